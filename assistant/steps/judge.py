"""Decide whether what was found answers the question; refuse, and say why, when it does not."""

from __future__ import annotations

import re

from assistant.acronyms import lacks_the_meaning
from assistant.answer import Answer, Status
from assistant.compared import compares_figures
from assistant.counted import repeats_the_number_alone
from assistant.cues import Kind
from assistant.divisions import division_named, is_the_only_one
from assistant.draft import Draft
from assistant.figures import has_number
from assistant.frames import document_name, own_institution, say, topics, with_article
from assistant.judgement import judge, names_in, takes_for_granted
from assistant.led_to import beside, named_in_one_line
from assistant.listing import compose_selection
from assistant.lists_read import list_read
from assistant.ranked import asks_a_missing_rank
from assistant.reading import PLAINLY
from assistant.selection import Selection
from assistant.shape import asks_for_a_thing, counts_only, labels_what_is_asked
from assistant.stems import stems_of
from assistant.suggestions import opening_suggestions
from index.document import PassageKind
from index.sentences import announces
from index.text import fold

# Share of a question's weight that a passage must cover for its detail to be the one asked.
_ABOUT = 0.5
# Kinds of questions whose answer is about the very thing that is named.
_PRECISE = (Kind.WHO, Kind.WHERE, Kind.COUNT, Kind.AMOUNT)
# Among how many of the passages found a subject is looked for, to tell that the documents
# treat it although it is usually another authority's.
_LOOKED_AT = 5
# Among how many a list must stand that none of its members, read alone, answers.
_LED_TO = 2
# The share of the question that a label without value must cover to be what is asked.
_NAMED = 0.75
# What asks for a sum, and how much a word says of whom or what it is for.
_OF_MONEY, _TELLING = frozenset({"money", "price"}), 0.35
# In logits: read with the question, such a text answers whatever its words and its form; whatever
# its form; if it has the form, whatever its words. Of 28 development questions that rules alone
# turned away, 11 of the 18 that their text answered were above these, and none of the other ten.
_SURELY, _RATHER, _NEARLY = 3.0, 0.0, -1.0
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What stands in a table, or after a label, in place of a value to come.
_UNDECIDED = re.compile(
    r"(?P<label>[^:;.\n]{3,40}?)? ?: (?:encore )?"
    r"(?:a (?:preciser|definir|determiner|fixer|communiquer|confirmer)|"
    r"non (?:encore )?(?:fixe|connu|communique|determine|chiffre)e?s?)\b"
)


def refuse_other_institutions(draft: Draft) -> Answer | None:
    """Say so when the question is about another institution than the documents'."""
    named = [
        name for name in draft.view.lexicon.institutions_in(draft.reading.text)
        if not _in_documents(name, draft)
    ]  # fmt: skip
    if not named:
        return None
    own = own_institution(draft.language, draft.view)
    others = [with_article(draft.language, name) for name in named]
    text = say(draft.language, "institution", own=own, other=", ".join(others))
    return draft.end(Status.UNANSWERABLE_INSTITUTION, text).with_suggestions(
        opening_suggestions(draft.view)
    )


def _in_documents(name: str, draft: Draft) -> bool:
    """Tell whether a passage speaks of an institution and of what is asked about it."""
    stems = stems_of(name)
    hits = draft.view.search(draft.reading.search_text, 3)
    return any(
        stems <= stems_of(h.passage.text)
        and all(t.match(stems_of(h.passage.text)) for t in draft.reading.subject)
        for h in hits
    )


def judge_evidence(draft: Draft) -> Answer | None:
    """Judge the evidence; end with the refusal that fits when it does not answer."""
    if draft.composition is not None:
        return None
    draft.judgement = judge(draft.reading, draft.evidence, draft.view)
    authority = _authority(draft)
    if authority:
        own = own_institution(draft.language, draft.view)
        text = say(draft.language, "authority", own=own, authority=authority)
        return draft.end(Status.REDIRECTED_AUTHORITY, text)
    answered = _told_of_the_part(draft) or (
        draft.judgement.confident and not lacks_what_is_asked(draft)
    )
    if _tell_the_list(draft, answered=answered):
        return None
    if answered:
        return None
    return _refusal(draft).with_suggestions(opening_suggestions(draft.view))


