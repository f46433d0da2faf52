"""The number on a card that a person can type: the serial and a Damm check digit."""

from gangting.domain.errors import KnownError


_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
SERIALS = 100_000_000


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim


def format_serial(serial: int) -> str:
    """Write a serial as its 8 digits."""
    if not 0 <= serial < SERIALS:
        raise KnownError("bad_serial")
    return f"{serial:08d}"


def parse_serial(text: str) -> int:
    """Read 8 digits as a serial; ``bad_serial`` for anything else."""
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        raise KnownError("bad_serial")
    return int(text)


def short_number(serial: int) -> str:
    """Write the short number in threes: 48271936 → ``482 719 368``."""
    digits = format_serial(serial)
    whole = f"{digits}{_damm(digits)}"
    return f"{whole[:3]} {whole[3:6]} {whole[6:]}"


def read_short_number(digits: str) -> int | None:
    """Return the serial of nine digits, or None when the check digit is wrong."""
    if len(digits) != 9 or not (digits.isascii() and digits.isdecimal()) or _damm(digits) != 0:
        return None
    return int(digits[:8])


def make_serial(booth: int, tail: int) -> int:
    """Join the issuing booth's 2-digit number and 6 random digits.

    Booths that are offline therefore never issue the same serial.
    """
    if not (0 <= booth <= 99 and 0 <= tail < 1_000_000):
        raise KnownError("bad_serial")
    return booth * 1_000_000 + tail
