"""Telephone numbers: mobiles of mainland China and landlines."""

import re
from enum import StrEnum
from typing import Final

from gangting.domain.identity.text_forms import (
    half_width,
    hide_head,
    is_digits,
    no_space,
    plain_dashes,
)
from gangting.domain.values import frozen


_COUNTRY: Final = re.compile(r"^(?:(?:\+|00)86|86(?=1[3-9]\d{9}$))", re.ASCII)
_NOISE: Final = str.maketrans("", "", "-.()·")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)
# Area codes: 010 and 02x are three digits, the others four.
_LANDLINE: Final = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))([2-9]\d{6,7})", re.ASCII)


class PhoneKind(StrEnum):
    """What sort of line a number is."""

    MOBILE = "mobile"
    LANDLINE = "landline"


class PhoneFlaw(StrEnum):
    """Why a text is not a telephone number."""

    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"
    WRONG_START = "wrong_start"


@frozen
class Phone:
    """A telephone number in digits only, country code stripped."""

    digits: str
    kind: PhoneKind

    @property
    def grouped(self) -> str:
        """As people read it aloud: 138 1234 5678, 010-12345678."""
        if self.kind is PhoneKind.MOBILE:
            return f"{self.digits[:3]} {self.digits[3:7]} {self.digits[7:]}"
        area, line = _split_landline(self.digits)
        return f"{area}-{line}"

    @property
    def masked(self) -> str:
        """For lists and prints: 138****5678, 010-****5678."""
        return mask_phone(self.digits)


@frozen
class NotAPhone:
    """A text that is no telephone number, and why."""

    text: str
    why: PhoneFlaw


def read_phone(text: str) -> Phone | NotAPhone:
    """Read a mobile or landline number as people type it."""
    digits = _digits(text)
    if _MOBILE.fullmatch(digits):
        return Phone(digits, PhoneKind.MOBILE)
    if _LANDLINE.fullmatch(digits):
        return Phone(digits, PhoneKind.LANDLINE)
    return NotAPhone(text, _flaw(digits))


def read_mobile(text: str) -> Phone | NotAPhone:
    """Read a number that must be a mobile."""
    match read_phone(text):
        case Phone(kind=PhoneKind.LANDLINE):
            return NotAPhone(text, PhoneFlaw.WRONG_START)
        case result:
            return result


def mask_phone(text: str) -> str:
    """Hide the middle of a stored number, whatever its shape: 138****5678."""
    digits = _digits(text)
    if _MOBILE.fullmatch(digits):
        return f"{digits[:3]}****{digits[7:]}"
    if _LANDLINE.fullmatch(digits):
        area, line = _split_landline(digits)
        return f"{area}-{'*' * (len(line) - 4)}{line[-4:]}"
    return hide_head(digits, 4, least=4)


def _digits(text: str) -> str:
    bare = no_space(plain_dashes(half_width(text))).translate(_NOISE)
    return _COUNTRY.sub("", bare)


def _split_landline(digits: str) -> tuple[str, str]:
    found = _LANDLINE.fullmatch(digits)
    assert found is not None
    return found[1], found[2]


def _flaw(digits: str) -> PhoneFlaw:
    if not digits:
        return PhoneFlaw.EMPTY
    if not is_digits(digits):
        return PhoneFlaw.NOT_DIGITS
    right_lengths = (10, 11, 12) if digits[0] == "0" else (11,)
    return PhoneFlaw.WRONG_START if len(digits) in right_lengths else PhoneFlaw.WRONG_LENGTH
