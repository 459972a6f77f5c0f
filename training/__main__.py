"""Train the French encoder: `python -m training DATA` (or `make encoder DATA=...`).

What is done is kept under the work folder: a second call goes on where the first stopped.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

from index.embedder import BUNDLED
from training.export import export
from training.preparation import vocabulary
from training.recipe import Recipe
from training.stages import trained

CARD = Path(__file__).parent / "model_card.md"


def main() -> None:
    """Run the recipe and write the model."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the open training data")
    parser.add_argument("--work", type=Path, default=Path("var/training"), help="what is kept")
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the model goes")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    options.work.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    recipe = Recipe()
    tokenizer = vocabulary(options.data, options.work, recipe)
    table = trained(options.data, options.work, recipe, tokenizer)
    export(tokenizer, table, options.out, CARD.read_text(encoding="utf-8"))
    logging.info("%s written in %.0f minutes", options.out, (time.monotonic() - started) / 60)


if __name__ == "__main__":
    main()
