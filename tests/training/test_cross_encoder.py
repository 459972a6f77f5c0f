"""The cross-encoder's training on made-up data: a tiny pretrained model, a few steps."""

import random
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from training.corpora import Asked
from training.cross_encoder.examples import Example, Examples
from training.cross_encoder.fitting import Pairs, loss_of, trained
from training.cross_encoder.reader import Reader
from training.cross_encoder.recipe import Recipe
from training.everyday import Told
from training.pretrained import (
    SPECIAL,
    Pretrained,
    pruned,
    read_pretrained,
    tokenizer_of,
)
from training.texts import Text, is_development, slipped

HIDDEN, INNER, HEADS, POSITIONS = 32, 64, 4, 40
WORDS = ("▁salle", "▁prix", "▁ouvre", "▁euros", "▁la", "▁midi", "s", "▁Ω")
PIECES = [*((mark, 0.0) for mark in SPECIAL), *((word, -2.0) for word in WORDS)]


def packed(values: np.ndarray) -> bytes:
    """Blocks of 32 numbers of 4 bits, whose scale is 0.5."""
    whole = np.round(values.reshape(-1, 32) / 0.5).astype(int) + 8
    low, high = whole[:, :16], whole[:, 16:]
    scale = np.float16(0.5).tobytes()
    return b"".join(
        scale + bytes((one | two << 4).astype(np.uint8)) for one, two in zip(low, high, strict=True)
    )


def write_model(path: Path, layers: int = 2) -> np.ndarray:
    """A file as the package has it; returns the table of words it holds."""
    dice = np.random.default_rng(0)
    table = dice.integers(-8, 8, (len(PIECES), HIDDEN)) * 0.5
    tensors: dict[str, tuple[int, bytes]] = {"emb.word": (table.size, packed(table))}

    def whole(name: str, values: np.ndarray) -> None:
        tensors[name] = (values.size, values.astype("<f4").tobytes())

    whole("emb.pos", np.zeros((POSITIONS, HIDDEN)))
    whole("emb.type", np.zeros((2, HIDDEN)))
    whole("emb.ln.w", np.ones(HIDDEN))
    whole("emb.ln.b", np.zeros(HIDDEN))
    sides = {"q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN),
             "ao": (HIDDEN, HIDDEN), "fi": (INNER, HIDDEN), "fo": (HIDDEN, INNER)}  # fmt: skip
    for layer in range(layers):
        for name, (rows, columns) in sides.items():
            numbers = dice.integers(-8, 8, (rows, columns)) * 0.5
            tensors[f"l{layer}.{name}.w"] = (numbers.size, packed(numbers))
            whole(f"l{layer}.{name}.b", np.zeros(rows))
        for name in ("aln", "oln"):
            whole(f"l{layer}.{name}.w", np.ones(HIDDEN))
            whole(f"l{layer}.{name}.b", np.zeros(HIDDEN))
    texts = [piece.encode() for piece, _ in PIECES]
    ends = np.cumsum([0, *map(len, texts)]).astype("<u4")
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, HIDDEN, layers, HEADS, INNER, len(PIECES), POSITIONS, 2, 1e-6, 32
    )
    head += struct.pack("<i4iQ", len(PIECES), 0, 2, 1, 3, int(ends[-1])) + ends.tobytes()
    head += np.array([score for _, score in PIECES], "<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 0, 0) + struct.pack("<i", len(tensors))
    size = len(head) + sum(2 + len(name) + 1 + 4 + 8 + 8 for name in tensors)
    rows, body = b"", b""
    for name, (count, data) in tensors.items():
        place = struct.pack("<BIQQ", 0, count, size + len(body), len(data))
        rows += struct.pack("<H", len(name)) + name.encode() + place
        body += data
    path.write_bytes(head + rows + body)
    return table


@pytest.fixture
def start(tmp_path: Path) -> Pretrained:
    write_model(tmp_path / "model.bin")
    return read_pretrained(tmp_path / "model.bin", layers=1)


def test_the_packages_numbers_are_unpacked(tmp_path: Path) -> None:
    table = write_model(tmp_path / "model.bin")
    found = read_pretrained(tmp_path / "model.bin", layers=1)
    assert np.allclose(found.model.embeddings.word_embeddings.weight.detach().numpy(), table)
    assert found.pieces == PIECES
    assert found.model.config.num_hidden_layers == 1


def test_another_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"model\.bin"):
        read_pretrained(tmp_path / "model.bin", layers=1)


def test_subwords_that_no_text_shows_are_left_out(start: Pretrained) -> None:
    table = start.model.embeddings.word_embeddings.weight.detach().clone()
    kept = pruned(start, ["la salle ouvre", "la salle ouvre"], seen=2)
    names = [piece for piece, _ in kept.pieces]
    assert names == [*SPECIAL, "▁salle", "▁ouvre", "▁la", "s"]
    row = [piece for piece, _ in PIECES].index("▁ouvre")
    weights = kept.model.embeddings.word_embeddings.weight
    assert torch.equal(weights[names.index("▁ouvre")], table[row])
    assert kept.model.config.vocab_size == len(names)


def test_the_text_of_a_pair_is_the_second_segment(start: Pretrained) -> None:
    ids, mask, segments = Pairs(tokenizer_of(start.pieces), 12).of(
        [
            Example("prix", ("la salle ouvre midi",), True),
            Example("prix la salle", ("midi",), False),
        ]
    )
    assert ids.shape == mask.shape == segments.shape == (2, 9)
    assert segments[0].tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 1]
    assert mask[1].tolist() == [1] * 8 + [0]


