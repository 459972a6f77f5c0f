import shutil

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant
from assistant.question import Question
from index.document import Audience
from index.library import Library
from index.view import Filters, View
from ingest.pipeline import ingest
from tests.fakes import HashingEmbedder
from tests.specimens.writing import FOLDER

PLAN = """---
titre: Programme stratégique transversal 2022-2024
titre_court: le PST 2022-2024
type: plan
public: public
---
# Programme stratégique transversal 2022-2024

## Culture

Être une Province qui défend la culture.

### Objectifs stratégiques

01. Soutenir la création dans tous les lieux.
02. Renforcer la présence du livre dans l'espace public.
06. Faire des musées un moteur d'attractivité.

## Vivre mieux

Être une Province qui prend soin de chacun.

### Objectifs stratégiques

01. Veiller au bien-être des enfants.
03. Veiller au bien-être des aînés.
"""
LEXICON = """[rubriques]
objectif_strategique = objectifs stratégiques
enjeu = enjeu
"""


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Return the public view of a plan and of the specimens (extracts, not minutes)."""
    root = tmp_path_factory.mktemp("corpus")
    (root / "plan.md").write_text(PLAN, encoding="utf-8")
    (root / "lexique.txt").write_text(LEXICON, encoding="utf-8")
    public = root / "public"
    public.mkdir()
    for path in FOLDER.glob("*.*"):
        if path.suffix in (".pdf", ".docx") and "proces" not in path.name:
            shutil.copy(path, public)
    index_dir = tmp_path_factory.mktemp("index")
    embedder = HashingEmbedder()
    ingest([root], index_dir, embedder)
    return Library(index_dir, embedder).view(frozenset({Audience.PUBLIC}))


class Asked:
    """Asks questions of one view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __call__(self, text: str, filters: Filters | None = None) -> Answer:
        return Assistant().answer(Question(text, filters=filters), self._view)


@pytest.fixture(scope="session")
def ask(view: View) -> Asked:
    return Asked(view)
