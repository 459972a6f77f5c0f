"""Find the identifiers of persons in a text: national number, account, phone, e-mail.

Each detector checks what the number's own rules allow to check (mod 97, zone codes,
account lengths), so figures, amounts and dates are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MASK = "[donnée personnelle masquée]"
"""What stands for an identifier that was masked at ingestion."""


class PersonalKind(StrEnum):
    """What kind of identifier was found."""

    NATIONAL_NUMBER = "niss"
    BANK_ACCOUNT = "iban"
    PHONE = "telephone"
    EMAIL = "courriel"
    BIRTH_DATE = "date_naissance"
    HOME_ADDRESS = "adresse"


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """One identifier: `text[start:end]`."""

    kind: PersonalKind
    start: int
    end: int


_SPACE = "[ \u00a0\u202f]"
_MARK = f"{_SPACE}?[./‑–-]?{_SPACE}?"  # what may stand between two groups of digits
_NOT_AFTER = r"(?<![\w@])(?<![0-9][.,/-])"
_NOT_BEFORE = r"(?![\w@])(?![.,/-][0-9])"

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,8}")

_NISS_GROUPS = ("([0-9]{2})", "([0-9]{2})", "([0-9]{2})", "([0-9]{3})", "([0-9]{2})")
_NISS = re.compile(_NOT_AFTER + _MARK.join(_NISS_GROUPS) + _NOT_BEFORE)
_NISS_PRINTED = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2} ?[-‑–] ?[0-9]{3}[.-][0-9]{2}")

_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24,
}  # fmt: skip
_IBAN_START = re.compile(rf"(?<!\w)([A-Za-z]{{2}}){_SPACE}?[0-9]{{2}}(?=[\W_]{{0,3}}[A-Za-z0-9])")
_IBAN_NEXT = re.compile(_MARK + "([A-Za-z0-9])")
_OLD_ACCOUNT = re.compile(_NOT_AFTER + r"([0-9]{3})-([0-9]{7})-([0-9]{2})" + _NOT_BEFORE)

_ZONE_END = rf"\)?{_MARK}"
_TWOS = _MARK.join(["[0-9]{2}"] * 3)
_SIX = rf"(?:{_TWOS}|[0-9]{{3}}{_MARK}[0-9]{{3}})"
_FIVE = rf"(?:[0-9]{{2}}{_MARK}[0-9]{{3}}|[0-9]{{3}}{_MARK}[0-9]{{2}})"
_NUMBER = (
    rf"(?:4[5-9][0-9]{_ZONE_END}{_SIX}"  # mobile
    rf"|[89]00{_ZONE_END}{_FIVE}"
    rf"|[15678][0-9]{_ZONE_END}{_SIX}"  # zones of two digits
    rf"|[2349]{_ZONE_END}[0-9]{{3}}{_MARK}[0-9]{{2}}{_MARK}[0-9]{{2}})"
)
_PHONES = (
    re.compile(rf"(?:{_NOT_AFTER}|(?<=\())0{_NUMBER}{_NOT_BEFORE}"),
    re.compile(rf"(?<!\w)(?:\+|00)32{_MARK}(?:\(0\){_MARK})?{_NUMBER}{_NOT_BEFORE}"),
    re.compile(
        rf"(?<!\w)(?:\+|00)(?:31|33|352|41|44|49){_MARK}(?:\(0\){_MARK})?"
        rf"[1-9](?:{_MARK}[0-9]){{7,9}}{_NOT_BEFORE}"
    ),
)
_COMPANY_NUMBER = re.compile(r"[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}")


def find_personal_data(text: str) -> list[PersonalSpan]:
    """Return the identifiers found in a text, in order, without overlap.

    National numbers are checked by mod 97 (both rules: born before 2000 and since), or
    taken as such when printed `85.07.30-033.28`; accounts by their country's length and
    mod 97; phones by the Belgian numbering plan, or the prefix of a neighbour country.
    """
    spans: list[PersonalSpan] = []
    for found in (*_emails(text), *_accounts(text), *_national_numbers(text), *_phones(text)):
        if not any(found.start < other.end and other.start < found.end for other in spans):
            spans.append(found)
    return sorted(spans, key=lambda span: span.start)


def _emails(text: str) -> Iterator[PersonalSpan]:
    for match in _EMAIL.finditer(text):
        yield PersonalSpan(PersonalKind.EMAIL, match.start(), match.end())


def _accounts(text: str) -> Iterator[PersonalSpan]:
    for match in _IBAN_START.finditer(text):
        end = _iban_end(text, match.start())
        if end is not None:
            yield PersonalSpan(PersonalKind.BANK_ACCOUNT, match.start(), end)
    for match in _OLD_ACCOUNT.finditer(text):
        if int(match[1] + match[2]) % 97 in (int(match[3]), int(match[3]) % 97):
            yield PersonalSpan(PersonalKind.BANK_ACCOUNT, match.start(), match.end())


def _iban_end(text: str, start: int) -> int | None:
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
    number, at = text[start : start + 2].upper(), start + 2
    while len(number) < length:
        match = _IBAN_NEXT.match(text, at)
        if match is None:
            return None
        number, at = number + match[1].upper(), match.end()
    if not length or text[at : at + 1].isalnum():
        return None
    digits = "".join(str(int(char, 36)) for char in number[4:] + number[:4])
    return at if int(digits) % 97 == 1 else None


def _national_numbers(text: str) -> Iterator[PersonalSpan]:
    for match in _NISS.finditer(text):
        if not _plausible_birth(int(match[2]), int(match[3])):
            continue
        serial, check = int("".join(match.groups()[:4])), int(match[5])
        valid = check in (97 - serial % 97, 97 - (2_000_000_000 + serial) % 97)
        # A slip of the pen in a number printed as on the card does not make it less personal.
        if valid or _NISS_PRINTED.fullmatch(match[0]):
            yield PersonalSpan(PersonalKind.NATIONAL_NUMBER, match.start(), match.end())


def _plausible_birth(month: int, day: int) -> bool:
    """Accept unknown dates (zeros) and the "bis" register (month + 20 or + 40)."""
    return month % 20 <= 12 and month <= 52 and day <= 31


def _phones(text: str) -> Iterator[PersonalSpan]:
    for pattern in _PHONES:
        for match in pattern.finditer(text):
            if not _is_company_number(match[0]):
                yield PersonalSpan(PersonalKind.PHONE, match.start(), match.end())


def _is_company_number(written: str) -> bool:
    """Tell an enterprise number (0475.123.456, mod 97) from a mobile phone."""
    if not _COMPANY_NUMBER.fullmatch(written):
        return False
    digits = written.replace(".", "")
    return 97 - int(digits[:8]) % 97 == int(digits[8:])
