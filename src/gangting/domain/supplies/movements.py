"""Stock moves, and nothing else changes it: on hand is the sum of the movements (domain D.4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID


UNDO_SPAN = timedelta(seconds=30)


class MovementKind(StrEnum):
    """What happened to the stock."""

    RECEIVE = "receive"
    GIVE = "give"
    LEND = "lend"
    RETURN = "return"
    OPEN = "open"
    DISCARD = "discard"
    TRANSFER = "transfer"
    ADJUST = "adjust"
    REVERSAL = "reversal"


class Source(StrEnum):
    """Where received goods come from; the ledgers of the field call them 下拨, 自购, 捐赠."""

    ALLOCATED = "allocated"
    PURCHASED = "purchased"
    DONATED = "donated"
    TRANSFERRED = "transferred"


class DiscardReason(StrEnum):
    """Why something was thrown away or written off."""

    EXPIRED = "expired"
    DAMAGED = "damaged"
    LOST = "lost"


class Worker(StrEnum):
    """Who was served; nobody's name is asked."""

    RIDER = "rider"
    COURIER = "courier"
    CLEANER = "cleaner"
    GUARD = "guard"
    OTHER = "other"
    STAFF = "staff"


#: Those a volunteer chooses among; the staff are not served, they use.
SERVED = (Worker.RIDER, Worker.COURIER, Worker.CLEANER, Worker.GUARD, Worker.OTHER)
#: Movements that are a service to somebody.
SERVICES = frozenset({MovementKind.GIVE, MovementKind.LEND, MovementKind.OPEN})


@dataclass(frozen=True, slots=True)
class Lot:
    """Goods of one item that came with one expiry date; None where the item does not expire."""

    id: UUID
    item_id: UUID
    label: str
    expiry: date | None

    def expired(self, today: date) -> bool:
        """Whether it may no longer be given; the printed day itself is still good."""
        return self.expiry is not None and self.expiry < today


@dataclass(frozen=True, slots=True)
class LotStock:
    """How many of a lot are at the booth."""

    lot: Lot
    quantity: int


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of the ledger. ``delta`` is signed; the movements of one act share ``act_id``.

    ``party`` is who gave or took it, or the tag of a numbered thing that was thrown away.
    """

    id: UUID
    act_id: UUID
    item_id: UUID
    lot_id: UUID
    kind: MovementKind
    delta: int
    worker: Worker | None = None
    source: Source | None = None
    discard: DiscardReason | None = None
    party: str = ""
    note: str = ""
    reverses: UUID | None = None


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the booth's order: what was counted then, what moved since."""

    epoch: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Booked:
    """A movement as it stands in the ledger."""

    movement: Movement
    mark: Mark
    occurred_at: datetime
    recorded_at: datetime
    officer_id: UUID | None
    reversed_by: UUID | None = None

    def may_undo(self, now: datetime) -> bool:
        """Whether anybody may still take it back."""
        return self.reversed_by is None and now - self.recorded_at <= UNDO_SPAN
