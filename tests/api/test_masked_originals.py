import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.rooms import assemble
from assistant.pipeline import Assistant
from index.library import Library
from tests.api import stand_ins
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish
from tests.specimens.writing import FOLDER

MASKED = "public-2023-05-25-06-designation"
PLAIN = "public-2022-06-23-11-musee"


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    public = tmp_path / "corpus" / "public"
    public.mkdir(parents=True)
    for name in ("2023-05-25-06-designation.pdf", "2022-06-23-11-musee.pdf"):
        shutil.copy(FOLDER / name, public)
    chosen = stand_ins.settings(tmp_path)
    publish(tmp_path / "corpus", chosen.index_dir)
    library = Library(chosen.index_dir, HashingEmbedder())
    return stand_ins.client(create_app(chosen, assemble(chosen, library, Assistant())))


def test_original_of_a_masked_document_is_for_staff_alone(browser: TestClient) -> None:
    url = f"/api/v1/documents/{MASKED}/file"
    assert browser.get(url).status_code == 403
    assert browser.get(url, headers=stand_ins.AGENT).status_code == 403
    assert browser.get(url, headers=stand_ins.STAFF).status_code == 200
    assert browser.get(f"/api/v1/documents/{PLAIN}/file").status_code == 200


def test_page_of_a_masked_document_shows_its_text_and_no_way_to_its_original(
    browser: TestClient,
) -> None:
    page = browser.get(f"/documents/{MASKED}").text
    assert "réservé au service communication" in page
    assert "[donnée personnelle masquée]" in page
    assert f"{MASKED}/file" not in page
    assert f"{PLAIN}/file" in browser.get(f"/documents/{PLAIN}").text
