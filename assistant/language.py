"""Tell the language of a short question by its function words."""

from __future__ import annotations

import re

from index.text import fold

LANGUAGES = ("fr", "en", "nl", "de")

# Words frequent in one language and rare in the others; content words do not count, so
# that French names in an English question do not make it French.
_MARKS = {
    "fr": "le la les des du un une est sont quel quelle quels quelles que qui quoi comment "
    "pourquoi combien dans pour sur avec et ou il elle on je tu nous vous c'est qu'est-ce "
    "au aux ce cette ces mon ma mes y-a-t-il a quoi sert fait veut dire donne moi tout ca "
    "par jour mes mon si sans chez quand aussi "
    "de d l qu s'il bonjour merci salut koi pas plus objectifs enjeu enjeux en etait etaient "
    "ont ete t es",
    "en": "the of what which who how many much is are does do did the and for in on with about "
    "there why when where can could will would i my you your list tell give hello thanks thank "
    "has have be to it good morning afternoon evening",
    "nl": "de het een van wat welke wie hoe hoeveel waar wanneer waarom is zijn er en voor met "
    "op bij naar heeft hebben kan wil ik mijn je u jullie geef hallo bedankt dank over niet "
    "door worden wordt werden werd deze dit die dat ook krijgen kunnen werken "
    "goeiedag goedendag goedemorgen goedemiddag goedenavond hoi tot ziens",
    "de": "der die das und was welche welcher welches wer wie viele wieviele wo wann warum ist "
    "sind gibt es von fur im in den dem des mit auf hat haben kann ich mein sie ihr zum zur "
    "uber nicht ein eine einen danke werden wird wurde wurden diese dieser auch "
    "konnen arbeiten guten tag morgen abend wiedersehen",
}
_WORDS = {language: frozenset(marks.split()) for language, marks in _MARKS.items()}
# French is the language of the house: another one must show clearly.
_MARGIN = 0.5
_TOKEN = re.compile(r"\b[a-z]+(?:['-][a-z]+)*")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the likeliest language; French when in doubt."""
    tokens = _TOKEN.findall(fold(text))
    split = [part for token in tokens for part in {token, *re.split(r"['-]", token)}]
    scores = {
        language: sum(1.0 / sum(t in w for w in _WORDS.values()) for t in split if t in words)
        for language, words in _WORDS.items()
    }
    best = max(LANGUAGES, key=lambda language: scores[language])
    if not scores["fr"] and text.isascii():
        return best if scores[best] >= _MARGIN else "fr"
    return best if scores[best] > scores["fr"] + _MARGIN else "fr"
