from pathlib import Path

import numpy as np

from index.analysis import analyse
from index.contents import Contents, Maker, Source, read_contents, write_build
from index.document import Audience
from index.leaf import search_texts
from index.lexical import LexicalIndex
from index.wording import Wording
from tests.fakes import ContextualHashing, HashingEmbedder
from tests.index.samples import act, contents, document

EMBEDDER = HashingEmbedder()
MAKER = Maker(EMBEDDER.name, EMBEDDER.fingerprint)
PLAN = document("plan", "Développer la culture.", "Aider les musées de la culture.")
SECRET = document("secret", "Le mot zorglubium.", audience=Audience.INTERNAL)


def written(folder: Path, made: Contents) -> Path:
    folder.mkdir()
    write_build(folder, made, MAKER)
    return folder


def test_contents_come_back_as_they_were_written(tmp_path: Path) -> None:
    made = contents(EMBEDDER, PLAN, SECRET)
    again = read_contents(written(tmp_path / "build", made))
    assert [leaf.document for leaf in again.leaves] == [leaf.document for leaf in made.leaves]
    assert [leaf.passages for leaf in again.leaves] == [leaf.passages for leaf in made.leaves]
    assert again.sources == made.sources
    assert np.array_equal(again.rows, made.rows)
    assert np.array_equal(again.vectors, made.vectors)


def test_a_build_copied_from_another_is_the_same_build(tmp_path: Path) -> None:
    first = written(tmp_path / "a", contents(EMBEDDER, PLAN, SECRET))
    second = written(tmp_path / "b", read_contents(first))
    for path in first.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


def test_words_are_indexed_as_their_texts_would_be(tmp_path: Path) -> None:
    made = contents(EMBEDDER, PLAN)
    folder = written(tmp_path / "build", made)
    found = Wording.load(folder / "lexical" / "public")
    expected = LexicalIndex.build(list(search_texts(made.leaves, range(2))))
    terms = analyse("culture musées")
    assert np.allclose(found.lexical.scores(terms), expected.scores(terms))
    assert (found.counts["culture"], found.counts["musees"]) == (2, 1)


def test_each_audience_has_its_own_words_and_only_when_they_differ(tmp_path: Path) -> None:
    mixed = written(tmp_path / "mixed", contents(EMBEDDER, PLAN, SECRET))
    assert "zorglubium" not in Wording.load(mixed / "lexical" / "public").counts
    assert "zorglubium" in Wording.load(mixed / "lexical" / "all").counts
    public = written(tmp_path / "public", contents(EMBEDDER, PLAN))
    assert not (public / "lexical" / "all").exists()


def test_a_document_left_out_leaves_no_word(tmp_path: Path) -> None:
    made = contents(EMBEDDER, PLAN, SECRET, document("fin", "Le dernier.")).without("secret")
    folder = written(tmp_path / "build", made)
    assert not any(b"zorglubium" in p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert list(search_texts(read_contents(folder).leaves, [1, 2])) == [
        "Titre de plan\nAider les musées de la culture.",
        "Titre de fin\nLe dernier.",
    ]


def test_contents_without_any_document_can_be_written(tmp_path: Path) -> None:
    vectors = np.empty((0, 8), dtype=np.float32)
    made = Contents.of([], vectors, b"", [Source("refuse.pdf", "", "")])
    again = read_contents(written(tmp_path / "build", made))
    assert (again.leaves, len(again.sources)) == ((), 1)


def test_vectors_in_context_are_of_documents_without_acts_and_go_with_them(tmp_path: Path) -> None:
    embedder = ContextualHashing({"musée": 0, "lecture": 1, "dernier": 2})
    decided = document("conseil", "Un musée.", acts=(act("a", "conseil", "2022-03-31", 1.0, True),))
    plan = document("plan", "Aider les musées.", "Développer la lecture.")
    made = contents(embedder, plan, decided, document("fin", "Le dernier."))
    again = read_contents(written(tmp_path / "build", made))
    assert np.array_equal(again.context, np.eye(3, dtype=np.float32))
    assert np.array_equal(again.without("conseil").context, again.context)
    left = read_contents(written(tmp_path / "left", again.without("plan")))
    assert np.array_equal(left.context, np.eye(3, dtype=np.float32)[2:])
