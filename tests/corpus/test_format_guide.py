"""The guide for staff says what is true: its example, its keys and its error message."""

import re
from pathlib import Path

import pytest
import yaml

from index.document import Audience, DocumentType, LegalStatus, Role
from index.lexicon import LexiconError, load_lexicon
from tests.corpus import edition

GUIDE = (edition.CORPUS.parent / "docs" / "format-documents.md").read_text("utf-8")


def _table_row(key: str) -> str:
    found = re.search(rf"^\| `{key}`.*$", GUIDE, re.MULTILINE)
    assert found, key
    return found[0]


def test_the_example_is_a_valid_document() -> None:
    found = re.search(r"```markdown\n---\n(.*?)---\n", GUIDE, re.DOTALL)
    assert found
    declared = yaml.safe_load(found[1])
    assert Audience(declared["public"]) is Audience.PUBLIC
    assert DocumentType(declared["type"]) is DocumentType.PLAN
    assert LegalStatus(declared["statut"]) is LegalStatus.ADOPTED
    for key in declared:
        assert f"`{key}`" in GUIDE


@pytest.mark.parametrize(("key", "values"), [("type", DocumentType), ("statut", LegalStatus)])
def test_the_guide_lists_every_value_of_a_key(key: str, values: type[DocumentType]) -> None:
    row = _table_row(key)
    assert all(f"`{value}`" in row for value in values)


def test_the_guide_names_every_role() -> None:
    assert all(f"`{role}`" in GUIDE for role in Role)


def test_the_lines_of_the_lexicon_table_are_valid(tmp_path: Path) -> None:
    rows = re.findall(r"^\| `(\[[a-zé ]+\])` .*\| `([^`]+ = [^`]+)` \|$", GUIDE, re.MULTILINE)
    assert len(rows) == 6
    path = tmp_path / "lexique.txt"
    path.write_text("\n".join(f"{part}\n{line}" for part, line in rows), encoding="utf-8")
    assert load_lexicon(path).expand("une piste cyclable") == ("mobilité douce",)


def test_the_error_message_is_the_one_shown(tmp_path: Path) -> None:
    path = tmp_path / "lexique.txt"
    path.write_text("[sigles]\n" + "\n" * 40 + "PST programme\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    assert str(caught.value) in GUIDE
