"""Read a register of deliberations: a CSV in the form of SCDL, or its Belgian reading.

SCDL is the French form (schema 2.1.5). A Belgian institution has a BCE number where the
French one has a SIRET, and a supervising authority (tutelle) where that has a préfecture;
both names of a column are understood.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from index.document import BlockKind, DocumentType, LegalStatus, Vote
from index.french.dates import first_date
from index.text import fold
from ingest.acts.given import GivenAct
from ingest.cleaning import clean, one_line
from ingest.errors import Reason, UnreadableFileError
from ingest.metadata import Declared
from ingest.pieces import Piece, compose
from ingest.read_result import ReadResult

COLUMNS = {
    "institution": ("coll_nom", "inst_nom", "institution"),
    "number": ("coll_siret", "inst_bce", "numero_bce"),
    "reference": ("delib_id", "reference", "numero"),
    "date": ("delib_date", "date", "date_seance"),
    "matter": ("delib_matiere_nom", "matiere"),
    "subject": ("delib_objet", "objet", "titre"),
    "year": ("budget_annee", "exercice"),
    "budget": ("budget_nom", "budget"),
    "authority": ("pref_id", "tutelle_nom", "tutelle"),
    "sent": ("pref_date", "tutelle_date"),
    "in_favour": ("vote_pour", "pour"),
    "against": ("vote_contre", "contre"),
    "abstentions": ("vote_abstention", "abstention", "abstentions"),
    "url": ("delib_url", "lien", "url"),
    "organ": ("organe",),
    "point": ("point",),
    "representative": ("mandataire", "rapporteur"),
    "status": ("statut",),
    "amount": ("montant",),
}
"""What each column of a register means, by the folded names it may have."""

_STATUSES = {member.value: member for member in LegalStatus}
_MAX_ROWS = 50_000


def read_register(source: str) -> ReadResult:
    """Read a register; each row with a subject is an act of which the title is known.

    Raises `UnreadableFileError`: CORRUPTED (no column of a subject), EMPTY (no row).
    """
    pieces: list[Piece] = []
    given: list[GivenAct] = []
    skipped = 0
    for row in _rows(source):
        subject = row.get("subject")
        if not subject:
            skipped += 1
            continue
        first = len(pieces)
        pieces.append(Piece(BlockKind.HEADING, subject, 2))
        pieces.append(Piece(BlockKind.PARAGRAPH, _told(row)))
        given.append(_act(row, first, len(pieces)))
    if not given:
        raise UnreadableFileError(Reason.EMPTY)
    text, blocks = compose(pieces)
    institutions = {act.institution for act in given}
    return ReadResult(
        text,
        blocks,
        declared=Declared(
            type=DocumentType.DELIBERATION,
            publisher=institutions.pop() if len(institutions) == 1 else None,
        ),
        warnings=(f"Lignes sans objet, laissées : {skipped}.",) if skipped else (),
        given=tuple(given),
    )


def _rows(source: str) -> Iterator[Mapping[str, str]]:
    head = source[: source.find("\n") + 1] or source
    delimiter = max(";,\t|", key=head.count)
    reader = csv.reader(io.StringIO(source), delimiter=delimiter)
    try:
        names = [_meaning(name) for name in next(reader, [])]
        if "subject" not in names or "date" not in names:
            raise UnreadableFileError(
                Reason.CORRUPTED, "Ce fichier CSV n’est pas un registre de délibérations."
            )
        for count, cells in enumerate(reader):
            if count >= _MAX_ROWS:
                raise UnreadableFileError(Reason.OVERSIZED)
            yield {
                name: one_line(clean(cell))
                for name, cell in zip(names, cells, strict=False)
                if name and cell.strip()
            }
    except csv.Error:
        raise UnreadableFileError(Reason.CORRUPTED) from None


def _meaning(column: str) -> str:
    folded = fold(column).replace(" ", "_")
    return next((name for name, columns in COLUMNS.items() if folded in columns), "")


def _act(row: Mapping[str, str], first: int, last: int) -> GivenAct:
    status = fold(row.get("status", "")).replace(" ", "_")
    return GivenAct(
        first=first,
        last=last,
        institution=row.get("institution"),
        organ=row.get("organ"),
        sitting_date=first_date(fold(row.get("date", ""))),
        point=row.get("point"),
        reference=row.get("reference"),
        matter=row.get("matter"),
        representative=row.get("representative"),
        legal_status=_STATUSES.get(status, LegalStatus.ADOPTED),
        vote=_vote(row),
        url=row.get("url"),
    )


def _vote(row: Mapping[str, str]) -> Vote | None:
    counts = {side: _count(row.get(side)) for side in ("in_favour", "against", "abstentions")}
    if counts["in_favour"] is None:
        return None
    return Vote(unanimous=counts["against"] == 0 and counts["abstentions"] == 0, **counts)


def _count(cell: str | None) -> int | None:
    return int(cell) if cell and cell.isdigit() else None


def _told(row: Mapping[str, str]) -> str:
    """Return a row as sentences, so that it can be searched and quoted."""
    named = " ".join(
        part for part in (row.get("reference"), _of(row), _on(row.get("date"))) if part
    )
    sentences = [f"Délibération {named}".strip()]
    if "matter" in row:
        sentences.append(f"Matière : {row['matter']}")
    budget = ", ".join(row[key] for key in ("year", "budget") if key in row)
    if budget:
        sentences.append(f"Budget : {budget}")
    if "amount" in row:
        sentences.append(f"Montant : {row['amount']}{'' if '€' in row['amount'] else ' €'}")
    vote = _vote(row)
    if vote:
        sentences.append(f"Vote : {_voices(vote)}")
    if "sent" in row or "authority" in row:
        told = " ".join(part for part in (row.get("authority"), _on(row.get("sent"))) if part)
        sentences.append(f"Tutelle : {told}")
    return ". ".join(sentences) + "."


def _of(row: Mapping[str, str]) -> str:
    told = [part for part in (row.get("organ"), row.get("institution")) if part]
    return f"({', '.join(told)})" if told else ""


def _on(day: str | None) -> str:
    return f"du {day}" if day else ""


def _voices(vote: Vote) -> str:
    sides = (
        (vote.in_favour, "voix pour"),
        (vote.against, "voix contre"),
        (vote.abstentions, "abstention" if (vote.abstentions or 0) < 2 else "abstentions"),
    )
    return ", ".join(f"{count} {words}" for count, words in sides if count is not None)