def _told_of_the_part(draft: Draft) -> bool:
    """Tell whether the best evidence is the one part that is named, and labels what is asked of it.

    "Quelle est l'échéance de l'action 15 ?" – "Act. 15 – … Échéance : octobre 2026."
    """
    division = division_named(draft.reading)
    best = draft.evidence[0] if draft.evidence else None
    if best is None or division is None or not division.opens(best.passage.text):
        return False
    alone = is_the_only_one(draft.reading, draft.view)
    labelled = alone and labels_what_is_asked(draft.reading, best.text)
    return labelled and not _UNDECIDED.search(fold(best.text))


def _asks_for_more(draft: Draft) -> bool:
    """Tell whether a list is asked and the best text is one member of it, or announces it only.

    Or what is counted stands there in one line, which does not say how many there are.
    """
    best = draft.evidence[0]
    if named_in_one_line(draft.reading, best.passage):
        return True
    member = best.passage.group is not None or announces(best.text)
    return draft.reading.kind is Kind.LIST and member and (best.read or 0.0) < _SURELY


def _tell_the_list(draft: Draft, *, answered: bool) -> bool:
    """Write the list that stands where search leads, if it is of what is asked.

    So may be a list that none of the question's words name, for who reads it whole.
    """
    found = [e.passage for e in draft.evidence[:_LED_TO]]
    listed = None
    if not answered or _asks_for_more(draft):
        named = named_in_one_line(draft.reading, found[0]) if found else None
        listed = named or beside(draft.reading, found, draft.view)
    if listed is None:
        listed = list_read(draft.reading, draft.evidence, draft.view, answered=answered)
    if listed is None:
        return False
    whole = Selection((listed,), len(listed.entries))
    counting = draft.reading.kind is Kind.COUNT
    draft.composition = compose_selection(whole, draft.view, draft.language, counting=counting)
    return True


def _authority(draft: Draft) -> str | None:
    """Return the authority competent for the subject, unless the documents treat it."""
    found = draft.view.lexicon.authority(draft.reading.text)
    if found is None:
        return None
    subject, authority = found
    stems = stems_of(subject)
    told = any(stems <= stems_of(hit.passage.search_text) for hit in draft.hits[:_LOOKED_AT])
    # The judgement of a question in another language than the documents' is less sure.
    sure = draft.language == "fr" and draft.judgement is not None and draft.judgement.confident
    return None if told or sure else authority


def lacks_what_is_asked(draft: Draft) -> bool:
    """Tell whether the best evidence lacks, for a reason that can be told, what is asked."""
    return (
        _lacks_value(draft)
        or asks_a_missing_rank(draft.reading, draft.view)
        or _lacks_detail(draft)
    )


def _lacks_value(draft: Draft) -> bool:
    """Tell whether the best evidence is an indicator without value, or that of another year."""
    best = draft.evidence[0]
    counts = draft.reading.kind in (Kind.COUNT, Kind.AMOUNT)
    precise = counts or draft.reading.kind is Kind.WHEN
    if precise and best.shape < 1.0 and _UNDECIDED.search(fold(best.text)):
        return True
    labelled = (draft.reading.subject or draft.reading.terms)[:1]
    to_come = [stems_of(found["label"] or "") for found in _UNDECIDED.finditer(fold(best.text))]
    if any(t.match(label) >= _NAMED for t in labelled for label in to_come):
        return True
    if best.passage.kind in (PassageKind.FIGURE, PassageKind.TABLE_ROW):
        asked = _YEAR.findall(draft.reading.folded)
        if any(_blank_in(best.text, year) for year in asked):
            return True
        told = _YEAR.findall(best.text)
        if asked and told and not set(asked) & set(told):
            return True
    return counts and best.passage.kind is PassageKind.FIGURE and not has_number(best.text)


def _blank_in(row: str, year: str) -> bool:
    """Tell whether a row, read aloud, has a cell of that year and no number in it."""
    # The first cell says what it is about: "Recettes 2024 : Office de la naissance".
    cells = [cell.partition(" : ") for cell in row.split(" ; ")[1:]]
    return any(year in label and value and not has_number(value) for label, _, value in cells)


