"""The first start of a real booth, from an empty folder, as a volunteer would meet it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gangting.app.opening import Opening
from gangting.domain.actors import Role
from gangting.host import paths
from gangting.host.where import Where, is_set_up
from gangting.ui.screens.setup.state import Entry


ANSWERS = {
    Entry.SITE: "晴川里小区",
    Entry.GATE: "南门岗",
    Entry.LEADER: "梁苏",
    Entry.PIN: "907153",
    Entry.AGAIN: "907153",
}


def fill_in(form, **changes):
    for entry, text in (ANSWERS | {Entry(name): text for name, text in changes.items()}).items():
        form.fields[entry].set_text(text)


def shown_error(form, entry):
    error = form.fields[entry]._error
    return error.text() if error.isVisible() else ""


@pytest.fixture
def fresh(make_hand, fresh_folder):
    """Open the window on an empty folder."""
    hand = make_hand(fresh_folder).show()
    hand.composition.open()
    return hand


def test_the_form_covers_the_gate_before_anything_else(fresh):
    assert fresh.first_start.isVisible()
    assert not fresh.gate.isVisible()
    assert not fresh.window._rail.isVisible()
    assert not fresh.composition.ready


def test_nothing_of_the_gate_can_be_reached(fresh):
    keyboard = fresh.keyboard()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_9):
        QTest.keyClick(keyboard, key, Qt.KeyboardModifier.ControlModifier)
    fresh.composition.go("visitor")
    fresh.gate.idle.tiles["visitor"].click()
    fresh.gate.desk_card.keypad.main_key.click()
    QTest.keyClick(keyboard, Qt.Key.Key_Escape)

    assert fresh.first_start.isVisible()
    assert not fresh.window.locked
    assert not is_set_up(fresh.folder)


def test_a_scan_says_what_has_to_be_done_first_and_writes_nothing(fresh):
    form = fresh.first_start
    form.fields[Entry.GATE].setFocus()
    form.fields[Entry.GATE].set_text("南门")

    fresh.scan("05986312647070341096492321563115614655210922138434586")

    assert form.error.text() == "请先设置岗亭，再扫码"
    assert {entry: field.text() for entry, field in form.fields.items() if field.text()} == {
        Entry.GATE: "南门"
    }


@pytest.mark.parametrize(
    ("changes", "wrong", "said"),
    [
        ({"site": "  "}, Entry.SITE, "请填写"),
        ({"leader": ""}, Entry.LEADER, "请填写"),
        ({"pin": "12", "again": "12"}, Entry.PIN, "4 到 6 位"),
        ({"pin": "1234", "again": "1234"}, Entry.PIN, "太容易猜到"),
        ({"again": "907154"}, Entry.AGAIN, "不一样"),
    ],
)
def test_what_is_missing_is_said_where_it_is_missing(fresh, changes, wrong, said):
    fill_in(fresh.first_start, **changes)

    fresh.touch(fresh.first_start.start)

    assert said in shown_error(fresh.first_start, wrong)
    assert not fresh.composition.jobs.busy("store")
    assert not is_set_up(fresh.folder)


def test_the_leader_is_on_duty_at_once_and_asked_for_a_pin_the_next_time(fresh, make_hand):
    fill_in(fresh.first_start)

    fresh.touch(fresh.first_start.start)
    fresh.wait(lambda: fresh.composition.ready, "the booth is open")
    fresh.settle()

    (leader,) = fresh.s.officers.active()
    assert (leader.name, leader.role) == ("梁苏", Role.LEADER)
    assert fresh.composition.officer() == leader
    assert fresh.gate.isVisible()
    assert fresh.window._rail.isVisible()
    assert not fresh.composition.opened.booth.practice
    assert fresh.window._topbar._site.text() == "晴川里小区"
    fresh.scan(fresh.issue())
    assert fresh.panel.name == "沈青"
    fresh.close()
    again = make_hand(fresh.folder).open()
    assert again.window.locked
    assert again.lock.state().chosen_name == "梁苏"


def test_a_folder_that_cannot_be_written_is_said_on_the_form(make_hand, tmp_path):
    (tmp_path / "file").write_text("no folder")
    hand = make_hand(tmp_path / "file" / "booth").show()
    hand.composition.open()
    fill_in(hand.first_start)

    hand.touch(hand.first_start.start)
    hand.settle()

    assert "不能用" in hand.first_start.error.text()
    assert hand.first_start.start.isEnabled()
    assert hand.first_start.values().leader == "梁苏"


def test_practice_comes_first_for_whoever_wants_it(fresh, own_data):
    fresh.touch(fresh.first_start.practise)

    assert fresh.composition.next_opening == Opening(
        Where(paths.data_folder(practice=True)), practice=True
    )


def test_from_practice_the_real_booth_is_set_up_beside_it(make_hand, practice_folder, own_data):
    hand = make_hand(practice_folder, practice=True).open()

    hand.window.banner_action.emit("practice")
    form = hand.first_start
    assert form.isVisible()
    assert hand.window._rail.isVisible()
    fill_in(form)
    hand.touch(form.start)
    hand.wait(lambda: hand.composition.next_opening is not None, "the real booth is founded")

    real = paths.data_folder(practice=False)
    opening = hand.composition.next_opening
    assert (opening.where, opening.practice) == (Where(real), False)
    assert is_set_up(real)
    hand.close()
    again = make_hand(real).open()
    assert [officer.id for officer in again.s.officers.active()] == [opening.officer_id]


def test_over_the_form_a_scan_in_practice_still_goes_to_the_gate(practice, own_data):
    practice.window.banner_action.emit("practice")

    practice.scan(practice.issue())

    assert practice.gate.isVisible()
    assert practice.panel.name == "沈青"


def test_the_practice_banner_leads_to_a_real_booth_that_is_there(
    make_hand, practice_folder, own_data, real_folder
):
    real = paths.data_folder(practice=False)
    (real / "settings.json").unlink()
    real.rmdir()
    real_folder.rename(real)
    hand = make_hand(practice_folder, practice=True).open()

    hand.window.banner_action.emit("practice")

    assert hand.composition.next_opening == Opening(Where(real), practice=False)
