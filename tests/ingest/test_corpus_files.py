import re
from pathlib import Path

import pytest

from ingest.corpus_files import find_files, find_lexicon


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Un texte.")


def places(*roots: Path) -> list[str]:
    return [str(file.place) for file in find_files(roots)]


def test_guides_hidden_files_lexicon_and_questions_are_not_documents(tmp_path: Path) -> None:
    fill(tmp_path, "LISEZMOI.md", "ORIGINE.md", ".secret.md", ".git/x.md", "lexique.txt")
    fill(tmp_path, "questions.jsonl", "pst.md", "PST.pdf", "actes/2022/acte.pdf")
    assert places(tmp_path) == ["PST.pdf", "pst.md", "actes/2022/acte.pdf"]


def test_a_file_named_on_purpose_is_read_whatever_its_name(tmp_path: Path) -> None:
    fill(tmp_path, "LISEZMOI.md")
    assert places(tmp_path / "LISEZMOI.md") == ["LISEZMOI.md"]


def test_ids_are_slugs_of_the_place(tmp_path: Path) -> None:
    fill(tmp_path, "Actes 2022/Séance n° 3.PDF")
    assert [f.document_id for f in find_files([tmp_path])] == ["actes-2022-seance-n-3"]


def test_ids_are_unique_and_safe(tmp_path: Path) -> None:
    fill(tmp_path, "a-b.md", "a b.md", "a_b.txt", "文書.md", f"{'x' * 200}.md")
    ids = [f.document_id for f in find_files([tmp_path])]
    assert len(set(ids)) == 5
    assert all(id_ and len(id_) <= 100 and re.fullmatch(r"[a-z0-9-]+", id_) for id_ in ids)


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "dehors/secret.md", "corpus/pst.md")
    (tmp_path / "corpus" / "lien.md").symlink_to(tmp_path / "dehors" / "secret.md")
    (tmp_path / "corpus" / "dossier").symlink_to(tmp_path / "dehors")
    (tmp_path / "corpus" / "copie.md").symlink_to(tmp_path / "corpus" / "pst.md")
    refusals = {str(f.place): f.refusal for f in find_files([tmp_path / "corpus"])}
    assert refusals.keys() == {"copie.md", "lien.md", "pst.md"}
    assert "hors du dossier" in str(refusals["lien.md"])
    assert refusals["copie.md"] is refusals["pst.md"] is None


def test_a_missing_root_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        find_files([tmp_path / "absent"])


def test_the_first_lexicon_is_found(tmp_path: Path) -> None:
    fill(tmp_path, "a/x.md", "b/lexique.txt")
    assert find_lexicon([tmp_path / "a", tmp_path / "b"]) == tmp_path / "b" / "lexique.txt"
    assert find_lexicon([tmp_path / "a"]) is None
