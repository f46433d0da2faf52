"""The fortnight: its days, moments within them, and who is on duty."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo


DAYS: Final = 14
_DAY_SHIFT: Final = range(8, 20)


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Fourteen days of the compound, the last of them today as far as it has come (UTC)."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day it is in the compound."""
        return self.now.astimezone(self.zone).date()

    @property
    def days(self) -> tuple[date, ...]:
        """All days, the oldest first."""
        return tuple(self.today - timedelta(days=back) for back in range(DAYS - 1, -1, -1))

    def start(self, day: date) -> datetime:
        """Return a day's midnight, in UTC."""
        return datetime.combine(day, time(0), self.zone).astimezone(UTC)

    def at(self, day: date, hours: float) -> datetime:
        """Return the moment so many hours after a day's midnight, to the second."""
        return hours_after(self.start(day), hours)

    def office_hours(self, random: Random, days_back: int) -> datetime:
        """Return a moment at the pass desk, but never one that is still to come."""
        moment = self.at(self.today - timedelta(days=days_back), 9 + 8 * random.random())
        return min(moment, self.now - timedelta(seconds=random.randint(60, 1800)))


def hours_after(midnight: datetime, hours: float) -> datetime:
    """Return the moment so many hours later, to the second."""
    return midnight + timedelta(seconds=int(hours * 3600))


def on_duty(local: datetime) -> int:
    """Return the number of the officer at the gate: two volunteers, by day and by night."""
    return (local.toordinal() + (local.hour in _DAY_SHIFT)) % 2
