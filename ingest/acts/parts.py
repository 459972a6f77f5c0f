"""The parts of one act: motives, decision, articles, votes, annexes, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from index.french.votes import find_vote
from ingest.acts.lines import Line
from ingest.acts.openers import (
    ANNEX,
    ARTICLE,
    CLOSING,
    DIVISION,
    SEEN,
    SIGNATURE,
    SIGNED,
    STAMP,
    WHEREAS,
    opens_decision,
)


class PartKind(StrEnum):
    """The part a stretch of an act plays."""

    PROSE = "prose"
    SEEN = "vu"
    WHEREAS = "considerant"
    DECISION = "decide"
    ARTICLE = "article"
    VOTE = "vote"
    ANNEX = "annexe"
    SIGNATURE = "signature"
    LABEL = "label"
    DIVISION = "chapitre"


@dataclass(frozen=True, slots=True)
class Part:
    """A half-open span `[start, end)` of the document's text, and its part in the act.

    `number` is that of an article ("1er", "unique", "12"). `body` is where its text begins, after
    the heading of a division ("Chapitre II – Police") or of an article ("Article 4 – Exclusions"),
    which is `heading`.
    """

    kind: PartKind
    start: int
    end: int
    number: str | None = None
    page: int | None = None
    body: int | None = None
    heading: str | None = None


_MOTIVES = (PartKind.SEEN, PartKind.WHEREAS)
_ACTING = (PartKind.DECISION, PartKind.ARTICLE)
_LOOK_AHEAD = 4
_LONGEST_VOTE = 240
_VOTE = re.compile(
    r"(?:,? ?(?:et,? )?a l'unanimite|par [\w-]+ (?:voix|oui|votes)|votes?\b(?: favorable)?|"
    r"unanimite\b|pour ?: ?\d|resultat du (?:vote|scrutin)|votants? ?:)"
)


def read_parts(lines: list[Line], labelled: frozenset[int] = frozenset()) -> list[Part]:
    """Return the parts of an act in order; `labelled` are the lines that hold facts."""
    parts: list[Part] = []
    for at, line in enumerate(lines):
        kind, number = _opening(lines, at, parts)
        if at in labelled:
            kind = PartKind.LABEL
        if kind is None and parts and parts[-1].kind is not PartKind.LABEL:
            parts[-1] = replace(parts[-1], end=line.end)
            continue
        heads = kind is PartKind.DIVISION or (kind is PartKind.ARTICLE and line.level)
        told = (line.end, line.text) if heads else (None, None)
        parts.append(Part(kind or PartKind.PROSE, line.start, line.end, number, line.page, *told))
    return parts


def _opening(lines: list[Line], at: int, parts: list[Part]) -> tuple[PartKind | None, str | None]:
    """Return the part a line opens, or None when it goes on with the one before."""
    line = lines[at]
    last = parts[-1].kind if parts else PartKind.PROSE
    article = ARTICLE.match(line.folded)
    if article and _is_article(article, line, parts):
        return PartKind.ARTICLE, article_number(article["number"])
    if _divides(line, parts):
        return PartKind.DIVISION, None
    if _goes_on(lines, at, last):
        return None, None
    if STAMP.match(line.folded):
        return PartKind.LABEL, None
    if _signs(line) and (last in (*_ACTING, PartKind.SIGNATURE, PartKind.VOTE)):
        return PartKind.SIGNATURE, None
    if CLOSING.match(line.folded):
        return PartKind.SIGNATURE, None
    if ANNEX.match(line.folded) and last in (*_ACTING, PartKind.SIGNATURE, PartKind.ANNEX):
        return PartKind.ANNEX, None
    if last is PartKind.SIGNATURE and not _motive(line):
        return None, None
    if _decides(lines, at):
        return PartKind.DECISION, None
    motive = _motive(line)
    if motive and (last not in _ACTING or SEEN.match(line.folded)):
        return motive, None
    if _is_vote(line, last):
        return PartKind.VOTE, None
    goes_on = at > 0 and last in _MOTIVES and not lines[at - 1].text.endswith((".", ";", ":"))
    starts = line.gap and last not in _ACTING and not goes_on
    return (PartKind.PROSE if starts and last is not PartKind.PROSE else None), None


def _goes_on(lines: list[Line], at: int, last: PartKind) -> bool:
    """Tell whether a line goes on with a motive, or with a decision whose sentence is not over."""
    line = lines[at]
    if line.gap or not line.text[:1].islower():
        return False
    unended = last is PartKind.DECISION and not lines[at - 1].text.endswith((".", ";", ":"))
    return last in _MOTIVES or unended


def _divides(line: Line, parts: list[Part]) -> bool:
    """Tell whether a line opens a chapter of what an act decides."""
    apart = line.level or (line.gap and not line.text.endswith((".", ";", ":", ",")))
    return bool(apart and DIVISION.fullmatch(line.folded)) and any(p.kind in _ACTING for p in parts)


def _signs(line: Line) -> bool:
    signed = SIGNED.fullmatch(line.text.strip()) is not None
    return signed or SIGNATURE.match(line.folded) is not None


def _motive(line: Line) -> PartKind | None:
    if SEEN.match(line.folded):
        return PartKind.SEEN
    return PartKind.WHEREAS if WHEREAS.match(line.folded) else None


def _is_article(match: re.Match[str], line: Line, parts: list[Part]) -> bool:
    """Tell an article of the decision from a law's article named at the head of a line."""
    if line.text[:1].islower() and not re.match(r"art(?:icle)?\.?\s?\d", line.text):
        return False
    acting = any(part.kind in _ACTING for part in parts)
    rest = line.folded[match.end() :]
    bare = match["number"].isdigit() and re.match(r"[a-z]", rest) and " : " not in rest[:60]
    named = match[0].rstrip().endswith((":", ".", "-", "–", ")", "°", "er")) or not rest
    if not acting and parts and parts[-1].kind in _MOTIVES and not named:
        return False
    return not (bare and not named and not acting)


def _decides(lines: list[Line], at: int) -> bool:
    line = lines[at]
    if not opens_decision(line.text, line.folded):
        if not re.match(r"(?:le|la|les|l'|apres|a l'unanimite|par|au)\b", line.folded):
            return False
        joined = " ".join(after.folded for after in lines[at : at + _LOOK_AHEAD])
        if not opens_decision(line.text, joined[:420]):
            return False
    return not line.text[:1].islower()


def _is_vote(line: Line, last: PartKind) -> bool:
    if len(line.folded) > _LONGEST_VOTE:
        return False
    if _VOTE.match(line.folded):
        return True
    return last not in _MOTIVES and find_vote(line.folded) is not None


def article_number(raw: str) -> str:
    """Return an article's number as told in a citation ("1er", "2", "unique")."""
    number = re.sub(r"\s", "", raw)
    if number in ("1er", "1°", "premier"):
        return "1er"
    return re.sub(r"^(\d+)(?:e|er|eme)$", r"\1", number)
