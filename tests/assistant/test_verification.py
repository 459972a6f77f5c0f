"""What the last check lets pass, whoever wrote it."""

from dataclasses import replace

import pytest

from assistant.answer import (
    Block,
    Citation,
    ListBlock,
    ListItem,
    Notice,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from assistant.draft import Composition
from assistant.verification import verify
from index.view import View

BOOKS = "Livres prêtés par les bibliobus en 2030 : 14.573"
GRANTS = "Subsides aux fanfares : 50.000 €"


def cite(view: View, number: int, words: str) -> Citation:
    (document,) = view.documents.values()
    start = document.text.index(words)
    return Citation(number, document.id, "Plan", "plan", words, start, start + len(words))


def composed(view: View, *blocks: Block, **more: object) -> Composition:
    sources = (cite(view, 1, BOOKS), cite(view, 2, GRANTS))
    return Composition(blocks, sources, **more)  # type: ignore[arg-type]


def told(composition: Composition | None) -> str:
    return plain_text(composition.blocks) if composition else ""


@pytest.mark.parametrize("figure", ["14.573", "14 573", "14573"])
def test_a_figure_of_the_source_passes_however_written(plan: View, figure: str) -> None:
    assert figure in told(verify(composed(plan, Paragraph(f"{figure} livres prêtés [1]")), plan))


@pytest.mark.parametrize("text", ["14.574 livres [1]", "12 % de livres [1]", "le 1er mai 2030 [1]"])
def test_a_wrong_figure_is_removed(plan: View, text: str) -> None:
    checked = verify(composed(plan, Paragraph("Des livres [2]"), Paragraph(text)), plan)
    assert told(checked) == "Des livres [1]"


def test_a_figure_of_another_source_than_the_one_marked_is_removed(plan: View) -> None:
    assert verify(composed(plan, Paragraph("50.000 € [1]")), plan) is None


def test_a_figure_without_a_mark_is_removed(plan: View) -> None:
    checked = verify(
        composed(plan, Paragraph("Des livres [1]"), Paragraph("Soit 99 livres.")), plan
    )
    assert "99" not in told(checked)


def test_a_mark_without_a_source_is_removed(plan: View) -> None:
    checked = verify(composed(plan, Paragraph("Des livres [1]"), Paragraph("Des bois [7]")), plan)
    assert told(checked) == "Des livres [1]"


def test_one_item_is_removed_from_a_list_and_one_row_from_a_table(plan: View) -> None:
    items = ListBlock((ListItem("14.573 livres [1]"), ListItem("15.000 livres [1]")))
    table = Table(("a", "b"), (("50.000 € [2]", "–"), ("60.000 € [2]", "–")))
    checked = verify(composed(plan, items, table), plan)
    assert "15.000" not in told(checked)
    assert "60.000" not in told(checked)
    assert "14.573" in told(checked)
    assert "50.000" in told(checked)


def test_what_was_counted_is_allowed(plan: View) -> None:
    lead = Paragraph("La culture compte 3 chiffres :")
    item = ListBlock((ListItem("Subsides [2]"),))
    assert "3" in told(verify(composed(plan, lead, item, computed=frozenset({"3"})), plan))
    assert "3" not in told(verify(composed(plan, lead, item), plan))


def test_years_of_a_documents_name_are_allowed(plan: View) -> None:
    text = "Selon le Plan stratégique de la Province de Corvelle 2031-2033 : subsides [2]"
    assert "2031" in told(verify(composed(plan, Paragraph(text)), plan))


def test_sources_are_numbered_again_and_the_unused_go(plan: View) -> None:
    checked = verify(composed(plan, Paragraph("Subsides [2]"), Quote(GRANTS, 2)), plan)
    assert checked is not None
    assert [(c.number, c.quote) for c in checked.citations] == [(1, GRANTS)]
    assert told(checked) == f"Subsides [1]\n\n« {GRANTS} » [1]"


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Livres prêtés : 20.000"},
        {"start": 0, "end": 10},
        {"document_id": "inconnu"},
        {"quote": "   "},
    ],
)
def test_a_quote_that_is_not_word_for_word_is_dropped(
    plan: View, change: dict[str, object]
) -> None:
    source = replace(cite(plan, 1, BOOKS), **change)  # type: ignore[arg-type]
    composition = Composition((Paragraph("Des livres [1]"), Quote(BOOKS, 1)), (source,))
    assert verify(composition, plan) is None


def test_remarks_alone_are_no_answer(plan: View) -> None:
    assert verify(composed(plan, Notice("Une remarque."), Paragraph("Sans source.")), plan) is None
