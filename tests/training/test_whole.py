"""The last part of the contextual encoder's training, on whole documents made up here."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn.functional import normalize

from tests.training.test_contextual import PIECES, THINGS, bert, pairs
from training.contextual.encoder import Encoder
from training.contextual.fitting import Texts
from training.contextual.recipe import Recipe
from training.contextual.whole import (
    Documents,
    Shown,
    loss_of_whole,
    trained_encoder,
    trained_on_whole,
)
from training.corpora import Whole, whole_documents
from training.pretrained import tokenizer_of

RECIPE = Recipe(layers=2, frozen=0)
SMALL = replace(
    RECIPE,
    whole=replace(RECIPE.whole, steps=2, documents=1, of_each=3, known=4, told=2, clusters=1),
)


def whole(*, twice: bool) -> Whole:
    answered = [(f"{word} ?", (at,), word) for at, word in enumerate(THINGS)]
    if twice:
        answered += [(f"{word} la ?", (at,), word) for at, word in enumerate(THINGS)]
    return Whole(THINGS, tuple(answered), ("tonte euros ?", "parc midi ?"))


def drawn() -> Documents:
    near = [[0, 1]] * (2 * len(THINGS))
    return Documents([whole(twice=False)], whole(twice=True), pairs(SMALL), near, SMALL)


def test_a_step_shows_every_passage_of_its_documents() -> None:
    shown = drawn().shown(random.Random(0))
    assert shown.texts[: 2 * len(THINGS)] == THINGS * 2
    assert all(own in places for own, places in zip(shown.own, shown.answering, strict=True))
    for question, own in zip(shown.questions[:7], shown.own, strict=False):
        assert shown.texts[own][:2].lower() in question.lower()
    assert shown.unanswered
    assert all(one[:2].lower() == other[:2].lower() for one, other, _ in shown.alike)


def test_a_passage_that_answers_as_well_is_no_mistake_and_a_question_without_answer_is() -> None:
    vectors = normalize(torch.tensor([[1.0, 0.0], [0.9, 0.1], [1.0, 0.05]]), dim=1)
    asked, told = vectors, vectors[:2]
    both = frozenset({0, 1})
    alike = Shown(("a", "b"), ("a", "b"), (0, 1), (both, both), (), ())
    assert float(loss_of_whole(asked[:2], told, alike, RECIPE)) == pytest.approx(0, abs=1e-5)
    missed = replace(alike, unanswered=("c",))
    assert float(loss_of_whole(asked, told, missed, RECIPE)) > 0.01
    apart = replace(alike, answering=(frozenset({0}), frozenset({1})))
    assert float(loss_of_whole(asked[:2], told, apart, RECIPE)) > 0.1


def test_questions_with_one_answer_are_brought_near() -> None:
    told = normalize(torch.eye(2), dim=1)
    shown = Shown(("a",), ("a", "b"), (0,), (frozenset({0}),), (), (("x", "y", "z"),))
    one, other = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])
    near = torch.stack([told[0], one, one, other])
    far = torch.stack([told[0], one, other, one])
    assert loss_of_whole(near, told, shown, RECIPE) < loss_of_whole(far, told, shown, RECIPE)


def test_what_is_done_is_kept_and_taken_up(tmp_path: Path) -> None:
    texts = Texts(tokenizer_of(PIECES), 32)
    documents = [whole(twice=False)]

    def trained() -> Encoder:
        return trained_on_whole(
            Encoder(bert()), texts, pairs(SMALL), documents, whole(twice=True), tmp_path, SMALL
        )

    with pytest.raises(SystemExit, match="make contextual"):
        trained_encoder(tmp_path)
    first = {name: value.clone() for name, value in trained().state_dict().items()}
    bert().save_pretrained(tmp_path / "start-2")
    tokenizer_of(PIECES).save(str(tmp_path / "tokenizer.json"))
    kept, _ = trained_encoder(tmp_path)
    again = {f"encoder.{name}": value for name, value in kept.state_dict().items()}
    assert all(torch.equal(value, again[name]) for name, value in first.items())
    assert any(
        not torch.equal(value, first[f"encoder.{name}"])
        for name, value in bert().state_dict().items()
    )


def test_a_document_is_given_with_the_places_of_its_answers(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(
        "---\ntitre: Guide\npublic: public\n---\n\n# Guide\n\n## Piscine\n\n"
        "La piscine ouvre à midi.\n\n## Parc\n\nLe parc ferme à la nuit.\n",
        encoding="utf-8",
    )
    (tmp_path / "guide.jsonl").write_text(
        '{"yes": [["quand nager ?", "ouvre à midi"], ["x ?", "absent"]], "no": [["prix ?", ""]]}\n',
        encoding="utf-8",
    )
    (found,) = whole_documents(tmp_path)
    ((question, places, words),) = found.answered
    assert (question, words) == ("quand nager ?", "ouvre à midi")
    assert ["midi" in found.passages[at] for at in places] == [True]
    assert found.unanswered == ("prix ?",)
