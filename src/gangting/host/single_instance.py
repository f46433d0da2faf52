"""One window per data folder, by a lock of the operating system.

The kernel drops the lock when the process ends in any way, a power cut or ``kill -9`` included,
so it is never stale and the next start never waits.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from gangting.domain.errors import KnownError


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class SingleInstance:
    """A lock file held while this program runs on a data folder."""

    def __init__(self, path: Path, lock: Callable[[int], None] = _lock) -> None:
        self._path = path
        self._lock = lock
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False when another program holds it. Taking it twice is harmless."""
        if self._descriptor is not None:
            return True
        descriptor = self._open()
        try:
            self._lock(descriptor)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let the next one in; harmless when nothing is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise KnownError("folder_unusable", folder=str(self._path.parent)) from error
