"""The student: one vector and one weight per subword, summed and normalised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

LONGEST = 160
"""Subwords read of a text in training."""
_RARE = 1e-3
"""A word this frequent starts with half the weight of a rare one."""
_CHUNK = 20_000
_CROP = (15, 100)
"""Subwords of a cropped passage: from, up to."""


class Tokens:
    """Texts as one flat array of subword ids, so that batches cost nothing to make."""

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        rows: list[NDArray[np.int32]] = []
        for at in range(0, len(texts), _CHUNK):
            chunk = list(texts[at : at + _CHUNK])
            for encoding in tokenizer.encode_batch(chunk, add_special_tokens=False):
                known = [token for token in encoding.ids if token][:LONGEST] or [0]
                rows.append(np.array(known, dtype=np.int32))
        self.flat = np.concatenate(rows)
        self.starts = np.cumsum([0, *(len(row) for row in rows)])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Return the ids of these texts and where each starts, as an embedding bag wants."""
        starts = self.starts[rows]
        return self._gather(starts, self.starts[rows + 1] - starts)

    def cropped(
        self, rows: NDArray[np.int64], share: float, dice: np.random.Generator
    ) -> tuple[Tensor, Tensor]:
        """Return the same, a share of the texts cut to a random run of their subwords."""
        starts = self.starts[rows]
        lengths = self.starts[rows + 1] - starts
        kept = np.minimum(lengths, dice.integers(*_CROP, len(rows)))
        kept = np.where(dice.random(len(rows)) < share, kept, lengths)
        skipped = (dice.random(len(rows)) * (lengths - kept + 1)).astype(np.int64)
        return self._gather(starts + skipped, kept)

    def _gather(
        self, starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[Tensor, Tensor]:
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        at = np.repeat(starts - offsets, lengths) + np.arange(lengths.sum())
        return torch.from_numpy(self.flat[at].astype(np.int64)), torch.from_numpy(offsets)


def thinned(
    batch: tuple[Tensor, Tensor], share: float, dice: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """Return a batch with a share of its subwords lost, the first of each text kept."""
    ids, starts = batch
    kept = dice.random(len(ids)) >= share
    kept[starts.numpy()] = True
    before = np.cumsum(kept) - kept
    return ids[torch.from_numpy(kept)], torch.from_numpy(before[starts.numpy()].astype(np.int64))


class Student(torch.nn.Module):
    """Unit vectors from weighted sums of subword vectors."""

    def __init__(self, counts: NDArray[np.float64], dimension: int, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.vectors = torch.nn.EmbeddingBag(len(counts), dimension, mode="sum")
        torch.nn.init.normal_(self.vectors.weight, 0, dimension**-0.5, generator=generator)
        frequent = counts / counts.sum()
        weights = np.log(_RARE / (_RARE + frequent))
        self.weights = torch.nn.Parameter(torch.tensor(weights, dtype=torch.float32))

    def forward(self, batch: tuple[Tensor, Tensor]) -> Tensor:
        """Return one unit vector per text of the batch."""
        ids, offsets = (side.to(self.device) for side in batch)
        sums = self.vectors(ids, offsets, per_sample_weights=self.weights.exp()[ids])
        return torch.nn.functional.normalize(sums, dim=1)

    @property
    def device(self) -> torch.device:
        """Return where the student is."""
        return self.weights.device

    def weighted(self) -> Tensor:
        """Return the weighted vectors, one row per subword."""
        return self.vectors.weight * self.weights.exp()[:, None]

    def table(self) -> NDArray[np.float32]:
        """Return the weighted vectors as an array: what is shipped."""
        return np.asarray(self.weighted().detach().cpu().numpy(), dtype=np.float32)


def counts_of(size: int, *texts: Tokens) -> NDArray[np.float64]:
    """Return how often each subword occurs in these texts, plus one."""
    return sum((np.bincount(t.flat, minlength=size) for t in texts), start=np.ones(size))
