import base64
import hashlib
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api import stand_ins
from tests.api.stand_ins import AGENT, CANARY

PAGE = {"accept": "text/html,application/xhtml+xml"}
PLACES = "/api/v1/documents/{}/places?debut=0&fin=10"


def test_the_widget_is_served_to_any_site_with_its_true_integrity(browser: TestClient) -> None:
    told = browser.get("/widget.json").json()
    script = browser.get(told["url"])
    digest = base64.b64encode(hashlib.sha384(script.content).digest()).decode()
    assert told["integrity"] == f"sha384-{digest}"
    assert told["bytes"] == len(script.content)
    assert script.headers["access-control-allow-origin"] == "*"
    assert "immutable" in script.headers["cache-control"]
    assert browser.get("/widget.js").content == script.content
    assert "immutable" not in browser.get("/widget.js").headers["cache-control"]


def test_an_unchanged_widget_is_not_sent_again(browser: TestClient) -> None:
    tag = browser.get("/widget.js").headers["etag"]
    again = browser.get("/widget.js", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_past_version_of_the_widget_is_gone(browser: TestClient) -> None:
    assert browser.get("/widget.0123456789ab.js").status_code == 404


def test_the_pdf_reader_is_shut_in_by_its_own_policy(browser: TestClient) -> None:
    policy = browser.get("/pdf-worker.js").headers["content-security-policy"]
    assert policy == "default-src 'none'; script-src 'self'"


def test_only_declared_sites_may_frame_and_call(tmp_path: Path) -> None:
    site = "https://guichet.example"
    app = stand_ins.application(stand_ins.settings(tmp_path, widget_origins=(site,)))
    with stand_ins.client(app) as client:
        frame = client.get("/cadre").headers["content-security-policy"]
        assert f"frame-ancestors 'self' {site}" in frame
        for origin, allowed in ((site, site), ("https://ailleurs.example", None)):
            reply = client.post(
                "/api/v1/questions", json={"question": "musées"}, headers={"origin": origin}
            )
            assert reply.headers.get("access-control-allow-origin") == allowed
            assert "access-control-allow-credentials" not in reply.headers


@pytest.mark.parametrize("query", ["langue=it", "theme=rose", "langue=<script>"])
def test_a_frame_in_an_unknown_language_or_theme_is_refused(
    browser: TestClient, query: str
) -> None:
    reply = browser.get(f"/cadre?{query}")
    assert reply.status_code == 422
    assert "<script>" not in reply.text


def test_the_plan_page_shows_each_node_with_its_source_and_question(browser: TestClient) -> None:
    page = unescape(browser.get("/pst").text)
    assert "1 enjeu" in page
    assert "2 objectifs stratégiques" in page
    assert "Objectifs stratégiques (2)" in page
    assert "Quels sont les objectifs stratégiques de l'enjeu Culture ?" in page
    [stake] = browser.get("/api/v1/pst").json()["plans"][0]["nodes"]
    assert f'id="{stake["id"]}"' in page
    assert unescape(stake["citation"]["url"]) in page


@pytest.mark.parametrize("path", ["/", "/cadre", "/pst", "/accessibilite", "/confidentialite"])
def test_no_page_of_the_public_door_tells_of_internal_documents(
    browser: TestClient, path: str
) -> None:
    page = browser.get(path).text
    assert "note-interne" not in page
    assert CANARY not in page


def test_the_places_of_an_internal_document_do_not_exist_for_a_citizen(
    browser: TestClient,
) -> None:
    assert browser.get(PLACES.format("note-interne")).status_code == 404
    assert browser.get(PLACES.format("note-interne"), headers=AGENT).json() == {"places": []}


def test_a_document_that_is_no_pdf_has_no_places(browser: TestClient) -> None:
    assert browser.get(PLACES.format("pst")).json() == {"places": []}


def test_a_browser_reads_an_error_as_a_page_and_a_program_as_a_problem(
    browser: TestClient,
) -> None:
    page = browser.get("/documents/inconnu", headers=PAGE)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "Ce document n&#39;existe pas." in page.text
    for path, headers in (("/documents/inconnu", {}), ("/api/v1/documents/inconnu", PAGE)):
        reply = browser.get(path, headers=headers)
        assert reply.headers["content-type"] == "application/problem+json"


def test_an_error_page_shows_nothing_of_what_was_sent(browser: TestClient) -> None:
    page = browser.get("/documents/pst?debut=<script>alert(1)</script>", headers=PAGE)
    assert page.status_code == 422
    assert "alert(1)" not in page.text


def test_the_privacy_page_tells_the_retention_that_is_set(tmp_path: Path) -> None:
    app = stand_ins.application(stand_ins.settings(tmp_path, retention_days=30))
    with stand_ins.client(app) as client:
        assert "30 jours" in client.get("/confidentialite").text
