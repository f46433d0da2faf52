"""Where things lie on this machine: what was shipped, and what the booth writes."""

import os
from pathlib import Path

import platformdirs

from gangting.domain.errors import KnownError


PRIVATE_FOLDER = 0o700

_PACKAGE = Path(__file__).resolve().parents[1]


def resources_dir() -> Path:
    """Return the folder of icons, sounds, styles, translations and wording."""
    return shipped_folder("resources", _PACKAGE)


def seeds_dir() -> Path:
    """Return the folder of readable first-run data."""
    return shipped_folder("seeds", _PACKAGE)


def shipped_folder(name: str, package: Path) -> Path:
    """Find shipped data: inside an installed package, else beside ``src`` in a checkout."""
    packed = package / "_data" / name
    return packed if packed.is_dir() else package.parents[1] / name


def data_folder(practice: bool) -> Path:  # noqa: FBT001 -- two folders, one question
    """Return where the booth keeps its data; practice has a folder of its own."""
    name = "gangting-practice" if practice else "gangting"
    return platformdirs.user_data_path(name, appauthor=False)


def secure_folder(path: Path) -> Path:
    """Make the folder if need be, readable by this user alone (mode 700), and return it.

    On Windows the user's profile already keeps others out.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        if os.name == "posix":
            path.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise KnownError("folder_unusable", folder=str(path)) from error
    return path
