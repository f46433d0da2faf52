"""First-run data that was shipped as readable files."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from gangting.domain.deliveries import ExpectedVehicle
from gangting.domain.shifts import PatternSet, ShiftPattern


if TYPE_CHECKING:  # not needed by a start
    from gangting.domain.handover import EquipmentItem
    from gangting.domain.supplies.catalogue import Item

_LANGUAGES = ("zh_CN", "en")


def shift_patterns(folder: Path) -> tuple[ShiftPattern, ...]:
    """Read the patterns of ``shifts.toml``."""
    with (folder / "shifts.toml").open("rb") as file:
        return _patterns(tomllib.load(file)["shift"])


def pattern_sets(folder: Path) -> tuple[PatternSet, ...]:
    """Read the ready-made sets of ``shifts.toml``."""
    with (folder / "shifts.toml").open("rb") as file:
        sets = tomllib.load(file)["set"]
    return tuple(PatternSet(s["code"], _names(s), _patterns(s["shift"])) for s in sets)


def equipment(folder: Path) -> "tuple[EquipmentItem, ...]":
    """Read ``equipment.toml``."""
    from gangting.domain.handover import EquipmentItem  # noqa: PLC0415  not needed by a start

    with (folder / "equipment.toml").open("rb") as file:
        lines = tomllib.load(file)["equipment"]
    return tuple(EquipmentItem(line["code"], _names(line), line["expected"]) for line in lines)


def _patterns(shifts: list[dict[str, Any]]) -> tuple[ShiftPattern, ...]:
    return tuple(
        ShiftPattern(shift["code"], _names(shift), shift["start"], shift["end"]) for shift in shifts
    )


def _names(line: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((language, line[language]) for language in _LANGUAGES)


def expected_vehicles(folder: Path) -> tuple[ExpectedVehicle, ...]:
    """Read ``deliveries.toml``."""
    with (folder / "deliveries.toml").open("rb") as file:
        lines = tomllib.load(file)["vehicle"]
    return tuple(
        ExpectedVehicle(
            line["name"], line["from"], line["until"], line["plate"], frozenset(line["weekdays"])
        )
        for line in lines
    )


def supplies(folder: Path, new_id: Callable[[], UUID]) -> "tuple[Item, ...]":
    """Read ``supplies.toml``; each item is given an id of this booth."""
    from gangting.domain.supplies.catalogue import (  # noqa: PLC0415  not needed by a start
        Caution,
        Content,
        Item,
        ItemCategory,
        ItemKind,
    )

    with (folder / "supplies.toml").open("rb") as file:
        lines = tomllib.load(file)["item"]
    return tuple(
        Item(
            new_id(),
            line["code"],
            line["zh_CN"],
            line["en"],
            line["unit"]["zh_CN"],
            line["unit"]["en"],
            line["icon"],
            ItemCategory(line["category"]),
            ItemKind(line["kind"]),
            line["bottom"],
            line["target"],
            line["expires"],
            line["in_use"],
            place,
            line.get("life_days"),
            line.get("loan_hours"),
            Caution(line["caution"]) if "caution" in line else None,
            contents=tuple(
                Content(part["name"], part["quantity"]) for part in line.get("contents", ())
            ),
        ).checked()
        for place, line in enumerate(lines)
    )
