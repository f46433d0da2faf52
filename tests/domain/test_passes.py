"""The life of a pass, and how old a card is beside its record."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.actors import RIGHTS, Officer, Right, Role
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.passes import (
    MOVES,
    Category,
    EditionAge,
    HolderKind,
    HolderRef,
    PassAction,
    PassState,
    Validity,
    edition_age,
    next_state,
)
from gangting.domain.people import Standing
from gangting.domain.visits import Visit, VisitKind


S, A = PassState, PassAction
LIFE = {
    (S.APPLIED, A.PRINT_DONE): S.PRINTED,
    (S.PRINTED, A.PRINT_DONE): S.PRINTED,  # a jammed card is printed again
    (S.APPLIED, A.COLLECT): S.ACTIVE,
    (S.PRINTED, A.COLLECT): S.ACTIVE,
    (S.ACTIVE, A.UNDO_COLLECT): S.PRINTED,  # given to the wrong one
    **dict.fromkeys([(s, A.VOID) for s in S if s not in {S.VOID, S.RETURNED}], S.VOID),
    **dict.fromkeys([(s, A.REPORT_LOST) for s in (S.PRINTED, S.ACTIVE, S.SUSPENDED)], S.LOST),
    **dict.fromkeys([(s, A.REISSUE) for s in S if s is not S.RETURNED], S.APPLIED),
    (S.SUSPENDED, A.REISSUE): S.SUSPENDED,  # the new card is held as well
    (S.SUSPENDED, A.PRINT_DONE): S.SUSPENDED,
    (S.ACTIVE, A.SUSPEND): S.SUSPENDED,
    (S.SUSPENDED, A.RESUME): S.ACTIVE,
    **{(s, A.EXTEND): s for s in (S.APPLIED, S.PRINTED, S.ACTIVE, S.SUSPENDED)},
    **dict.fromkeys([(s, A.RETURN) for s in (S.ACTIVE, S.SUSPENDED)], S.RETURNED),
}


@pytest.mark.parametrize("state", PassState)
@pytest.mark.parametrize("action", sorted(MOVES))
def test_the_life_of_a_pass(state, action):
    after = LIFE.get((state, action))
    if after is not None:
        assert next_state(state, action) is after
        return
    with pytest.raises(KnownError) as raised:
        next_state(state, action)
    assert raised.value.code == "wrong_state"
    assert raised.value.params == {"state": state.value, "action": action.value}


def test_every_action_but_issuing_has_its_moves():
    assert set(MOVES) == set(PassAction) - {A.ISSUE}


@given(st.integers(0, 15), st.integers(1, 8))
def test_up_to_eight_editions_behind_is_an_older_card(card, reissued):
    assert edition_age(card, (card + reissued) % 16) is EditionAge.OLDER


@given(st.integers(0, 15), st.integers(1, 7))
def test_up_to_seven_editions_ahead_is_a_newer_card(record, ahead):
    assert edition_age((record + ahead) % 16, record) is EditionAge.NEWER


@given(st.integers(0, 15), st.integers(0, 15))
def test_the_same_edition_is_neither(card, record):
    assert (edition_age(card, record) is EditionAge.SAME) == (card == record)


def test_a_validity_is_in_order():
    day = date(2026, 11, 21)
    assert Validity(day, day).last == day
    with pytest.raises(KnownError) as raised:
        Validity(day, day - timedelta(days=1))
    assert raised.value.code == "dates_out_of_order"


def test_the_last_day_is_still_valid():
    now = datetime(2026, 11, 21, tzinfo=UTC)
    ref = HolderRef(HolderKind.PERSON, UUID(int=2))
    first, last = date(2026, 1, 1), date(2026, 11, 21)
    entry_pass = EntryPass(
        UUID(int=1), 42, Category.RESIDENT, ref, 0, first, last, 0, S.ACTIVE, now, now
    )
    assert not entry_pass.expired(last)
    assert entry_pass.expired(last + timedelta(days=1))
    assert entry_pass.serial_text == "00000042"
    assert entry_pass.short_number.replace(" ", "")[:8] == "00000042"


def test_residents_and_tenants_live_here():
    assert {s for s in Standing if s.lives_here} == {Standing.RESIDENT, Standing.TENANT}


class TestRights:
    def test_a_leader_may_everything_an_observer_nothing(self):
        assert RIGHTS[Role.LEADER] == set(Right)
        assert RIGHTS[Role.OBSERVER] == set()
        assert set(RIGHTS) == set(Role)

    def test_correcting_and_overriding_are_not_for_volunteers(self):
        volunteer = Officer(UUID(int=1), "何平", Role.VOLUNTEER)
        volunteer.must(Right.WORK_GATE)
        for right in (Right.CORRECT, Right.OVERRIDE, Right.MANAGE, Right.LEAVE_KIOSK):
            with pytest.raises(KnownError) as raised:
                volunteer.must(right)
            assert raised.value.code == "not_allowed"
            assert raised.value.params == {"right": right.value}

    def test_overriding_and_managing_are_a_leaders(self):
        for right in (Right.OVERRIDE, Right.MANAGE, Right.LEAVE_KIOSK):
            assert [role for role in Role if right in RIGHTS[role]] == [Role.LEADER]


class TestVisits:
    now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
    limit = timedelta(hours=4)

    def visit(self, **changes) -> Visit:
        return Visit(UUID(int=1), VisitKind.VISITOR, **changes)

    def test_a_visitor_overstays_after_the_limit(self):
        inside = self.visit(entered_at=self.now - self.limit)
        assert not inside.overstayed(self.now, self.limit)
        assert inside.overstayed(self.now + timedelta(seconds=1), self.limit)

    def test_who_left_or_never_came_does_not(self):
        long_ago = self.now - timedelta(days=2)
        assert not self.visit().overstayed(self.now, self.limit)
        assert not self.visit(entered_at=long_ago, left_at=self.now).overstayed(
            self.now, self.limit
        )
