"""Where a booth's data lies."""

from pathlib import Path

from gangting.domain.values import frozen


BOOTH_FILE = "booth.json"


@frozen
class Where:
    """Which booth: its data folder, and a database elsewhere if it is shared."""

    folder: Path
    database_url: str = ""


def is_set_up(folder: Path) -> bool:
    """Whether a booth was set up in this folder."""
    return (folder / BOOTH_FILE).is_file()
