"""What a question asks: its kind, its subject, and the part of the documents it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.catalogue import Catalogue, Collection, catalogue_of
from assistant.cues import Attribute, Kind, asks_for, attributes_of, kind_of, strip_wording
from assistant.stems import stems_of
from assistant.terms import Term, read_terms, with_subject
from index.document import Document, Role, Section
from index.lexicon import Lexicon
from index.phrases import Phrases, key_words
from index.text import fold
from index.view import View

# Roles of a plan as a whole, whatever the enjeu named.
_OF_THE_PLAN = (Role.STAKE, Role.VALUE)
# What a plan calls its enjeux, before the number of one: "Axe 1 – …", "Axe stratégique 2".
_NUMBERED_NAME = re.compile(r"([a-z]{3,}) (?:strategique )?(?:\d{1,2}\b|[a-z] ?[.:)-])")
# The number of an objective or action ("l'OS 4", "l'action n° 4") is that of no enjeu.
_NUMBER_OF_PART = re.compile(
    r"\b(?:o\.?[os]\.?|objectifs?(?: \w+)?|actions?|mesures?|fiches?) ?"
    r"(?:n ?°|numero)? ?0?(\d{1,2})\b"
)
# A noun with two of its words: "objectifs stratégiques et opérationnels".
_JOINED = re.compile(r"\b(?=(\w+) (\w+) (?:et|ou|puis|and|or|en|und|oder) (?:les )?(\w+)\b)")
# What stands between a word and the one that qualifies it.
_TIES = "(?:d|de|du|des|l|la|le|les|en|a|au|aux|of|the|van|von)"
Stake = tuple[Document, Section]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as understood.

    `terms` are its content words; `roles` the parts of a plan it names ("objectifs
    stratégiques"); `stakes` the enjeux it names. `subject` are the terms that neither
    name a role nor an enjeu: what is left to look for. `detail` are the stems of the words
    that name the attributes asked ("durée", "prix").
    """

    text: str
    folded: str
    language: str
    kind: Kind
    attributes: tuple[Attribute, ...]
    terms: tuple[Term, ...]
    roles: tuple[Role, ...]
    stakes: tuple[Stake, ...]
    subject: tuple[Term, ...]
    detail: frozenset[str] = frozenset()

    @property
    def corrected(self) -> bool:
        """Tell whether a word was corrected."""
        return any(term.corrected for term in self.terms)

    @property
    def search_text(self) -> str:
        """Return the words to search for: the question's, those corrected included.

        A question in another language is searched by what its words stand for in French.
        """
        if self.language != "fr":
            told = [" ".join(term.wordings[:3]) or term.word for term in self.terms]
            return " ".join([*told, self.text])
        return " ".join(
            [self.text, *(t.word for t in self.terms if t.word not in self.folded.split())]
        )


def understand(text: str, view: View, language: str) -> Understanding:
    """Read a question against what the view holds."""
    said = strip_wording(text)
    folded = fold(said)
    attributes = attributes_of(folded)
    detail = frozenset(word for a in attributes for word in a.words_in(folded))
    terms = _without_attributes(read_terms(said, view, language), detail)
    catalogue = catalogue_of(view)
    said_of_it = [t for t in terms if not asks_for("listing", t.word)]
    roles, role_words = _roles(folded, view.lexicon, said_of_it, foreign=language != "fr")
    if (called := _name_of_the_stakes(catalogue)) and re.search(rf"\b{called}s\b(?! \d)", folded):
        roles = tuple(dict.fromkeys((*roles, Role.STAKE)))
        role_words |= frozenset(key_words(f"{called}s"))
    of_parts = frozenset(_NUMBER_OF_PART.findall(folded))
    naming = [t for t in terms if t.word.lstrip("0") not in of_parts]
    stakes, stake_terms = _stakes(naming, catalogue)
    stakes = _lettered(said, called or "enjeu", catalogue) or stakes
    subject = tuple(
        t for t in terms
        if not t.name and t not in stake_terms and not _within(t, role_words)
        and not ((roles or stakes) and asks_for("listing", t.word))
    )  # fmt: skip
    return Understanding(
        text=text, folded=folded, language=language, kind=kind_of(folded),
        attributes=attributes, terms=terms, roles=roles, stakes=stakes, subject=subject,
        detail=stems_of(" ".join(detail)),
    )  # fmt: skip


def _without_attributes(terms: tuple[Term, ...], detail: frozenset[str]) -> tuple[Term, ...]:
    """Leave out the words that name the detail asked: they need not stand in its answer."""
    asked = frozenset(key for word in detail for key in key_words(word))
    kept = tuple(t for t in terms if not _within(t, asked))
    return with_subject(kept)


def _within(term: Term, words: frozenset[str]) -> bool:
    """Tell whether a term is made of these words, or stands for them in another language."""
    forms = (term.word, *term.wordings)
    return any(all(word in words for word in key_words(form)) for form in forms)


