"""Identity documents: the 18-character resident number (GB 11643) and the others, free."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from gangting.domain.identity.text_forms import (
    half_width,
    hide_head,
    is_digits,
    no_space,
    one_space,
    plain_dashes,
)


# ISO 7064 MOD 11-2.
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_OLDEST_YEAR: Final = 1850


class Sex(StrEnum):
    """As the resident number encodes it."""

    MALE = "male"
    FEMALE = "female"


class DocumentKind(StrEnum):
    """The documents a visitor may identify himself with."""

    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    HONG_KONG_MACAU_PERMIT = "hong_kong_macau_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    FOREIGN_RESIDENT_CARD = "foreign_resident_card"
    OTHER = "other"


class IdFlaw(StrEnum):
    """Why a text is not a resident number."""

    EMPTY = "empty"
    WRONG_LENGTH = "wrong_length"
    OLD_FIFTEEN = "old_fifteen"  # first-generation cards, invalid since 2013
    BAD_CHARACTER = "bad_character"
    BAD_BIRTH_DATE = "bad_birth_date"
    BAD_CHECK = "bad_check"


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A resident number that passes its check: 17 digits and a digit or X."""

    number: str

    @property
    def born(self) -> date:
        """The birth date, digits 7 to 14."""
        day = _birth_date(self.number)
        assert day is not None
        return day

    @property
    def sex(self) -> Sex:
        """Odd seventeenth digit: male."""
        return Sex.MALE if int(self.number[16]) % 2 else Sex.FEMALE

    def age_on(self, day: date) -> int:
        """Count the birthdays up to a day; one born on 29 February ages on 1 March."""
        born = self.born
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def masked(self) -> str:
        """Region and last four, the birthday hidden: 110106********1237."""
        return mask_id_number(self.number)


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A passport or permit, its number taken as it is."""

    kind: DocumentKind
    number: str

    @property
    def masked(self) -> str:
        """Only the end: *****6789."""
        return mask_id_number(self.number)


@dataclass(frozen=True, slots=True)
class NotAnId:
    """A text that is no such document number, and why."""

    text: str
    why: IdFlaw


def read_id_number(text: str) -> ResidentId | NotAnId:
    """Read a resident number; a small x is stored as X."""
    number = _bare(text)
    flaw = _flaw(number)
    return ResidentId(number) if flaw is None else NotAnId(text, flaw)


def read_document(kind: DocumentKind, text: str) -> ResidentId | OtherDocument | NotAnId:
    """Read the number of any document; only the resident number can be checked."""
    if kind is DocumentKind.RESIDENT_ID:
        return read_id_number(text)
    number = one_space(half_width(text)).upper()
    return OtherDocument(kind, number) if number else NotAnId(text, IdFlaw.EMPTY)


def check_character(first_17: str) -> str:
    """Work out the eighteenth character of 17 digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True))
    return _CHECKS[total % 11]


def mask_id_number(text: str) -> str:
    """Hide a stored document number: 6 + 4 of a resident number, the end of any other."""
    number = _bare(text)
    if _flaw(number) is None:
        return f"{number[:6]}********{number[14:]}"
    return hide_head(number, 4, least=4)


def _bare(text: str) -> str:
    return no_space(plain_dashes(half_width(text))).replace("-", "").upper()


def _birth_date(number: str) -> date | None:
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return day if day.year >= _OLDEST_YEAR else None


def _flaw(number: str) -> IdFlaw | None:
    if len(number) != 18:
        if not number:
            return IdFlaw.EMPTY
        old = len(number) == 15 and is_digits(number)
        return IdFlaw.OLD_FIFTEEN if old else IdFlaw.WRONG_LENGTH
    if not is_digits(number[:17]) or number[17] not in _CHECKS or number[0] == "0":
        return IdFlaw.BAD_CHARACTER
    if _birth_date(number) is None:
        return IdFlaw.BAD_BIRTH_DATE
    return None if check_character(number[:17]) == number[17] else IdFlaw.BAD_CHECK
