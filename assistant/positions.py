"""Read which members of a list a question asks for by their place: "le 3e objectif", "OS 02"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import WORDS

# Words of ranks, by their first letters: the last members are counted from the end.
_STEMS = {
    1: "premi first eerste erste", 2: "deuxi second tweede zweite", 3: "troisi third derde dritte",
    4: "quatri fourth vierde vierte", 5: "cinqui fifth vijfde funfte",
    6: "sixi sixth zesde sechste", 7: "septi seventh zevende siebte",
    8: "huiti eighth achtste achte", 9: "neuvi ninth negende neunte",
    10: "dixi tenth tiende zehnte", 11: "onzi", 12: "douzi", 13: "treizi", 14: "quatorzi",
    15: "quinzi", 20: "vingti",
    -1: "derni last laatste letzte", -2: "avant-derni penultimate",
}  # fmt: skip
_RANKS = {stem: rank for rank, stems in _STEMS.items() for stem in stems.split()}
_BY_LENGTH = sorted(_RANKS.items(), key=lambda each: -len(each[0]))
_STEM = "|".join(sorted(_RANKS, key=len, reverse=True)).replace("-", "[ -]")
RANK = (
    r"(?:\d{1,2}(?:e|er|ers|ere|re|eme|ieme|nde?|de|ste|st|rd|th)|"
    rf"(?:{_STEM})(?:er|ere|eme|e|r|n)?s?)"
)
"""A pattern of the words that say a rank, in digits and in letters; `rank_of` reads them."""
_LAST = ("derni", "last", "laatste", "letzten")
_COUNT = "|".join(WORDS)
_OBJECTIVE = r"(?:objecti(?:f|ve)s?|doelstelling(?:en)?|ziele?)"
_THING = (
    rf"(?:{_OBJECTIVE}|enjeux?|valeurs?|actions?|acteurs?|chiffres?|missions?|challenges?|values?|"
    r"actors?|figures?|uitdaging(?:en)?|waarden?|actoren|herausforderung(?:en)?|werte?|akteure?)"
)
# "stratégique", "opérationnel", "strategic", "strategische"…
_KIND = r"(?:(?:strateg|operat)\w*)"
_NUMBER_SIGN = r"(?:n ?° ?|no\.? |nr\.? ?|numero |number |nummer )"
_NUMBERED = re.compile(
    rf"\b(?:{_THING}(?: {_KIND})?|o[os]) ?(?:{_NUMBER_SIGN}(?P<spelt>{_COUNT})\b|"
    rf"(?:{_NUMBER_SIGN})?0?(?P<digits>\d{{1,2}})\b(?![/%]|\.\d+\.\d))"
    rf"|\b(?:du|le|au) n ?° ?0?(?P<bare>\d{{1,2}})\b"
)
_ORDERED = re.compile(rf"\b(?P<rank>{RANK}) (?:grand\w* )?(?:{_KIND} )?(?:{_THING}|o[os])\b")
_SEVERAL = re.compile(
    rf"\b(?:(?P<count>\d{{1,2}}|{_COUNT}) (?P<word>premi|derni|first|last|eerste|laatste|ersten|"
    rf"letzten)\w*|(?P<after>first|last|eerste|laatste|ersten|letzten) "
    rf"(?P<counted>\d{{1,2}}|{_COUNT})) (?:{_KIND} )?{_THING}\b"
)
_ENJEU = re.compile(r"\b(?:enjeux?|challenges?|uitdaging(?:en)?|herausforderung(?:en)?)[^a-z]*$")
_STEP = r"\.(?:\d{1,2}|[a-z])"
CODE = rf"(?:\d{{1,2}}(?:{_STEP})+|[a-z]\d{{1,2}}(?:{_STEP})*)"
"""A pattern of the codes that plans give to their parts, folded: "1.2", "1.a", "a1", "a1.b"."""
_CODE = re.compile(
    rf"\b(?:{_THING}(?: {_KIND})?|o\.?[os]\.?) ?(?:{_NUMBER_SIGN})?({CODE})\b(?![.,]?\d)"
)
_SEVERAL_NUMBERS = re.compile(
    rf"\b(?:{_THING}(?: {_KIND})?|o[os]|numeros?|numerotes?|les) (?:{_NUMBER_SIGN})?"
    r"((?:0[1-9]|[1-9]\d?)(?:(?: ?, ?| et | ou | puis )(?:0[1-9]|[1-9]\d?))+)\b"
    r"(?![.,%/]?\d| \w+s\b)"
)
_SEVERAL_RANKS = re.compile(
    rf"\b(?P<one>{RANK}) (?:et|and|en|und) (?:(?:le|la|du|au|the|de|der|die) )?(?P<other>{RANK}) "
    rf"(?:{_KIND} )?{_THING}\b"
)
# A number printed with its zero ("02") is that of an objective, wherever it stands.
_PRINTED = re.compile(r"(?<![\w.,/-])(?<!\d )0([1-9])(?![\w/-]|[., ]\d)")


@dataclass(frozen=True, slots=True)
class Rank:
    """Members asked for by their place.

    `number` is the place of the first of them, from 1, or from the end when negative (-1 is the
    last); `count` tells how many are asked from there, towards the middle of the list. `under`
    is the number of the objective that they stand under, when the question tells two numbers.
    `of_enjeu` tells that the rank is that of an enjeu ("les acteurs du 3e enjeu").
    """

    number: int
    count: int = 1
    under: int | None = None
    of_enjeu: bool = False

    def start_in(self, size: int) -> int | None:
        """Return the index of the first member among so many; None when there is none there."""
        at = self.number - 1 if self.number > 0 else size + self.number
        return at if 0 <= at < size else None


def code_in(folded: str) -> str | None:
    """Return the code of an objective or action that a folded question gives: "l'OO 1.2.3"."""
    found = _CODE.search(folded)
    return found[1] if found else None


def has_code(printed: str | None, code: str) -> bool:
    """Tell whether a printed number ("A1.b") is a code, which is folded ("a1.b")."""
    return printed is not None and printed.lower() == code


def joined_in(folded: str) -> tuple[int, ...]:
    """Return the numbers of several members that a folded question asks for: "les 01 et 03".

    "Le premier et le dernier" are 1 and -1.
    """
    if ranks := _SEVERAL_RANKS.search(folded):
        read = (rank_of(ranks["one"]), rank_of(ranks["other"]))
        return tuple(rank for rank in read if rank is not None)
    found = _SEVERAL_NUMBERS.search(folded)
    return tuple(map(int, re.findall(r"\d+", found[1]))) if found else ()


def rank_in(folded: str) -> Rank | None:
    """Return the rank that a folded question asks for; None when it asks for none.

    "les 4 objectifs" and "les premières actions" ask for none.
    """
    if several := _SEVERAL.search(folded):
        told = several["count"] or several["counted"]
        last = (several["word"] or several["after"]).startswith(_LAST)
        return Rank(-1 if last else 1, int(told) if told.isdigit() else WORDS[told])
    # A number that two patterns read at one place is told once.
    places = dict([*_printed(folded), *_ordered(folded), *_numbered(folded)])
    found = sorted(places.items())
    if not found:
        return None
    (end, number), *others = found
    under = others[0][1] if others and others[0][1] > 0 else None
    return Rank(number, under=under, of_enjeu=_ENJEU.search(folded[:end]) is not None)


def ordinal_in(folded: str) -> int | None:
    """Return the number of the one member that a folded question asks for, from 1."""
    rank = None if joined_in(folded) else rank_in(folded)
    alone = rank is not None and rank.count == 1 and rank.number > 0 and rank.under is None
    return rank.number if rank and alone else None


def _numbered(folded: str) -> list[tuple[int, int]]:
    """Return numbers after what they are of ("objectif 3"), with where they end."""
    found = []
    for match in _NUMBERED.finditer(folded):
        told = match["spelt"] or match["digits"] or match["bare"]
        found.append((match.end(), int(told) if told.isdigit() else WORDS[told]))
    return found


def _ordered(folded: str) -> list[tuple[int, int]]:
    """Return ranks before what they are of ("3e objectif"), with where that ends."""
    read = ((match.end(), rank_of(match["rank"])) for match in _ORDERED.finditer(folded))
    return [(end, rank) for end, rank in read if rank is not None]


def rank_of(word: str) -> int | None:
    """Return the rank that a word says, negative from the end; None for "premières", a plural."""
    if digits := re.match(r"\d+", word):
        return int(digits[0])
    if word.startswith(("premi", "derni")) and word.endswith("s"):
        return None
    return next(
        (rank for stem, rank in _BY_LENGTH if word.replace(" ", "-").startswith(stem)), None
    )


def _printed(folded: str) -> list[tuple[int, int]]:
    return [(match.end(), int(match[1])) for match in _PRINTED.finditer(folded)]
