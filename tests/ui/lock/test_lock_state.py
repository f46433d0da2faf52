from datetime import datetime

import pytest

from gangting.ui.screens.lock.state import LockedVerdict, LockFacts, LockOfficer, derive


LOCAL = datetime(2026, 11, 21, 14, 32)  # noqa: DTZ001 - the clock on the wall
TEN = tuple(LockOfficer(f"o{number}", f"周{number}") for number in range(10))


def test_place_and_time():
    state = derive(LockFacts(site="晴川里小区", gate="南门岗", shift="白班"), LOCAL)
    assert state.place == "晴川里小区 · 南门岗"
    assert (state.clock, state.month, state.day, state.weekday) == ("14:32", 11, 21, 5)
    assert derive(LockFacts(site="晴川里小区"), LOCAL).place == "晴川里小区"


def test_the_initial_is_the_first_character():
    assert LockOfficer("a", "值班长").initial == "值"


@pytest.mark.parametrize(
    ("count", "page", "shown", "at", "pages"),
    [(0, 0, 0, 0, 1), (8, 0, 8, 0, 1), (9, 0, 8, 0, 2), (10, 1, 2, 1, 2), (10, 7, 2, 1, 2)],
)
def test_officers_stand_in_pages_of_eight(count, page, shown, at, pages):
    state = derive(LockFacts(officers=TEN[:count], page=page), LOCAL)
    assert (len(state.officers), state.page, state.pages) == (shown, at, pages)


@pytest.mark.parametrize(
    ("facts", "can_type", "can_confirm"),
    [
        ({"digits": 4}, True, True),
        ({"digits": 6}, True, True),
        ({"digits": 3}, True, False),
        ({"digits": 4, "wait_seconds": 30}, False, False),
        ({"digits": 4, "checking": True}, False, False),
        ({"digits": 4, "chosen": ""}, False, False),
        ({"digits": 4, "chosen": "somebody gone"}, False, False),
    ],
)
def test_when_a_pin_can_be_typed_and_sent(facts, can_type, can_confirm):
    state = derive(LockFacts(**({"officers": TEN, "chosen": "o1"} | facts)), LOCAL)
    assert (state.can_type, state.can_confirm) == (can_type, can_confirm)


def test_what_waits_and_what_was_seen_is_passed_on():
    verdict = LockedVerdict("可以通行", "沈*", "check")
    state = derive(LockFacts(waiting_scans=3, verdict=verdict, error="PIN 不对"), LOCAL)
    assert (state.waiting_scans, state.verdict, state.error) == (3, verdict, "PIN 不对")
