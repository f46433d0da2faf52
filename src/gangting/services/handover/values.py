"""What the handover answers: the sheet as it stands, and the sheet as it was frozen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from gangting.domain.duty import DutyShift
from gangting.domain.handover import (
    EquipmentLine,
    Handover,
    HandoverState,
    LeaderReason,
    OpenItems,
    Step,
)
from gangting.services.counts import CountView
from gangting.storage.handovers import Addendum


@dataclass(frozen=True, slots=True)
class HandoverView:
    """A handover as it stands. ``step`` is what comes next; names are of officers.

    ``signed`` and ``leader_signed`` say whether the signature holds for what the sheet says now.
    """

    handover: Handover
    shift: DutyShift
    step: Step
    outgoing: str
    incoming: str
    groups: tuple[OpenItems, ...]
    equipment: tuple[EquipmentLine, ...]
    count: CountView | None
    leader_reasons: frozenset[LeaderReason]
    signed: bool
    leader_signed: bool

    @property
    def state(self) -> HandoverState:
        """Where the sheet stands."""
        return self.handover.state


@dataclass(frozen=True, slots=True)
class AddendumLine:
    """An addendum with the name of who wrote it."""

    addendum: Addendum
    name: str


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """A frozen sheet for documents: the content never changes, the rest stands beside it."""

    id: UUID
    content: dict[str, Any]
    content_hash: str
    state: HandoverState
    addenda: tuple[AddendumLine, ...]
    accepted_at: datetime | None
    closed_at: datetime | None
    closed_by: str
