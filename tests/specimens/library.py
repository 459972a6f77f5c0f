"""A published index of a small plan and of the specimens, all invented."""

from __future__ import annotations

import shutil
from pathlib import Path

from ingest.pipeline import IngestReport, ingest
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


def write_corpus(root: Path) -> None:
    """Write a plan and the extracts of the specimens (no minutes, no answers)."""
    (root / "plan.md").write_text(PLAN, encoding="utf-8")
    (root / "lexique.txt").write_text(LEXICON, encoding="utf-8")
    public = root / "public"
    public.mkdir()
    for path in FOLDER.glob("*.*"):
        if path.suffix in (".pdf", ".docx") and "proces" not in path.name:
            shutil.copy(path, public)


def publish(root: Path, index_dir: Path) -> IngestReport:
    """Read a corpus into a new build and publish it."""
    return ingest([root], index_dir, HashingEmbedder())
