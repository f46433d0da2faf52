"""Write a file so that a power cut leaves the old one or the new one, never half.

Every file that this program gives away or keeps is written here: beside its place, with mode 600
because most of them name people, and then renamed. A link that stands there is replaced by the
file; what it points to is never touched.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from gangting.domain.errors import KnownError


PRIVATE_FILE = 0o600
_LONGEST_BESIDE = 40
#: What is the matter, by the system's number; its words tell what to do.
_TROUBLES = {
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.EISDIR: "is_folder",
    errno.EEXIST: "not_a_folder",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}


def write_atomically(path: Path, text: str) -> None:
    """Replace the file's content in one step, readable by this user alone (mode 600)."""
    write_bytes_atomically(path, text.encode())


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content in one step, as `write_atomically` does.

    ``file_not_written`` with why: no such folder, no right, a folder or a device of that name.
    """
    write_pieces_atomically(path, (content,))


def write_pieces_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace the file's content as `write_bytes_atomically` does, without holding it all."""
    with _told("file_not_written", file=path.name):
        _must_be_a_file(path)
        _replace(path, pieces)


@contextmanager
def nameless_beside(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for something long in the making: nobody finds it, and it goes with the process.

    ``file_not_written`` with why, as of the file that it is for.
    """
    import tempfile  # noqa: PLC0415  as below

    with _told("file_not_written", file=path.name):
        _must_be_a_file(path)
        file = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115  closed below
    with file:
        yield file


def must_be_writable(path: Path) -> None:
    """Refuse a place where nothing can be written, before the work is done that goes there."""
    import tempfile  # noqa: PLC0415  as below

    with _told("file_not_written", file=path.name):
        _must_be_a_file(path)
        with tempfile.NamedTemporaryFile(prefix=_beside(path), dir=path.parent):
            pass


def make_folder(path: Path) -> None:
    """Make a folder that files are to go into; ``folder_not_made`` with why."""
    with _told("folder_not_made", folder=path.name):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def _told(code: str, **params: object) -> Iterator[None]:
    """Tell the system's refusal in our words."""
    try:
        yield
    except OSError as error:
        why = _TROUBLES.get(error.errno or 0, "")
        raise KnownError(code, why=why, **params) from error


def _must_be_a_file(path: Path) -> None:
    """Refuse a folder, and a device or pipe: a rename would put a file in its place."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder", path.name)
    if path.exists() and not path.is_file():
        raise PermissionError(errno.EPERM, "no plain file", path.name)


def _beside(path: Path) -> str:
    """Return how a file beside it begins; a name as long as names may be leaves no room."""
    return f".{path.name[:_LONGEST_BESIDE]}."


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    import tempfile  # noqa: PLC0415  slow to load, and nothing is written before the first paint

    # mkstemp makes the file with mode 600, so its content is never readable by others.
    descriptor, name = tempfile.mkstemp(prefix=_beside(path), dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
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
