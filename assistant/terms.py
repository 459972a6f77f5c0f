"""The content words of a question, and how well a text covers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.cues import generic_words
from assistant.figures import date_spans
from assistant.own_names import own_words
from assistant.phrasebook import phrase_book
from assistant.stems import akin, starts_of, stems_of
from index.text import fold
from index.view import View

_TOKEN = re.compile(r"\w+(?:[.,/-]\d+)*", re.UNICODE)
PREPOSITIONS = frozenset(
    "de d du des sur pour contre en avec a au aux par dans chez concernant of for about on van "
    "over voor fur von".split()
)
_ARTICLES = frozenset("le la les l un une the het der die das notre nos".split())

# A wording of the lexicon stands for the reader's word less surely than the word itself,
# and a corrected word less surely than one that was spelt right.
_ALTERNATIVE = 0.9
_SYNONYM = 0.8
_CORRECTED = 0.9
_AKIN = 0.85
# Words of the institution's or the document's own name are in nearly every question.
_NAME_WEIGHT = 0.15
# A word that the corpus does not have weighs no more than a middling one; little when it is
# a conjugated verb, or in another language than the corpus.
_UNKNOWN = 4.0
_UNKNOWN_SLIGHT = 1.5
_CONJUGATED = re.compile(r"((?<!m)ent|ez|(?<!i)er|aient|ait|eront|era)$")
# How sharply the words that say little in the language at large ("occupe") lose weight.
_EMPHASIS = 1.5
_ELIDED = "cdjlmnst"
_ORDINALS = {"premier": ("1er", "1"), "premiere": ("1ere", "1"), "second": ("2e", "2")}
_GLUED = re.compile(r"(?<=[a-z]{2})(?=\d)|(?<=\d)(?=[a-z]{3})")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question.

    `stems` are its own; each of `alternatives` is a set of stems that together stand for
    it (the lexicon's `wordings`), each of `synonyms` one that stands for it in the language at
    large (the thesaurus's). `weight` is its rarity (idf). `entity` marks names,
    acronyms and numbers; `complement` a word that a preposition ties to the one before;
    `known` tells whether the corpus or the lexicon has the word, spelt so or corrected.
    """

    word: str
    stems: frozenset[str]
    alternatives: tuple[frozenset[str], ...] = ()
    synonyms: tuple[frozenset[str], ...] = ()
    weight: float = 1.0
    entity: bool = False
    complement: bool = False
    known: bool = True
    corrected: bool = False
    name: bool = False
    wordings: tuple[str, ...] = ()

    def match(self, stems: frozenset[str]) -> float:
        """Return how well a set of stems covers this word, 0 to 1."""
        if self.stems & stems:
            return _CORRECTED if self.corrected else 1.0
        # Stems that are akin start alike: most texts are set aside at once.
        alike = starts_of(self.stems) & starts_of(stems)
        if alike and any(akin(one, other) for one in self.stems for other in stems):
            return _AKIN
        shares = (len(a & stems) / len(a) for a in self.alternatives if a)
        best = max(shares, default=0.0)
        told = _ALTERNATIVE * best if best >= 0.5 else 0.0
        if told < _SYNONYM and any(synonym <= stems for synonym in self.synonyms):
            return _SYNONYM
        return told

    def said_in(self, stems: frozenset[str]) -> bool:
        """Tell whether a set of stems has this very word, or all those of this phrase."""
        return bool(self.stems & stems) or stems_of(self.word) <= stems


def is_unknown_noun(term: Term) -> bool:
    """Tell whether a word that the corpus does not have is none of those that only ask."""
    return not (term.known or term.entity or _CONJUGATED.search(term.word))


def coverage(terms: Sequence[Term], stems: frozenset[str]) -> float:
    """Return the share of the terms' weight that a set of stems covers, 0 to 1.

    Without terms, there is nothing left to cover.
    """
    total = sum(term.weight for term in terms)
    if not total:
        return 1.0
    return sum(term.weight * term.match(stems) for term in terms) / total


