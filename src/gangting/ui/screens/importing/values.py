"""What is known of a list on its way in."""

from enum import StrEnum
from pathlib import Path

from gangting.domain.applications.columns import ApplicantList, Mapping
from gangting.domain.applications.values import RowFault
from gangting.domain.errors import KnownError
from gangting.domain.values import frozen
from gangting.services.applications.values import Applied, PastImport, Preview


class Step(StrEnum):
    """Where a list stands."""

    FILE = "file"
    COLUMNS = "columns"
    ROLE = "role"
    CHECK = "check"
    DONE = "done"


class Busy(StrEnum):
    """What is being done; nothing else begins meanwhile."""

    READING = "reading"
    CHECKING = "checking"
    WRITING = "writing"
    SAVING = "saving"


class Shown(StrEnum):
    """What the list under the figures shows."""

    ERRORS = "errors"
    NOTICES = "notices"


class Word(StrEnum):
    """What is said of the last act where nothing failed."""

    STOPPED = "stopped"
    NOTHING_WRITTEN = "nothing_written"
    SAVED = "saved"
    GONE = "gone"
    CHANGED = "changed"


@frozen
class Source:
    """A file that was read: its rows, how many of them fill each column, and what it held."""

    path: Path
    listing: ApplicantList
    filled: tuple[int, ...]
    digest: str = ""


@frozen
class Kept:
    """A list that was in hand before a restart: its file as it was, and what had been said."""

    path: Path
    digest: str
    signature: str
    mapping: Mapping
    issue: bool
    checked: bool


@frozen
class Facts:
    """Everything the screen shows."""

    step: Step = Step.FILE
    source: Source | None = None
    mapping: Mapping | None = None
    column: int = 0
    preview: Preview | None = None
    applied: Applied | None = None
    issue: bool = True
    busy: Busy | None = None
    error: KnownError | None = None
    word: Word | None = None
    saved_as: str = ""
    kept: Kept | None = None
    past: tuple[tuple[PastImport, str], ...] = ()
    """The lists that were taken in lately, each with who did it."""


#: A row that stands in the list already, as itself or as somebody else.
DUPLICATES = frozenset({RowFault.DUPLICATE_ROW, RowFault.DUPLICATE_ID, RowFault.PLATE_TWICE})


def duplicates(preview: Preview) -> int:
    """Count the rows that repeat another one."""
    return len({error.row for error in preview.errors if error.code in DUPLICATES})


def taken(preview: Preview) -> int:
    """Count the rows of which something is written."""
    return preview.created + preview.updated
