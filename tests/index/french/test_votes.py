import pytest

from index.document import Vote
from index.french.votes import find_vote
from index.text import fold


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("DÉCIDE à l’unanimité :", Vote(unanimous=True)),
        ("par 34 voix pour, 3 voix contre et 2 abstentions", Vote(False, 34, 3, 2)),
        ("Par vingt-cinq voix pour, douze voix contre et une abstention", Vote(False, 25, 12, 1)),
        ("Pour : 17. Contre : 0. Abstentions : 0", Vote(True, 17, 0, 0)),
        ("(vote à main levée : « Pour » : 15, « Contre » : 2)", Vote(False, 15, 2, None)),
        ("29 OUI – 1 NON – 0 abstention", Vote(False, 29, 1, 0)),
        ("avec 25 voix favorables et aucune voix contre", Vote(False, 25, 0, None)),
    ],
)
def test_vote_is_read_from_its_words(text: str, vote: Vote) -> None:
    assert find_vote(fold(text)) == vote


@pytest.mark.parametrize(
    "text",
    [
        "par ... voix pour, ... voix contre et ... abstentions",
        "à XXX",
        "la loi du 16 mars 1984 pour la police",
        "un subside pour 3 contre-visites",
        "sauf unanimité contraire",
    ],
)
def test_no_vote_is_read_where_none_is_recorded(text: str) -> None:
    assert find_vote(fold(text)) is None
