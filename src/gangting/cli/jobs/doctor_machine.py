"""The doctor's checks of what the machine has: display, fonts, devices, disk."""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gangting.cli.asked import Asked
from gangting.cli.jobs.finding import Finding, fail, lacking, ok, warn
from gangting.domain.errors import KnownError


_FONT_COMMAND: Final = "sudo apt-get install fonts-noto-cjk"
_TOO_LITTLE: Final = 200 * 2**20
_LITTLE: Final = 2 * 2**30


def display(_: Asked) -> Finding:
    """Tell whether a window could be opened; a doctor on the terminal needs none."""
    from gangting.devices import inventory  # noqa: F401, PLC0415  loads all of Qt, or cannot

    has_own = sys.platform in {"win32", "darwin"}
    if has_own or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ok("display")
    return lacking("display_missing")


def fonts(_: Asked) -> Finding:
    """Tell which Chinese face is used."""
    from gangting.documents.fonts import BUNDLED_FAMILY, chinese_font  # noqa: PLC0415  brings Qt

    family = chinese_font()
    if family is None:
        raise KnownError("font_missing", command=_FONT_COMMAND)
    if family == BUNDLED_FAMILY:
        return warn("fonts_bundled", command=_FONT_COMMAND)
    return ok("found", names=family)


def scanner(_: Asked) -> Finding:
    """Say how to try the scanner: it is a keyboard, and nothing tells it from another."""
    return warn("scanner")


def cameras(_: Asked) -> Finding:
    """List the cameras."""
    from gangting.devices import inventory  # noqa: PLC0415  brings Qt

    return _listed(inventory.cameras(), "camera_missing")


def printers(_: Asked) -> Finding:
    """List the printers."""
    from gangting.devices import inventory  # noqa: PLC0415  brings Qt

    return _listed(inventory.printers(), "printer_missing")


def serial_ports(_: Asked) -> Finding:
    """List the serial ports; few booths have any."""
    from gangting.devices import inventory  # noqa: PLC0415  brings Qt

    ports = inventory.serial_ports()
    return ok("found", names=", ".join(ports)) if ports else ok("serial_none")


def disk(asked: Asked) -> Finding:
    """Tell whether the data folder can be written, and how much room is left."""
    folder = _nearest(asked.where.folder)
    try:
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        raise KnownError("folder_unusable", folder=str(folder)) from error
    room = f"{free / 2**30:.1f} GB"
    if free < _TOO_LITTLE:
        return fail("disk_low", folder=folder, free=room)
    return (warn if free < _LITTLE else ok)(
        "disk_low" if free < _LITTLE else "disk", folder=folder, free=room
    )


def _listed(names: Sequence[str], missing: str) -> Finding:
    return ok("found", names=", ".join(names)) if names else lacking(missing)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there already."""
    folder = folder.absolute()
    return next(path for path in (folder, *folder.parents) if path.is_dir())
