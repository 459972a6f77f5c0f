"""The data of the assistant's own words: complete, and the same in every language."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from assistant.answer import Status
from assistant.frames import document_name, role_name, say
from assistant.language import LANGUAGES
from index.document import DocumentType, Metadata, Role

ASSISTANT = Path(__file__).parents[2] / "assistant"
FRAMES = tomllib.loads((ASSISTANT / "data" / "frames.toml").read_text("utf-8"))
CODE = "\n".join(path.read_text("utf-8") for path in ASSISTANT.rglob("*.py"))


def fields(frame: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(frame) if name}


def frames(language: str) -> dict[str, str]:
    return {name: text for name, text in FRAMES[language].items() if isinstance(text, str)}


def test_every_language_has_its_words() -> None:
    assert set(LANGUAGES) <= set(FRAMES)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "fr"])
def test_a_frame_is_filled_with_the_same_things_in_every_language(language: str) -> None:
    for name, text in frames(language).items():
        assert name in FRAMES["fr"], name
        assert fields(text) <= fields(FRAMES["fr"][name]), name
        assert fields(FRAMES["fr"][name]) - fields(text) <= {"type"}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_is_named_for_one_for_many_and_with_its_article(language: str) -> None:
    assert set(FRAMES[language]["role"]) == {role.value for role in Role}
    for role in Role:
        names = {role_name(language, role, 1), role_name(language, role, 2)}
        names.add(role_name(language, role, 2, article=True))
        assert all(names)


def test_every_type_of_document_is_named() -> None:
    for kind in DocumentType:
        name = document_name("fr", Metadata(title="Titre", type=kind))
        assert name.endswith("« Titre »")
        assert name.split()[0].startswith(("le", "la", "l'"))


def test_every_status_is_given_by_some_step() -> None:
    for status in Status:
        assert CODE.count(f"Status.{status.name}") >= 1, status


# Asked back as they stand: the assistant's suggestions are questions in French.
_IN_FRENCH_ONLY = set(
    "suggest_list suggest_role suggest_objective suggest_overview which_stake institutions".split()
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_a_frame(language: str) -> None:
    assert frames("fr").keys() - frames(language).keys() <= _IN_FRENCH_ONLY


def test_a_frame_missing_elsewhere_is_said_in_french() -> None:
    assert say("xx", "thanks") == FRAMES["fr"]["thanks"]


def test_a_short_title_is_given_with_its_article() -> None:
    metadata = Metadata(title="Plan", short_title="le Plan Corvelle")
    assert document_name("fr", metadata) == "le Plan Corvelle"
    assert document_name("en", metadata) == "the Plan Corvelle"


@pytest.mark.parametrize("language", LANGUAGES)
def test_french_typography(language: str) -> None:
    for name, text in frames(language).items():
        assert "  " not in text, name
        if language == "fr":
            assert not re.search(r"[^\s][?!;]", text), name