def read_terms(text: str, view: View, language: str) -> tuple[Term, ...]:
    """Return the content words of a question, in order.

    Phrases of the lexicon count as one word. Where every word is generic or part of the
    institution's or a document's name, those of the name are kept: they are the subject.
    """
    tokens = _tokens(text)
    said = [token for token, _ in tokens]
    # Words of another language are not misspelt French ones.
    meant = [_spelling(t, view)[0] for t in said] if language == "fr" else said
    book = phrase_book(view.lexicon, language)
    own = own_words(view)
    phrased = _synonyms_of_phrases(said, view, language)
    terms: list[Term] = []
    found: Term | None
    at = 0
    while at < len(tokens):
        length, key = book.at(said, meant, at)
        complement = _after_preposition(tokens, at)
        word = " ".join(said[at : at + max(length, 1)])
        if length:
            # A phrase spelt otherwise than the lexicon has it goes by the lexicon's name.
            name = word if book.name(word) else key
            term = _phrase_term(name, key, view, own, complement, language)
            slip = name != word and meant[at : at + length] != said[at : at + length]
            found = replace(term, corrected=slip)
        else:
            found = _word_term(word, tokens[at][1], view, own, complement, language, at == 0)
        if found and (wordings := phrased[at]):
            found = _standing_for(found, wordings, language)
        terms += [found] if found else []
        at += max(length, 1)
    return with_subject(_levelled(_without_echoes(terms)))


def _synonyms_of_phrases(said: Sequence[str], view: View, language: str) -> list[tuple[str, ...]]:
    """Return, for each word, what the phrase of the thesaurus that it belongs to stands for."""
    found: list[tuple[str, ...]] = []
    while len(found) < len(said):
        length, wordings = view.thesaurus.phrase_at(said, len(found), language)
        found += [wordings] * max(length, 1)
    return found


def _standing_for(term: Term, wordings: Sequence[str], language: str) -> Term:
    """Return a term that what its whole phrase stands for covers too."""
    synonyms = tuple(dict.fromkeys((*term.synonyms, *_stem_sets(wordings))))
    told = term.wordings if language == "fr" else (*term.wordings, *wordings)
    return replace(term, synonyms=synonyms, wordings=told, known=True)


