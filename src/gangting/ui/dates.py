"""Days that a clerk sets: so many months on, and what was typed."""

import calendar
import re
from datetime import date


_WRITTEN = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_DIGITS = re.compile(r"\d{8}")


def months_on(day: date, months: int) -> date:
    """Return the same day of another month; the 31st becomes the last day of a shorter one."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def read_day(text: str) -> date | None:
    """Read 2026-12-31, 2026/12/31, 2026年12月31日 or 20261231; None where it is no day."""
    bare = text.strip()
    if _DIGITS.fullmatch(bare):
        bare = f"{bare[:4]}-{bare[4:6]}-{bare[6:]}"
    found = _WRITTEN.fullmatch(bare)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
