from pathlib import Path

import pytest

from index.document import Document, LegalStatus
from index.lexicon import Lexicon
from ingest.acts.imio import local_date, point_number, read_imio
from ingest.errors import Reason, UnreadableFileError
from ingest.reading import read_document
from tests.ingest.acts.imio_answers import answer, item

SHARED = Path(__file__).parents[3].parent / "shared" / "deliberations" / "imio" / "portal.core"


def _read(folder: Path, text: str) -> Document:
    path = folder / "seance.json"
    path.write_text(text, encoding="utf-8")
    return read_document(path, document_id="seance", lexicon=Lexicon.EMPTY).document


def test_public_point_is_an_act_with_its_facts(tmp_path: Path) -> None:
    document = _read(tmp_path, answer(item(100, "Culture – Subside"), item(202, "Voirie")))
    first, second = document.acts
    assert (first.title, first.point, second.point) == ("Culture – Subside", "1", "2.2")
    assert (first.organ, first.institution) == ("Conseil provincial", "Province de Haute-Meuse")
    assert (first.matter, first.representative) == ("Culture", "Anne Dupré-Noël")
    assert first.reference == "CULT/20220331-100"
    assert first.amounts == (5000.0,)
    assert first.vote is not None
    assert first.legal_status is LegalStatus.ADOPTED
    assert document.metadata.title == "Conseil provincial du 31 mars 2022 – délibérations"


def test_sitting_date_is_the_day_in_brussels(tmp_path: Path) -> None:
    document = _read(tmp_path, answer(item(100, "Culture")))
    assert document.acts[0].sitting_date == "2022-03-31"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2022-12-14T23:00:00+00:00", "2022-12-15"),
        ("2022-06-30T21:59:00+00:00", "2022-06-30"),
        ("2022-06-30T22:00:00+00:00", "2022-07-01"),
        (None, None),
        ("hier", None),
    ],
)
def test_moment_in_utc_is_told_as_a_local_day(moment: str | None, day: str | None) -> None:
    assert local_date(moment) == day


@pytest.mark.parametrize(("stored", "told"), [(100, "1"), (1203, "12.3"), (0, None), ("x", None)])
def test_point_number_is_stored_times_a_hundred(stored: object, told: str | None) -> None:
    assert point_number(stored) == told


def test_notes_and_points_that_are_not_public_never_enter(tmp_path: Path) -> None:
    hidden = [
        item(200, "Point secret", privacy="secret", decision={"data": "<p>CANARI</p>"}),
        item(300, "Point reporté", review_state="delayed", decision={"data": "<p>CANARI</p>"}),
    ]
    without = item(400, "Sans mention", decision={"data": "<p>CANARI</p>"})
    del without["privacy"]
    document = _read(tmp_path, answer(item(100, "Culture"), *hidden, without))
    assert [act.title for act in document.acts] == ["Culture"]
    assert "CANARI" not in document.text


def test_masked_and_struck_words_go(tmp_path: Path) -> None:
    decision = {
        "content-type": "text/html",
        "data": '<p>Article 1er : D\'aider <span class="pm-anonymized">Jean CANARI</span>, '
        "<s>né CANARI</s> ce jour.</p>",
    }
    document = _read(tmp_path, answer(item(100, "Aide", decision=decision)))
    assert "CANARI" not in document.text
    assert "D'aider [texte masqué], ce jour" in document.text


def test_frozen_point_is_a_draft(tmp_path: Path) -> None:
    document = _read(tmp_path, answer(item(100, "Culture", review_state="itemfrozen")))
    assert document.acts[0].legal_status is LegalStatus.DRAFT
    assert document.acts[0].vote is None


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{", Reason.CORRUPTED),
        ("[1]", Reason.CORRUPTED),
        ('{"items": [{"@type": "Folder"}]}', Reason.CORRUPTED),
        (answer(item(100, "Secret", privacy="secret")), Reason.EMPTY),
    ],
)
def test_other_json_is_refused_with_its_reason(source: str, reason: Reason) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_imio(source)
    assert refusal.value.reason is reason


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared: the real answers are not there")
def test_real_answer_of_a_meeting_is_read() -> None:
    source = (SHARED / "tests__resources__meeting_items_mock.json").read_text(encoding="utf-8")
    result = read_imio(source)
    assert len(result.given) == 20
    assert {act.organ for act in result.given} == {"Collège"}
