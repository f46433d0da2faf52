"""First-run data that was shipped as readable files."""

import tomllib
from pathlib import Path

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
