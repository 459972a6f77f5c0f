import pytest

from assistant.acronyms import lacks_the_meaning
from assistant.understanding import understand
from index.view import View


@pytest.mark.parametrize("question", ["Que veut dire SLC ?", "slc, ça veut dire quoi ?"])
@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Les communes adhèrent au label S.L.C.", True),
        ("Les services [SLC, CRA] sont gratuits.", True),
        ("La société de logement (SLC) loue des maisons.", False),
        ("SLC : aide au logement", False),
        ("Le service local des chemins est joignable ; le SLC répond.", False),
        ("Rien de tout cela.", False),
    ],
)
def test_what_an_acronym_stands_for_must_be_said(
    plan: View, question: str, text: str, lacks: bool
) -> None:
    assert lacks_the_meaning(understand(question, plan, "fr"), [text]) is lacks


def test_other_questions_ask_no_meaning(plan: View) -> None:
    asked = understand("Que fait la SLC ?", plan, "fr")
    assert not lacks_the_meaning(asked, ["Les communes adhèrent au label SLC."])
