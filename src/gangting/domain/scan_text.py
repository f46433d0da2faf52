"""What a scanner, a camera or a keypad delivered: clean it, then tell by its shape what it is."""

import re

from gangting.domain.pass_code import DIGITS
from gangting.domain.short_number import read_short_number
from gangting.domain.values import frozen


# Control and invisible characters, and halves of characters (bytes that are no UTF-8).
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufeff]"
)
_ECI = re.compile(r"\\\d{6}")
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_THERMOMETER = re.compile(r"^\d{2}\.\d{1,2}$")
_GAP = re.compile(r"[ -]+")
_SPACED_DIGITS = re.compile(r"^\d(?:[ -]*\d)+$")
_GTIN_LENGTHS = (8, 12, 13, 14)
_LONGEST = 512
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0x3002: 0x2E}


@frozen
class PassScan:
    """53 digits: an entry pass, or something that looks like one."""

    code: str


@frozen
class ShortNumberScan:
    """A short number with a right check digit."""

    serial: int


@frozen
class ProductScan:
    """A product barcode with a right GTIN check digit."""

    gtin: str


@frozen
class ThermometerScan:
    """A reading in degrees Celsius, as text, of a thermometer that types."""

    celsius: str


@frozen
class UnknownScan:
    """Anything else; ``text`` is cleaned and cut to 512 characters."""

    text: str


Scan = PassScan | ShortNumberScan | ProductScan | ThermometerScan | UnknownScan


def clean(text: str, prefix: str = "", suffix: str = "") -> str:
    """Strip control characters, ECI, the scanner's own marks and white space; narrow digits."""
    text = _SYMBOLOGY.sub("", _ECI.sub("", _CONTROL.sub("", text)))
    if prefix:
        text = text.removeprefix(prefix)
    if suffix:
        text = text.removesuffix(suffix)
    return text.translate(_NARROW).strip()


def classify(text: str, prefix: str = "", suffix: str = "") -> Scan:
    """Tell what a scan is by its shape alone."""
    too_long = len(text) > 2 * _LONGEST
    text = clean(text[: 2 * _LONGEST], prefix, suffix)
    if too_long or not text.isascii():
        return UnknownScan(text[:_LONGEST])
    if len(text) == DIGITS and text.isdecimal():
        return PassScan(text)
    if _THERMOMETER.match(text):
        return ThermometerScan(text)
    if _SPACED_DIGITS.match(text):
        serial = read_short_number(_GAP.sub("", text))
        if serial is not None:
            return ShortNumberScan(serial)
    if len(text) in _GTIN_LENGTHS and text.isdecimal() and _gtin_is_right(text):
        return ProductScan(text)
    return UnknownScan(text[:_LONGEST])


def _gtin_is_right(digits: str) -> bool:
    """Check a GTIN (GB 12904, mod 10 with weights 3 and 1 from the right)."""
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return weighted % 10 == 0
