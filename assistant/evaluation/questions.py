"""Read question sets (JSON Lines, format in docs/evaluation.md)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path


class QuestionSetError(ValueError):
    """A line of a question set cannot be read; the message is in French and names it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what its answer must be.

    In scope, every pattern of `gold` must match the folded answer or one of its quotes.
    """

    id: str
    type: str
    question: str
    gold: tuple[re.Pattern[str], ...] = ()
    abstain: bool = False
    smalltalk: bool = False
    history: tuple[str, ...] = ()
    language: str = "fr"
    split: str | None = None

    @property
    def in_scope(self) -> bool:
        """Tell whether an answer is expected."""
        return not self.abstain and not self.smalltalk


def load_cases(path: Path, split: str | None = None) -> list[Case]:
    """Read a question set, or one split of it."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                case = _case(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
                raise QuestionSetError(
                    f"{path.name}, ligne {number} : question illisible ({type(error).__name__})."
                ) from error
            if split is None or case.split in (None, split):
                cases.append(case)
    if not cases:
        raise QuestionSetError(f"{path.name} ne contient aucune question.")
    return cases


def _case(row: dict[str, object]) -> Case:
    gold, history = row.get("gold", []), row.get("history", [])
    if not isinstance(gold, list) or not isinstance(history, list):
        raise TypeError("gold, history")
    return Case(
        id=str(row["id"]),
        type=str(row["type"]),
        question=str(row["q"]),
        gold=tuple(re.compile(str(pattern), re.IGNORECASE) for pattern in gold),
        abstain=bool(row.get("abstain")),
        smalltalk=bool(row.get("smalltalk")),
        history=tuple(map(str, history)),
        language=str(row.get("lang", "fr")),
        split=str(row["split"]) if "split" in row else None,
    )
