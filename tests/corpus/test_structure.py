"""The structure of the edition, counted in its own lines: needs nothing but the file."""

import itertools
import re

import pytest

from index.document import Audience, DocumentType, LegalStatus
from tests.corpus import edition

STAKES = (
    "Enseignement et Formation",
    "Culture",
    "Vivre mieux",
    "Transition territoriale",
    "Gouvernance",
)
STRATEGIC = dict(zip(STAKES, (5, 6, 4, 2, 2), strict=True))
ACTORS = dict(zip(STAKES, (6, 5, 7, 7, 10), strict=True))
FIGURES = dict(zip(STAKES, (0, 3, 4, 5, 6), strict=True))
ACTIONS = dict(zip(STAKES, (5, 4, 4, 5, 5), strict=True))
OPERATIONAL = {
    "Enseignement et Formation": {"01": 4, "03": 2, "04": 2, "05": 3},
    "Culture": {"01": 2, "02": 2, "03": 3, "04": 3, "05": 2, "06": 3},
    "Vivre mieux": {"01": 3, "02": 10, "03": 3, "04": 1},
    "Transition territoriale": {"01": 7, "02": 1},
    "Gouvernance": {"01": 9, "02": 3},
}


def _under(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n", text, re.MULTILINE)
    if not found:
        return ""
    level = len(found[1])
    rest = text[found.end() :]
    following = re.search(rf"^#{{1,{level}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def _items(text: str) -> list[str]:
    return re.findall(r"^(?:- |\d+\. )(.+)$", text, re.MULTILINE)


def test_the_front_matter_declares_a_public_brochure() -> None:
    declared = edition.front_matter()
    assert Audience(str(declared["public"])) is Audience.PUBLIC
    assert DocumentType(str(declared["type"])) is DocumentType.BROCHURE
    assert LegalStatus(str(declared["statut"])) is LegalStatus.INFORMATION
    assert declared["titre_court"] == "le PST 2022-2024"
    assert declared["periode"] == "2022-2024"
    assert declared["langue"] == "fr"
    for key in ("titre", "editeur", "editeur_responsable", "origine"):
        assert declared[key], key


def test_added_headings_are_declared_and_used() -> None:
    headings = re.findall(r"^#+ (.+)$", edition.body(), re.MULTILINE)
    added = edition.front_matter()["rubriques_ajoutees"]
    assert isinstance(added, list)
    assert set(added) <= set(headings)


def test_the_plan_has_its_five_stakes_in_order() -> None:
    stakes = _under(edition.body(), "Nos 5 enjeux")
    assert tuple(re.findall(r"^## (.+)$", stakes, re.MULTILINE)) == STAKES
    assert len(_items(stakes.split("## ")[0])) == 5


@pytest.mark.parametrize("stake", STAKES)
def test_a_stake_opens_with_its_mission_and_has_all_its_parts(stake: str) -> None:
    text = _under(edition.body(), stake)
    assert re.match(r"\nÊtre une [Pp]rovince qui .+\.\n\n### Objectifs Stratégiques\n", text)
    assert len(_items(_under(text, "Objectifs Stratégiques"))) == STRATEGIC[stake]
    assert len(_items(_under(text, "Nos acteurs"))) == ACTORS[stake]
    assert len(_items(_under(text, "Chiffres"))) == FIGURES[stake]
    assert len(_items(_under(text, "En action(s)"))) == ACTIONS[stake]


@pytest.mark.parametrize("stake", STAKES)
def test_strategic_objectives_are_numbered_from_01_without_a_gap(stake: str) -> None:
    text = _under(_under(edition.body(), stake), "Objectifs Stratégiques")
    numbers = re.findall(r"^(\d\d)\. ", text, re.MULTILINE)
    assert numbers == [f"{n:02}" for n in range(1, STRATEGIC[stake] + 1)]


@pytest.mark.parametrize("stake", STAKES)
def test_operational_objectives_stand_under_the_number_of_a_strategic_one(stake: str) -> None:
    text = _under(_under(edition.body(), stake), "Quelques objectifs opérationnels")
    groups = {n: len(_items(_under(text, n))) for n in re.findall(r"^#### (.+)$", text, re.M)}
    assert groups == OPERATIONAL[stake]


def test_each_value_has_its_points_and_its_paragraph() -> None:
    values = _under(edition.body(), "Nos valeurs")
    names = re.findall(r"^## (.+)$", values, re.MULTILINE)
    assert names == ["Proximité", "Expertise", "Transparence", "Efficacité"]
    assert [len(_items(_under(values, name))) for name in names] == [3, 3, 4, 3]


def test_a_label_without_value_stays_without_value() -> None:
    vivre_mieux = _items(_under(_under(edition.body(), "Vivre mieux"), "Chiffres"))
    assert all(" : " not in label for label in vivre_mieux)
    gouvernance = _items(_under(_under(edition.body(), "Gouvernance"), "Chiffres"))
    assert [label for label in gouvernance if " : " in label] == [
        "Nombre d'agents : 957 ETP (31/03/2022)",
        "Nombre de logiciels de simplification administrative : 9",
    ]


def test_no_heading_level_is_skipped_and_notes_say_what_they_are() -> None:
    levels = [len(marks) for marks in re.findall(r"^(#+) ", edition.body(), re.MULTILINE)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    notes = re.findall(r"^> (.+)$", edition.body(), re.MULTILINE)
    assert notes
    assert all(note.startswith("Note de l'édition : ") for note in notes)


def test_nothing_of_the_layout_is_left() -> None:
    assert not re.search(r"<su[bp]>|\*\*|!\[|\]\(|^En action\(s\)", edition.body(), re.MULTILINE)
