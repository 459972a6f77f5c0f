from hypothesis import given
from hypothesis import strategies as st

from index.text import fold, fold_with_offsets


@given(st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("œŒ’‘“”«»–—…ﬁ\u00ad\u200b€")))
def test_folding_with_and_without_offsets_agree(text: str) -> None:
    assert fold(text) == fold_with_offsets(text).text


def test_accents_ligatures_and_apostrophes_fold_to_plain_letters() -> None:
    assert fold("  L’Œuvre\u00a0: « ÉTÉ »  ") == 'l\'oeuvre : " ete "'
