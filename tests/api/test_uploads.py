from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.uploads import stored_name
from tests.api import stand_ins
from tests.api.stand_ins import STAFF

REINDEX = "/api/v1/reindex"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.md", "..\\..\\windows.md", "/absolu/plan.md", "plan\0.md", "%2e%2e/plan.md",
     "ｐｌａｎ.md", "<script>.md", "a" * 500 + ".md", ".md", "CON.md", "plan\n.md", "é à ü.md"],
)  # fmt: skip
def test_a_stored_name_is_of_our_own_making(name: str) -> None:
    stored = stored_name(name, ".md", "0123456789abcdef")
    assert stored.endswith("-01234567.md")
    stem = stored.removesuffix(".md")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 10 <= len(stem) <= 80


def send(client: TestClient, *names: str, data: bytes = b"# Plan\n", audience: str = "") -> int:
    files = [("files", (name, data)) for name in names]
    fields = {"audience": audience} if audience else {}
    reply = client.post(REINDEX, headers=STAFF, files=files, data=fields)
    if reply.status_code >= 400:
        assert reply.headers["content-type"] == "application/problem+json"
    return reply.status_code


def kept(folder: Path) -> list[str]:
    uploads = folder / "index" / "uploads"
    return sorted(str(p.relative_to(uploads)) for p in uploads.rglob("*") if p.is_file())


@pytest.fixture
def staff(tmp_path: Path) -> TestClient:
    """The application without its background work: what is sent is kept, nothing is read."""
    chosen = stand_ins.settings(tmp_path, upload_max_mb=1, upload_max_files=3, uploads_quota_mb=1)
    return stand_ins.client(stand_ins.application(chosen))


def test_uploads_are_internal_unless_said_public(staff: TestClient, tmp_path: Path) -> None:
    assert send(staff, "Mon Plan.md") == 202
    assert kept(tmp_path)[0].startswith("interne/mon-plan-")


def test_public_uploads_are_kept_apart(staff: TestClient, tmp_path: Path) -> None:
    assert send(staff, "../../Plan.md", audience="public") == 202
    assert kept(tmp_path)[0].startswith("public/plan-")
    assert send(staff, "Plan.md", audience="tous") == 422


@pytest.mark.parametrize("name", ["plan.exe", "plan", "plan.md.exe", "plan.svg", "", "plan.pdf.js"])
def test_only_formats_that_are_read_are_kept(staff: TestClient, tmp_path: Path, name: str) -> None:
    assert send(staff, "plan.md", name or "sans-nom") == 415
    assert kept(tmp_path) == []


def test_too_many_or_too_large_files_are_refused_and_nothing_is_kept(
    staff: TestClient, tmp_path: Path
) -> None:
    assert send(staff, "a.md", "b.md", "c.md", "d.md") == 413
    assert send(staff, "a.md", data=b"a" * 1_100_000) == 413
    assert send(staff, "a.md", "b.md", data=b"a" * 600_000) == 413
    assert kept(tmp_path) == []


def test_the_place_for_uploads_has_an_end(staff: TestClient, tmp_path: Path) -> None:
    assert send(staff, "a.md", data=b"a" * 900_000) == 202
    assert send(staff, "b.md", data=b"b" * 900_000) == 413
    assert len(kept(tmp_path)) == 1


def test_an_upload_without_a_length_is_refused(staff: TestClient) -> None:
    headers = {**STAFF, "content-type": "multipart/form-data; boundary=x"}
    reply = staff.post(REINDEX, headers=headers, content=iter([b"--x--\r\n"]))
    assert reply.status_code == 411


def test_a_broken_form_is_a_problem(staff: TestClient) -> None:
    headers = {**STAFF, "content-type": "multipart/form-data; boundary=x"}
    for body in (b"nonsense", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n"):
        reply = staff.post(REINDEX, headers=headers, content=body)
        assert reply.status_code in (202, 400, 409)
        assert "nonsense" not in reply.text


def test_a_citizens_upload_is_refused_before_it_is_read(staff: TestClient, tmp_path: Path) -> None:
    reply = staff.post(REINDEX, files=[("files", ("a.md", b"# A"))])
    assert reply.status_code == 401
    assert kept(tmp_path) == []