def told(count: int, answers: bool) -> list[Told]:
    found: list[Told] = []
    number = 0
    while len(found) < count:
        number += 1
        text = f"La salle {number} ouvre à midi."
        if not is_development(text):
            given = (f"Elle coûte {number} euros.", f"Elle a {number} places.") if answers else ()
            found.append(
                Told("Salle", text, (f"salle {number} ouvre ?",),
                     (f"prix {number} ?", f"places {number} ?"), given)
            )  # fmt: skip
    return found


RECIPE = Recipe(
    steps=3, batch=8, bare=0.0, told=1.0, supplied=1.0, read=1.0, known=1.0, farther=0.0
)


ONLY_FOUND = replace(RECIPE, told=0.0)


def pairs_of(shown: list[Example]) -> list[tuple[str, str, bool]]:
    return [(e.question, text, e.answered and not at) for e in shown
            for at, text in enumerate(e.texts)]  # fmt: skip


def test_questions_are_shown_with_a_text_that_answers_and_some_that_do_not() -> None:
    rows = told(30, answers=True)
    shown = Examples(rows, [], [], RECIPE).of(random.Random(1))
    pairs = pairs_of(shown)
    kinds = {right: {t for _, t, answers in pairs if answers is right} for right in (True, False)}
    for row in rows:
        for answer in row.answers:
            assert f"Salle. {answer}" in kinds[True]
    right = {(question.lower(), text) for question, text, answers in pairs if answers}
    wrong = {(question.lower(), text) for question, text, answers in pairs if not answers}
    assert not right & wrong
    assert all(e.answered and len(e.texts) > 1 for e in shown)


def test_a_sentence_of_a_text_answers_only_what_its_words_tell() -> None:
    texts = [
        Text("Salle", f"La salle {n} ouvre à midi. Elle coûte {n} euros.",
             ((f"quand la salle {n} ?", "ouvre à midi"), (f"combien la {n} ?", f"{n} euros")),
             (f"qui garde la {n} ?",))
        for n in range(60)
    ]  # fmt: skip
    shown = Examples(told(30, answers=False), texts, [], RECIPE).of(random.Random(2))
    when = [e for e in shown if e.question.startswith("quand")]
    assert all(e.answered and "midi" in e.texts[0] for e in when)
    own = [text for e in when for text in e.texts[1:] if "midi" not in text]
    assert own
    assert all("euros" in text for text in own)
    assert any(len(e.texts) > 2 for e in when), "beside a text near it"
    assert not any(e.answered for e in shown if e.question.startswith("qui"))


def test_a_question_on_the_corpus_is_shown_with_the_texts_found_for_it() -> None:
    known = Asked("combien ?", ("Elle coûte 5 euros.",), ("a", "b", "c", "d", "e"))
    unknown = Asked("avec qui ?", (), ("a", "b", "c", "d", "e"))
    shown = Examples(told(2, answers=False), [], [known, unknown], ONLY_FOUND).of(random.Random(3))
    found = {e.answered: e.texts for e in shown}
    assert found[True][0] == known.answering[0]
    assert len(set(found[True][1:]) & set(known.others)) == RECIPE.wrong
    assert set(found[False]) <= set(unknown.others[:3]), "the nearest are those it would be told"


def test_the_loss_falls_when_the_text_that_answers_stands_before_the_others() -> None:
    examples = [Example("q", ("right", "wrong", "wrong"), True), Example("r", ("wrong",), False)]
    good = loss_of(torch.tensor([2.0, -2.0, -2.0, -2.0]), examples, 0.5)
    swapped = loss_of(torch.tensor([-2.0, 2.0, -2.0, -2.0]), examples, 0.5)
    assert good < swapped
    # Each at its own level, the order right: only the judgement is at fault.
    high = torch.tensor([4.0, 1.0, 1.0, -2.0])
    assert loss_of(high, examples, 0.0) > loss_of(
        high - torch.tensor([2.0, 2.0, 2.0, 0]), examples, 0.0
    )


def test_wrong_texts_weigh_together_as_much_as_the_right_one() -> None:
    logits = torch.zeros(4, requires_grad=True)
    loss_of(logits, [Example("q", ("right", "wrong", "wrong", "wrong"), True)], 0.0).backward()
    pull = logits.grad
    assert pull is not None
    assert float(pull[0]) == pytest.approx(-float(pull[1:].sum()))


def test_a_slip_leaves_a_question_readable() -> None:
    dice = random.Random(0)
    question = "Où se trouve la bibliothèque ?"
    slips = {slipped(question, dice) for _ in range(400)}
    assert question in slips
    assert any("è" not in slip for slip in slips)
    assert all(abs(len(slip) - len(question)) <= 2 for slip in slips)


def test_a_second_call_takes_up_what_the_first_has_done(tmp_path: Path, start: Pretrained) -> None:
    examples = Examples(told(40, answers=True), [], [], RECIPE)
    kept = [Example("prix", ("la salle",), True), Example("midi", ("euros",), False)]
    pairs = Pairs(tokenizer_of(start.pieces), 12)
    first = trained(Reader(start.model), pairs, examples, kept, tmp_path, RECIPE)
    weights = {name: value.clone() for name, value in first.state_dict().items()}
    done = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.safetensors")}
    write_model(tmp_path / "again.bin")
    other = read_pretrained(tmp_path / "again.bin", layers=1)
    again = trained(Reader(other.model), pairs, examples, kept, tmp_path, RECIPE)
    assert all(torch.equal(weights[name], value) for name, value in again.state_dict().items())
    assert {path.name for path in done} == {"reading.safetensors"}
    assert done == {path: path.stat().st_mtime_ns for path in done}
