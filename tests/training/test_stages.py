"""Both stages on made-up data, with the real teacher."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.acts import write_data
from training.preparation import vocabulary
from training.recipe import Recipe
from training.stages import averaged, trained

RECIPE = Recipe(
    vocabulary=120, distil_steps=3, distil_batch=16, contrast_steps=2, contrast_batch=32,
    neighbours=4, kept_batch=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


def test_a_second_call_takes_up_what_the_first_has_done(folder: Path) -> None:
    tokenizer = vocabulary(folder, folder, RECIPE)
    first = trained(folder, folder, RECIPE, tokenizer)
    kept = {path: path.stat().st_mtime_ns for path in folder.rglob("*.safetensors")}
    kept |= {path: path.stat().st_mtime_ns for path in (folder / "teacher").glob("*.npy")}
    assert np.array_equal(trained(folder, folder, RECIPE, tokenizer), first)
    assert {path.name for path in kept} >= {"distilled.safetensors", "contrasted.safetensors"}
    assert kept == {path: path.stat().st_mtime_ns for path in kept}


def test_stages_are_averaged_at_the_same_length() -> None:
    one = np.array([[2.0, 0.0], [0.0, 2.0]], dtype=np.float32)
    other = np.array([[0.0, 1.0], [1.0, 0.0]], dtype=np.float32)
    assert averaged(one, other, 0.25).tolist() == [[0.25, 0.75], [0.75, 0.25]]
