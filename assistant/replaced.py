"""Ask an earlier question of something else: what gives way is what reading shows to fit.

"Combien reçoit la Fanfare en 2025 ?", "et pour la Chorale ?": the Chorale stands in the place of
the Fanfare or of the year, and a text that says "Chorale" tells which of these it answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.elliptic import ADJUNCT
from assistant.evidence import find_evidence
from assistant.reading import told_under_headings
from assistant.recast import instead
from assistant.stems import stems_of
from assistant.understanding import understand
from index.view import View

_OPENED = re.compile(r"^(?:et|ou|mais|alors|sinon|puis)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIE = r"(?:pour|chez|à|aux?|en|dans|sur|avec|de|du|des)\b|d['’]"
_ARTICLE = r"(?:les?|la|une?|ce(?:tte|t|s)?|son|sa|ses|[vn]os|leurs?)\b|l['’]"
# Where a part of a question starts: a preposition, else an article or a name that none ties.
_PART = re.compile(
    rf"(?<=\s)(?:(?P<tie>{_TIE})\s*(?:(?:{_ARTICLE})\s*)?|(?P<led>{_ARTICLE})\s*)"
    r"(?:[A-ZÀ-Þ][\w'’-]*\s*)*"
    r"|(?<=\s)(?:[A-ZÀ-Þ][\w'’-]*\s*)+",
)
_OPENING_TIE = re.compile(rf"(?P<tie>{_TIE})\s*", re.IGNORECASE)
_STANDING = re.compile(rf"(?:(?:{_TIE})\s*)?ce(?:lui|lles?|ux)\s+(?=d)", re.IGNORECASE)
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
_WHOLE = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
_MOST_WAYS, _TEXTS, _DEPTH = 10, 2, 20
# In logits: a question read so much worse is answered about as well.
_AS_GOOD = 2.0
# What gives way most readily: a part of a question, what "de" ties to one, nothing at all.
_WHOLE_PART, _INNER, _BESIDE = range(3)


def asked_of(question: str, text: str, view: View, language: str) -> str | None:
    """Return an earlier question, asked of what a follow-up says: "et pour la Chorale ?".

    A year gives way to a year ("et en 2030 ?"). None where nothing tells what to ask.
    """
    adjunct = ADJUNCT.match(text)
    said = (adjunct[1] if adjunct else _OPENED.sub("", text, count=1)).strip(" ?!.,")
    dated = adjunct is not None and _YEAR.search(said) is not None
    of_another = None if dated else _replaced(question, said, view, language)
    return of_another or (instead(question, said) if adjunct else None)


def _replaced(question: str, said: str, view: View, language: str) -> str | None:
    """Return the question with one part replaced by `said`, or `said` after it.

    It is that which a text that says these words answers best, the longest of those that it
    answers about as well. None where no text says them, or nobody can read them.
    """
    texts = _texts_that_say(question, said, view, language)
    asked = question.rstrip(" ?!.")
    ranked: dict[str, int] = {}
    for each in _sayings(said):
        ranked |= {way: rank for way, rank in _ways(asked, each) if way not in ranked}
    ranked = ranked or {f"{asked} {said} ?": _BESIDE}
    ways = list(ranked)[:_MOST_WAYS]
    logits = view.answering([(way, text) for way in ways for text in texts])
    if not logits:
        return None
    read = [max(logits[at : at + len(texts)]) for at in range(0, len(logits), len(texts))]
    as_good = [way for way, logit in zip(ways, read, strict=True) if logit > max(read) - _AS_GOOD]
    return min(as_good, key=lambda way: (ranked[way], -len(way)))


def best_answered(ways: Sequence[str], view: View, language: str) -> str:
    """Return the question that the texts found for it answer best, the first where none can tell.

    Units of logits compare questions: those of a text that plainly answers are high.
    """
    pairs = []
    for way in ways:
        asked = understand(way, view, language)
        found = find_evidence(asked, view.search(asked.search_text, _DEPTH), view)
        texts = dict.fromkeys(told_under_headings(each, view) for each in found[:_TEXTS])
        pairs += [(way, text) for text in texts]
    logits = view.answering(pairs) if pairs else None
    if not logits:
        return ways[0]
    return pairs[max(range(len(logits)), key=lambda at: logits[at])][0]


def _texts_that_say(question: str, said: str, view: View, language: str) -> list[str]:
    """Return the best few texts that have every content word of what is asked about now."""
    together = understand(f"{question.rstrip(' ?!.')} {said} ?", view, language)
    new = understand(said, view, language).terms
    hits = view.search(together.search_text, _DEPTH)
    told = (
        told_under_headings(each, view)
        for each in find_evidence(together, hits, view)
        if new and all(t.match(stems_of(each.passage.search_text)) for t in new)
    )
    return list(dict.fromkeys(told))[:_TEXTS]


def _sayings(said: str) -> list[str]:
    """Return what may be meant: "celui de la Bronne", "de la Bronne" or "la Bronne"."""
    standing = _STANDING.match(said)
    if standing is None:
        return [said]
    rest = said[standing.end() :]
    return [said, rest, _OPENING_TIE.sub("", rest, count=1)]


def _ways(question: str, said: str) -> Iterator[tuple[str, int]]:
    """Yield the question with each part that may give way replaced, and how readily it does.

    "pour les habitants" stands in the place of what has this preposition, where anything has;
    else it may also go on from the question.
    """
    opening = _OPENING_TIE.match(said)
    bare = said[opening.end() :] if opening else said
    parts = list(_PART.finditer(question))
    tie = _whole(opening["tie"]) if opening else ""
    alike = [part for part in parts if part["tie"] and _whole(part["tie"]) == tie]
    if opening and not alike:
        yield f"{question} {said} ?", _BESIDE
    own = stems_of(bare)
    for rank, part in enumerate(parts):
        if alike and part not in alike:
            continue
        new = _tied(part["tie"], bare) if part["tie"] else bare
        # What "de" ties to a word goes with it, and so does its name: "l'axe | Mobilité".
        ends = [p.start() for p in parts[rank + 1 :] if not _goes_on(p)]
        for end in [*ends, len(question)]:
            before, after = question[: part.start()], question[end:].lstrip()
            dated = _YEAR.fullmatch(question[part.end() : end].strip()) and not _YEAR.search(said)
            # It is said in its place, not beside it; what is no year stands in the place of none.
            if not dated and not own & stems_of(f"{before} {after}"):
                inner = rank > 0 and tie != "de" and _goes_on(part)
                yield f"{before}{new} {after}".rstrip() + " ?", _INNER if inner else _WHOLE_PART


def _goes_on(part: re.Match[str]) -> bool:
    """Tell whether a part belongs to the one before it: a name after a noun, or "de la ville"."""
    return not part["led"] if part["tie"] is None else _whole(part["tie"]) == "de"


def _whole(tie: str) -> str:
    """Return a preposition without the article that it may hold."""
    tie = tie.lower().replace("’", "'")
    return _WHOLE.get(tie, tie)


def _tied(tie: str, bare: str) -> str:
    """Return words after a preposition: "du taxi social", "d'enseignants"."""
    whole = _whole(tie)
    if whole == "de" and re.match(r"[aeiouyéèêh]", bare, re.IGNORECASE):
        return f"d'{bare}"
    told = f"{whole} {bare}"
    opened = next((each for each in _CONTRACTED if told.startswith(each)), "")
    return _CONTRACTED.get(opened, "") + told[len(opened) :]
