"""Accept a follow-up that a model rewrote, only when the conversation said all of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.cues import generic_words, kind_of, shows
from assistant.figures import figures_in, number_words_in
from assistant.generation.names import names_in
from assistant.stems import akin, stems_of
from index.analysis import words
from index.personal_data import find_personal_data
from index.stemming import stem
from index.text import fold

LONGEST = 300
_SIGNS = ("attack", "opinion", "task")


def acceptable(rewritten: str, question: str, conversation: Sequence[str]) -> bool:
    """Tell whether a rewritten question asks nothing that the conversation did not say.

    `conversation` is everything the reader asked or was shown, the question included. What
    the question itself brings must be in the rewritten one, and something more with it.
    """
    said = " \n ".join(conversation)
    if not rewritten.strip() or len(rewritten) > LONGEST or find_personal_data(rewritten):
        return False
    if any(shows(sign, fold(rewritten)) for sign in _SIGNS):
        return False
    figures = figures_in(rewritten) | number_words_in(fold(rewritten))
    if not figures <= figures_in(said) | number_words_in(fold(said)):
        return False
    return (
        _within(_content(rewritten), said)
        and _within(_content(question), rewritten)
        and _completes(rewritten, question)
        and names_in(rewritten) <= frozenset(word.rstrip("sx") for word in words(said))
        | frozenset(words(said))
    )  # fmt: skip


def _completes(rewritten: str, question: str) -> bool:
    """Tell whether a rewritten question has a subject or a kind that the follow-up lacked."""
    more = not _within(_content(rewritten), question)
    return more or kind_of(fold(rewritten)) is not kind_of(fold(question))


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in generic_words()]


def _within(content: Sequence[str], text: str) -> bool:
    stems = stems_of(text)
    return all(
        stem(word) in stems or any(akin(stem(word), other) for other in stems) for word in content
    )
