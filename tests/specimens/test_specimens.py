from pathlib import Path

import pypdf
import pytest
from docx import Document as WordDocument

from index.document import Document
from index.lexicon import Lexicon
from ingest.reading import ReadDocument, read_document
from tests.specimens.council import SPECIMENS, of_day
from tests.specimens.specimen import MARK, Specimen
from tests.specimens.writing import FOLDER, json_of, write_all

DAYS = sorted({specimen.day for specimen in SPECIMENS})


def _read(path: Path) -> ReadDocument:
    return read_document(path, document_id=path.stem, lexicon=Lexicon.EMPTY)


def _extract(specimen: Specimen) -> Document:
    (path,) = FOLDER.glob(f"{specimen.day}-{specimen.point:02d}-{specimen.key}.*")
    return _read(path).document


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.key)
def test_extract_is_read_as_the_act_it_was_written_from(specimen: Specimen) -> None:
    (act,) = _extract(specimen).acts
    assert act.title == specimen.title
    assert (act.sitting_date, act.point) == (specimen.day, str(specimen.point))
    assert (act.matter, act.representative) == (specimen.matter, specimen.representative)
    assert (act.institution, act.organ) == ("Province de Haute-Meuse", "Conseil provincial")
    assert act.legal_status.value == specimen.status
    assert set(act.amounts) == set(specimen.amounts)
    assert (act.vote is None) == (specimen.status == "projet")


@pytest.mark.parametrize("day", DAYS)
def test_answer_of_a_sitting_is_read_as_its_acts(day: str) -> None:
    acts = _read(FOLDER / f"{day}-seance.json").document.acts
    wanted = of_day(day)
    assert [act.title for act in acts] == [specimen.title for specimen in wanted]
    assert [act.point for act in acts] == [str(specimen.point) for specimen in wanted]
    drafts = [specimen.status == "projet" for specimen in wanted]
    assert [act.legal_status.value == "projet" for act in acts] == drafts
    assert {act.sitting_date for act in acts} == {day}


def test_minutes_of_a_sitting_hold_its_acts() -> None:
    acts = _read(FOLDER / "2022-06-23-proces-verbal.pdf").document.acts
    assert [act.title for act in acts] == [specimen.title for specimen in of_day("2022-06-23")]
    assert [act.point for act in acts] == ["5", "7", "9", "11"]
    assert acts[1].vote is not None
    assert acts[1].vote.against == 10


def test_invented_private_data_is_masked_everywhere() -> None:
    private = ("71.03.03-153.29", "0470 12 34 56", "jean.dutest@", "5390 0754", "3 mars 1971")
    for path in (FOLDER / "2023-05-25-06-designation.pdf", FOLDER / "2023-05-25-seance.json"):
        read = _read(path)
        told = " ".join([read.document.text, *(p.search_text for p in read.passages)])
        assert not [secret for secret in private if secret in told], path.name
        assert sum(read.report.masked.values()) >= len(private)


def test_every_page_is_marked_as_a_specimen() -> None:
    for path in FOLDER.glob("*.pdf"):
        assert all(MARK in page.extract_text() for page in pypdf.PdfReader(path).pages), path.name
    for path in FOLDER.glob("*.docx"):
        header = WordDocument(str(path)).sections[0].header
        assert header.paragraphs[0].text == MARK, path.name
    for path in FOLDER.glob("*.json"):
        assert path.read_text(encoding="utf-8").count(MARK) >= len(of_day(path.name[:10]))


def test_specimens_are_those_their_writer_writes(tmp_path: Path) -> None:
    write_all(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.iterdir()}
    for day in DAYS:
        assert (FOLDER / f"{day}-seance.json").read_text(encoding="utf-8") == json_of(day) + "\n"
