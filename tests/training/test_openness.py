"""The line between open and narrow questions, drawn again for the bundled model."""

import json
import shutil
from pathlib import Path

import numpy as np

from index.embedder import BUNDLED, OPENNESS
from training.openness import write_openness


def test_what_is_shipped_is_what_the_everyday_questions_give(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(BUNDLED, folder, ignore=shutil.ignore_patterns(OPENNESS))
    write_openness(folder)
    drawn, shipped = (json.loads((f / OPENNESS).read_text("utf-8")) for f in (folder, BUNDLED))
    assert np.allclose(drawn["weights"], shipped["weights"], atol=0.01)
    assert abs(drawn["intercept"] - shipped["intercept"]) < 0.01
