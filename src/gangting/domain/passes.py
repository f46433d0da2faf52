"""Entry passes: categories, life, editions (pass-format of the field, B.2)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


class Category(StrEnum):
    """Whom a pass is for; the order is the number printed in the code."""

    RESIDENT = "resident"
    TENANT = "tenant"
    WORKER = "worker"
    SERVICE = "service"
    DELIVERY = "delivery"
    VISITOR = "visitor"
    VEHICLE = "vehicle"

    @property
    def number(self) -> int:
        """The category's number in the pass code, 0–6."""
        return _CATEGORIES.index(self)


_CATEGORIES = tuple(Category)


def category_of(number: int) -> Category | None:
    """Return the category with this number, or None where it is unassigned."""
    return _CATEGORIES[number] if 0 <= number < len(_CATEGORIES) else None


class PassState(StrEnum):
    """Where a pass stands in its life; expired is derived from its dates."""

    APPLIED = "applied"
    PRINTED = "printed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LOST = "lost"
    VOID = "void"
    RETURNED = "returned"


class PassAction(StrEnum):
    """What can be done to a pass."""

    ISSUE = "issue"
    PRINT_DONE = "print_done"
    COLLECT = "collect"
    UNDO_COLLECT = "undo_collect"
    VOID = "void"
    REPORT_LOST = "lost"
    REISSUE = "reissue"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    RETURN = "return"


_APPLIED, _PRINTED, _ACTIVE = PassState.APPLIED, PassState.PRINTED, PassState.ACTIVE
_SUSPENDED, _LOST = PassState.SUSPENDED, PassState.LOST
_VOID, _RETURNED = PassState.VOID, PassState.RETURNED

#: action → (states it starts from, state it leads to; None keeps the state)
MOVES: dict[PassAction, tuple[frozenset[PassState], PassState | None]] = {
    PassAction.PRINT_DONE: (frozenset({_APPLIED, _PRINTED, _SUSPENDED}), _PRINTED),
    PassAction.COLLECT: (frozenset({_APPLIED, _PRINTED}), _ACTIVE),
    PassAction.UNDO_COLLECT: (frozenset({_ACTIVE}), _PRINTED),
    PassAction.VOID: (frozenset({_APPLIED, _PRINTED, _ACTIVE, _SUSPENDED, _LOST}), _VOID),
    PassAction.REPORT_LOST: (frozenset({_PRINTED, _ACTIVE, _SUSPENDED}), _LOST),
    PassAction.REISSUE: (
        frozenset({_APPLIED, _PRINTED, _ACTIVE, _SUSPENDED, _LOST, _VOID}),
        _APPLIED,
    ),
    PassAction.SUSPEND: (frozenset({_ACTIVE}), _SUSPENDED),
    PassAction.RESUME: (frozenset({_SUSPENDED}), _ACTIVE),
    PassAction.EXTEND: (frozenset({_APPLIED, _PRINTED, _ACTIVE, _SUSPENDED}), None),
    PassAction.RETURN: (frozenset({_ACTIVE, _SUSPENDED}), _RETURNED),
}


#: What a new card does not end: only resuming does (domain B.5, a pass during observation).
_STILL_SUSPENDED = frozenset({PassAction.REISSUE, PassAction.PRINT_DONE})


def next_state(state: PassState, action: PassAction) -> PassState:
    """Return the state after the action; ``wrong_state`` where the life does not allow it.

    A suspended pass that is reissued and printed stays suspended: the new card is held as well.
    """
    sources, target = MOVES[action]
    if state not in sources:
        raise KnownError("wrong_state", state=state.value, action=action.value)
    if state is _SUSPENDED and action in _STILL_SUSPENDED:
        return state
    return target or state


class EditionAge(StrEnum):
    """How a card's edition stands to the record's."""

    SAME = "same"
    OLDER = "older"
    NEWER = "newer"


def edition_age(card: int, record: int) -> EditionAge:
    """Compare editions modulo 16: 1–8 behind is an older card, 9–15 a newer one."""
    behind = (record - card) % 16
    if behind == 0:
        return EditionAge.SAME
    return EditionAge.OLDER if behind <= 8 else EditionAge.NEWER


class HolderKind(StrEnum):
    """A pass is held by a person, a household, a plate, or a visit (a temporary pass)."""

    PERSON = "person"
    HOUSEHOLD = "household"
    VEHICLE = "vehicle"
    VISIT = "visit"


@frozen
class HolderRef:
    """Points at the holder of a pass or the one who crosses."""

    kind: HolderKind
    id: UUID


@frozen
class Validity:
    """First and last valid day, both counted in the compound's time zone."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise KnownError("dates_out_of_order")
