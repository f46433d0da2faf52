"""What the books know of one who crosses, read before deciding."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.verdict.facts import Presence


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the records say a holder is."""

    presence: Presence
    since: datetime
    gate: int


@dataclass(frozen=True, slots=True)
class Known:
    """All that the gate needs to know of a holder, read in one query."""

    holder: Holder | None
    whereabouts: Whereabouts | None
    open_case: UUID | None
    entry_pass: EntryPass | None = None
