"""Records of a plain text: what stands under a title, a label on each line, is told with it."""

from __future__ import annotations

from index.document import BlockKind
from ingest.readers.text import read_text

_PLAN = """\
AXE 1 - SOIGNER

OS 1.1  Faire venir la santé

  OO 1.1.1  Ouvrir des maisons

    Action 1.1.1.1  Ouvrir une maison médicale
      Responsable : le service Santé
      Échéance    : mars 2027
      Budget      : 12.000 EUR

    Action 1.1.1.2  Former des aides
      Responsable : la Haute École
      Échéance    : 2028
      Budget      : sans impact
      Note        : les cours du soir comptent aussi, pour ceux qui
                    travaillent le jour.

  OO 1.1.2  Prévenir

    Action 1.1.2.1  Dépister à l'école
      Responsable : le service PSE
      Risque : trop peu de médecins
      Échéance : juin 2026
"""


def _items(source: str) -> list[str]:
    result = read_text(source)
    return [result.text[b.start : b.end] for b in result.blocks if b.kind is BlockKind.ITEM]


def test_the_fields_of_a_record_are_told_with_its_title_a_line_each() -> None:
    records = [item for item in _items(_PLAN) if item.startswith("Action")]
    assert records == [
        "Action 1.1.1.1 Ouvrir une maison médicale\nResponsable : le service Santé\n"
        "Échéance : mars 2027\nBudget : 12.000 EUR",
        "Action 1.1.1.2 Former des aides\nResponsable : la Haute École\nÉchéance : 2028\n"
        "Budget : sans impact\nNote : les cours du soir comptent aussi, pour ceux qui travaillent "
        "le jour.",
        "Action 1.1.2.1 Dépister à l'école\nResponsable : le service PSE\n"
        "Risque : trop peu de médecins\nÉchéance : juin 2026",
    ]


def test_labels_whose_colons_are_aligned_are_no_table() -> None:
    kinds = {block.kind for block in read_text(_PLAN).blocks}
    assert BlockKind.TABLE_ROW not in kinds


def test_items_with_one_labelled_line_among_them_are_no_records() -> None:
    items = _items(
        "1. Planter des haies\nAttention : pas en été.\n2. Curer les fossés\n3. Semer des prés\n"
    )
    assert all("\n" not in item for item in items)


def test_fields_under_a_heading_are_told_a_line_each_wherever_the_page_cuts_them() -> None:
    sheets = "\n\n".join(
        f"FICHE A{n} - PLANTER DES HAIES\n\nPilote : le service Nature, avec l'aide des\n"
        f"écoles de la commune\nÉchéance : 202{n}\nBudget : {n}.000 EUR"
        for n in (5, 6, 7)
    )
    result = read_text(sheets)
    first = next(b for b in result.blocks if b.kind is BlockKind.PARAGRAPH)
    assert result.text[first.start : first.end] == (
        "Pilote : le service Nature, avec l'aide des écoles de la commune\n"
        "Échéance : 2025\nBudget : 5.000 EUR"
    )
