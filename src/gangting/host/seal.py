"""The picture of the compound's seal, which a site may put into its data folder."""

from pathlib import Path
from typing import Final

from gangting.domain.errors import KnownError
from gangting.host.files import write_bytes_atomically


FILE: Final = "seal.png"
#: Ten times what a seal of 12 mm needs at 600 dpi; every card carries it.
MOST_BYTES: Final = 1_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def read_seal(folder: Path) -> bytes:
    """Return the seal as PNG, nothing where there is none.

    ``file_too_large``, ``image_unreadable``.
    """
    file = folder / FILE
    try:
        if file.stat().st_size > MOST_BYTES:
            raise KnownError("file_too_large", file=FILE)
        seal = file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise KnownError("image_unreadable", file=FILE) from error
    if not seal.startswith(_PNG):
        raise KnownError("image_unreadable", file=FILE)
    return seal


def write_seal(folder: Path, png: bytes) -> None:
    """Put a seal on the cards printed from now on; ``file_not_written``."""
    write_bytes_atomically(folder / FILE, png)


def remove_seal(folder: Path) -> None:
    """Print no seal any more; ``file_not_written``."""
    try:
        (folder / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise KnownError("file_not_written", file=FILE) from error
