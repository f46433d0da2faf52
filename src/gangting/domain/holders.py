"""What the books know of one who crosses, read before deciding."""

from datetime import datetime
from uuid import UUID

from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Presence


@frozen
class Whereabouts:
    """Where the records say a holder is."""

    presence: Presence
    since: datetime
    gate: int


@frozen
class Known:
    """All that the gate needs to know of a holder, read in one query."""

    holder: Holder | None
    whereabouts: Whereabouts | None
    open_case: UUID | None
    entry_pass: EntryPass | None = None
