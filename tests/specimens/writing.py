"""Write specimens as PDF, DOCX and JSON. Run: `python -m tests.specimens.writing`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document as WordDocument
from docx.shared import Pt
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from tests.specimens.council import SPECIMENS, of_day
from tests.specimens.specimen import INSTITUTION, MARK, Specimen

FOLDER = Path(__file__).parent / "files"
_STAMP = datetime.datetime(2024, 3, 1, tzinfo=datetime.UTC)


def lines_of(specimen: Specimen) -> Iterator[str]:
    """Yield an act's own lines, from its title to its signatures."""
    yield f"Objet : {specimen.title}"
    yield f"Matière : {specimen.matter}"
    yield f"Mandataire : {specimen.representative}"
    yield f"LE {specimen.organ.upper()},"
    yield from (f"Vu {words} ;" for words in specimen.seen)
    yield from (f"Considérant {words} ;" for words in specimen.whereas)
    yield "Sur proposition du Collège provincial ;"
    yield f"{specimen.vote} DÉCIDE :"
    for rank, words in enumerate(specimen.articles, start=1):
        yield f"Article {'1er' if rank == 1 else rank} : {words}"
    if specimen.status != "projet":
        yield "Pour extrait conforme,"
        yield "Le Directeur général, Hugo Lambert"
        yield "La Présidente, Nadia Cornet"
    if specimen.mention:
        yield specimen.mention


def head_of(specimen: Specimen) -> Iterator[str]:
    """Yield the head of an extract of the register, or of a draft."""
    yield INSTITUTION.upper()
    yield specimen.organ.upper()
    yield f"Séance publique du {specimen.told_day}"
    if specimen.status == "projet":
        yield "PROJET DE DÉLIBÉRATION"
        yield "Ce document est préparatoire : il n'a pas encore été adopté."
    else:
        yield "EXTRAIT DU REGISTRE AUX DÉLIBÉRATIONS"
    yield f"Point n° {specimen.point}"


def write_pdf(path: Path, paragraphs: Sequence[str]) -> None:
    """Write paragraphs as a PDF; each page bears the mark."""

    class Page(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", "B", 10)
            self.cell(0, 6, MARK, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self.ln(2)

    pdf = Page()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_creation_date(_STAMP)
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 6, paragraph, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(2)
    pdf.output(str(path))


def write_docx(path: Path, paragraphs: Sequence[str]) -> None:
    """Write paragraphs as a DOCX; its header, so each page, bears the mark."""
    word = WordDocument()
    word.sections[0].header.paragraphs[0].text = MARK
    word.add_paragraph(MARK)
    word.styles["Normal"].font.size = Pt(11)
    word.core_properties.title = ""
    word.core_properties.created = word.core_properties.modified = _STAMP.replace(tzinfo=None)
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    word.save(str(path))


def json_of(day: str) -> str:
    """Return a sitting as iA.Délib answers it, each point marked in its text."""
    acts = of_day(day)
    return json.dumps(
        {
            "institution": INSTITUTION,
            "meeting": {
                "UID": f"seance-{day}",
                "@type": "MeetingCouncil",
                "date": f"{day}T12:00:00+00:00",
                "review_state": "closed",
            },
            "items": [_item(specimen) for specimen in acts],
        },
        ensure_ascii=False,
        indent=1,
    )


def _item(specimen: Specimen) -> dict[str, object]:
    words = list(lines_of(specimen))
    decided = next(at for at, line in enumerate(words) if line.endswith("DÉCIDE :"))
    return {
        "@id": f"https://deliberations.invalid/haute-meuse/{specimen.key}",
        "@type": "MeetingItemCouncil",
        "UID": specimen.key,
        "title": specimen.title,
        "itemNumber": specimen.point * 100,
        "itemReference": specimen.reference,
        "category": {"token": specimen.matter.lower(), "title": specimen.matter},
        "groupsInCharge": [{"token": "m", "title": specimen.representative}],
        "privacy": "public",
        "review_state": "itemfrozen" if specimen.status == "projet" else "accepted",
        "motivation": _html([MARK, *words[3:decided]]),
        "decision": _html([line for line in words[decided:] if line != specimen.mention]),
    }


def _html(lines: Sequence[str]) -> dict[str, str]:
    return {"content-type": "text/html", "data": "".join(f"<p>{line}</p>" for line in lines)}


def minutes_of(day: str) -> list[str]:
    """Return a sitting's minutes, all its adopted points one after the other."""
    acts = [specimen for specimen in of_day(day) if specimen.status != "projet"]
    told = [
        INSTITUTION.upper(),
        "CONSEIL PROVINCIAL",
        f"PROCÈS-VERBAL de la séance publique du {acts[0].told_day}",
        "Présents : 37 conseillers. La séance est ouverte à 14 heures.",
    ]
    for specimen in acts:
        title, *rest = lines_of(specimen)
        told += [f"{specimen.point}. {title.removeprefix('Objet : ')}", *rest[2:-2]]
        told = [line for line in told if line not in ("Pour extrait conforme,", specimen.mention)]
    return [line for line in told if not line.startswith(("Le Directeur général,", "La Prés"))]


def write_all(folder: Path = FOLDER) -> None:
    """Write every specimen in its form: extracts, minutes, and answers of iA.Délib."""
    folder.mkdir(parents=True, exist_ok=True)
    for rank, specimen in enumerate(SPECIMENS):
        paragraphs = [*head_of(specimen), *lines_of(specimen)]
        name = f"{specimen.day}-{specimen.point:02d}-{specimen.key}"
        if rank % 2:
            write_docx(folder / f"{name}.docx", paragraphs)
        else:
            write_pdf(folder / f"{name}.pdf", paragraphs)
    for day in sorted({specimen.day for specimen in SPECIMENS}):
        (folder / f"{day}-seance.json").write_text(json_of(day) + "\n", encoding="utf-8")
    write_pdf(folder / "2022-06-23-proces-verbal.pdf", minutes_of("2022-06-23"))


if __name__ == "__main__":
    write_all()