def _without_echoes(terms: Sequence[Term]) -> list[Term]:
    """Leave out a word beside an acronym that says it already ("centre PMS")."""
    kept = []
    for at, term in enumerate(terms):
        beside = [*terms[max(at - 1, 0) : at], *terms[at + 1 : at + 2]]
        said = frozenset().union(*(a for t in beside if t.entity for a in t.alternatives))
        if term.entity or not term.stems or not term.stems <= said:
            kept.append(term)
    return kept


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return each word folded, with the word as written; a date is one word, in ISO 8601."""
    plain = text.replace("’", "'")
    for start, end, date in reversed(date_spans(plain)):
        plain = f"{plain[:start]} {date} {plain[end:]}"
    plain = _GLUED.sub(" ", plain)
    return [(fold(t), t) for t in _TOKEN.findall(plain) if fold(t)]


def _phrase_term(
    word: str,
    key: str,
    view: View,
    names: frozenset[str],
    complement: bool,
    language: str,
) -> Term:
    lexicon = view.lexicon
    wordings: list[str] = []
    for table in (lexicon.acronyms, lexicon.everyday, lexicon.foreign.get(language, {})):
        wordings += table.get(key, ())
    wordings += [acronym for acronym, spelt in lexicon.acronyms.items() if key in spelt]
    synonyms = view.thesaurus.of(key, language)
    own = stems_of(word)
    alternatives = tuple(dict.fromkeys(filter(None, (stems_of(w) for w in wordings))))
    # Wordings that these documents do not have tell nothing of the word's rarity in them.
    told = [w for w in wordings or synonyms if view.knows(w)]
    rarities = [_rarity(w, view) for w in (told if told or view.knows(word) else wordings)]
    weight = max(rarities, default=1.0)
    if view.knows(word):
        # It is looked for itself as much as what it also stands for.
        weight = (_rarity(word, view) + max(_rarity(word, view), weight)) / 2
    # Several own stems must all be there: "santé mentale" is not covered by "santé".
    if len(own) > 1:
        alternatives = (own, *alternatives)
        own = frozenset()
    name = any(part <= names for part in (own, *alternatives) if part)
    return Term(
        word, own, alternatives, _stem_sets(synonyms), weight * (_NAME_WEIGHT if name else 1.0),
        entity=key in lexicon.acronyms, complement=complement, name=name,
        wordings=tuple(dict.fromkeys(wordings if language == "fr" else (*wordings, *synonyms))),
    )  # fmt: skip


def _word_term(
    folded: str,
    written: str,
    view: View,
    own: frozenset[str],
    complement: bool,
    language: str,
    first: bool,
) -> Term | None:
    if folded in generic_words() or not stems_of(folded):
        return None
    # Words of another language are not misspelt French ones.
    french = language == "fr"
    word, known, corrected = (
        _spelling(folded, view)
        if french
        else (folded, view.knows(folded) or bool(view.thesaurus.of(folded, language)), False)
    )
    if word in generic_words() or (len(word) < 2 and not word.isdigit()):
        return None
    stems = stems_of(word)
    synonyms = view.thesaurus.of(word, language)
    rarity = view.idf(word)
    if synonyms and not view.knows(word):
        rarity = max(_rarity(synonym, view) for synonym in synonyms)
    weight = rarity * view.importance(word) ** _EMPHASIS
    if not known:
        slight = language != "fr" or _CONJUGATED.search(word)
        weight = min(weight, _UNKNOWN_SLIGHT if slight else _UNKNOWN)
    name = bool(stems & own)
    return Term(
        word=word, stems=stems, weight=weight * (_NAME_WEIGHT if name else 1.0),
        alternatives=tuple(frozenset({form}) for form in _ORDINALS.get(word, ())),
        synonyms=_stem_sets(synonyms),
        entity=_is_entity(written, first) and not corrected, complement=complement, known=known,
        corrected=corrected, name=name, wordings=() if french else synonyms,
    )  # fmt: skip


def _stem_sets(wordings: Iterable[str]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(filter(None, map(stems_of, wordings))))


def _spelling(folded: str, view: View) -> tuple[str, bool, bool]:
    """Return the word meant, whether the corpus knows it, and whether it was corrected.

    A lost apostrophe ("dagent") is put back first; a plural or another form of the same
    word is no correction.
    """
    if view.knows(folded) or view.thesaurus.of(folded):
        return folded, True, False
    if folded[0] in _ELIDED and len(folded) > 4 and view.knows(folded[1:]):
        return folded[1:], True, False
    if folded[:2] == "qu" and view.knows(folded[2:]):
        return folded[2:], True, False
    nearest = view.correct(folded)
    if nearest is None:
        return folded, False, False
    same = nearest.startswith(folded) or folded.startswith(nearest)
    return nearest, True, not (same and abs(len(nearest) - len(folded)) <= 2)


def _is_entity(written: str, first: bool) -> bool:
    """Tell whether a word is a number, an acronym, or a name (a capital inside the question)."""
    if any(c.isdigit() for c in written) or (len(written) > 1 and written.isupper()):
        return True
    return written[0].isupper() and not first


def _after_preposition(tokens: list[tuple[str, str]], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before][0] in _ARTICLES:
        before -= 1
    return before >= 0 and tokens[before][0] in PREPOSITIONS


def _rarity(text: str, view: View) -> float:
    return max((view.idf(word) for word in fold(text).split() if stems_of(word)), default=1.0)


def _levelled(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Weigh a word that the corpus does not have no more than those it has, on average."""
    known = [t.weight for t in terms if t.known and not t.name]
    most = max(sum(known) / len(known), _UNKNOWN_SLIGHT) if known else _UNKNOWN
    return tuple(t if t.known else replace(t, weight=min(t.weight, most)) for t in terms)


def with_subject(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give their full weight to the words of names where there is nothing else to look for."""
    if any(not term.name for term in terms):
        return terms
    return tuple(replace(t, weight=t.weight / _NAME_WEIGHT, name=False) for t in terms)
