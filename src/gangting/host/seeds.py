"""First-run data that was shipped as readable files."""

import tomllib
from pathlib import Path

from gangting.domain.deliveries import ExpectedVehicle
from gangting.domain.shifts import ShiftPattern


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
