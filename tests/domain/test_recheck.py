"""The recheck case: rest, measure again, decide; nobody who lives here is sent away."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.recheck import CaseDecision, RecheckCase, Told, open_case
from gangting.domain.temperature import Band, Reading, Site, Source, TemperaturePolicy, band
from gangting.domain.verdict.facts import Decision, Direction, Identified


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
POLICY = TemperaturePolicy()
ADMIT, HOME, HOLD, AWAY = (
    CaseDecision.ADMIT,
    CaseDecision.STRAIGHT_HOME,
    CaseDecision.HOLD,
    CaseDecision.TURN_AWAY,
)


def reading(tenths: int, minutes: float = 0, site: Site = Site.FOREHEAD) -> Reading:
    return Reading(tenths, site, Source.MANUAL, NOW + timedelta(minutes=minutes))


def attempt(kind: HolderKind = HolderKind.PERSON, direction=Direction.ENTRY) -> Attempt:
    return Attempt(
        UUID(int=1),
        direction,
        Identified.CARD,
        Decision.REFUSE,
        (),
        NOW,
        holder=HolderRef(kind, UUID(int=2)),
    )


def fever(*, home: bool, direction: Direction = Direction.ENTRY, **changes) -> RecheckCase:
    return open_case(
        UUID(int=3),
        attempt(direction=direction, **changes),
        (reading(373),),
        NOW,
        POLICY,
        lives_here=home,
    )


@pytest.mark.parametrize(
    ("direction", "home", "first", "after_normal", "after_fever"),
    [
        (Direction.ENTRY, True, {HOLD, HOME}, {ADMIT}, {HOLD, HOME}),
        (Direction.ENTRY, False, {HOLD, AWAY}, {ADMIT}, {HOLD, AWAY}),
        (Direction.EXIT, True, {ADMIT, HOLD, HOME}, {ADMIT}, {ADMIT, HOLD, HOME}),
        (Direction.EXIT, False, {ADMIT, HOLD, HOME}, {ADMIT}, {ADMIT, HOLD, HOME}),
    ],
)
def test_what_may_be_decided(direction, home, first, after_normal, after_fever):
    case = fever(home=home, direction=direction)

    assert case.allowed(POLICY) == first
    assert case.with_reading(reading(366, 5), POLICY).allowed(POLICY) == after_normal
    assert case.with_reading(reading(380, 5), POLICY).allowed(POLICY) == after_fever


def test_a_low_second_reading_is_not_a_normal_one():
    case = fever(home=False).with_reading(reading(338, 5), POLICY)
    assert case.last_band(POLICY) is Band.LOW
    assert ADMIT not in case.allowed(POLICY)


def test_the_last_reading_counts():
    case = fever(home=True).with_reading(reading(366, 5), POLICY)
    case = case.with_reading(reading(376, 8), POLICY)
    assert ADMIT not in case.allowed(POLICY)
    assert [r.tenths for r in case.readings] == [373, 366, 376]


@pytest.mark.parametrize("home", [True, False])
def test_nobody_is_let_in_without_a_second_reading(home):
    with pytest.raises(KnownError) as raised:
        fever(home=home).close(ADMIT, NOW, POLICY)
    assert raised.value.code == "case_needs_reading"


def test_a_fever_is_not_let_in_after_a_second_one():
    case = fever(home=False).with_reading(reading(375, 5), POLICY)
    with pytest.raises(KnownError) as raised:
        case.close(ADMIT, NOW, POLICY)
    assert raised.value.code == "case_decision_not_allowed"


@given(
    st.lists(st.integers(300, 450), max_size=5),
    st.sampled_from(Direction),
    st.sampled_from(CaseDecision),
    st.booleans(),
)
def test_laws_of_a_case(more, direction, decision, home):
    case = fever(home=home, direction=direction)
    for minute, tenths in enumerate(more, 1):
        case = case.with_reading(reading(tenths, minute), POLICY)
    allowed = case.allowed(POLICY)

    assert allowed, "there is always a way on"
    if home:
        assert AWAY not in allowed
    if direction is Direction.ENTRY and ADMIT in allowed:
        assert len(case.readings) > 1
        assert band(case.readings[-1].tenths, Site.FOREHEAD, POLICY) is Band.NORMAL
    try:
        closed = case.close(decision, NOW + timedelta(minutes=9), POLICY)
    except KnownError:
        assert decision not in allowed
        assert case.open
    else:
        assert decision in allowed
        assert not closed.open
        assert closed.decision is decision
        assert closed.readings == case.readings


def test_a_closed_case_stays_closed():
    closed = fever(home=True).close(HOLD, NOW, POLICY)
    for late in (
        lambda: closed.with_reading(reading(366, 9), POLICY),
        lambda: closed.close(HOME, NOW, POLICY),
    ):
        with pytest.raises(KnownError) as raised:
            late()
        assert raised.value.code == "case_closed"


def test_who_was_told_may_be_added_when_it_is_closed():
    told = Told("居委会", NOW, "周岚")
    assert fever(home=True).close(HOLD, NOW, POLICY).with_told(told).told == (told,)


@pytest.mark.parametrize("tenths", [299, 451, 0])
def test_a_slip_is_not_a_reading(tenths):
    with pytest.raises(KnownError) as raised:
        fever(home=True).with_reading(reading(tenths, 5), POLICY)
    assert raised.value.code == "temperature_implausible"


def test_the_rest_is_as_long_as_the_rule_says():
    assert fever(home=True).rest_until == NOW + timedelta(minutes=5)


def test_behind_a_households_pass_stands_somebody_without_a_name():
    case = open_case(
        UUID(int=3),
        attempt(HolderKind.HOUSEHOLD),
        (reading(373),),
        NOW,
        POLICY,
        lives_here=True,
    )
    assert case.holder is None
    assert AWAY not in case.allowed(POLICY)
