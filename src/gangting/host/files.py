"""Write a small file so that a power cut leaves the old one or the new one, never half."""

import os
from contextlib import suppress
from pathlib import Path

from gangting.domain.errors import KnownError


PRIVATE_FILE = 0o600
_LONGEST_BESIDE = 40


def write_atomically(path: Path, text: str) -> None:
    """Replace the file's content in one step, readable by this user alone (mode 600)."""
    write_bytes_atomically(path, text.encode())


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content in one step, as `write_atomically` does."""
    try:
        _replace(path, content)
    except OSError as error:
        raise KnownError("file_not_written", file=path.name) from error


def must_be_writable(path: Path) -> None:
    """Refuse a place where nothing can be written, before the work is done that goes there."""
    import tempfile  # noqa: PLC0415  as below

    try:
        with tempfile.NamedTemporaryFile(prefix=_beside(path), dir=path.parent):
            pass
        if path.is_dir():
            raise IsADirectoryError(path.name)
    except OSError as error:
        raise KnownError("file_not_written", file=path.name) from error


def _beside(path: Path) -> str:
    """Return how a file beside it begins; a name as long as names may be leaves no room."""
    return f".{path.name[:_LONGEST_BESIDE]}."


def _replace(path: Path, content: bytes) -> None:
    import tempfile  # noqa: PLC0415  slow to load, and nothing is written before the first paint

    # mkstemp makes the file with mode 600, so its content is never readable by others.
    descriptor, name = tempfile.mkstemp(prefix=_beside(path), dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no such step and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
