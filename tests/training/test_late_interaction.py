"""What training and search compute is the same."""

import numpy as np
import torch

from training.late_interaction import covered


def test_each_subword_keeps_its_nearest_and_counts_by_its_length() -> None:
    dice = np.random.default_rng(4)
    table = dice.normal(size=(9, 5)).astype(np.float32)
    asked, told = [[1, 2, 2], [8]], [[3, 1], [4, 5, 6, 7], [8]]
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    expected = [
        [
            np.average(
                np.maximum((unit[own] @ unit[text].T).max(axis=1), 0),
                weights=np.linalg.norm(table[own], axis=1),
            )
            for text in told
        ]
        for own in asked
    ]
    found = covered(torch.from_numpy(table), ragged(asked), ragged(told))
    assert np.allclose(found.numpy(), expected, atol=1e-6)


def test_what_is_covered_can_be_learnt() -> None:
    table = torch.tensor([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]], requires_grad=True)
    share = covered(table, ragged([[0]]), ragged([[1, 2]]))
    share.sum().backward()
    assert np.isclose(share.item(), 0.6)
    assert table.grad is not None
    assert table.grad[1].any()
    assert not table.grad[2].any()


def ragged(texts: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    starts = np.cumsum([0, *map(len, texts[:-1])])
    return torch.tensor([i for text in texts for i in text]), torch.from_numpy(starts)
