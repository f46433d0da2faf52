"""Outside vehicles the compound expects, each in its hours: the vegetable truck (seed row 32)."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from gangting.domain.values import frozen


EVERY_DAY = frozenset(range(1, 8))
"""ISO weekdays: Monday is 1."""


@frozen
class ExpectedVehicle:
    """One line of the list; without a plate it is chosen by its name, which is its key.

    Hours are the compound's local time. An end before the start is the next day's, and belongs to
    the weekday it began on; an end equal to the start is the whole day.
    """

    name: str
    start: time
    end: time
    plate: str = ""
    weekdays: frozenset[int] = EVERY_DAY

    @property
    def told(self) -> dict[str, str]:
        """Return what a sentence says of it: its name and its hours, 8:00 as people write it."""
        return {"name": self.name, "start": _hour(self.start), "end": _hour(self.end)}

    def open_at(self, local: datetime) -> bool:
        """Whether it may come in now."""
        today, moment = local.isoweekday(), local.time()
        if self.start < self.end:
            return today in self.weekdays and self.start <= moment < self.end
        yesterday = (local - timedelta(days=1)).isoweekday()
        return (today in self.weekdays and moment >= self.start) or (
            yesterday in self.weekdays and moment < self.end
        )


@frozen
class Listed:
    """A line of the list, and whether its hours hold at the moment that was asked about."""

    vehicle: ExpectedVehicle
    is_open: bool


def listed_at(vehicles: Iterable[ExpectedVehicle], local: datetime) -> tuple[Listed, ...]:
    """Tell of each line whether it is open; those that are come first."""
    lines = (Listed(vehicle, vehicle.open_at(local)) for vehicle in vehicles)
    return tuple(sorted(lines, key=lambda line: not line.is_open))


def with_plate(listed: Iterable[Listed], plate: str) -> Listed | None:
    """Find a line by its plate; an open one goes before a closed one of the same plate."""
    found = [line for line in listed if plate and line.vehicle.plate == plate]
    return min(found, key=lambda line: not line.is_open, default=None)


def with_name(listed: Iterable[Listed], name: str, plate: str = "") -> Listed | None:
    """Find a line by its name; one that has a plate is found with that plate only."""
    for line in listed:
        if line.vehicle.name == name and line.vehicle.plate in {"", plate}:
            return line
    return None


def _hour(moment: time) -> str:
    return f"{moment.hour}:{moment:%M}"
