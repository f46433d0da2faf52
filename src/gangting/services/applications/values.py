"""What is answered about a list of applicants; frozen, so it may cross threads and layers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from gangting.domain.applications.values import RowError, RowNotice
from gangting.domain.entry_pass import EntryPass
from gangting.domain.values import frozen


class RowOutcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@frozen
class Preview:
    """What would become of a list; nothing is written. The figures count rows."""

    created: int
    updated: int
    unchanged: int
    rejected: int
    new_passes: int
    errors: tuple[RowError, ...]
    notices: tuple[RowNotice, ...]


@frozen
class IssuedPass:
    """A pass that came of a row."""

    row: int
    entry_pass: EntryPass


@frozen
class Applied:
    """What became of a list. The figures count rows; ``errors`` may be several of one row."""

    created: int
    updated: int
    unchanged: int
    rejected: int
    errors: tuple[RowError, ...]
    notices: tuple[RowNotice, ...]
    passes: Sequence[IssuedPass]


#: Told how much is done and of how much.
Progress = Callable[[int, int], None]
#: Asked now and then whether to stop; then nothing at all is written.
Cancelled = Callable[[], bool]


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def never() -> bool:
    """Go on."""
    return False


@frozen
class PastImport:
    """A list that was taken in; ``file`` is the name of its file, empty where it had none."""

    at: datetime
    officer_id: UUID
    file: str
    created: int
    updated: int
    unchanged: int
    rejected: int
    passes: int
