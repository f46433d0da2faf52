"""The date on a packet, as a finger types it: a day, a month, or digits alone."""

import calendar
import re
from datetime import date


_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_MONTH = re.compile(r"(\d{4})\D(\d{1,2})\D?")
_LATEST_YEAR = 2199


def read_expiry(text: str, today: date) -> date | None:
    """Read the last good day; None where it is no date.

    A packet that names a month is good to its end; a month alone is the next one to come.
    `2027-05-31`, `20270531`, `2027-05`, `202705`, `5`.
    """
    bare = text.strip()
    if bare.isascii() and bare.isdecimal():
        bare = _with_dashes(bare, today)
    if found := _DAY.fullmatch(bare):
        return _day(*(int(part) for part in found.groups()))
    if found := _MONTH.fullmatch(bare):
        return month_end(*(int(part) for part in found.groups()))
    return None


def month_end(year: int, month: int) -> date | None:
    """Give the last day of a month; None where there is no such month."""
    if not 1 <= month <= 12 or not 2000 <= year <= _LATEST_YEAR:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def years_on(day: date, years: int) -> date:
    """Return the same day of a later year; the 29th of February becomes the 28th."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day, last))


def _with_dashes(digits: str, today: date) -> str:
    if len(digits) == 8:
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if len(digits) == 6:
        return f"{digits[:4]}-{digits[4:]}"
    if len(digits) <= 2:
        year = today.year if int(digits) >= today.month else today.year + 1
        return f"{year}-{digits}"
    return digits


def _day(year: int, month: int, day: int) -> date | None:
    if month_end(year, month) is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
