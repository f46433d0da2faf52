"""Lending by tag: keys or scan, a due time, back by the tag; there is no key for all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from gangting.domain.errors import KnownError
from gangting.domain.supplies.loans import LoanEnd, TagState
from gangting.domain.supplies.movements import Worker
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.station.lend_view import LEND, RETURN
from gangting.ui.screens.station.lending_state import (
    EMPTY,
    Due,
    LendForm,
    Since,
    Terms,
    due_choices,
    read_moment,
    resolve_tag,
    terms,
)
from gangting.ui.screens.station.values import CardAct
from gangting.ui.theme import Look


ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
LOCAL = NOW.astimezone(ZoneInfo(ZONE))


# -- as values


@pytest.mark.parametrize(
    ("text", "ahead", "expected"),
    [
        ("18:30", True, (2026, 11, 21, 18, 30)),
        ("1830", True, (2026, 11, 21, 18, 30)),
        ("18：30", True, (2026, 11, 21, 18, 30)),
        ("09:00", True, (2026, 11, 22, 9, 0)),
        ("09:00", False, (2026, 11, 21, 9, 0)),
        ("18:30", False, (2026, 11, 20, 18, 30)),
        ("11-23 18:00", True, (2026, 11, 23, 18, 0)),
        ("11-23-18-00", True, (2026, 11, 23, 18, 0)),
        ("11231800", True, (2026, 11, 23, 18, 0)),
        ("1-2 08:00", True, (2027, 1, 2, 8, 0)),
        ("11-20 08:00", False, (2026, 11, 20, 8, 0)),
        ("12-30 08:00", False, (2025, 12, 30, 8, 0)),
    ],
)
def test_a_time_is_read_as_it_was_meant(text, ahead, expected):
    assert read_moment(text, LOCAL, ahead=ahead) == datetime(*expected, tzinfo=LOCAL.tzinfo)


@pytest.mark.parametrize("text", ["", "9999", "25:00", "2-30 10:00", "soon", "12", "13-01 10:00"])
def test_what_is_no_time_is_none(text):
    assert read_moment(text, LOCAL, ahead=True) is None


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Due.USUAL, None),
        (Due.TWO_HOURS, LOCAL + timedelta(hours=2)),
        (Due.TODAY, LOCAL.replace(hour=23, minute=59)),
        (Due.TOMORROW, LOCAL.replace(day=22, hour=23, minute=59)),
        (Due.TWO_DAYS, LOCAL + timedelta(days=2)),
    ],
)
def test_the_choices_are_times(due, expected):
    assert terms(replace(EMPTY, due=due.value), NOW, ZONE).due_at == expected


def test_dated_back():
    assert terms(replace(EMPTY, since=Since.HOUR.value), NOW, ZONE).lent_at == (
        LOCAL - timedelta(hours=1)
    )
    assert terms(LendForm(tail=" 4821 "), NOW, ZONE) == Terms("4821")
    with pytest.raises(KnownError, match="invalid_moment"):
        terms(replace(EMPTY, since=Since.CUSTOM.value, since_text="99"), NOW, ZONE)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("3", "U3"), ("03", "U3"), ("u3", "U3"), ("U 3", "U3"), ("9", "9"), ("1", "1"), ("", "")],
)
def test_digits_find_the_tag_where_that_is_clear(typed, expected):
    assert resolve_tag(typed, ("U1", "C1", "U3")) == expected


def test_no_due_time_is_offered_twice(volunteer):
    umbrella = volunteer.item("umbrella")
    assert Due.TWO_DAYS not in due_choices(umbrella)
    assert Due.TWO_HOURS not in due_choices(replace(umbrella, loan_hours=2))
    assert len(due_choices(replace(umbrella, loan_hours=4))) == len(Due)


# -- on the window


@pytest.fixture
def lending(volunteer):
    volunteer.press("umbrella", CardAct.LEND)
    QApplication.processEvents()
    return volunteer.screen.lending


def test_keys_lend_and_the_shelf_says_what_is_left(volunteer, lending):
    for digit in "2":
        lending.view.keypad.typed.emit(digit)
    lending.view.form.workers.button("courier").click()
    lending.view.form.tail.setFocus()
    QApplication.processEvents()
    for digit in "4821":
        lending.view.keypad.typed.emit(digit)
    lending.view.form.dues.button(Due.TWO_HOURS.value).click()
    lending.view.lend.click()
    volunteer.desk.settle()

    (line,) = volunteer.station.lending.out()
    assert (line.loan.tag, line.loan.worker.value, line.loan.phone_tail) == (
        "U2",
        "courier",
        "4821",
    )
    assert line.loan.due_at == volunteer.desk.clock.now() + timedelta(hours=2)
    assert volunteer.screen.front() is volunteer.screen.shelf
    assert volunteer.said() == "U2 借出 · 雨伞还有 3 把"
    assert volunteer.spoken == ["雨伞还有 3 把"]
    assert volunteer.card("umbrella").state.figure == "3 / 4"
    assert volunteer.card("umbrella").chip == "借出 1"
    volunteer.undo()
    assert volunteer.station.lending.out() == ()


def test_the_worker_who_was_chosen_borrows(volunteer):
    volunteer.serve("cleaner")
    volunteer.press("umbrella", CardAct.LEND)
    assert volunteer.screen.lending.form.worker == "cleaner"


def test_what_is_missing_is_asked_for(volunteer, lending):
    lending.view.lend.click()
    assert "是哪一件" in lending.view.form.tag.error
    lending.view.form.tags.button("U1").click()
    lending.view.lend.click()
    volunteer.desk.settle()
    assert lending.view.form.who.error == "谁来借？"
    assert volunteer.station.lending.out() == ()


def test_an_unknown_tag_can_be_written_down(volunteer, lending):
    lending.view.form.tag.set_text("U9")
    lending.view.form.workers.button("rider").click()
    lending.view.lend.click()
    volunteer.desk.settle()
    assert lending.view.form.tag.error
    assert lending.view.form.learn.isVisible()
    lending.view.form.learn.click()
    volunteer.desk.settle()
    lending.view.lend.click()
    volunteer.desk.settle()
    assert [line.loan.tag for line in volunteer.station.lending.out()] == ["U9"]


def test_a_time_that_cannot_be_read_is_said(volunteer, lending):
    lending.view.form.tags.button("U1").click()
    lending.view.form.workers.button("rider").click()
    lending.view.form.dues.button(Due.CUSTOM.value).click()
    lending.view.form.due.set_text("soon")
    lending.view.lend.click()
    volunteer.desk.settle()
    assert "18:30" in lending.view.form.notice.text()
    assert volunteer.station.lending.out() == ()


def test_a_second_press_lends_nothing_twice(volunteer, lending):
    lending.view.form.tags.button("U1").click()
    lending.view.form.workers.button("rider").click()
    lending.lend()
    lending.lend()
    volunteer.desk.settle()
    assert len(volunteer.station.lending.out()) == 1


@pytest.fixture
def out(volunteer):
    """Let two umbrellas be out, one of them for too long."""
    now, officer = volunteer.desk.clock.now(), volunteer.desk.officer
    lend = volunteer.station.lending.lend
    lend("U1", Worker.RIDER, officer, due_at=now + timedelta(hours=2))
    lend("U2", Worker.COURIER, officer, tail="4821", due_at=now + timedelta(minutes=1))
    volunteer.desk.clock.advance(timedelta(hours=1))
    volunteer.press("umbrella", CardAct.RETURN)
    return volunteer.screen.lending


def test_the_overdue_stand_first_and_each_line_ends_by_itself(volunteer, out):
    table = out.view.back_form.table
    assert [row.key for row in table.rows] == ["U2", "U1"]
    assert out.way == RETURN
    table.pressed.emit("U2", 4)
    volunteer.desk.settle()

    assert [line.loan.tag for line in volunteer.station.lending.out()] == ["U1"]
    assert volunteer.stock("umbrella").on_hand == 3
    assert out.view.said.words.text() == "U2 已归还 · 雨伞还有 3 把"
    out.view.said.undo.click()
    volunteer.desk.settle()
    assert len(volunteer.station.lending.out()) == 2


@pytest.mark.parametrize(("column", "owned"), [(5, 3), (6, 3)])
def test_broken_and_lost_leave_the_stock(volunteer, out, column, owned):
    out.view.back_form.table.pressed.emit("U1", column)
    volunteer.desk.settle()
    assert volunteer.stock("umbrella").owned == owned
    tags = {
        tag.number: tag.state
        for tag in volunteer.station.catalogue.tags(volunteer.item("umbrella").id)
    }
    assert tags["U1"] is TagState.GONE


def test_what_came_back_earlier_is_dated_back(volunteer, out):
    half_hour = out.view.back_form.sinces.button(Since.HALF_HOUR.value)
    half_hour.click()
    out.view.back_form.table.pressed.emit("U1", 4)
    volunteer.desk.settle()

    (line,) = volunteer.station.ledger.lines(limit=1)
    assert volunteer.desk.clock.now() - line.booked.occurred_at == timedelta(minutes=30)
    assert not half_hour.isChecked()


def test_digits_take_back_as_well(volunteer, out):
    out.view.keypad.typed.emit("1")
    out.view.take.click()
    volunteer.desk.settle()
    assert [line.loan.tag for line in volunteer.station.lending.out()] == ["U2"]
    out.view.back_form.tag.set_text("U4")
    out.view.take.click()
    volunteer.desk.settle()
    assert "U4" in out.view.back_form.notice.text()


def test_a_half_filled_loan_is_kept(volunteer, lending):
    lending.view.form.tag.set_text("U3")
    lending.view.form.tail.set_text("48")
    lending.view.form.dues.button(Due.TODAY.value).click()
    kept = volunteer.screen.draft()
    lending._load(EMPTY)
    assert volunteer.screen.draft() is None

    volunteer.screen.restore(kept)
    assert lending.form == LendForm(tag="U3", tail="48", due="today")
    assert lending.view.form.tag.text() == "U3"


@pytest.mark.parametrize("code", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_both_ways_fit(volunteer, out, checks, size, code):
    volunteer.desk.language.switch(code)
    volunteer.desk.window.resize(*size)
    for way in (LEND, RETURN):
        out.turn_to(way)
        out.view.form.dues.button(Due.CUSTOM.value).click()
        out.view.form.sinces.button(Since.CUSTOM.value).click()
        QApplication.processEvents()
        assert (volunteer.desk.window.width(), volunteer.desk.window.height()) == size
        assert checks["nameless"](out) == []
        assert checks["too_small"](out) == []
        assert checks["outside"](out) == []


@pytest.mark.parametrize("scale", [125, 150])
def test_larger_letters_keep_the_window(volunteer, out, scale):
    volunteer.desk.theme.set_look(Look(text_scale=scale))
    for way in (LEND, RETURN):
        out.turn_to(way)
        QApplication.processEvents()
        assert volunteer.desk.window.height() == 768
    assert out.desk.facts.said.end in {None, LoanEnd.RETURNED}
