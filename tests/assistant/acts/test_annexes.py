import shutil
from pathlib import Path

import pytest

from assistant.acts.annexes import annexes_of
from index.document import Audience, LegalStatus
from index.library import Library
from index.view import View
from tests.assistant.acts.conftest import Asked
from tests.assistant.conftest import ROOT
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus

FIXTURES = ROOT / "tests" / "fixtures" / "acts" / "public"
ANNEX = "public-2022-10-20-depistage-annexes-convention-hopital"
RULES = "Le parcours du festival passe par la place des Halles.\n"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A view of the acts, two of which have an annex: an adopted one and a draft."""
    root: Path = tmp_path_factory.mktemp("corpus")
    write_corpus(root)
    shutil.copytree(FIXTURES, root / "public", dirs_exist_ok=True)
    drafted = root / "public" / "2024-06-27-festival.annexes"
    drafted.mkdir()
    (drafted / "parcours.txt").write_text(RULES, encoding="utf-8")
    index_dir = tmp_path_factory.mktemp("index")
    publish(root, index_dir)
    return Library(index_dir, HashingEmbedder()).view(frozenset({Audience.PUBLIC}))


def test_annex_knows_its_act_and_is_not_one(shown: View) -> None:
    act = annexes_of(shown).act(shown.documents[ANNEX])
    assert act is not None
    assert act.title.startswith("Santé – Bus de dépistage")
    assert [annex.id for annex in annexes_of(shown).of(act)] == [ANNEX]
    assert ANNEX not in {each.document_id for each in shown.acts.values()}


def test_decision_names_its_annexes_and_cites_them(shown: View) -> None:
    answer = Asked(shown)("Qu'a décidé le conseil sur le dépistage du diabète ?")
    assert "Annexe – Convention hopital" in answer.text
    cited = next(c for c in answer.citations if c.document_id == ANNEX)
    assert (cited.document_type, cited.date) == ("annexe", "2022-10-20")
    assert cited.legal_status == LegalStatus.ADOPTED.value


def test_annex_that_is_asked_for_is_quoted(shown: View) -> None:
    answer = Asked(shown)("Que contient l'annexe de la délibération sur le bus de dépistage ?")
    assert "Le bus circule du mardi au jeudi, de 9 à 16 heures." in answer.text


def test_annex_that_is_not_there_is_said_so(shown: View) -> None:
    answer = Asked(shown)("Que contient l'annexe de la délibération sur le bibliobus ?")
    assert "Aucune annexe de cette délibération n'est dans le corpus." in answer.text


def test_annex_of_a_draft_is_told_as_no_decision(shown: View) -> None:
    answer = Asked(shown)("Par où passe le parcours du festival ?")
    assert answer.status.answered
    assert "place des Halles" in answer.text
    assert {citation.legal_status for citation in answer.citations} == {"projet"}
    assert "n'a pas encore été adopté" in answer.text
