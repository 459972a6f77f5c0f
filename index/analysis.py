"""French analysis: text in, search terms out. Documents and questions go through the same.

A term is a folded word stem, or a number in one spelling: `14 573`, `14.573` and `14573`
are the same, so are `P.S.T.` and `PST`.
"""

from __future__ import annotations

import re

from index.stemming import stem
from index.text import fold

_STOP_WORDS = """
    a ai ainsi alors as au aucun aussi autre aux avec avoir avez avons ayant c ca ce ceci cela celle
    celles celui ces cet cette ceux chez ci combien comme comment d dans de des donc dont du elle
    elles en encore entre es est et etaient etait etant etc ete etes etre eu eux fait faire font
    fut ici il ils j je l la le les leur leurs lui m ma mais me meme memes mes moi mon n ne ni nos
    notre nous on ont ou par pas peu peut peuvent plus pour pourquoi puis qu quand que quel quelle
    quelles quels qui quoi s sa sans se sera seront ses si soi soit sommes son sont sous suis sur t
    ta te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une va vers vos votre
    vous y
    jusqu lorsqu puisqu quoiqu koi kel kelle pk pkoi
    """
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of a subject: few, so that short questions keep theirs."""

_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'")
_ACRONYM = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?(?![a-z])")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?!\d)")
_REFERENCE = re.compile(r"\b[a-z]{0,2}(\d+(?:-\d+)+)\b")
_TOKEN = re.compile(r"\d+(?:,\d+)?(?![a-z\d])|[a-z\d]+")
_SAME = {"euros": "euro", "eur": "euro", "kms": "km"}
_NUMBER = re.compile(r"\d+(?:,\d+)?")


def words(text: str) -> list[str]:
    """Return the folded words and numbers of a text that are not stop words, in order."""
    return [word for word in _tokens(text) if word not in STOP_WORDS]


def analyse(text: str) -> list[str]:
    """Return the search terms of a text: its words' stems and its numbers, in order."""
    return [stem(word) for word in words(text)]


def _tokens(text: str) -> list[str]:
    plain = fold(text).replace("€", " euros ")
    plain = _ELISION.sub(" ", plain)
    plain = _ACRONYM.sub(lambda m: m.group().replace(".", ""), plain)
    plain = _THOUSANDS.sub(lambda m: re.sub(r"\D", "", m.group()), plain)
    references = _REFERENCE.findall(plain)
    return [_normal(token) for token in _TOKEN.findall(plain)] + references


def _normal(token: str) -> str:
    """Write a whole number without its leading zeros (`01` is `1`), a unit in one way."""
    if _NUMBER.fullmatch(token):
        return token.lstrip("0") or "0"
    return _SAME.get(token, token)
