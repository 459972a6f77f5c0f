from pathlib import Path

import pytest

from api.__main__ import main
from tests.ingest.acts.imio_answers import Replay, item, served


def test_pull_writes_the_public_points_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(Replay(items=[item(100, "Culture")])) as replay:
        monkeypatch.setenv("PST_IMIO_URL", replay.url)
        monkeypatch.setenv("PST_IMIO_HOSTS", "127.0.0.1")
        monkeypatch.setenv("PST_IMIO_NETWORKS", "127.0.0.0/8")
        monkeypatch.setenv("PST_CORPUS_DIR", str(tmp_path))
        assert main(["pull"]) == 0
    assert "Séances écrites : 1 (1 points)" in capsys.readouterr().out
    assert len(list((tmp_path / "deliberations" / "imio").glob("*.json"))) == 1


def test_pull_without_an_address_says_what_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pull"]) == 2
    assert "PST_IMIO_URL" in capsys.readouterr().err


def test_pull_from_a_host_that_is_not_allowed_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PST_IMIO_URL", "https://ailleurs.invalid")
    monkeypatch.setenv("PST_CORPUS_DIR", str(tmp_path))
    assert main(["pull"]) == 1
    assert "hôtes permis" in capsys.readouterr().err
