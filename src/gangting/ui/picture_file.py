"""A picture that somebody chose or dropped: which files may be one, and what is in it."""

from pathlib import Path

from gangting.domain.errors import KnownError
from gangting.domain.pictures import LARGEST_FILE


ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif")
#: Telephones write it; it cannot be opened, but whoever has one is told what to do.
UNREADABLE = (".heic", ".heif")


def content_of(path: Path) -> bytes:
    """Read a picture's file, as far as shows that it is too large; not on the GUI thread.

    ``image_unreadable`` where nothing can be read.
    """
    try:
        with path.open("rb") as file:  # what is no plain file has no size, and may have no end
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise KnownError("image_unreadable", file=path.name) from error
