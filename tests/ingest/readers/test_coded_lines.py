"""A plan in plain text, whose objectives stand one a line under a code, without bullets."""

from pathlib import Path

import pytest

from index.document import BlockKind, Passage, Role
from index.lexicon import load_lexicon
from ingest.readers.text import read_text
from ingest.reading import read_document

PLAN = """Le programme de Brise a deux axes, dont parlent les fiches.

AXE 1 – UN LITTORAL SÛR

Pilote de l'axe : M. Ondin

OS 1.1 Protéger les quais
OO 1.1.1 Relever la digue du phare, dont la hauteur ne suffit plus depuis les grandes
marées de mars
OO 1.1.2 Poser dix marégraphes
OS 1.2 (transversal) Prévenir les habitants
Cet objectif regroupe :
• une alerte avant chaque marée ;
• deux exercices par an.

AXE 2 – UN PORT VIVANT

OS 2.1 : Accueillir les pêcheurs
OO 2.1.1 : Rénover la criée
"""
LEXICON = """[rubriques]
enjeu = enjeu
objectif_strategique = objectif stratégique, OS
objectif_operationnel = objectif opérationnel, OO
"""


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Passage, ...]:
    folder = tmp_path_factory.mktemp("brise")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "lexique.txt").write_text(LEXICON, encoding="utf-8")
    lexicon = load_lexicon(folder / "lexique.txt")
    return read_document(folder / "plan.txt", document_id="b", lexicon=lexicon).passages


def with_role(passages: tuple[Passage, ...], role: Role) -> list[tuple[str | None, str, str]]:
    return [(p.number, p.heading_path[-1], p.text) for p in passages if p.role is role]


def test_strategic_objectives_stand_under_their_axis(passages: tuple[Passage, ...]) -> None:
    assert with_role(passages, Role.STRATEGIC_OBJECTIVE) == [
        ("1.1", "AXE 1 – UN LITTORAL SÛR", "Protéger les quais"),
        ("1.2", "AXE 1 – UN LITTORAL SÛR", "(transversal) Prévenir les habitants"),
        ("2.1", "AXE 2 – UN PORT VIVANT", "Accueillir les pêcheurs"),
    ]


def test_operational_objectives_stand_under_theirs(passages: tuple[Passage, ...]) -> None:
    digue = (
        "OO 1.1.1 Relever la digue du phare, dont la hauteur ne suffit plus depuis les grandes"
        " marées de mars"
    )
    assert with_role(passages, Role.OPERATIONAL_OBJECTIVE) == [
        ("1.1.1", "OS 1.1 Protéger les quais", digue),
        ("1.1.2", "OS 1.1 Protéger les quais", "OO 1.1.2 Poser dix marégraphes"),
        ("2.1.1", "OS 2.1 : Accueillir les pêcheurs", "OO 2.1.1 : Rénover la criée"),
    ]


def test_what_an_objective_lists_is_no_objective(passages: tuple[Passage, ...]) -> None:
    details = [p for p in passages if p.text.startswith(("une alerte", "deux exercices"))]
    assert [p.role for p in details] == [None, None]
    assert {p.lead_in for p in details} == {"Cet objectif regroupe :"}


@pytest.mark.parametrize(
    "source",
    [
        "Le plan répond à l'OS 1.1,\nOS 1.2 et à d'autres encore. Voir aussi\nOS 2.1 Les quais.",
        "La digue longe la\nRN 4 Marche et la\nRN 63 Liège.",
        "Article 1.1 Les quais sont fermés.\nArticle 1.2 Ils le restent.",
        "OS 1.1 Les quais\nsont protégés.",
    ],
)
def test_a_code_inside_a_text_makes_no_item(source: str) -> None:
    assert [block.kind for block in read_text(source).blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Les acteurs : Direction du Port, Capitainerie, école « Cap », Criée de Brise.", None),
        (
            "Notre raison d'être : protéger, Monsieur, les quais de Brise.",
            "mission",
        ),
    ],
)
def test_names_one_after_the_other_are_no_mission(
    tmp_path: Path, line: str, role: str | None
) -> None:
    (tmp_path / "plan.txt").write_text(
        PLAN.replace("Pilote de l'axe : M. Ondin", line), encoding="utf-8"
    )
    (tmp_path / "lexique.txt").write_text(LEXICON, encoding="utf-8")
    lexicon = load_lexicon(tmp_path / "lexique.txt")
    passages = read_document(tmp_path / "plan.txt", document_id="b", lexicon=lexicon).passages
    assert [p.role for p in passages if p.text == line] == [role]
