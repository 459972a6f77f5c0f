import pytest

from index.french.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("41.322,31 € hors TVA ou 50.000,00 €, 21 % TVA comprise", [41322.31, 50000.0]),
        ("un subside de 1 350,00 €", [1350.0]),
        ("EUR 50 000", [50000.0]),
        ("1,5 million d’euros", [1_500_000.0]),
        ("390.44 euros", [390.44]),
        ("100.000 €", [100_000.0]),
        ("l'article 762/733-60 (20260010)", []),
        ("le 12/03/2022, 1 200 €", [1200.0]),
        ("un million d’euros", [1_000_000.0]),
        ("vingt-cinq mille euros (25.000 €)", [25_000.0, 25_000.0]),
    ],
)
def test_amounts_are_read_in_euros(text: str, values: list[float]) -> None:
    assert [value for _, _, value in find_amounts(text)] == values


def test_span_covers_the_amount_as_written() -> None:
    text = "pour un montant de 12.500 €."
    start, end, _ = next(find_amounts(text))
    assert text[start:end] == "12.500 €"
