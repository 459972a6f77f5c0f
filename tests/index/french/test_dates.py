import pytest

from index.french.dates import find_dates, first_date
from index.text import fold


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Séance du 25 mars 2022", "2022-03-25"),
        ("le 1er avril 2021", "2021-04-01"),
        ("reçu le 05/02/2012", "2012-02-05"),
        ("le 12.02.2026", "2026-02-12"),
        ("2022-03-31", "2022-03-31"),
        ("L’an deux mil vingt-deux, le quinze décembre", "2022-12-15"),
        ("L'an deux mille vingt-quatre, le jeudi vingt-huit mars", "2024-03-28"),
    ],
)
def test_date_is_read_as_iso(text: str, iso: str) -> None:
    assert first_date(fold(text)) == iso


def test_impossible_date_is_no_date() -> None:
    assert first_date("le 31/02/2022") is None


def test_every_date_is_found_in_order() -> None:
    assert [iso for _, iso in find_dates("du 1er mars 2021 au 2 avril 2022")] == [
        "2021-03-01",
        "2022-04-02",
    ]
