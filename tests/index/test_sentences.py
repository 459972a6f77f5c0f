import pytest

from index.sentences import paragraphs


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_list_goes_with_the_line_that_announces_it() -> None:
    listed = "Sont admis :\n\nles chiens ;\nles chats.\n\nLes autres restent dehors."
    assert told(listed) == [
        "Sont admis :\n\nles chiens ;\nles chats.",
        "Les autres restent dehors.",
    ]


def test_rows_go_with_the_line_that_announces_them() -> None:
    rows = (
        "Le tarif est de :\nJour : lundi ; Prix : 3 €\nJour : mardi ; Prix : 4 €\n§ 2. Il change."
    )
    *_, last = told(rows)
    assert last == "§ 2. Il change."
    assert len(told(rows)) == 2


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_white_space_holds_no_paragraph(text: str) -> None:
    assert told(text) == []


def test_each_line_that_ends_as_a_sentence_is_a_paragraph() -> None:
    assert told("Un.\nDeux.\n\n  Trois.  ") == ["Un.", "Deux.", "Trois."]
