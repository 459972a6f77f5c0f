"""Turn the data into what the two stages read, each step kept on disk once done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.contrast import Headings
from training.data import everyday_pairs, law_pairs, lexicon_pairs, sections
from training.distil import Parallel
from training.lexical_signal import LexicalSignal
from training.recipe import Recipe
from training.student import Tokens
from training.teacher import TeacherVectors
from training.vocabulary import train_vocabulary


def vocabulary(data: Path, work: Path, recipe: Recipe) -> Tokenizer:
    """Return the subword vocabulary, trained when it is not there yet."""
    path = work / f"vocabulary-{recipe.vocabulary}.json"
    if not path.exists():
        train_vocabulary(data, recipe.vocabulary).save(str(path))
    return Tokenizer.from_file(str(path))


def parallel(data: Path, work: Path, recipe: Recipe, tokenizer: Tokenizer) -> Parallel:
    """Return the parallel texts with the teacher's vectors."""
    teacher = TeacherVectors(work / "teacher")
    pairs, vectors = [], []
    for group in (
        everyday_pairs(data),
        lexicon_pairs(data),
        law_pairs(data, recipe.parallel_words),
    ):
        known = teacher.of([pair.english for pair in group])
        pairs += group
        vectors += [known[pair.english] for pair in group]
    return Parallel(
        Tokens(tokenizer, [pair.french for pair in pairs]),
        Tokens(tokenizer, [pair.english for pair in pairs]),
        torch.from_numpy(np.stack(vectors)),
    )


def headings(data: Path, recipe: Recipe, tokenizer: Tokenizer) -> Headings:
    """Return the headings and their sections, with what BM25 says of them."""
    found = sections(data, recipe.section_words)
    bodies = [section.body.french for section in found]
    return Headings(
        sections=found,
        french=Tokens(tokenizer, bodies),
        english=Tokens(tokenizer, [section.body.english for section in found]),
        signal=LexicalSignal([section.heading.french for section in found], bodies),
        tokenizer=tokenizer,
    )
