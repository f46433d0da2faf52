"""Signing in and out: PINs, the automatic lock, scans that wait for whoever unlocks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gangting.domain.actors import Right, Role
from gangting.ui.screens.gate.values import ListKind


PINS = {"周岚": "2468", "何平": "1357"}


def choose(hand, name):
    officer = next(o for o in hand.s.officers.active() if o.name == name)
    hand.lock.choose(str(officer.id))
    return officer


def unlock(hand, name="何平"):
    officer = choose(hand, name)
    hand.pin(PINS[name])
    return officer


def test_a_real_booth_opens_locked(make_hand, real_folder):
    hand = make_hand(real_folder).open()

    assert hand.window.locked
    assert {o.name for o in hand.lock.state().officers} == {"周岚", "何平", "康宁", "乔远"}
    assert hand.composition.session.officer is None
    assert not hand.composition.lock.practice.isVisible()


def test_the_right_pin_puts_somebody_on_duty(make_hand, real_folder):
    hand = make_hand(real_folder).open()

    officer = unlock(hand)

    assert not hand.window.locked
    assert hand.composition.officer() == officer
    assert hand.window._topbar._officer._words.text().startswith("何平")
    hand.scan(hand.issue())
    assert hand.last().officer_id == officer.id


def test_a_wrong_pin_is_said_and_the_third_makes_wait(make_hand, real_folder):
    hand = make_hand(real_folder).open()
    choose(hand, "何平")

    for _ in range(2):
        hand.pin("9999")
        assert "PIN 不对" in hand.lock.state().error
        assert hand.lock.state().can_type
    hand.pin("9999")
    hand.pin("1357")

    assert hand.window.locked
    assert "秒" in hand.lock.error.text()
    assert 0 < hand.lock.state().wait_seconds <= 10
    assert not hand.lock.state().can_type
    assert not hand.lock.keypad.isEnabled()


def test_a_fast_switch_is_one_touch_and_a_pin(booth):
    before = booth.composition.officer()

    booth.touch(booth.window._topbar._officer)
    assert booth.window.locked
    assert booth.lock.state().chosen == str(before.id)
    after = unlock(booth, "周岚")

    assert booth.composition.officer() == after != before
    assert booth.window.current_screen() is booth.gate


def test_the_form_under_the_lock_stays_as_it_was(booth):
    booth.composition.go("visitor")
    visitor = booth.more.visitor
    booth.write(visitor.name_field.line, "陆一鸣")

    booth.touch(booth.window._topbar._lock)
    unlock(booth)

    assert booth.window.current_screen() is visitor
    assert visitor.name_field.text() == "陆一鸣"
    assert booth.s.drafts.load("visitor")["name"] == "陆一鸣"


def test_a_scan_while_locked_shows_grey_and_masked_and_records_no_passage(booth):
    code = booth.issue("沈青", "3-2-501")
    booth.composition.session.lock()

    booth.scan(code)

    verdict = booth.lock.state().verdict
    assert verdict is not None
    assert "沈青" not in verdict.detail
    assert "501" not in verdict.detail
    assert booth.lock.verdict.note.text() == "未登记"
    (waiting,) = booth.s.book.deferred()
    assert (waiting.attempt.officer_id, waiting.attempt.passed) == (None, False)
    booth.wait(lambda: booth.lock.state().waiting_scans == 1, "it is counted")
    assert booth.window.locked


def test_whoever_unlocks_is_shown_what_waits_and_claims_it(booth):
    code = booth.issue()
    booth.composition.session.lock()
    booth.scan(code)

    officer = unlock(booth)
    booth.wait(lambda: booth.gate.front == "lists", "the list of what waits")
    assert booth.gate.lists.kind is ListKind.DEFERRED
    (waiting,) = booth.s.book.deferred()
    booth.gate.lists.pressed.emit(waiting.attempt.id)
    booth.settle()

    assert booth.panel.name == "沈青"
    assert booth.last().officer_id == officer.id
    assert not booth.s.book.deferred()
    booth.digits("364")
    booth.wait(lambda: booth.last().passed, "recorded by itself")


def test_a_temperature_while_locked_is_nobodys(booth):
    booth.composition.session.lock()

    booth.scan("36.5")

    assert booth.lock.state().verdict.word == "36.5 ℃"
    assert not booth.attempts()
    unlock(booth)
    assert booth.gate.hand.desk.ownerless is None


@pytest.fixture
def minute(make_hand, real_folder, set_up):
    """Open a booth that locks itself after a minute, which each test makes shorter."""
    set_up(real_folder, auto_lock_minutes=1)
    hand = make_hand(real_folder).open()
    hand.sign_in()
    return hand


def test_the_booth_locks_itself_when_nobody_touches_it(minute):
    idle = minute.composition.session._idle
    assert idle.isActive()
    assert idle.interval() == 60_000
    idle.start(200)

    minute.wait(lambda: minute.window.locked, "locked by itself")
    assert minute.composition.session.officer is None


SIGNS = {
    "a scan": lambda hand: hand.scan(hand.code),
    "a key": lambda hand: QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Shift),
    "a touch": lambda hand: QTest.mouseClick(
        hand.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(700, 400)
    ),
    "a value": lambda hand: hand.composition.duty.routing.measured(36.4, "forehead"),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_life_puts_the_automatic_lock_off(minute, sign):
    minute.code = minute.issue()
    idle = minute.composition.session._idle
    before = idle.timerId()  # a timer that is begun anew gets another
    minute.settle()
    assert idle.timerId() == before

    SIGNS[sign](minute)
    minute.wait(lambda: idle.timerId() != before, "the rest begins anew")
    assert not minute.window.locked


def test_never_means_never(make_hand, real_folder, set_up):
    set_up(real_folder, auto_lock_minutes=0)
    hand = make_hand(real_folder).open()
    hand.sign_in()

    assert not hand.composition.session._idle.isActive()


def test_keys_of_the_screens_do_nothing_under_the_lock(booth):
    booth.composition.session.lock()

    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(booth.keyboard(), key, Qt.KeyboardModifier.ControlModifier)

    assert booth.window.locked
    assert booth.window.current_screen() is booth.gate


def test_the_lock_closes_what_stood_in_front(make_hand, real_folder):
    hand = make_hand(real_folder).open()
    hand.sign_in(Role.VOLUNTEER)
    agreed = []
    hand.composition.duty.ask_leader("why", Right.LEAVE_KIOSK, agreed.append)
    hand.wait(lambda: hand.app.activeModalWidget() is not None, "a leader is asked for")

    hand.composition.session.lock()

    assert hand.app.activeModalWidget() is None
    assert agreed == []