def _roles(
    folded: str, lexicon: Lexicon, terms: Sequence[Term], *, foreign: bool
) -> tuple[tuple[Role, ...], frozenset[str]]:
    """Return the roles a question names, and the words that name them.

    Foreign and misspelt words count through what they stand for; everyday words when they
    stand for the very name of a role ("priorités" for "enjeux").
    """
    named = {w for wordings in lexicon.roles.values() for w in wordings}
    meant = (w for t in terms for w in t.wordings if foreign or fold(w) in named)
    corrected = (t.word for t in terms) if any(t.corrected for t in terms) else ()
    said = " ".join([folded, *corrected, *meant, *_spelt_out(folded, named)])
    found: dict[Role, None] = {}
    words: set[str] = set()
    finder = _role_finder(tuple((role, w) for role, ws in lexicon.roles.items() for w in ws))
    for wording in finder.found_in(said):
        role = next(r for r, wordings in lexicon.roles.items() if wording in wordings)
        if role is not Role.STAKE and _qualifies(wording, terms, folded):
            continue
        found[role] = None
        words.update(key_words(wording))
    return tuple(found), frozenset(words)


def _spelt_out(folded: str, named: Iterable[str]) -> Iterator[str]:
    """Yield what a word joined to a role's name stands for: "objectifs stratégiques et …"."""
    pairs = {tuple(fold(wording).split()) for wording in named}
    for noun, adjective, other in _JOINED.findall(folded):
        if (noun, adjective) in pairs and (noun, other) in pairs:
            yield f"{noun} {other}"


def _qualifies(wording: str, terms: Sequence[Term], folded: str) -> bool:
    """Tell whether a role's word only qualifies the one before it ("domaines d'action")."""
    first = key_words(wording)[0]
    at = next((i for i, t in enumerate(terms) if key_words(t.word)[0] == first), 0)
    before = terms[at - 1] if at else None
    if before is None or not terms[at].complement or before.name or before.complement:
        return False
    beside = rf"\b{re.escape(before.word)}[ '-]+({_TIES}[ '-]+){{0,2}}{re.escape(first)}"
    return re.search(beside, folded) is not None


@lru_cache(maxsize=16)
def _role_finder(wordings: tuple[tuple[Role, str], ...]) -> Phrases:
    return Phrases.of(w for _, w in wordings)


def _name_of_the_stakes(catalogue: Catalogue) -> str | None:
    """Return what a plan calls its enjeux, folded, when it numbers them: "Axe 1 – …"."""
    opened = [_NUMBERED_NAME.match(fold(section.heading)) for _, section in catalogue.stakes]
    names = {match[1] for match in opened if match}
    return names.pop() if len(names) == 1 and len(opened) > 1 and all(opened) else None


def _stakes(
    terms: Sequence[Term], catalogue: Catalogue
) -> tuple[tuple[Stake, ...], frozenset[Term]]:
    """Return the enjeux that a question names, and the words that name them.

    An enjeu is named by words of its heading that no other enjeu's heading has.
    """
    names = [stems_of(section.heading) for _, section in catalogue.stakes]
    named: list[Stake] = []
    used: set[Term] = set()
    for stake, stems in zip(catalogue.stakes, names, strict=True):
        matched = [t for t in terms if t.match(stems) >= 0.85]
        if matched and _distinctive(matched, names):
            named.append(stake)
            used.update(matched)
    return tuple(named), frozenset(used)


def _lettered(said: str, called: str, catalogue: Catalogue) -> tuple[Stake, ...]:
    """Return the enjeux that a question names by their letter: "l'enjeu B", "les enjeux A et C"."""
    letters = r"([A-Z](?:(?:, | et | ou )[A-Z])*)\b(?!\.\w|['’])"
    found = re.search(rf"\b(?i:{called}x?s?) {letters}", said)
    named = re.findall(r"\b[A-Z]\b", found[1]) if found else []
    return tuple(stake for stake in catalogue.stakes if stake[1].number in named)


def _distinctive(matched: Sequence[Term], names: Sequence[frozenset[str]]) -> bool:
    """Tell whether the matched words point to this heading and to no other."""
    return any(sum(t.match(other) >= 0.85 for other in names) == 1 for t in matched)


def collections_named(understood: Understanding, view: View) -> tuple[Collection, ...]:
    """Return the complete lists of the roles and enjeux that a question names.

    With a role and no enjeu, every enjeu's list is returned, in the plan's order.
    """
    catalogue = catalogue_of(view)
    found = [c for role in understood.roles for c in catalogue.by_role(role)]
    if understood.stakes:
        headings = {(d.id, s.index) for d, s in understood.stakes}
        return tuple(
            c
            for c in found
            if c.role in _OF_THE_PLAN or (c.stake and (c.document_id, c.stake.index) in headings)
        )
    return tuple(found)
