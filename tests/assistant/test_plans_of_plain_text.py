"""A plan in plain text whose actions have fields under them, a label on each line."""

import pytest

from assistant.answer import Answer, ListBlock
from index.embedder import Embedder
from index.view import View
from tests.assistant.conftest import converse, read

PLAN = """\
PROGRAMME DE LA COMMUNE DE BRISE

AXE 1 - UNE COMMUNE SÛRE

OS 1.1  Être une commune où l'on circule sans danger

  OO 1.1.1  Protéger les écoles

    Action 1.1.1.1  Créer deux rues scolaires
      Responsable : Inès Caron, conseillère en mobilité
      Échéance    : septembre 2026
      Budget      : 48.000 EUR

    Action 1.1.1.2  Former des surveillants
      Responsable : Paul Evrard
      Échéance    : 2027
      Budget      : sans impact

OS 1.2  Être une commune qui résiste aux crues

  OO 1.2.1  Retenir l'eau

    Action 1.2.1.1  Creuser un bassin au lieu-dit La Saulaie
      Responsable : Marc Piron
      Échéance    : printemps 2028
      Budget      : 540.000 EUR

AXE 2 - UNE COMMUNE SOLIDAIRE

OS 2.1  Être une commune qui accueille les enfants

  OO 2.1.1  Ouvrir des places

    Action 2.1.1.1  Construire une crèche
      Responsable : Delphine Warnand
      Échéance    : janvier 2029
      Budget      : 2.900.000 EUR
"""
LEXICON = """[rubriques]
enjeu = enjeu, enjeux, axe, axes
objectif_strategique = objectif stratégique, objectifs stratégiques, OS
objectif_operationnel = objectif opérationnel, objectifs opérationnels, OO
action = action, actions
"""


@pytest.fixture(scope="module")
def brise(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> View:
    folder = tmp_path_factory.mktemp("brise")
    (folder / "public").mkdir()
    (folder / "public" / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "lexique.txt").write_text(LEXICON, encoding="utf-8")
    return read(folder, folder / "index", embedder)


def told(answer: Answer) -> list[str]:
    lists = [block for block in answer.blocks if isinstance(block, ListBlock)]
    return [item.text.rpartition(" [")[0] for block in lists for item in block.items]


def test_the_actions_of_an_axis_are_listed_by_their_titles(brise: View) -> None:
    assert told(converse(brise, "Combien d'actions compte l'axe 1 ?")) == [
        "Action 1.1.1.1 Créer deux rues scolaires",
        "Action 1.1.1.2 Former des surveillants",
        "Action 1.2.1.1 Creuser un bassin au lieu-dit La Saulaie",
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("responsable action 1.1.1.2 ?", "Paul Evrard"),
        ("Quelle est l'échéance de l'action 1.2.1.1 ?", "printemps 2028"),
        ("La crèche doit être construite pour quand ?", "janvier 2029"),
    ],
)
def test_a_field_is_told_with_its_action(brise: View, question: str, expected: str) -> None:
    answer = converse(brise, question)
    assert expected in answer.text
    assert len(answer.citations) == 1


SHEETS = "CAHIER DU CLIMAT DE BRISE\n\n" + "\n\n".join(
    f"FICHE A{n} - {title}\n\nLa commune y travaille depuis deux ans, avec les habitants."
    for n, title in enumerate(("HAIES", "MARES", "TOITURES"), 1)
)


def test_numbered_headings_of_a_kind_are_counted(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    folder = tmp_path_factory.mktemp("fiches")
    (folder / "public").mkdir()
    (folder / "public" / "cahier.txt").write_text(SHEETS, encoding="utf-8")
    view = read(folder, folder / "index", embedder)
    assert len(told(converse(view, "Combien de fiches compte le cahier ?"))) == 3
    assert not told(converse(view, "Combien de fiches parlent des déchets ?"))


def test_the_kind_of_headings_may_have_any_sign(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    sheets = SHEETS.replace("FICHE A", "FICHE (BIS A")
    folder = tmp_path_factory.mktemp("signes")
    (folder / "public").mkdir()
    (folder / "public" / "cahier.txt").write_text(sheets, encoding="utf-8")
    view = read(folder, folder / "index", embedder)
    assert converse(view, "Combien de fiches compte le cahier ?").text
