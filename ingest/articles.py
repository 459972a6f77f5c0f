"""Articles of a regulation: the headings of what they say.

A regulation opens a paragraph with its article ("Article 10. Télétravail. Le télétravail est
volontaire."), or prints the article alone over its text, at the level of the chapter it is in.
Either way what an article says stands under it, and it under its chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.document import Block, BlockKind
from index.sentences import sentences
from index.text import fold
from ingest.acts.openers import DIVISION

_OPENING = re.compile(
    r"(?:article|art\.?)\s+(?P<number>\d{1,3}|premier|1\s?er)(?:\s?(?:er|bis|ter|quater))?\b"
    r"(?P<mark>\s*[.:)°–—-]+\s*|\s+(?=[A-ZÉÈÀÊÎÔ«])|\s*$)",
    re.I,
)
# A title names its subject; what opens so is a sentence.
_SENTENCE = re.compile(
    r"(?:(?:l|d|qu|s|n|c)'|(?:les?|la|un|une|des?|du|ce|cet|cette|ces|il|elle|ils|elles|on|nul|"
    r"tout|toute|tous|toutes|chaque|aucun|aucune|seule?s?|si|en|a|au|aux|par|pour|sauf|sans|dans|"
    r"sous|lorsque?|quand|mm?|mme|mmes|quiconque)\b)"
    r"|.*\b(?:est|sont|ont|peut|peuvent|doit|doivent|sera|seront|fait|font|fixe|entre en|prend|"
    r"vaut|dure|reste|ne|n'|se|s'|qui)\b"
)
_HANGING = ":;,?!"  # how a title does not end
_LONGEST_TITLE = 80
_SHORT_LINE = 0.6  # of the text's width: the line was not full
_MOST_WORDS = 9
_LEAST_ARTICLES = 3
_DEEPEST = 6
# How many articles of a regulation have a title, at least, and of all of them which share.
_LEAST_TITLED, _MOSTLY = 5, 0.8


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's number, and where its heading ends and its text begins."""

    number: int
    end: int
    body: int


def is_regulation(printed: str) -> bool:
    """Tell whether a text, its printed lines as lines, is of articles that have titles.

    What a council decides in so many words ("Article 1er. D'approuver…") has none.
    """
    lines = [line.lstrip("# ") for line in map(str.strip, printed.split("\n")) if line]
    width = max(map(len, lines), default=0)
    opened = [
        (f"{line}\n{below}", match)
        for line, below in pairwise([*lines, ""])
        if (match := _OPENING.match(line))
    ]
    titled = [1 for words, match in opened if _title_end(words, match.end(), width) is not None]
    return len(titled) >= _LEAST_TITLED and len(titled) >= _MOSTLY * len(opened)


def with_article_headings(printed: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a regulation with each article as the heading of its text.

    A text, its printed lines as lines, is a regulation's when articles follow each other in it:
    any text may quote one.
    """
    width = max(map(len, printed.split("\n")), default=0)
    articles = {
        block.start: article
        for at, block in enumerate(blocks)
        if (article := _read(printed, block, blocks[at + 1 : at + 2], width)) is not None
    }
    if not _follow(list(articles.values())):
        return tuple(blocks)
    return tuple(_headed(printed, blocks, articles))


def _read(text: str, block: Block, following: Sequence[Block], width: int) -> _Article | None:
    """Return the article that a block opens, with its title where it has one."""
    words = text[block.start : block.end]
    opened = _OPENING.match(words)
    if opened is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    number = int(opened["number"]) if opened["number"].isdecimal() else 1
    if block.kind is BlockKind.HEADING:
        return _Article(number, block.end, block.end)
    end, body = opened.start("mark"), opened.end()
    titled = _title_end(words, body, width)
    if titled is not None and not (titled == len(words) and _is_last(text, following)):
        end, body = len(words[:titled].rstrip(" .:")), titled
    body += len(words[body:]) - len(words[body:].lstrip())
    return _Article(number, block.start + end, block.start + body)


def _title_end(words: str, start: int, width: int) -> int | None:
    """Return where the title ends that starts at an offset: its line or its sentence, else None."""
    line, _, below = words.partition("\n")
    told = line[start:]
    if below[:1].isupper() and len(line) < _SHORT_LINE * width and _may_head(told):
        return len(line) if told[-1] not in "." + _HANGING else None
    span = next(iter(sentences(words[start:])), None)
    if span is None:
        return None
    told = words[start + span[0] : start + span[1]]
    return start + span[1] if _may_head(told) and _is_title(told) else None


def _may_head(told: str) -> bool:
    words = told.rstrip(" .:")
    return 3 <= len(words) <= _LONGEST_TITLE and words[:1].isupper()


def _is_title(told: str) -> bool:
    """Tell a title from a sentence that an article without title begins with."""
    if told.rstrip().endswith(tuple(_HANGING)) or len(told.split()) > _MOST_WORDS:
        return False
    return _SENTENCE.match(fold(told)) is None


def _is_last(text: str, following: Sequence[Block]) -> bool:
    """Tell whether nothing of an article follows a block: then its words are its text."""
    return not any(
        block.kind is not BlockKind.HEADING and not _OPENING.match(text[block.start : block.end])
        for block in following
    )


def _follow(articles: Sequence[_Article]) -> bool:
    steps = pairwise(articles)
    return sum(b.number == a.number + 1 for a, b in steps) >= _LEAST_ARTICLES - 1


def _headed(text: str, blocks: Sequence[Block], articles: dict[int, _Article]) -> Iterator[Block]:
    """Yield the blocks, each article a heading one level under the one it stands in."""
    above = division = 0
    for block in blocks:
        article = articles.get(block.start)
        if article is None:
            if block.kind is BlockKind.HEADING:
                above = block.level
                divides = DIVISION.fullmatch(fold(text[block.start : block.end]))
                division = block.level if divides or block.level < division else division
            yield block
        elif block.kind is BlockKind.HEADING:
            yield replace(block, level=min(max(block.level, division + 1), _DEEPEST))
        else:
            level = min(above + 1, _DEEPEST)
            yield replace(block, kind=BlockKind.HEADING, end=article.end, level=level)
            if article.body < block.end:
                yield replace(block, start=article.body)
