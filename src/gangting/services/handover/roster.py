"""The roster: plan a week, see its gaps and who has no rest; hours of duty; export rows."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.roster import (
    NO_REST_DAYS,
    DutyHours,
    Gap,
    NoRest,
    RosterEntry,
    gaps,
    hours,
    week_of,
    without_rest,
)
from gangting.domain.shifts import ShiftPattern
from gangting.services.handover.settings import DutySettings
from gangting.services.hands import Hands, local_day
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database


_LONGEST_RANGE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Planned:
    """Somebody's place on the roster."""

    entry: RosterEntry
    name: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the roster, Monday first."""

    days: tuple[date, ...]
    patterns: tuple[ShiftPattern, ...]
    planned: tuple[Planned, ...]
    gaps: tuple[Gap, ...]
    no_rest: tuple[tuple[str, NoRest], ...]

    def at(self, day: date, shift: str) -> tuple[Planned, ...]:
        """Return who is planned for a shift of a day."""
        return tuple(p for p in self.planned if (p.entry.day, p.entry.shift) == (day, shift))


@dataclass(frozen=True, slots=True)
class HoursLine:
    """The hours of one officer in a range of days."""

    name: str
    hours: DutyHours


class Roster:
    """The roster of one booth."""

    def __init__(
        self, database: Database, policies: Policies, hands: Hands, settings: DutySettings
    ) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._settings = settings

    def week(self, day: date | None = None) -> Week:
        """Return the week that holds a day, today's unless another is given."""
        days = week_of(day or local_day(self._hands.clock.now(), self._policies.current().zone))
        reach = timedelta(days=NO_REST_DAYS)
        with self._database.read() as work:
            patterns = self._settings.patterns_in(work)
            around = work.roster.between(days[0] - reach, days[-1] + reach)
            names = work.site.officer_names()
        entries = tuple(entry for entry in around if days[0] <= entry.day <= days[-1])
        tired = [run for run in without_rest(around) if _touches(run, days)]
        return Week(
            days,
            patterns,
            tuple(Planned(entry, names[entry.officer_id]) for entry in entries),
            gaps([pattern.code for pattern in patterns], entries, days),
            tuple((names[run.officer_id], run) for run in tired),
        )

    def plan(self, day: date, shift: str, officer_id: UUID, by: Officer) -> Week:
        """Plan somebody for a shift, a leader's right; planned already, nothing changes.

        ``invalid_shift``, ``not_found``.
        """
        by.must(Right.MANAGE)
        with self._database.write() as work:
            if shift not in {pattern.code for pattern in self._settings.patterns_in(work)}:
                raise KnownError("invalid_shift")
            if officer_id not in {officer.id for officer in work.site.officers()}:
                raise KnownError("not_found", what="officer")
            there = {(entry.shift, entry.officer_id) for entry in work.roster.between(day, day)}
            if (shift, officer_id) not in there:
                work.roster.add(RosterEntry(self._hands.new_id(), day, shift, officer_id))
                place = work.place(self._hands.clock.now(), by.id)
                work.journal.append(
                    self._hands.new_id(), place, "roster.planned", subject=("officer", officer_id)
                )
        return self.week(day)

    def unplan(self, entry_id: UUID, by: Officer) -> None:
        """Take somebody off the roster; a leader's right."""
        by.must(Right.MANAGE)
        with self._database.write() as work:
            if not work.roster.remove(entry_id):
                raise KnownError("not_found")
            place = work.place(self._hands.clock.now(), by.id)
            work.journal.append(self._hands.new_id(), place, "roster.unplanned")

    def expected(self, day: date, shift: str) -> tuple[str, ...]:
        """Return the names planned for a shift: who should come now."""
        with self._database.read() as work:
            names = work.site.officer_names()
            entries = work.roster.between(day, day)
        return tuple(names[entry.officer_id] for entry in entries if entry.shift == shift)

    def hours(self, first: date, last: date) -> tuple[HoursLine, ...]:
        """Return everybody's hours of duty on some days, both included, the most first.

        What still goes on counts up to now. ``dates_out_of_order``, ``too_many``.
        """
        if last < first:
            raise KnownError("dates_out_of_order")
        if last - first > _LONGEST_RANGE:
            raise KnownError("too_many", most=_LONGEST_RANGE.days)
        zone = ZoneInfo(self._policies.current().zone)
        since = datetime.combine(first, time(0), zone)
        end = datetime.combine(last + timedelta(days=1), time(0), zone)
        until = max(since, min(end, self._hands.clock.now()))
        with self._database.read() as work:
            spells = work.duties.spells_between(since, until)
            names = work.site.officer_names()
        return tuple(
            HoursLine(names[line.officer_id], line) for line in hours(spells, since, until, zone)
        )

    def hours_rows(
        self, first: date, last: date
    ) -> tuple[tuple[str, str, str, int, int, str], ...]:
        """Return the hours as rows to export: name, first day, last day, days, spells, hours."""
        return tuple(
            (
                line.name,
                first.isoformat(),
                last.isoformat(),
                line.hours.days,
                line.hours.spells,
                f"{line.hours.minutes / 60:.1f}",
            )
            for line in self.hours(first, last)
        )

    def take_hours(
        self, first: date, last: date, officer: Officer
    ) -> tuple[tuple[str, str, str, int, int, str], ...]:
        """Return the hours for a file that leaves the booth; who takes them is written down.

        The refusals of ``hours`` hold here too; who may only look takes none: ``not_allowed``.
        """
        officer.must(Right.WORK_GATE)
        rows = self.hours_rows(first, last)
        detail = {"first": first.isoformat(), "last": last.isoformat(), "people": len(rows)}
        with self._database.write() as work:
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, "hours.saved", detail=detail)
        return rows

    def rows(self, first: date, last: date) -> tuple[tuple[str, str, str], ...]:
        """Return the roster as rows to export: day, shift code, name."""
        with self._database.read() as work:
            names = work.site.officer_names()
            entries = work.roster.between(first, last)
        return tuple((e.day.isoformat(), e.shift, names[e.officer_id]) for e in entries)


def _touches(run: NoRest, days: tuple[date, ...]) -> bool:
    return run.last >= days[0] and run.first <= days[-1]
