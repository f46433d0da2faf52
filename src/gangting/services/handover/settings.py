"""What a leader may change of duty: the shift patterns and the equipment of the booth."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.handover import EquipmentItem
from gangting.domain.shifts import PatternSet, ShiftPattern, checked_patterns
from gangting.domain.values import frozen
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


MOST_EQUIPMENT = 60
_SHIFTS, _EQUIPMENT = "shifts", "equipment"
_LANGUAGES = ("zh_CN", "en")


@frozen
class Shipped:
    """The lists that came with the program, read when a booth has none of its own."""

    patterns: Callable[[], tuple[ShiftPattern, ...]] = tuple
    pattern_sets: Callable[[], tuple[PatternSet, ...]] = tuple
    equipment: Callable[[], tuple[EquipmentItem, ...]] = tuple


class DutySettings:
    """Reads the compound's own lists, else the shipped ones."""

    def __init__(self, database: Database, hands: Hands, shipped: Shipped) -> None:
        self._database = database
        self._hands = hands
        self._shipped = shipped

    def patterns(self) -> tuple[ShiftPattern, ...]:
        """Return the shift patterns in force, in their order."""
        with self._database.read() as work:
            return self.patterns_in(work)

    def patterns_in(self, work: Work) -> tuple[ShiftPattern, ...]:
        """Return the shift patterns inside a transaction."""
        lines = work.site.settings().get(_SHIFTS, {}).get("patterns")
        if lines is None:
            return self._shipped.patterns()
        return tuple(
            ShiftPattern(
                line["code"],
                _names_of(line),
                time.fromisoformat(line["start"]),
                time.fromisoformat(line["end"]),
            )
            for line in lines
        )

    def pattern_sets(self) -> tuple[PatternSet, ...]:
        """Return the ready-made sets to choose from: 8 hours, 12 hours."""
        return self._shipped.pattern_sets()

    def save_patterns(self, patterns: Sequence[ShiftPattern], officer: Officer) -> None:
        """Write the shift patterns, a leader's right; a running shift keeps what it began with.

        ``nothing_chosen``, ``too_many``, ``invalid_shift`` or ``name_missing``.
        """
        officer.must(Right.MANAGE)
        lines = [
            {
                "code": pattern.code,
                "start": f"{pattern.start:%H:%M}",
                "end": f"{pattern.end:%H:%M}",
                **dict(pattern.names),
            }
            for pattern in checked_patterns(patterns)
        ]
        self._save(_SHIFTS, {"patterns": lines}, officer, "shifts.changed")

    def equipment(self) -> tuple[EquipmentItem, ...]:
        """Return the equipment of the booth, in the order it is checked."""
        with self._database.read() as work:
            return self.equipment_in(work)

    def equipment_in(self, work: Work) -> tuple[EquipmentItem, ...]:
        """Return the equipment inside a transaction."""
        lines = work.site.settings().get(_EQUIPMENT, {}).get("items")
        if lines is None:
            return self._shipped.equipment()
        return tuple(
            EquipmentItem(line["code"], _names_of(line), line["expected"]) for line in lines
        )

    def save_equipment(self, items: Sequence[EquipmentItem], officer: Officer) -> None:
        """Write the equipment, a leader's right.

        ``too_many``, ``name_missing``, ``invalid_quantity``, or ``listed_twice`` with the name.
        """
        officer.must(Right.MANAGE)
        if len(items) > MOST_EQUIPMENT:
            raise KnownError("too_many", most=MOST_EQUIPMENT)
        codes = [item.code for item in items]
        for item in items:
            if not item.code or not item.name("zh_CN").strip():
                raise KnownError("name_missing")
            if not 0 < item.expected <= 9999:
                raise KnownError("invalid_quantity")
            if codes.count(item.code) > 1:
                names = {"name": item.name("zh_CN"), "name_en": item.name("en")}
                raise KnownError("listed_twice", **names)
        lines = [
            {"code": item.code, "expected": item.expected, **dict(item.names)} for item in items
        ]
        self._save(_EQUIPMENT, {"items": lines}, officer, "equipment.changed")

    def _save(self, name: str, value: dict[str, Any], officer: Officer, action: str) -> None:
        with self._database.write() as work:
            work.site.save_setting(name, value)
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, action)


def _names_of(line: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((language, line[language]) for language in _LANGUAGES if language in line)
