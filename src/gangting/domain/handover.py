"""The handover of a shift: its states and moves, what must be done, who must sign (domain E)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


class HandoverState(StrEnum):
    """Where a sheet stands in its life."""

    DRAFT = "draft"
    COUNTED = "counted"
    DISPUTED = "disputed"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class HandoverMove(StrEnum):
    """What leads from one state to the next."""

    FINISH_COUNT = "finish_count"
    RECOUNT = "recount"
    DISPUTE = "dispute"
    UPHOLD = "uphold"
    ACCEPT = "accept"
    FORCE = "force"
    CLOSE = "close"


_DRAFT, _COUNTED, _DISPUTED = HandoverState.DRAFT, HandoverState.COUNTED, HandoverState.DISPUTED
_ACCEPTED, _CLOSED = HandoverState.ACCEPTED, HandoverState.CLOSED

#: move → (states it starts from, state it leads to)
MOVES: dict[HandoverMove, tuple[frozenset[HandoverState], HandoverState]] = {
    HandoverMove.FINISH_COUNT: (frozenset({_DRAFT}), _COUNTED),
    HandoverMove.RECOUNT: (frozenset({_COUNTED, _DISPUTED}), _DRAFT),
    HandoverMove.DISPUTE: (frozenset({_COUNTED}), _DISPUTED),
    HandoverMove.UPHOLD: (frozenset({_DISPUTED}), _COUNTED),
    HandoverMove.ACCEPT: (frozenset({_COUNTED}), _ACCEPTED),
    HandoverMove.FORCE: (frozenset({_DRAFT, _COUNTED, _DISPUTED}), _CLOSED),
    HandoverMove.CLOSE: (frozenset({_ACCEPTED}), _CLOSED),
}

#: The content of a sheet in these states is written once and for ever.
FROZEN = frozenset({_ACCEPTED, _CLOSED})


def next_state(state: HandoverState, move: HandoverMove) -> HandoverState:
    """Return the state after a move; ``handover_wrong_state`` where the life does not allow it."""
    sources, target = MOVES[move]
    if state not in sources:
        raise KnownError("handover_wrong_state", state=state.value, move=move.value)
    return target


class Step(StrEnum):
    """What is to be done next; a power cut comes back to exactly this."""

    SUMMARY = "summary"
    COUNT = "count"
    DISPUTE = "dispute"
    OPEN_ITEMS = "open_items"
    EQUIPMENT = "equipment"
    SIGN = "sign"
    LEADER = "leader"
    ACCEPT = "accept"
    DONE = "done"


class OpenGroup(StrEnum):
    """What may be left open at the end of a shift; each group is acknowledged by itself."""

    VISITORS_INSIDE = "visitors_inside"
    TEMPORARY_PASSES = "temporary_passes"
    RECHECKS = "rechecks"
    UNFINISHED = "unfinished"
    DEFERRED = "deferred"
    LOANS = "loans"
    LOW_STOCK = "low_stock"
    EXPIRING = "expiring"
    OPENED_PAST_LIFE = "opened_past_life"
    NOT_COUNTED = "not_counted"
    DISPUTED_BEFORE = "disputed_before"


class Condition(StrEnum):
    """How a piece of equipment is: 完好, 损坏, 缺失."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"


class LeaderReason(StrEnum):
    """Why a leader must sign too."""

    OVER_TOLERANCE = "over_tolerance"
    EQUIPMENT_MISSING = "equipment_missing"


@frozen
class OpenLine:
    """One open thing; ``text`` and ``place`` are masked, ``id`` is what the window opens.

    ``urgent`` is overstayed, overdue, or expired; ``amount`` of ``limit`` where it is a quantity.
    """

    id: str
    text: str
    place: str = ""
    at: datetime | None = None
    urgent: bool = False
    amount: int | None = None
    limit: int | None = None


@frozen
class Acknowledged:
    """Somebody took note of a group as it stood then."""

    group: OpenGroup
    ids: tuple[str, ...]
    at: datetime
    officer_id: UUID


@frozen
class OpenItems:
    """One group with its lines; what came after the acknowledgement is new."""

    group: OpenGroup
    lines: tuple[OpenLine, ...]
    acknowledged: Acknowledged | None = None

    @property
    def count(self) -> int:
        """How many are open."""
        return len(self.lines)

    @property
    def new(self) -> frozenset[str]:
        """The ids of the lines that nobody has acknowledged."""
        seen = self.acknowledged.ids if self.acknowledged else ()
        return frozenset(line.id for line in self.lines) - frozenset(seen)

    @property
    def settled(self) -> bool:
        """Whether nothing is open or somebody has looked; what came since is listed as new."""
        return not self.lines or self.acknowledged is not None


@frozen
class EquipmentItem:
    """A piece of equipment of the booth; names by language."""

    code: str
    names: tuple[tuple[str, str], ...]
    expected: int

    def name(self, language: str) -> str:
        """Return the name in a language, the Chinese one where there is no other."""
        names = dict(self.names)
        return names.get(language) or names.get("zh_CN") or self.code


