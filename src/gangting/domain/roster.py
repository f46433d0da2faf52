"""The roster: who comes when, what is not filled, who has no day of rest, who gave which hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from gangting.domain.duty import Spell


#: So many days in a row are too many: the field worked 一个7天又一个7天 without a break.
NO_REST_DAYS = 7


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Somebody is planned for a shift of a day."""

    id: UUID
    day: date
    shift: str
    officer_id: UUID


@dataclass(frozen=True, slots=True)
class Gap:
    """A shift that nobody is planned for."""

    day: date
    shift: str


@dataclass(frozen=True, slots=True)
class NoRest:
    """Somebody planned on too many days in a row."""

    officer_id: UUID
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days in a row."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class DutyHours:
    """What somebody gave: spells and minutes at the booth, on so many days."""

    officer_id: UUID
    spells: int
    minutes: int
    days: int


def week_of(day: date) -> tuple[date, ...]:
    """Return the seven days of a day's week, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=step) for step in range(7))


def gaps(
    shifts: Sequence[str], entries: Iterable[RosterEntry], days: Sequence[date]
) -> tuple[Gap, ...]:
    """Return the shifts of the days that nobody is planned for."""
    filled = {(entry.day, entry.shift) for entry in entries}
    return tuple(Gap(d, shift) for d in days for shift in shifts if (d, shift) not in filled)


def without_rest(entries: Iterable[RosterEntry], least: int = NO_REST_DAYS) -> tuple[NoRest, ...]:
    """Return everybody's runs of at least so many days in a row."""
    of_officer: dict[UUID, set[date]] = {}
    for entry in entries:
        of_officer.setdefault(entry.officer_id, set()).add(entry.day)
    found: list[NoRest] = []
    for officer_id, days in of_officer.items():
        for first in sorted(day for day in days if day - timedelta(days=1) not in days):
            last = first
            while last + timedelta(days=1) in days:
                last += timedelta(days=1)
            run = NoRest(officer_id, first, last)
            if run.days >= least:
                found.append(run)
    return tuple(sorted(found, key=lambda run: (run.first, str(run.officer_id))))


def hours(
    spells: Iterable[Spell], since: datetime, until: datetime, zone: tzinfo
) -> tuple[DutyHours, ...]:
    """Return the hours of everybody between two moments, the most first.

    An open spell counts up to ``until``. Spells that overlap count once, a handful of seconds is
    not a minute, and a day is the local day on which a spell began.
    """
    of_officer: dict[UUID, list[tuple[datetime, datetime]]] = {}
    for spell in spells:
        begin, end = max(spell.began_at, since), min(spell.ended_at or until, until)
        if begin < end:
            of_officer.setdefault(spell.officer_id, []).append((begin, end))
    found = [
        DutyHours(
            officer_id,
            len(times),
            int(_length(times).total_seconds() // 60),
            len({begin.astimezone(zone).date() for begin, _ in times}),
        )
        for officer_id, times in of_officer.items()
    ]
    return tuple(sorted(found, key=lambda line: (-line.minutes, str(line.officer_id))))


def _length(times: list[tuple[datetime, datetime]]) -> timedelta:
    total, reached = timedelta(0), datetime.min.replace(tzinfo=times[0][0].tzinfo)
    for begin, end in sorted(times):
        total += max(end - max(begin, reached), timedelta(0))
        reached = max(reached, end)
    return total
