"""What a question asks: its kind, its subject, and the part of the documents it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.catalogue import Catalogue, Collection, catalogue_of
from assistant.cues import Attribute, Kind, attributes_of, kind_of, strip_politeness
from assistant.terms import Term, read_terms, stems_of, with_subject
from index.document import Document, Role, Section
from index.lexicon import Lexicon
from index.phrases import Phrases, key_words
from index.text import fold
from index.view import View

Stake = tuple[Document, Section]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as understood.

    `terms` are its content words; `roles` the parts of a plan it names ("objectifs
    stratégiques"); `stakes` the enjeux it names. `subject` are the terms that neither
    name a role nor an enjeu: what is left to look for.
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
        return " ".join([self.text, *(term.word for term in self.terms if term.corrected)])


def understand(text: str, view: View, language: str) -> Understanding:
    """Read a question against what the view holds."""
    folded = strip_politeness(fold(text))
    attributes = attributes_of(folded)
    terms = _without_attributes(read_terms(text, view, language), attributes, folded)
    catalogue = catalogue_of(view)
    roles, role_words = _roles(folded, view.lexicon, terms)
    stakes, stake_terms = _stakes(terms, catalogue)
    subject = tuple(
        t for t in terms
        if not t.name and t not in stake_terms and not _within(t, role_words)
    )  # fmt: skip
    return Understanding(
        text=text, folded=folded, language=language, kind=kind_of(folded),
        attributes=attributes, terms=terms, roles=roles, stakes=stakes, subject=subject,
    )  # fmt: skip


def _without_attributes(
    terms: tuple[Term, ...], attributes: Sequence[Attribute], folded: str
) -> tuple[Term, ...]:
    """Leave out the words that name the detail asked: they need not stand in its answer."""
    asked = {
        word
        for attribute in attributes
        for found in attribute.question.finditer(folded)
        for word in key_words(found[0])
    }
    kept = tuple(t for t in terms if not _within(t, frozenset(asked)))
    return with_subject(kept)


def _within(term: Term, words: frozenset[str]) -> bool:
    return all(word in words for word in key_words(term.word))


def _roles(
    folded: str, lexicon: Lexicon, terms: Sequence[Term]
) -> tuple[tuple[Role, ...], frozenset[str]]:
    """Return the roles a question names, and the words that name them.

    Foreign and misspelt words count through what they stand for.
    """
    said = " ".join([folded, *(t.word for t in terms if t.corrected)])
    found: dict[Role, None] = {}
    words: set[str] = set()
    finder = _role_finder(tuple((role, w) for role, ws in lexicon.roles.items() for w in ws))
    for wording in finder.found_in(said):
        role = next(r for r, wordings in lexicon.roles.items() if wording in wordings)
        found[role] = None
        words.update(key_words(wording))
    return tuple(found), frozenset(words)


@lru_cache(maxsize=16)
def _role_finder(wordings: tuple[tuple[Role, str], ...]) -> Phrases:
    return Phrases.of(w for _, w in wordings)


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
            c for c in found if c.stake and (c.document_id, c.stake.index) in headings
        )  # fmt: skip
    return tuple(found)
