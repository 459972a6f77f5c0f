from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest

from assistant.pipeline import Assistant
from assistant.question import Question
from assistant.readiness import prepare
from index.document import Act, Passage
from index.view import View


class Watched:
    """A view that counts how often all its passages are gone through."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.walks = 0

    @property
    def passages(self) -> Sequence[Passage]:
        self.walks += 1
        return self._view.passages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)


class Broken(Watched):
    """A view whose acts cannot be read."""

    @property
    def acts(self) -> Mapping[str, Act]:
        raise LookupError("illisible")


@pytest.mark.parametrize(
    "question",
    [
        "Quelles délibérations concernent la culture ?",
        "Quelles délibérations mettent en œuvre l'enjeu Culture ?",
        "Quels sont les objectifs stratégiques de la culture ?",
    ],
)
def test_no_question_goes_through_a_prepared_view(view: View, question: str) -> None:
    watched = Watched(view)
    prepare(cast(View, watched))
    walks = watched.walks
    assert walks
    assert Assistant().answer(Question(question), cast(View, watched)).status.answered
    assert watched.walks == walks


def test_view_that_cannot_be_prepared_is_left_to_its_questions(view: View) -> None:
    prepare(cast(View, Broken(view)))
