"""The contextual encoder's training on made-up data: a tiny encoder, a few steps."""

import random
from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from training.contextual.encoder import Encoder
from training.contextual.examples import Pair, Pairs
from training.contextual.fitting import Texts, loss_of, trained
from training.contextual.recipe import Recipe, Stage
from training.corpora import Asked
from training.everyday import Told
from training.pretrained import SPECIAL, tokenizer_of
from training.texts import Text

WORDS = ("▁salle", "▁prix", "▁ouvre", "▁euros", "▁la", "▁midi", "▁parc", "▁tonte", "▁query:", "s")
PIECES = [*((mark, 0.0) for mark in SPECIAL), *((word, -2.0) for word in WORDS)]
THINGS = ("salle", "prix", "ouvre", "euros", "midi", "parc", "tonte")


def bert() -> BertModel:
    torch.manual_seed(0)
    return BertModel(
        BertConfig(
            vocab_size=len(PIECES), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
            intermediate_size=64, max_position_embeddings=40,
        ),
        add_pooling_layer=False,
    )  # fmt: skip


def pairs(recipe: Recipe) -> Pairs:
    texts = [
        Text(f"la {word}", f"la {word} s", ((f"{word} ?", f"la {word}"),), ()) for word in THINGS
    ]
    documents = [
        Asked(f"{word} la ?", (f"la {word}",), (), document)
        for document in ("plan", "guide") for word in THINGS
    ]  # fmt: skip
    told = [Told(word, f"la {word}", (f"{word} s ?",), ()) for word in THINGS]
    return Pairs(told, texts, [Asked("prix ?", ("la prix",), ())], documents, recipe)


def test_the_questions_of_a_step_are_of_few_documents() -> None:
    drawn = pairs(Recipe()).of(
        Stage("s", 1, documents=1, of_each=6, clusters=0, told=0, asked=0), random.Random(0)
    )
    assert len(drawn) == 6
    assert all(pair.text in pair.answering for pair in drawn)
    assert len({pair.question for pair in drawn}) == 6


def test_texts_that_are_known_to_answer_as_well_are_no_mistake() -> None:
    vectors = torch.nn.functional.normalize(torch.tensor([[1.0, 0.0], [0.9, 0.1]]), dim=1)
    apart = [Pair("a ?", "a", frozenset({"a"})), Pair("b ?", "b", frozenset({"b"}))]
    both = frozenset({"a", "b"})
    alike = [Pair("a ?", "a", both), Pair("b ?", "b", both)]
    assert float(loss_of(vectors, vectors, apart, 10.0)) > 0.1
    assert float(loss_of(vectors, vectors, alike, 10.0)) == pytest.approx(0, abs=1e-5)


def test_training_brings_questions_to_their_texts_and_is_kept(tmp_path: Path) -> None:
    stage = Stage("near", 40, documents=1, of_each=6, clusters=1, told=1, asked=1)
    recipe = Recipe(layers=2, frozen=0, rate=3e-3, warm=2, stages=(stage,))
    tokenizer = tokenizer_of(PIECES)
    texts, drawn = Texts(tokenizer, 32), pairs(recipe)
    shown = drawn.of(Stage("s", 1, 1, 12, 0, 0, 0), random.Random(1))

    def loss(encoder: Encoder) -> float:
        encoder.eval()
        with torch.inference_mode():
            sides = [[p.question for p in shown], [p.text for p in shown]]
            asked, told = (texts.read(encoder, [f"query: {t}" for t in side]) for side in sides)
            return float(loss_of(asked, told, shown, recipe.scale))

    encoder = Encoder(bert())
    before = loss(encoder)
    trained(encoder, texts, drawn, tmp_path, recipe)
    assert loss(encoder) < before / 2
    again = trained(Encoder(bert()), texts, drawn, tmp_path, recipe)
    assert loss(again) == pytest.approx(loss(encoder))


def test_what_is_frozen_does_not_learn() -> None:
    encoder = Encoder(bert())
    encoder.freeze(1)
    learning = {id(parameter) for parameter in encoder.learning}
    names = {name for name, p in encoder.named_parameters() if id(p) in learning}
    assert names
    assert all("layer.1." in name for name in names)