def _lacks_detail(draft: Draft) -> bool:
    """Tell whether the detail asked (an hour, a price, a phone number…) is not in the evidence."""
    best = draft.evidence[0]
    kind = draft.reading.kind
    if (
        asks_for_a_thing(draft.reading)
        and counts_only(best.passage)
        and not compares_figures(draft.reading)
    ):
        return True
    if lacks_the_meaning(draft.reading, [e.passage.text for e in draft.evidence[:_LOOKED_AT]]):
        return True
    if kind is Kind.COMPARISON and not _compares(draft):
        return True
    if _is_sum_of_another(draft):
        return True
    if (best.read or 0.0) > _SURELY:
        return False
    if kind is Kind.LIST and draft.reading.roles and not _says_the_subject(draft):
        return True
    which = asks_for_a_thing(draft.reading) or kind is Kind.WHERE
    if which and repeats_the_number_alone(draft.reading.folded, fold(best.text)):
        return True
    if not draft.reading.attributes:
        return kind in _PRECISE and _lacks_name(draft)
    # A text that answers, read with the question, does so in words and in a form of its own.
    if (best.read or _RATHER) > _RATHER:
        return _lacks_name(draft)
    division = division_named(draft.reading)
    named = division is not None and division.named_in(best.text)
    about = best.soft >= _ABOUT or named or (best.read or _NEARLY) > _NEARLY
    return best.shape < 1.0 or not about or _lacks_name(draft)


def _is_sum_of_another(draft: Draft) -> bool:
    """Tell whether the evidence is an act on money that lacks a word of what it is asked for.

    Sums are granted to one club, for one work: "le club de tennis Les Remous" is not told by
    what "le club de kayak Les Remous" gets. Who reads that a text plainly answers has no doubt
    but about names.
    """
    best, reading = draft.evidence[0], draft.reading
    money = {a.name for a in reading.attributes} & _OF_MONEY
    if best.passage.act is None or not (money or reading.kind in (Kind.COUNT, Kind.AMOUNT)):
        return False
    stems = stems_of(best.passage.search_text)
    plainly = (best.read or 0.0) > PLAINLY
    named = (t for t in reading.subject if t.entity or (t.complement and not plainly))
    return any(draft.view.importance(t.word) > _TELLING and not t.match(stems) for t in named)


def _says_the_subject(draft: Draft) -> bool:
    """Tell whether the evidence has a word of the subject itself, not one that stands for it.

    A list of objectives is asked of one subject: an objective of another is no such list.
    """
    stems = stems_of(draft.evidence[0].passage.search_text)
    subject = draft.reading.subject
    return not subject or any(t.said_in(stems) for t in subject)


def _compares(draft: Draft) -> bool:
    """Tell whether the evidence names each of the things compared by its own words."""
    best = draft.evidence[0]
    stems = stems_of(best.passage.search_text)
    return all(t.said_in(stems) for t in draft.reading.subject if t.known and t.alternatives)


def _lacks_name(draft: Draft) -> bool:
    """Tell whether a name that the question gives is not in the best evidence's passage."""
    stems = stems_of(draft.evidence[0].passage.search_text)
    named = (t for t in names_in(draft.reading) if t.known or any(c.isdigit() for c in t.word))
    return any(not t.match(stems) for t in named)


def _refusal(draft: Draft) -> Answer:
    reading, judgement, language = draft.reading, draft.judgement, draft.language
    best = draft.evidence[0] if draft.evidence else None
    # Where what is asked about is there and only the detail is not, that is said even where the
    # judgement, which learnt that the detail must be there, sees nothing near.
    lacking = bool(reading.attributes) or (best is not None and _lacks_value(draft))
    named = lacking and best is not None and best.coverage >= _NAMED
    nearest = best if named or (judgement and judgement.near) else None
    if nearest and judgement and takes_for_granted(judgement):
        status, text = Status.UNANSWERABLE_PREMISE, say(language, "premise")
    elif nearest and _lacks_value(draft):
        text = say(
            language, "no_value", document=document_name(language, nearest.document.metadata)
        )
        status, text = Status.UNANSWERABLE_DETAIL, text[0].upper() + text[1:]
    elif nearest and (reading.attributes or nearest.shape < 0.5):
        status, text = Status.UNANSWERABLE_DETAIL, say(language, "detail", detail="")
    else:
        own = topics(language, draft.view)
        return draft.end(Status.UNANSWERABLE_NOT_FOUND, say(language, "not_found", topics=own))
    path = nearest.passage.heading_path or (nearest.document.metadata.title,)
    return draft.end(status, text, say(language, "nearest", section=" › ".join(path)))
