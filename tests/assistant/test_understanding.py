import pytest

from assistant.cues import Kind
from assistant.understanding import Understanding, understand
from index.document import Role
from index.view import View


def stakes(understood: Understanding) -> list[str]:
    return [section.heading for _, section in understood.stakes]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Quels sont les objectifs stratégiques ?", Role.STRATEGIC_OBJECTIVE),
        ("les objectif strategique", Role.STRATEGIC_OBJECTIVE),
        ("les objectifs opérationnels", Role.OPERATIONAL_OBJECTIVE),
        ("les acteurs", Role.ACTOR),
        ("les valeurs", Role.VALUE),
        ("les enjeux", Role.STAKE),
        ("les chiffres", Role.FIGURE),
    ],
)
def test_the_part_of_the_plan_is_told(plan: View, text: str, role: Role) -> None:
    assert role in understand(text, plan, "fr").roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les objectifs de la culture", ["Culture vivante"]),
        ("les objectifs de la CULTTURE", ["Culture vivante"]),
        ("les acteurs des eaux et forêts", ["Eaux et forêts"]),
        ("les acteurs pour la forêt", ["Eaux et forêts"]),
        ("compare culture et forêts", ["Culture vivante", "Eaux et forêts"]),
        ("les acteurs", []),
    ],
)
def test_the_enjeux_named_are_told(plan: View, text: str, expected: list[str]) -> None:
    assert stakes(understand(text, plan, "fr")) == expected


def test_what_is_left_is_the_subject(plan: View) -> None:
    understood = understand("Quels objectifs stratégiques de la culture pour les fanfares ?",
                            plan, "fr")  # fmt: skip
    assert [term.word for term in understood.subject] == ["fanfares"]


def test_foreign_words_are_read_through_the_lexicon(plan: View) -> None:
    understood = understand("What are the strategic objectives for forests?", plan, "en")
    assert understood.roles == (Role.STRATEGIC_OBJECTIVE,)
    assert stakes(understood) == ["Eaux et forêts"]
    assert "forêt" in understood.search_text


def test_words_that_name_a_detail_need_not_stand_in_its_answer(plan: View) -> None:
    understood = understand("Quelle est l'adresse de la Maison provinciale ?", plan, "fr")
    assert [a.name for a in understood.attributes] == ["address"]
    assert "adresse" not in [term.word for term in understood.terms]


def test_corrections_are_searched_for(plan: View) -> None:
    understood = understand("les fanfarres", plan, "fr")
    assert understood.corrected
    assert "fanfares" in understood.search_text


def test_kind_and_politeness_are_told_apart(plan: View) -> None:
    understood = understand("Bonjour, combien de musées svp ?", plan, "fr")
    assert understood.kind is Kind.COUNT
    assert [term.word for term in understood.terms] == ["musees"]
