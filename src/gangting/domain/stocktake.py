"""The stock count: blind, line by line, with a reason for every difference (product 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import ItemKind
from gangting.domain.supplies.movements import Mark, MovementKind


class CountScope(StrEnum):
    """What is counted: what moved this shift and one in turn, everything, or some items."""

    MOVED = "moved"
    FULL = "full"
    PARTIAL = "partial"


class CountState(StrEnum):
    """Where a count stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class DifferenceReason(StrEnum):
    """Why the shelf and the book differ."""

    UNRECORDED = "unrecorded"
    MISCOUNTED = "miscounted"
    FOUND = "found"
    EXPIRED = "expired"
    DAMAGED = "damaged"
    LOST = "lost"
    BORROWED = "borrowed"
    OTHER = "other"


class LineState(StrEnum):
    """Where one line of a count stands."""

    NOT_COUNTED = "not_counted"
    VERIFIED = "verified"
    DIFFERENT = "different"
    REASON_MISSING = "reason_missing"
    MOVED_SINCE = "moved_since"
    BELOW_ZERO = "below_zero"


#: Lines in these states are taken over by an acceptance; the others stay as they are.
SETTLED = frozenset({LineState.VERIFIED, LineState.DIFFERENT})
_SHORT = frozenset(
    {
        DifferenceReason.EXPIRED,
        DifferenceReason.DAMAGED,
        DifferenceReason.LOST,
        DifferenceReason.BORROWED,
    }
)
_LARGEST = 99_999


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted, and what the book said at that moment (``mark`` is its place)."""

    quantity: int
    book: int
    mark: Mark
    at: datetime
    by: UUID | None
    reason: DifferenceReason | None = None
    note: str = ""
    kept: bool = False

    @property
    def difference(self) -> int:
        """Return counted minus book."""
        return self.quantity - self.book


@dataclass(frozen=True, slots=True)
class Later:
    """A movement booked after a line was counted that may speak of the time before.

    ``reverses`` is the place of what it takes back.
    """

    item_id: UUID
    kind: MovementKind
    mark: Mark
    occurred_at: datetime
    recorded_at: datetime
    reverses: Mark | None = None


@dataclass(frozen=True, slots=True)
class StockCount:
    """A count of some items by one booth."""

    id: UUID
    scope: CountScope
    state: CountState
    items: tuple[UUID, ...]
    begun_at: datetime
    begun_by: UUID | None
    ended_at: datetime | None = None
    counted_by: UUID | None = None
    verified_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What an accepted count holds of one item, for ever; ``act_id`` is its adjustment."""

    item_id: UUID
    expected: int
    actual: int
    reason: DifferenceReason | None
    note: str
    over_tolerance: bool
    counted_at: datetime
    mark: Mark
    act_id: UUID | None = None


def must_be_quantity(quantity: int) -> int:
    """Return a quantity that can stand on a shelf; ``invalid_quantity``."""
    if not 0 <= quantity <= _LARGEST:
        raise KnownError("invalid_quantity")
    return quantity


def rewrites(later: Later, counted: Counted) -> bool:
    """Whether a movement changes what the book should have said when the line was counted.

    Another count's adjustment, the reversal of an older act, and what is back-dated do: the
    difference that was written down then is no longer one, and only a recount tells.
    """
    if later.mark <= counted.mark:
        return False
    if later.kind is MovementKind.ADJUST:
        return True
    if later.reverses is not None:
        return later.reverses < counted.mark
    return later.occurred_at < min(later.recorded_at, counted.at)


def line_state(
    counted: Counted | None, now_on_hand: int, *, moved: bool, rewritten: bool = False
) -> LineState:
    """Return where a line stands.

    An equal count is verified. Stock that moved since wants a recount or a deliberate keep; where
    the past itself was ``rewritten``, and where a difference would leave less than nothing, only
    a recount helps.
    """
    if counted is None:
        return LineState.NOT_COUNTED
    if rewritten or (moved and not counted.kept):
        return LineState.MOVED_SINCE
    if counted.difference == 0:
        return LineState.VERIFIED
    if now_on_hand + counted.difference < 0:
        return LineState.BELOW_ZERO
    if counted.reason is None:
        return LineState.REASON_MISSING
    return LineState.DIFFERENT


def fits(reason: DifferenceReason, difference: int) -> bool:
    """Whether a reason can explain a difference: nothing is found missing or lost in excess."""
    if difference > 0:
        return reason not in _SHORT
    return difference < 0 and reason is not DifferenceReason.FOUND


def tolerance(kind: ItemKind, expected: int) -> int:
    """Return the largest difference a leader need not look at.

    Lent things and kits 0; the rest the larger of 2 and 5 % of what was expected.
    """
    if kind in {ItemKind.LENT, ItemKind.KIT}:
        return 0
    return max(2, ceil(expected * 5 / 100))


def in_turn(
    items: Sequence[UUID], moved: frozenset[UUID], last_counted: dict[UUID, datetime]
) -> tuple[UUID, ...]:
    """Return what the short count holds: what moved, and the one nobody counted the longest."""
    rest = [item for item in items if item not in moved]
    never = [item for item in rest if item not in last_counted]
    one = never[:1] or sorted(rest, key=lambda item: last_counted[item])[:1]
    return tuple(item for item in items if item in moved or item in one)
