"""The rules of a count: states of a line, reasons, tolerance, whose turn it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.stocktake import (
    Counted,
    DifferenceReason,
    Later,
    LineState,
    fits,
    in_turn,
    line_state,
    must_be_quantity,
    rewrites,
    tolerance,
)
from gangting.domain.supplies.catalogue import ItemKind
from gangting.domain.supplies.movements import Mark, MovementKind


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def counted(quantity, book=10, *, reason=None, kept=False):
    return Counted(quantity, book, Mark(1, 50), NOW, A, reason, "", kept)


LOST = DifferenceReason.LOST


@pytest.mark.parametrize(
    ("line", "now", "moved", "rewritten", "state"),
    [
        (None, 10, True, True, LineState.NOT_COUNTED),
        (counted(10), 10, False, False, LineState.VERIFIED),
        (counted(0, 0), 0, False, False, LineState.VERIFIED),
        (counted(8), 10, False, False, LineState.REASON_MISSING),
        (counted(8, reason=LOST), 10, False, False, LineState.DIFFERENT),
        (counted(8, reason=LOST), 9, True, False, LineState.MOVED_SINCE),
        (counted(10), 9, True, False, LineState.MOVED_SINCE),
        (counted(8, reason=LOST, kept=True), 9, True, False, LineState.DIFFERENT),
        (counted(10, kept=True), 9, True, False, LineState.VERIFIED),
        (counted(8, reason=LOST, kept=True), 1, True, False, LineState.BELOW_ZERO),
        (counted(8, kept=True), 2, True, False, LineState.REASON_MISSING),
        (counted(8, reason=LOST, kept=True), 9, True, True, LineState.MOVED_SINCE),
    ],
)
def test_where_a_line_stands(line, now, moved, rewritten, state):
    assert line_state(line, now, moved=moved, rewritten=rewritten) is state


@pytest.mark.parametrize(
    ("kind", "mark", "back", "reverses", "rewritten"),
    [
        (MovementKind.GIVE, 51, 0, None, False),
        (MovementKind.ADJUST, 51, 0, None, True),
        (MovementKind.ADJUST, 49, 0, None, False),
        (MovementKind.REVERSAL, 52, 0, 40, True),
        (MovementKind.REVERSAL, 52, 0, 51, False),
        (MovementKind.LEND, 51, 120, None, True),  # it was out already when it was counted
        (MovementKind.LEND, 51, 30, None, False),  # back-dated, but after the counting
    ],
)
def test_what_speaks_of_the_time_before_a_line(kind, mark, back, reverses, rewritten):
    recorded = NOW + timedelta(seconds=60)
    later = Later(
        A,
        kind,
        Mark(1, mark),
        recorded - timedelta(seconds=back),
        recorded,
        None if reverses is None else Mark(1, reverses),
    )
    assert rewrites(later, counted(8)) is rewritten


def test_a_clock_that_was_set_back_rewrites_nothing():
    then = NOW - timedelta(days=1)
    assert not rewrites(Later(A, MovementKind.GIVE, Mark(1, 51), then, then), counted(8))


def test_which_reasons_fit():
    short = {reason for reason in DifferenceReason if fits(reason, -1)}
    more = {reason for reason in DifferenceReason if fits(reason, 1)}
    assert short == set(DifferenceReason) - {DifferenceReason.FOUND}
    assert more == {
        DifferenceReason.UNRECORDED,
        DifferenceReason.MISCOUNTED,
        DifferenceReason.FOUND,
        DifferenceReason.OTHER,
    }
    assert not any(fits(reason, 0) for reason in DifferenceReason)


@pytest.mark.parametrize(
    ("kind", "expected", "allowed"),
    [
        (ItemKind.LENT, 100, 0),
        (ItemKind.KIT, 100, 0),
        (ItemKind.CONSUMED, 0, 2),
        (ItemKind.CONSUMED, 40, 2),
        (ItemKind.CONSUMED, 41, 3),
        (ItemKind.OPENED, 200, 10),
        (ItemKind.STAFF_ONLY, 1, 2),
    ],
)
def test_tolerance(kind, expected, allowed):
    assert tolerance(kind, expected) == allowed


@pytest.mark.parametrize(
    ("moved", "last", "chosen"),
    [
        ({B}, {}, (A, B)),
        ({B}, {A: 1, C: 2, D: 3}, (A, B)),
        ({B}, {A: 3, C: 2, D: 1}, (B, D)),
        ({B}, {A: 3, D: 1}, (B, C)),
        ({A, B, C, D}, {}, (A, B, C, D)),
        (set(), {A: 1, B: 2, C: 3, D: 0}, (D,)),
    ],
)
def test_what_moved_and_one_in_turn(moved, last, chosen):
    times = {item: NOW + timedelta(hours=hours) for item, hours in last.items()}
    assert in_turn((A, B, C, D), frozenset(moved), times) == chosen


def test_nothing_is_in_turn_where_there_is_nothing():
    assert in_turn((), frozenset(), {}) == ()


@pytest.mark.parametrize("quantity", [-1, 100_000])
def test_what_cannot_stand_on_a_shelf(quantity):
    with pytest.raises(KnownError, match="invalid_quantity"):
        must_be_quantity(quantity)


def test_zero_can_stand_on_a_shelf():
    assert must_be_quantity(0) == 0
    assert replace(counted(0), book=0).difference == 0
