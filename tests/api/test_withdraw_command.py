from pathlib import Path

import pytest

from api.__main__ import main
from index.document import Audience
from index.library import Library
from tests.fakes import HashingEmbedder
from tests.specimens.library import publish, write_corpus


def test_withdraw_and_restore_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, index_dir = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    write_corpus(corpus)
    publish(corpus, index_dir)
    monkeypatch.setenv("PST_INDEX_DIR", str(index_dir))
    monkeypatch.setenv("PST_DATABASE_URL", f"sqlite:///{tmp_path / 'pst.sqlite3'}")
    name = next(i for i in _ids(index_dir) if "bibliobus" in i)
    assert main(["withdraw", name]) == 0
    assert "retiré de 1 version(s)" in capsys.readouterr().out
    assert name not in _ids(index_dir)
    assert main(["withdraw", name, "--restore"]) == 0
    publish(corpus, index_dir)
    assert name in _ids(index_dir)
    assert main(["withdraw", "inconnu", "--restore"]) == 1


def _ids(index_dir: Path) -> list[str]:
    return list(Library(index_dir, HashingEmbedder()).view(frozenset({Audience.PUBLIC})).documents)
