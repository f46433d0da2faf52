"""First-run data that was shipped as readable files."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from gangting.domain.deliveries import ExpectedVehicle
from gangting.domain.shifts import ShiftPattern
from gangting.domain.supplies.catalogue import (
    Caution,
    Content,
    Item,
    ItemCategory,
    ItemKind,
)


_LANGUAGES = ("zh_CN", "en")


def shift_patterns(folder: Path) -> tuple[ShiftPattern, ...]:
    """Read ``shifts.toml``."""
    with (folder / "shifts.toml").open("rb") as file:
        shifts = tomllib.load(file)["shift"]
    return tuple(
        ShiftPattern(
            shift["code"],
            tuple((language, shift[language]) for language in _LANGUAGES),
            shift["start"],
            shift["end"],
        )
        for shift in shifts
    )


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


def supplies(folder: Path, new_id: Callable[[], UUID]) -> tuple[Item, ...]:
    """Read ``supplies.toml``; each item is given an id of this booth."""
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
