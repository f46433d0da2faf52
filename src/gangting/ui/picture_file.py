"""A picture that somebody chose or dropped: which files may be one, and what is in it."""

from pathlib import Path

from gangting.domain.errors import KnownError


ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif")
#: Telephones write it; it cannot be opened, but whoever has one is told what to do.
UNREADABLE = (".heic", ".heif")
_MEGA = 1_000_000
_MOST_BYTES = 20 * _MEGA


def content_of(path: Path) -> bytes:
    """Read a picture's file, unless it is too large to be one; not on the GUI thread."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise KnownError("picture_too_large", most=_MOST_BYTES // _MEGA)
        return path.read_bytes()
    except OSError as error:
        raise KnownError("image_unreadable") from error
