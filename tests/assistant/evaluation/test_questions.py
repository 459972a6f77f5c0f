from pathlib import Path

import pytest

from assistant.evaluation.questions import QuestionSetError, load_cases


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "jeu.jsonl"


def test_a_set_is_read_line_by_line(write: Path) -> None:
    write.write_text(
        '{"id": "1", "type": "list", "q": "Lesquels ?", "gold": ["un|deux"]}\n\n'
        '{"id": "2", "type": "out", "q": "Quoi ?", "abstain": true, "lang": "nl"}\n'
        '{"id": "3", "type": "smalltalk", "q": "Salut", "smalltalk": true, "history": ["Et ?"]}\n'
    )
    listed, refused, greeted = load_cases(write)
    assert listed.in_scope
    assert listed.language == "fr"
    assert refused.abstain
    assert refused.language == "nl"
    assert greeted.history == ("Et ?",)
    assert not refused.in_scope
    assert not greeted.in_scope


def test_a_part_is_taken_with_what_has_no_part(write: Path) -> None:
    write.write_text(
        '{"id": "1", "type": "out", "q": "?", "abstain": true}\n'
        '{"id": "2", "type": "out", "q": "?", "abstain": true, "split": "dev"}\n'
        '{"id": "3", "type": "out", "q": "?", "abstain": true, "split": "test"}\n'
    )
    assert [case.id for case in load_cases(write, "dev")] == ["1", "2"]
    assert len(load_cases(write)) == 3


@pytest.mark.parametrize(
    "line",
    ["pas du JSON", '{"id": "2"}', '{"id": "2", "type": "t", "q": "?", "gold": ["("]}',
     '{"id": "2", "type": "t", "q": "?", "gold": "un"}', "[1]"],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(write: Path, line: str) -> None:
    write.write_text('{"id": "1", "type": "out", "q": "?", "abstain": true}\n' + line)
    with pytest.raises(QuestionSetError, match=r"jeu\.jsonl, ligne 2"):
        load_cases(write)


def test_an_empty_set_is_said_to_be_empty(write: Path) -> None:
    write.write_text("\n")
    with pytest.raises(QuestionSetError, match="aucune question"):
        load_cases(write)
