import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.personal_data import PersonalKind, find_personal_data


def kinds(text: str) -> list[PersonalKind]:
    return [span.kind for span in find_personal_data(text)]


@pytest.mark.parametrize(
    "number",
    ["85.07.30-033.28", "85073003328", "85.07.30 033 28", "850730-033-28", "85 07 30 033 28"],
)
def test_national_number_is_found_however_it_is_written(number: str) -> None:
    text = f"Mon numéro est {number}, merci."
    (span,) = find_personal_data(text)
    assert span.kind is PersonalKind.NATIONAL_NUMBER
    assert text[span.start : span.end] == number


def test_national_number_of_a_person_born_since_2000_follows_the_second_rule() -> None:
    serial = 20515002
    check = 97 - (2_000_000_000 + serial) % 97
    assert kinds(f"{serial:09d}{check:02d}") == [PersonalKind.NATIONAL_NUMBER]


def test_eleven_digits_with_a_wrong_check_are_not_a_national_number() -> None:
    assert kinds("référence 85073003329") == []


def test_national_number_printed_as_on_the_card_is_found_in_spite_of_a_slip() -> None:
    assert kinds("85.07.30-033.29") == [PersonalKind.NATIONAL_NUMBER]


@pytest.mark.parametrize(
    "account",
    [
        "BE71 0961 2345 6769",
        "BE71096123456769",
        "be71-0961-2345-6769",
        "FR14 2004 1010 0505 0001 3M02 606",
        "096-1234567-69",
    ],
)
def test_account_is_found_with_its_exact_span(account: str) -> None:
    text = f"Versez sur le compte {account} avant le 3 mai."
    (span,) = find_personal_data(text)
    assert span.kind is PersonalKind.BANK_ACCOUNT
    assert text[span.start : span.end] == account


def test_account_with_a_wrong_check_is_left_alone() -> None:
    assert kinds("BE72 0961 2345 6769") == []


@pytest.mark.parametrize(
    "phone",
    [
        "+32 475 12 34 56",
        "0032475123456",
        "0475/12.34.56",
        "0475 12 34 56",
        "0475123456",
        "0475/123.456",
        "081/77.50.00",
        "081 77 50 00",
        "081/775 000",
        "02 123 45 67",
        "02/123.45.67",
        "+32 (0)81 77 50 00",
        "0800 12 345",
        "+33 6 12 34 56 78",
    ],
)
def test_phone_is_found_however_it_is_written(phone: str) -> None:
    text = f"Tél. : {phone}."
    (span,) = find_personal_data(text)
    assert span.kind is PersonalKind.PHONE
    assert text[span.start : span.end] == phone


@pytest.mark.parametrize("address", ["jean.dupont@example.be", "j-p.d+x@mail.sous.example.com"])
def test_email_is_found(address: str) -> None:
    text = f"Écrivez à {address}."
    (span,) = find_personal_data(text)
    assert text[span.start : span.end] == address


@pytest.mark.parametrize(
    "text",
    [
        "14.573 documents prêtés, 50.000 € et 200.000 €/an",
        "le 31/03/2022, le 04/10/2022, le 01.02.2022 et le 2022-03-31",
        "article L2212-47, §3 du CDLD ; article 104/724-60 ; article 0401/367-48",
        "budget extraordinaire 124/724-60/2021 (n° de projet 20210045)",
        "1350 kms cat. 2 et 800 kms cat. 3, 15.000/an",
        "un montant de 1.234.567,89 € TVAC, soit 12 345 678 €",
        "numéro d'entreprise BE 0206.653.946",
        "BE 0475.123.420 et les années 2019, 2020, 2021 et 2022",
        "01 02 03 04 05 06",
        "de 8 h 30 à 12 h 00, salle 081",
        "5000 Namur, rue Henri Blès 190",
    ],
)
def test_plain_figures_dates_and_references_are_left_alone(text: str) -> None:
    assert find_personal_data(text) == []


def test_several_identifiers_come_in_the_order_of_the_text() -> None:
    text = "a@example.be, 0475 12 34 56, 85.07.30-033.28 et BE71 0961 2345 6769"
    assert kinds(text) == [
        PersonalKind.EMAIL,
        PersonalKind.PHONE,
        PersonalKind.NATIONAL_NUMBER,
        PersonalKind.BANK_ACCOUNT,
    ]


@given(st.text(alphabet="0123456789BE+()/.- @ab\u00a0", max_size=200))
def test_spans_are_ordered_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for span in find_personal_data(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
