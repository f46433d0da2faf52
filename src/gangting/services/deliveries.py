"""The list of expected outside vehicles: a setting of the compound, changed by a leader."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.deliveries import EVERY_DAY, ExpectedVehicle, Listed, listed_at
from gangting.domain.errors import KnownError
from gangting.domain.identity.plate import NotAPlate, read_plate
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database


MOST = 20
LONGEST_NAME = 20
_SETTING = "deliveries"
_LINES = "vehicles"


class Deliveries:
    """Reads the list once, and again after a change of this booth's."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands

    def all(self) -> tuple[ExpectedVehicle, ...]:
        """Return the list in the order it was written."""
        with self._database.read() as work:
            setting = work.site.settings().get(_SETTING, {})
        return _vehicles_of(setting)

    def listed(self, at: datetime | None = None) -> tuple[Listed, ...]:
        """Return the list with who may come in at a moment, now unless another is given."""
        zone = ZoneInfo(self._policies.current().zone)
        return listed_at(self.all(), (at or self._hands.clock.now()).astimezone(zone))

    def seed(self, vehicles: Sequence[ExpectedVehicle]) -> None:
        """Write the list of a new compound; one that has a list keeps it."""
        with self._database.write() as work:
            if _SETTING not in work.site.settings():
                work.site.save_setting(_SETTING, _setting_of(vehicles))

    def save(self, vehicles: Sequence[ExpectedVehicle], officer: Officer) -> None:
        """Write the list; a leader's right.

        ``name_missing``, ``listed_twice``, ``invalid_plate``, ``no_weekday`` or ``too_many`` where
        a line cannot be kept.
        """
        officer.must(Right.MANAGE)
        if len(vehicles) > MOST:
            raise KnownError("too_many", most=MOST)
        lines = [checked(vehicle) for vehicle in vehicles]
        for name in (line.name for line in lines):
            if [line.name for line in lines].count(name) > 1:
                raise KnownError("listed_twice", name=name)
        with self._database.write() as work:
            work.site.save_setting(_SETTING, _setting_of(lines))
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, "deliveries.changed")


def checked(vehicle: ExpectedVehicle) -> ExpectedVehicle:
    """Return the line in its stored form; KnownError where it cannot be kept."""
    name, plate = " ".join(vehicle.name.split()), vehicle.plate.strip()
    if not name or len(name) > LONGEST_NAME:
        raise KnownError("name_missing")
    if not vehicle.weekdays or not vehicle.weekdays <= EVERY_DAY:
        raise KnownError("no_weekday")
    if plate:
        read = read_plate(plate)
        if isinstance(read, NotAPlate):
            raise KnownError("invalid_plate")
        plate = read.text
    return replace(vehicle, name=name, plate=plate)


def _setting_of(vehicles: Sequence[ExpectedVehicle]) -> dict[str, Any]:
    return {
        _LINES: [
            {
                "name": vehicle.name,
                "plate": vehicle.plate,
                "from": f"{vehicle.start:%H:%M}",
                "until": f"{vehicle.end:%H:%M}",
                "weekdays": sorted(vehicle.weekdays),
            }
            for vehicle in vehicles
        ]
    }


def _vehicles_of(setting: Mapping[str, Any]) -> tuple[ExpectedVehicle, ...]:
    return tuple(
        ExpectedVehicle(
            line["name"],
            time.fromisoformat(line["from"]),
            time.fromisoformat(line["until"]),
            line["plate"],
            frozenset(line["weekdays"]),
        )
        for line in setting.get(_LINES, ())
    )
