"""Late interaction of subwords: how much of a question some subword of a passage says.

Each subword of the question is compared with every subword of the passage and keeps its
nearest (MaxSim of ColBERT, Khattab & Zaharia 2020), here with static vectors; subwords count
by the length of their vector. `index.late_interaction` computes the same when searching.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import normalize

Ragged = tuple[Tensor, Tensor]
"""Ids of several texts in one row, and where each text starts."""

_LEAST = 1e-6


def covered(table: Tensor, asked: Ragged, told: Ragged) -> Tensor:
    """Return, for each question (rows) and passage (columns), the share covered, 0 to 1.

    `table` holds one vector per subword. Which subword is nearest is found without a
    gradient; the gradient flows through the similarity of the one found.
    """
    asked, told = (tuple(side.to(table.device) for side in text) for text in (asked, told))
    questions, question_of = torch.unique(asked[0], return_inverse=True)
    words, word_of = torch.unique(told[0], return_inverse=True)
    vectors = table[questions]
    lengths = vectors.norm(dim=1).clamp_min(_LEAST)
    similarity = (vectors / lengths[:, None]) @ normalize(table[words], dim=1).T
    grid = torch.from_numpy(_grid(word_of.cpu().numpy(), told[1].cpu().numpy()))
    grid = grid.to(table.device)
    with torch.no_grad():
        places = similarity[:, grid.ravel()].view(len(questions), *grid.shape).argmax(dim=2)
        nearest = grid[torch.arange(len(grid), device=grid.device), places]
    best = similarity.gather(1, nearest).relu() * lengths[:, None]
    return _summed(best, question_of, asked[1]) / _summed(
        lengths[:, None], question_of, asked[1]
    ).clamp_min(_LEAST)


def _grid(flat: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one row per text, the short ones filled with their own first subword."""
    sizes = np.diff(np.append(starts, len(flat)))
    columns = np.arange(sizes.max())
    return np.asarray(flat[starts[:, None] + np.where(columns < sizes[:, None], columns, 0)])


def _summed(values: Tensor, place_of: Tensor, starts: Tensor) -> Tensor:
    """Return the sum, per question, of the rows of its subwords."""
    return torch.nn.functional.embedding_bag(place_of, values, starts, mode="sum")
