"""The shifts and the equipment in the settings, written by a leader on a real booth."""

from datetime import time

import pytest
from PySide6.QtWidgets import QApplication
from tests.machines import machine

from gangting.domain.actors import Officer, Role
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.settings.screen import SettingsScreen
from gangting.ui.screens.settings.shift_list import free_code
from gangting.ui.screens.settings.state import Section, derive
from gangting.ui.theme import Look


@pytest.fixture
def leader(desk) -> Officer:
    return Officer(desk.officer.id, "王海燕", Role.LEADER)


@pytest.fixture
def screen(desk, leader) -> SettingsScreen:
    """Return the settings in front of a leader, open at the shifts."""
    desk.officer = leader
    made = SettingsScreen(desk.context, machine(signed_in=lambda: leader))
    desk.show(made)
    made._tabs.chosen.emit(Section.DUTY.value)
    desk.settle()
    return made


@pytest.fixture
def shifts(screen):
    return screen._duty.shifts


@pytest.fixture
def equipment(screen):
    screen._duty.tabs.chosen.emit("equipment")
    return screen._duty.equipment


def rows(part):
    return [tuple(cell.text for cell in row.cells) for row in part.table._model.rows]


def press(desk, key):
    key.click()
    desk.settle()


def test_only_a_leader_sees_it(leader):
    volunteer = Officer(leader.id, "韩梅", Role.VOLUNTEER)
    assert Section.DUTY not in derive(volunteer, Section.DUTY).sections
    assert derive(leader, Section.DUTY).shown is Section.DUTY


def test_a_ready_made_set_takes_the_lists_place(shifts, desk):
    settings = desk.services.duty_settings
    assert rows(shifts)[0] == ("白班", "8:00–16:00")
    assert shifts.sets.code() == ""
    twelve = next(one for one in settings.pattern_sets() if one.code == "two_by_twelve")
    press(desk, shifts.sets.button(twelve.code))
    assert settings.patterns() == twelve.patterns
    assert len(rows(shifts)) == 2
    assert shifts.sets.code() == twelve.code


def test_a_shift_is_added_changed_and_removed(shifts, desk):
    settings = desk.services.duty_settings
    before = settings.patterns()
    shifts.name.set_text("早高峰")
    shifts.start.set_text("0630")
    shifts.end.set_text("9")
    press(desk, shifts.save)
    assert shifts.error.text() == ""
    added = settings.patterns()[-1]
    assert (added.start, added.end) == (time(6, 30), time(9))
    assert added.names == (("zh_CN", "早高峰"), ("en", "早高峰"))
    shifts.table.pressed.emit(added.code, 0)
    assert (shifts.name.text(), shifts.start.text(), shifts.end.text()) == (
        "早高峰",
        "6:30",
        "9:00",
    )
    shifts.name_en.set_text("Rush hour")
    shifts.end.set_text("9:30")
    press(desk, shifts.save)
    changed = settings.patterns()[-1]
    assert (changed.code, changed.end) == (added.code, time(9, 30))
    assert changed.name("en") == "Rush hour"
    shifts.table.pressed.emit(added.code, 0)
    press(desk, shifts.remove)
    assert settings.patterns() == before


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "请填写中文名称"),
        ("start", "25:00", "时间请写成 8:00 这样"),
        ("end", "", "时间请写成 8:00 这样"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_written(shifts, desk, field, text, said):
    before = desk.services.duty_settings.patterns()
    for one, wrote in (("name", "早高峰"), ("start", "6:30"), ("end", "9:00")):
        getattr(shifts, one).set_text(wrote)
    getattr(shifts, field).set_text(text)
    press(desk, shifts.save)
    assert shifts.error.text() == said
    assert getattr(shifts, field).text() == text
    assert desk.services.duty_settings.patterns() == before


def test_the_last_shift_stays(shifts, desk):
    for pattern in desk.services.duty_settings.patterns():
        shifts.table.pressed.emit(pattern.code, 0)
        press(desk, shifts.remove)
    assert len(desk.services.duty_settings.patterns()) == 1
    assert shifts.error.text()


def test_every_shift_has_a_code_of_its_own():
    assert free_code(time(6, 30), []) == "from_0630"
    assert free_code(time(6, 30), ["from_0630", "day"]) == "from_0630_2"


def test_a_piece_is_added_counted_moved_and_removed(equipment, desk):
    settings = desk.services.duty_settings
    before = settings.equipment()
    equipment.name.set_text("扩音器")
    equipment.name_en.set_text("Loudhailer")
    equipment.expected.more.click()
    press(desk, equipment.save)
    added = settings.equipment()[-1]
    assert (added.name("zh_CN"), added.name("en"), added.expected) == ("扩音器", "Loudhailer", 2)
    equipment.table.pressed.emit(added.code, 0)
    assert not equipment.down.isEnabled()
    press(desk, equipment.up)
    press(desk, equipment.up)
    assert settings.equipment()[-3] == added
    press(desk, equipment.down)
    assert settings.equipment()[-2] == added
    equipment.expected.fewer.click()
    press(desk, equipment.save)
    assert settings.equipment()[-2].expected == 1
    equipment.table.pressed.emit(added.code, 0)
    press(desk, equipment.remove)
    assert settings.equipment() == before


def test_a_piece_has_a_name_and_stands_once(equipment, desk):
    before = desk.services.duty_settings.equipment()
    press(desk, equipment.save)
    assert equipment.error.text()
    equipment.name.set_text(before[0].name("zh_CN"))
    press(desk, equipment.save)
    assert before[0].name("zh_CN") in equipment.error.text()
    assert desk.services.duty_settings.equipment() == before


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("part", ["shifts", "equipment"])
def test_nothing_is_clipped(screen, desk, checks, size, spoken, part):
    desk.language.switch(spoken)
    desk.theme.set_look(Look(night=spoken == ENGLISH))
    desk.frame(practice=True, banner=True)
    desk.window.resize(*size)
    screen._duty.tabs.chosen.emit(part)
    shown = getattr(screen._duty, part)
    shown.table.pressed.emit(shown.table._model.rows[0].key, 0)
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["nameless"](screen) == []
