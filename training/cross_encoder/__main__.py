"""Train the cross-encoder: `python -m training.cross_encoder` (or `make cross-encoder`).

It starts from the contextual encoder as `make contextual` trained it, in that one's work folder;
what is done is kept under its own. (`pip install onnx onnxscript` first, to write the model.)
"""

from __future__ import annotations

import argparse
import logging
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from index.cross_encoder import BUNDLED
from training.contextual.whole import trained_encoder
from training.corpora import Asked, asked_of_corpus, asked_of_documents, asked_of_lists
from training.cross_encoder.examples import Example, Examples
from training.cross_encoder.fitting import Pairs, trained
from training.cross_encoder.reader import Reader
from training.cross_encoder.recipe import Recipe
from training.everyday import told_sentences
from training.quantised import write_transformer
from training.texts import is_development, read_texts, under

CARD = Path(__file__).parent / "model_card.md"


def main() -> None:
    """Run the recipe and write the model."""
    parser = argparse.ArgumentParser(prog="python -m training.cross_encoder", description=__doc__)
    parser.add_argument("--start", type=Path, default=Path("var/contextual"),
                        help="work folder of the contextual encoder's training")  # fmt: skip
    parser.add_argument("--work", type=Path, default=Path("var/cross_encoder"))
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the model goes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe()
    torch.manual_seed(recipe.seed)
    encoder, tokenizer = trained_encoder(options.start)
    asked = asked_of_corpus(options.work / "asked.jsonl")
    asked += asked_of_documents(options.work / "documents.jsonl")
    asked += asked_of_lists(options.work / "lists.jsonl")
    examples = Examples(told_sentences(), read_texts(), asked, recipe)
    pairs = Pairs(tokenizer, recipe.longest)
    reader = trained(Reader(encoder), pairs, examples, list(_kept(asked)), options.work, recipe)
    write_transformer(
        reader, reader.encoder.config, tokenizer, options.out, options.work, segments=True
    )
    shutil.copy(CARD, options.out / "README.md")
    logging.info("%s written", options.out)


def _kept(asked: Sequence[Asked]) -> Iterator[Example]:
    """Yield the examples kept out of training: each question with its own text."""
    for row in asked:
        if is_development(row.question):
            found = row.answering[:1] + row.others[:1]
            if found:
                yield Example(row.question, found, bool(row.answering))
    for told in told_sentences():
        if is_development(told.text):
            text = under(told.head, told.text)
            yield from (Example(question, (text,), True) for question in told.asks)
            yield from (Example(question, (text,), False) for question in told.misses)
            for question, answer in zip(told.misses, told.answers, strict=False):
                yield Example(question, (under(told.head, answer),), True)
    for text in read_texts():
        if is_development(text.text):
            whole = under(text.heading, text.text)
            yield from (Example(question, (whole,), True) for question, _ in text.answered)
            yield from (Example(question, (whole,), False) for question in text.missed)


if __name__ == "__main__":
    main()
