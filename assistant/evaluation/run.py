"""Ask every question of a set and judge each answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, ListBlock, Notice, Quote, Table
from assistant.evaluation.questions import Case
from assistant.figures import figures_in
from assistant.pipeline import Assistant
from assistant.question import Question, Turn
from assistant.stems import stems_of
from assistant.verification import supported
from index.text import fold
from index.view import View

_MARK = re.compile(r"\[(\d{1,3})\]")
# The number printed before an item stands beside the words that are quoted, not in them.
_PRINTED_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s")
# A claim is taken as supported when its figures stand in its sources and half of the words
# that are not the assistant's own are there too.
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Result:
    """A case and what became of it. `seconds` is the time of the last question alone."""

    case: Case
    answer: Answer
    correct: bool
    missing: tuple[str, ...]
    verbatim: int
    supported_claims: int
    claims: int
    words: int
    is_list: bool
    seconds: float


def run_cases(
    cases: Sequence[Case], view: View, assistant: Assistant,
    progress: Callable[[int, int], None] | None = None,
) -> list[Result]:  # fmt: skip
    """Return the result of each case, in order."""
    results = []
    for done, case in enumerate(cases, 1):
        results.append(_run(case, view, assistant))
        if progress:
            progress(done, len(cases))
    return results


def _run(case: Case, view: View, assistant: Assistant) -> Result:
    turns: list[Turn] = []
    for earlier in case.history:
        answer = assistant.answer(Question(earlier, tuple(turns)), view)
        turns.append(Turn(earlier, answer.standalone, answer.status.value, answer.options))
    start = time.perf_counter()
    answer = assistant.answer(Question(case.question, tuple(turns)), view)
    seconds = time.perf_counter() - start
    missing = _missing(case, answer)
    claims = _claims(answer)
    return Result(
        case=case,
        answer=answer,
        correct=_is_correct(case, answer, missing),
        missing=missing,
        verbatim=sum(is_verbatim(c, view) for c in answer.citations),
        supported_claims=sum(_is_supported(claim, answer.citations) for claim in claims),
        claims=len(claims),
        words=len(_MARK.sub("", answer.text).split()),
        is_list=any(isinstance(b, ListBlock | Table) for b in answer.blocks),
        seconds=seconds,
    )


def _missing(case: Case, answer: Answer) -> tuple[str, ...]:
    texts = [fold(answer.text), *(fold(c.quote) for c in answer.citations)]
    return tuple(p.pattern for p in case.gold if not any(p.search(text) for text in texts))


def _is_correct(case: Case, answer: Answer, missing: Sequence[str]) -> bool:
    if case.smalltalk:
        return not answer.status.answered and not answer.status.value.startswith("unanswerable")
    if case.abstain:
        return not answer.status.answered
    return answer.status.answered and not missing


def is_verbatim(citation: Citation, view: View) -> bool:
    """Tell whether a quote stands in its document's text, folded as the contract says."""
    document = view.documents.get(citation.document_id)
    return document is not None and fold(citation.quote) in fold(document.text)


def _claims(answer: Answer) -> list[str]:
    """Return the pieces of text that carry a mark."""
    pieces: list[str] = []
    for block in answer.blocks:
        match block:
            case ListBlock():
                pieces += [item.text for item in block.items]
            case Table():
                pieces += [cell for row in block.rows for cell in row]
            case Quote():
                pieces.append(f"{block.text} [{block.citation}]")
            case Notice():
                pass
            case _:
                pieces.append(block.text)
    return [piece for piece in pieces if _MARK.search(piece)]


def _is_supported(claim: str, citations: Sequence[Citation]) -> bool:
    cited = [c for c in citations if f"[{c.number}]" in claim]
    said = _said(claim)
    stems = stems_of(_MARK.sub(" ", said))
    quoted = stems_of(" ".join(" ".join((*c.section, c.quote)) for c in cited))
    names = frozenset().union(*(stems_of(c.title) for c in cited))
    own = stems - names
    overlap = len(own & quoted) / len(own) if own else 1.0
    # A written answer names its document, whose name may hold years.
    named = figures_in(" ".join(c.title for c in cited))
    return bool(cited) and overlap >= _OVERLAP and supported(_MARK.sub(" ", said), cited, named)


def _said(claim: str) -> str:
    """Return what a claim says of its source, without the words that only name this source."""
    if (quoted := claim.find(" : «")) >= 0:
        return claim[quoted:]
    return claim[claim.find("«") :] if "«" in claim else _PRINTED_NUMBER.sub("", claim)
