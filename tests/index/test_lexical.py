from pathlib import Path

import numpy as np
import pytest

from index.analysis import analyse
from index.lexical import LexicalIndex

TEXTS = [
    "Développer la mobilité douce et le réseau points-nœuds",
    "Les musées provinciaux prêtent des œuvres",
    "La mobilité des étudiants",
    "",
]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS)


def test_the_text_with_the_words_scores_best(index: LexicalIndex) -> None:
    assert int(index.scores(analyse("les musées")).argmax()) == 1


def test_a_text_without_any_word_scores_nothing(index: LexicalIndex) -> None:
    assert index.scores(analyse("mobilité"))[[1, 3]].tolist() == [0.0, 0.0]


def test_no_score_exceeds_the_ceiling(index: LexicalIndex) -> None:
    terms = analyse("mobilité douce inconnue")
    assert 0 < float(index.scores(terms).max()) <= index.ceiling(terms)


def test_a_term_never_seen_is_the_rarest(index: LexicalIndex) -> None:
    museum, mobility = analyse("musées mobilité")
    assert index.idf("inconnu") > index.idf(museum) > index.idf(mobility) > 0


def test_a_weighted_term_counts_by_its_weight(index: LexicalIndex) -> None:
    (term,) = analyse("mobilité")
    whole = index.scores([term])
    assert whole.any()
    assert np.allclose(index.scores({term: 0.5}) * 2, whole)


def test_a_saved_index_scores_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    terms = analyse("mobilité des musées")
    assert np.array_equal(LexicalIndex.load(tmp_path).scores(terms), index.scores(terms))


def test_equal_texts_give_equal_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        LexicalIndex.build(TEXTS).save(tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == ["data.npy", "indices.npy", "indptr.npy", "vocabulary.json"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_folder_whose_parts_disagree_is_refused(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    LexicalIndex.build(["un seul mot"]).save(tmp_path / "other")
    (tmp_path / "other" / "indptr.npy").replace(tmp_path / "indptr.npy")
    with pytest.raises(ValueError, match="disagree"):
        LexicalIndex.load(tmp_path)


def test_an_empty_index_scores_no_row(tmp_path: Path) -> None:
    LexicalIndex.build([]).save(tmp_path)
    assert LexicalIndex.load(tmp_path).scores(["mot"]).shape == (0,)
