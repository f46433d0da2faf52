"""Shift patterns: named spans of the day that may cross midnight (domain E.2)."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


#: How early somebody may come and still begin the next shift: E.1 asks for 10 to 15 minutes.
EARLY_TO_SIGN_IN = timedelta(minutes=30)
#: How early a handover may be; never more than half the shift that is handed over.
EARLY_TO_HAND_OVER = timedelta(hours=2)
MOST_PATTERNS = 12
_CODE = re.compile(r"[a-z][a-z0-9_]{0,19}")


@frozen
class ShiftPattern:
    """One shift of the day; names by language."""

    code: str
    names: tuple[tuple[str, str], ...]
    start: time
    end: time

    def holds(self, local: time) -> bool:
        """Whether a local time falls in the shift; an end before the start is the next day's."""
        if self.start < self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end

    @property
    def crosses_midnight(self) -> bool:
        """Whether it ends on the day after; equal times are a whole day."""
        return self.end <= self.start

    def name(self, language: str) -> str:
        """Return the shift's name in a language, its code where there is none."""
        return dict(self.names).get(language, self.code)

    def on(self, day: date, zone: datetime) -> "PlannedShift":
        """Return the shift that begins on a day, in the zone of a local moment."""
        last = day + timedelta(days=1) if self.crosses_midnight else day
        start = datetime.combine(day, self.start, zone.tzinfo)
        return PlannedShift(self.code, day, start, datetime.combine(last, self.end, zone.tzinfo))


@frozen
class PatternSet:
    """A ready-made set of patterns: three shifts of 8 hours, two of 12."""

    code: str
    names: tuple[tuple[str, str], ...]
    patterns: tuple[ShiftPattern, ...]


@frozen
class PlannedShift:
    """A shift of a certain day: the day it begins, also where it ends after midnight."""

    code: str
    day: date
    start: datetime
    end: datetime


def shift_at(patterns: Sequence[ShiftPattern], local: time) -> ShiftPattern | None:
    """Return the first pattern that holds the time."""
    return next((p for p in patterns if p.holds(local)), None)


def planned_at(
    patterns: Sequence[ShiftPattern], local: datetime, early: timedelta
) -> PlannedShift | None:
    """Return the shift that begins with a takeover at a local moment, None between shifts.

    Who comes a little early begins the next shift, not the last minutes of the present one.
    """
    running, coming = _around(patterns, local)
    if coming is not None:
        half = (running.end - running.start) / 2 if running else early
        if coming.start - local <= min(early, half):
            return coming
    return running


def _around(
    patterns: Sequence[ShiftPattern], local: datetime
) -> tuple[PlannedShift | None, PlannedShift | None]:
    """Return the shift that holds a moment, and the one that begins next."""
    running: PlannedShift | None = None
    coming: list[PlannedShift] = []
    for pattern in patterns:
        for step in (-1, 0, 1):
            shift = pattern.on(local.date() + timedelta(days=step), local)
            if shift.start > local:
                coming.append(shift)
            elif running is None and local < shift.end:
                running = shift
    return running, min(coming, key=lambda shift: shift.start, default=None)


def checked_patterns(patterns: Sequence[ShiftPattern]) -> tuple[ShiftPattern, ...]:
    """Return patterns as they may be stored; a code and a name each, every code once."""
    if not patterns:
        raise KnownError("nothing_chosen")
    if len(patterns) > MOST_PATTERNS:
        raise KnownError("too_many", most=MOST_PATTERNS)
    codes = [pattern.code for pattern in patterns]
    for pattern in patterns:
        if not _CODE.fullmatch(pattern.code) or codes.count(pattern.code) > 1:
            raise KnownError("invalid_shift")
        if not all(name.strip() for _, name in pattern.names) or not pattern.names:
            raise KnownError("name_missing")
    return tuple(patterns)
