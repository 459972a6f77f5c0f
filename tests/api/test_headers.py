import re

import pytest
from fastapi.testclient import TestClient

PATHS = (
    "/", "/question", "/pst", "/documents/pst", "/documents/inconnu", "/api/v1/documents",
    "/api/v1/pst", "/nulle-part",
    "/static/pages.css", "/static/absent.css", "/metrics", "/healthz", "/readyz",
    "/api/v1/documents/pst/file",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_response_is_guarded(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    assert "server" not in headers


def test_pages_load_nothing_from_elsewhere(browser: TestClient) -> None:
    for path in ("/", "/question", "/pst", "/documents/pst"):
        page = browser.get(path).text
        loaded = re.findall(
            r'<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="([^"]*)"', page
        )
        assert loaded
        assert all(re.match(r"/(?!/)", address) for address in loaded)
        assert " style=" not in page
        assert " onclick" not in page


def test_an_original_file_is_downloaded_never_shown(browser: TestClient) -> None:
    reply = browser.get("/api/v1/documents/pst/file")
    assert reply.headers["content-disposition"] == 'attachment; filename="pst.md"'
    assert reply.headers["content-type"].startswith("text/markdown")
    assert "sandbox" in reply.headers["content-security-policy"]
    assert reply.text == browser.get("/api/v1/documents/pst/text").text


def test_a_request_for_many_ranges_is_answered_at_once(browser: TestClient) -> None:
    ranges = "bytes=" + ",".join(f"{at}-{at}" for at in range(5000))
    reply = browser.get("/api/v1/documents/pst/file", headers={"range": ranges})
    assert reply.status_code in (200, 206, 416)
    assert len(reply.content) < 5000


@pytest.mark.parametrize(
    "name",
    ["../../pst.sqlite3", "..%2fpst", "%2e%2e%2fpst.sqlite3", "/etc/passwd", "pst%00",
     "..\\pst", "C:\\pst", "pst.md", "ｐst", "files", "%252e%252e", "."],
)  # fmt: skip
def test_no_name_leads_out_of_the_documents(browser: TestClient, name: str) -> None:
    for path in ("/documents/{}", "/api/v1/documents/{}/file", "/api/v1/documents/{}/text"):
        reply = browser.get(path.format(name))
        assert reply.status_code == 404
        assert "SQLite" not in reply.text
