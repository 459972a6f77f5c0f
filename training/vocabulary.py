"""Train the subword vocabulary: French first, then English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.thesaurus import french_thesaurus
from training.data import everyday_pairs, law_texts, lexicon_pairs
from training.everyday import told_sentences

UNKNOWN = "[UNK]"
_LEXICON_REPEATS = 3
"""Everyday lemmas are counted more than once, lest law fills the vocabulary."""
_THESAURUS_REPEATS = 40
_EVERYDAY_REPEATS = 10
"""Words and questions of the street are few: counted often, they become whole subwords."""
_ENGLISH_LAW = 3
"""One English law text in this many is read."""


def train_vocabulary(data: Path, size: int) -> Tokenizer:
    """Return a WordPiece tokenizer over lower-cased words without accents or punctuation."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=False)]
    )
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=2, special_tokens=[UNKNOWN], show_progress=True
    )
    tokenizer.train_from_iterator(_texts(data), trainer)
    return tokenizer


def _texts(data: Path) -> Iterator[str]:
    for pair in everyday_pairs(data):
        yield from (pair.french, pair.english)
    for pair in lexicon_pairs(data):
        yield from (*[pair.french] * _LEXICON_REPEATS, pair.english)
    for table in french_thesaurus().tables.values():
        for word, wordings in table.items():
            yield from [" ".join([word, *wordings])] * _THESAURUS_REPEATS
    for told in told_sentences():
        yield from [" ".join([*told.asks, *told.misses, told.text])] * _EVERYDAY_REPEATS
    for rank, text in enumerate(law_texts(data)):
        yield text.french
        if rank % _ENGLISH_LAW == 0:
            yield text.english
