from pathlib import Path

import pytest

from index.document import Audience, Role
from index.lexicon import load_lexicon
from index.library import Library
from index.plan import Plan, PlanNode, read_plan, read_plans
from ingest.pipeline import ingest
from ingest.reading import read_document
from tests.fakes import HashingEmbedder

LEXICON = """[rubriques]
objectif_strategique = objectifs stratégiques
objectif_operationnel = objectifs opérationnels
acteur = nos acteurs
chiffre = chiffres
"""
PLAN = """---
titre: Plan
public: public
---

# Culture

Défendre la culture.

## Objectifs stratégiques

01. Soutenir le livre.
02. Ouvrir les musées.

## Nos acteurs

- Musée des arts

## Quelques objectifs opérationnels

#### 02

- Des musées gratuits.

#### 09

- Un objectif sans attache.

## Chiffres

- Prêts : 12

# Santé

## Objectifs stratégiques

01. Soutenir le livre.
"""


def written(tmp_path: Path, text: str) -> Plan:
    (tmp_path / "lexique.txt").write_text(LEXICON)
    path = tmp_path / "plan.md"
    path.write_text(text)
    found = read_document(path, document_id="plan", lexicon=load_lexicon(tmp_path / "lexique.txt"))
    return read_plan(found.document, found.passages)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return written(tmp_path, PLAN)


def outline(nodes: tuple[PlanNode, ...]) -> list[object]:
    return [(n.role.value, n.label, outline(n.children)) if n.children else n.label for n in nodes]


def test_the_plan_is_a_tree_of_enjeux(plan: Plan) -> None:
    assert outline(plan.nodes) == [
        (
            "enjeu",
            "Culture",
            [
                "Défendre la culture.",
                "Soutenir le livre.",
                (
                    "objectif_strategique",
                    "Ouvrir les musées.",
                    ["Des musées gratuits."],
                ),
                "Musée des arts",
                "Un objectif sans attache.",
                "Prêts : 12",
            ],
        ),
        ("enjeu", "Santé", ["Soutenir le livre."]),
    ]


def test_every_node_has_its_own_id_and_a_passage_to_cite(plan: Plan) -> None:
    nodes = list(plan.walk())
    assert len({node.id for node in nodes}) == len(nodes) == 10
    assert all(node.passage_id for node in nodes)
    assert all(plan.find(node.id) is node for node in nodes)


def test_ids_stay_when_something_else_changes(tmp_path: Path, plan: Plan) -> None:
    edited = written(tmp_path, PLAN.replace("Défendre la culture.", "Aimer la culture."))
    lost = {node.id for node in plan.walk()} - {node.id for node in edited.walk()}
    assert lost == {"plan.culture.mission-defendre-la-culture"}
    assert edited.find("plan.culture.os-02") is None
    found = edited.find("plan.culture.os-2")
    assert found is not None
    assert (found.role, found.number) == (Role.STRATEGIC_OBJECTIVE, "02")


def test_a_view_gives_the_plans_its_audience_may_read(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "lexique.txt").write_text(LEXICON)
    (corpus / "plan.md").write_text(PLAN)
    (corpus / "secret.md").write_text(PLAN.replace("public: public", "public: interne"))
    (corpus / "note.md").write_text("# Note\n\nUn texte.\n")
    embedder = HashingEmbedder()
    ingest([corpus], tmp_path / "index", embedder)
    library = Library(tmp_path / "index", embedder)
    citizen = library.view(frozenset({Audience.PUBLIC}))
    agent = library.view(frozenset({Audience.PUBLIC, Audience.INTERNAL}))
    assert [plan.document_id for plan in read_plans(citizen)] == ["plan"]
    assert [plan.document_id for plan in read_plans(agent)] == ["plan", "secret"]
