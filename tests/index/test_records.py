import json
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Act, Block, BlockKind, Document, LegalStatus, Vote
from index.records import RecordError, decode, encode, read_lines, write_lines
from tests.index.samples import act, document

WHOLE = encode(document("d", "Un texte."))
ACT = act("a", "d", "2022-03-31", 12.5, unanimous=True)


def test_a_record_comes_back_as_it_was() -> None:
    whole = document("d", "Un texte.", acts=(ACT,))
    assert decode(Document, json.loads(json.dumps(encode(whole)))) == whole


def test_defaults_are_left_out() -> None:
    assert encode(Block(BlockKind.ITEM, 0, 3)) == {"kind": "item", "start": 0, "end": 3}
    assert encode(Vote(in_favour=0)) == {"in_favour": 0}


@pytest.mark.parametrize(
    "change",
    [
        {"surprise": 1},
        {"title": None},
        {"title": 3},
        {"start": "0"},
        {"start": True},
        {"legal_status": "loi"},
        {"amounts": 3.0},
        {"amounts": ["3"]},
        {"vote": []},
    ],
)
def test_anything_else_than_what_is_declared_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        decode(Act, {**encode(ACT), **change})


def test_a_missing_field_is_refused() -> None:
    data = encode(ACT)
    del data["title"]
    with pytest.raises(RecordError, match="title"):
        decode(Act, data)


def test_a_whole_number_serves_as_an_amount() -> None:
    assert decode(Act, {**encode(ACT), "amounts": [3]}).amounts == (3.0,)


def test_enumerations_come_back_as_members() -> None:
    assert decode(Act, encode(ACT)).legal_status is LegalStatus.ADOPTED


def test_lines_are_read_back_whatever_separators_the_text_holds(tmp_path: Path) -> None:
    records = [Vote(unanimous=True), Vote(against=2)]
    documents = [document("d", "Un\u2028deux\u0085trois\r")]
    write_lines(tmp_path / "votes", records)
    write_lines(tmp_path / "documents", documents)
    assert list(read_lines(tmp_path / "votes", Vote)) == records
    assert list(read_lines(tmp_path / "documents", Document)) == documents


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "votes.jsonl"
    path.write_text('{"against":2}\n{"against":\n')
    with pytest.raises(RecordError, match=r"votes\.jsonl:2"):
        list(read_lines(path, Vote))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from([field.name for field in fields(Document)])


@given(JSON | st.dictionaries(FIELDS, JSON) | st.dictionaries(FIELDS, JSON).map(WHOLE.__or__))
def test_whatever_is_read_is_a_record_or_a_record_error(data: object) -> None:
    with suppress(RecordError):
        assert isinstance(decode(Document, data), Document)