@frozen
class EquipmentCheck:
    """What was found of a piece of equipment."""

    code: str
    counted: int
    condition: Condition = Condition.GOOD
    note: str = ""


@frozen
class EquipmentLine:
    """A piece of equipment, and what was found of it; None until somebody looked."""

    item: EquipmentItem
    check: EquipmentCheck | None = None

    @property
    def missing(self) -> bool:
        """Whether something is not there."""
        if self.check is None:
            return False
        return self.check.counted < self.item.expected or self.check.condition is Condition.MISSING


Strokes = tuple[tuple[tuple[int, int], ...], ...]


@frozen
class Signature:
    """Somebody signed by PIN; ``digest`` is of what was signed, strokes are drawn if wished."""

    officer_id: UUID
    at: datetime
    digest: str = ""
    strokes: Strokes = ()


@frozen
class Dispute:
    """The incoming did not agree; settled by counting again or by the leader's word."""

    at: datetime
    officer_id: UUID
    reason: str
    settled: str = ""
    settled_by: UUID | None = None
    settled_reason: str = ""


@frozen
class Handover:
    """One handover with everything said of it so far."""

    id: UUID
    duty_id: UUID
    outgoing_id: UUID
    started_at: datetime
    state: HandoverState = HandoverState.DRAFT
    count_id: UUID | None = None
    incoming_id: UUID | None = None
    summary_seen_at: datetime | None = None
    acknowledged: tuple[Acknowledged, ...] = ()
    equipment: tuple[EquipmentCheck, ...] = ()
    orders: str = ""
    incidents: str = ""
    outgoing_signed: Signature | None = None
    leader_signed: Signature | None = None
    disputes: tuple[Dispute, ...] = ()
    accepted_at: datetime | None = None
    content: str = ""
    content_hash: str = ""
    closed_at: datetime | None = None
    closed_by: UUID | None = None
    forced_reason: str = ""

    @property
    def open(self) -> bool:
        """Whether it still goes on."""
        return self.state not in FROZEN

    def acknowledgement(self, group: OpenGroup) -> Acknowledged | None:
        """Return the latest acknowledgement of a group."""
        return next((a for a in reversed(self.acknowledged) if a.group is group), None)


@frozen
class Progress:
    """What the next step follows from."""

    handover: Handover
    groups: Sequence[OpenItems]
    equipment: Sequence[EquipmentLine]
    leader_reasons: frozenset[LeaderReason]
    signed_digest: str

    @property
    def next_step(self) -> Step:
        """Return what is to be done next."""
        sheet = self.handover
        before = self._before_signing(sheet)
        if before is not None:
            return before
        if not self.signature_holds(sheet.outgoing_signed):
            return Step.SIGN
        if self.leader_reasons and not self.signature_holds(sheet.leader_signed):
            return Step.LEADER
        return Step.ACCEPT

    def _before_signing(self, sheet: Handover) -> Step | None:
        if sheet.state in FROZEN:
            return Step.DONE
        if sheet.summary_seen_at is None:
            return Step.SUMMARY
        if sheet.state is HandoverState.DRAFT:
            return Step.COUNT
        if sheet.state is HandoverState.DISPUTED:
            return Step.DISPUTE
        if not all(group.settled for group in self.groups):
            return Step.OPEN_ITEMS
        if any(line.check is None for line in self.equipment):
            return Step.EQUIPMENT
        return None

    def signature_holds(self, signature: Signature | None) -> bool:
        """Whether somebody signed, and for what the sheet says now."""
        return signature is not None and signature.digest == self.signed_digest


def must_be_at(step: Step, *wanted: Step) -> None:
    """Raise ``handover_not_ready`` where something else comes first."""
    if step not in wanted:
        raise KnownError("handover_not_ready", step=step.value)


def leader_reasons(
    *, over_tolerance: bool, equipment: Sequence[EquipmentLine]
) -> frozenset[LeaderReason]:
    """Return why a leader must sign; none where two officers agree and nothing is missing."""
    found = {
        LeaderReason.OVER_TOLERANCE: over_tolerance,
        LeaderReason.EQUIPMENT_MISSING: any(line.missing for line in equipment),
    }
    return frozenset(reason for reason, holds in found.items() if holds)


def must_follow(outgoing: UUID, incoming: UUID, *, countersigned: bool) -> None:
    """Nobody follows himself, except into extended duty that a leader countersigned."""
    if outgoing == incoming and not countersigned:
        raise KnownError("same_officer")


def with_check(
    checks: Sequence[EquipmentCheck], check: EquipmentCheck, items: Mapping[str, EquipmentItem]
) -> tuple[EquipmentCheck, ...]:
    """Return the checks with one in its place; what is not all there is not all good."""
    item = items.get(check.code)
    if item is None:
        raise KnownError("equipment_unknown")
    if not 0 <= check.counted <= 9999:
        raise KnownError("invalid_quantity")
    if check.counted < item.expected and check.condition is Condition.GOOD:
        check = EquipmentCheck(check.code, check.counted, Condition.MISSING, check.note)
    return (*(c for c in checks if c.code != check.code), check)
