from pathlib import Path

import pytest

from index.build import verified_manifest
from index.errors import CorruptBuildError
from index.publication import Publication
from tests.fakes import HashingEmbedder
from tests.index.samples import document, publish


def built(tmp_path: Path) -> Path:
    build_id = publish(tmp_path, HashingEmbedder(), document("pst", "Aider les musées."))
    return Publication(tmp_path).folder(build_id)


def test_the_manifest_names_every_file_but_itself_and_the_originals(tmp_path: Path) -> None:
    folder = built(tmp_path)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    told = {file.path for file in verified_manifest(folder).files}
    assert files - told == {"manifest.json", "files/pst.md"}
    assert told <= files


def test_any_changed_byte_is_noticed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    names = ["manifest.json", *(file.path for file in verified_manifest(folder).files)]
    for path in (folder / name for name in names):
        intact = path.read_bytes()
        path.write_bytes(intact[:-1] + bytes([intact[-1] ^ 1]))
        with pytest.raises(CorruptBuildError, match=folder.name):
            verified_manifest(folder)
        path.write_bytes(intact)
    verified_manifest(folder)


def test_a_build_under_another_name_is_not_itself(tmp_path: Path) -> None:
    folder = built(tmp_path)
    other = folder.rename(folder.with_name(folder.name[:-1] + "x"))
    with pytest.raises(CorruptBuildError, match="modifié"):
        verified_manifest(other)


def test_a_format_of_tomorrow_says_to_build_again(tmp_path: Path) -> None:
    folder = built(tmp_path)
    manifest = folder / "manifest.json"
    manifest.write_text('{"format": 99, "invention": true}')
    with pytest.raises(CorruptBuildError, match="pst-assistant ingest"):
        verified_manifest(folder)
