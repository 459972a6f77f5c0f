"""The model: a pretrained encoder, the mean of its last states, brought to unit length."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertModel


class Encoder(nn.Module):
    """Inputs are batch × subwords, int64; the output batch × width, float32."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return one unit vector per text."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        shown = mask[..., None].float()
        return normalize((states * shown).sum(1) / shown.sum(1), dim=1)

    def freeze(self, layers: int) -> None:
        """Keep subwords and the first layers as pretraining made them."""
        parts = [self.encoder.embeddings, *self.encoder.encoder.layer[:layers]]
        for parameter in (p for part in parts for p in part.parameters()):
            parameter.requires_grad = False

    @property
    def device(self) -> torch.device:
        """Return where it computes."""
        return self.encoder.device

    @property
    def learning(self) -> list[nn.Parameter]:
        """Return what training changes."""
        return [p for p in self.parameters() if p.requires_grad]

    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return one unit vector per text."""
        vectors = super().__call__(ids, mask)
        assert isinstance(vectors, torch.Tensor)
        return vectors
