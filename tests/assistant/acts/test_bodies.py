from pathlib import Path

import pytest

from assistant.acts.bodies import Bodies
from assistant.answer import Status
from index.document import Audience
from index.library import Library
from tests.assistant.acts.conftest import Asked
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish

REGISTER = """institution;organe;point;date;objet;matiere;montant
Commune d'Orvaux;Conseil communal;1;31/03/2022;Réfection du pont;Mobilité;5000
Commune d'Orvaux;Conseil communal;2;28/04/2022;Fleurissement;Culture;800
Ville de Rocheval;Conseil communal;1;12/05/2022;Réfection du quai;Mobilité;7000
Province de Haute-Meuse;Conseil provincial;1;24/03/2022;Festival à Rocheval;Culture;9000
Sart-Mosan;Conseil;3;02/06/2022;Bibliothèque;Culture;400
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    root: Path = tmp_path_factory.mktemp("corpus")
    (root / "public").mkdir()
    (root / "public" / "registre.csv").write_text(REGISTER, encoding="utf-8")
    index_dir = tmp_path_factory.mktemp("index")
    publish(root, index_dir)
    return Asked(Library(index_dir, HashingEmbedder()).view(frozenset({Audience.PUBLIC})))


@pytest.mark.parametrize(
    ("question", "told", "size"),
    [
        ("Quelles délibérations de la commune d'Orvaux ?", "Réfection du pont", 2),
        ("Quelles délibérations de Sart-Mosan ?", "Bibliothèque", 1),
        ("Quelles délibérations sur la mobilité à Rocheval ?", "Réfection du quai", 1),
        ("Quelles délibérations du conseil provincial en 2022 ?", "Festival à Rocheval", 2),
        ("Quelles délibérations à la dernière séance d'Orvaux ?", "Fleurissement", 1),
    ],
)
def test_acts_are_those_of_the_institution_named(
    asked: Asked, question: str, told: str, size: int
) -> None:
    answer = asked(question)
    assert told in answer.text
    assert len({citation.act_id for citation in answer.citations}) == size


def test_institution_is_a_subject_where_it_decided_nothing_of_the_sort(asked: Asked) -> None:
    answer = asked("Quelles délibérations du conseil provincial concernent Rocheval ?")
    assert {citation.title for citation in answer.citations} == {"Festival à Rocheval"}


def test_what_an_institution_decided_is_told_without_naming_its_council(asked: Asked) -> None:
    answer = asked("Qu'a décidé Orvaux sur le pont ?")
    assert answer.status is Status.ANSWERED
    assert [citation.title for citation in answer.citations] == ["Réfection du pont"]


def test_what_somebody_decided_that_no_act_tells_is_left_to_the_documents(asked: Asked) -> None:
    answer = asked("Qu'a décidé Orvaux sur les étoiles ?")
    assert not answer.status.answered
    assert "Aucune délibération" not in answer.text


def test_one_institution_is_no_criterion() -> None:
    words = "Province de Haute-Meuse culture"
    assert Bodies(["Province de Haute-Meuse"]).said_in(words).institutions is None


def test_name_is_known_in_each_of_its_forms() -> None:
    bodies = Bodies(["Ville de Wavre", "Wavre", "Court-Saint-Étienne"])
    named = bodies.said_in("budget de Wavre")
    assert (named.institutions, named.remainder) == (
        frozenset({"Ville de Wavre", "Wavre"}),
        "budget de",
    )
    named = bodies.said_in("court saint etienne")
    assert named.institutions == frozenset({"Court-Saint-Étienne"})
