"""The model: a pretrained encoder reads question and text together, a head compares them.

The question's subwords and the text's are averaged apart after both have been read together;
the head sees where the two averages agree and differ. It starts from what the encoder knows of
likeness, so a few hundred steps are enough to tell subjects apart; a mark at the start of the
pair, the usual place to read from, had learnt nothing after as many.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, normalize
from transformers import BertModel

_INNER = 192
_USUAL = 0.85
"""Cosine of the averages of two texts without relation: the encoder's space is narrow."""


class Head(nn.Module):
    """Compare two averages: one logit."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.a = nn.Linear(2 * width, _INNER)
        self.b = nn.Linear(_INNER, 1)
        self.c = nn.Linear(1, 1)
        self._width = width
        with torch.no_grad():
            self.b.weight.mul_(0.3)
            self.c.weight.fill_(5.0)
            self.c.bias.zero_()

    def forward(self, states: Tensor, question: Tensor, text: Tensor) -> Tensor:
        """Return logits (batch); masks are batch × subwords, 1 where a subword counts."""
        one, other = self._average(states, question), self._average(states, text)
        product = one * other
        sides = torch.cat([product, (one - other).abs()], dim=1)
        cosine = product.sum(1, keepdim=True) / self._width
        return (self.b(gelu(self.a(sides))) + self.c(cosine - _USUAL))[:, 0]

    def _average(self, states: Tensor, mask: Tensor) -> Tensor:
        total = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        # Numbers near 1, whatever the width: the length of a row of ones.
        return normalize(total, dim=1) * self._width**0.5


class Reader(nn.Module):
    """Encoder and head. Inputs are batch × subwords, int64; the output batch, float32."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = Head(encoder.config.hidden_size)

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor) -> Tensor:
        """Return one logit per pair: above 0, the text rather answers."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        told, shown = segments.float(), mask.float()
        return self.head(states.float(), shown * (1 - told), shown * told)
