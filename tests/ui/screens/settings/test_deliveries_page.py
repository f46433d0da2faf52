"""The list of expected vehicles in the settings, written by a leader on a real booth."""

from datetime import time

import pytest
from PySide6.QtWidgets import QApplication
from tests.machines import machine

from gangting.domain.actors import Officer, Role
from gangting.domain.deliveries import EVERY_DAY, ExpectedVehicle
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.screens.settings.screen import SettingsScreen
from gangting.ui.screens.settings.state import Section, derive
from gangting.ui.theme import Look


TRUCK = ExpectedVehicle("蔬菜直通车", time(8), time(17))


@pytest.fixture
def leader(desk) -> Officer:
    return Officer(desk.officer.id, "王海燕", Role.LEADER)


@pytest.fixture
def screen(desk, leader) -> SettingsScreen:
    """Return the settings in front of a leader, open at the deliveries."""
    made = SettingsScreen(desk.context, machine(signed_in=lambda: leader))
    desk.show(made)
    made._tabs.chosen.emit(Section.DELIVERIES.value)
    desk.settle()
    return made


@pytest.fixture
def page(screen):
    return screen._deliveries


def rows(page):
    return [[cell.text for cell in row.cells] for row in page.table._model.rows]


def press(desk, key):
    key.click()
    desk.settle()


def test_only_those_who_manage_see_it(leader):
    volunteer = Officer(leader.id, "韩梅", Role.VOLUNTEER)
    assert Section.DELIVERIES not in derive(volunteer, Section.DELIVERIES).sections
    assert derive(leader, Section.DELIVERIES).shown is Section.DELIVERIES


def test_a_new_booth_shows_the_vegetable_truck(page):
    assert rows(page) == [["蔬菜直通车", "不限车牌", "8:00–17:00", "每天"]]


def test_a_vehicle_is_added_with_its_plate_hours_and_days(page, desk):
    page.name.set_text("垃圾清运")
    page.plate.set_text("津b·67890")
    page.start.set_text("22")
    page.end.set_text("0500")
    for day in (6, 7):
        page.days[day].click()
    press(desk, page.save)
    assert page.error.text() == ""
    assert rows(page)[1] == ["垃圾清运", "津B67890", "22:00–5:00", "周一 周二 周三 周四 周五"]
    added = ExpectedVehicle("垃圾清运", time(22), time(5), "津B67890", EVERY_DAY - {6, 7})
    assert desk.services.deliveries.all() == (TRUCK, added)
    assert page.name.text() == ""


def test_the_chosen_one_is_changed_and_removed(page, desk):
    page.table.pressed.emit("蔬菜直通车", 0)
    assert (page.name.text(), page.start.text(), page.end.text()) == ("蔬菜直通车", "8:00", "17:00")
    assert page.save.text() == "保存"
    page.end.set_text("18:30")
    press(desk, page.save)
    assert rows(page) == [["蔬菜直通车", "不限车牌", "8:00–18:30", "每天"]]
    page.table.pressed.emit("蔬菜直通车", 0)
    press(desk, page.remove)
    assert rows(page) == []
    assert desk.services.deliveries.all() == ()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "请填写姓名"),
        ("name", "蔬菜直通车", "“蔬菜直通车”已经在名单里，请换个名字"),
        ("plate", "ZZ", "车牌不对，请再核对省份、字母和号码"),
        ("start", "25:00", "时间请写成 8:00 这样"),
        ("end", "", "时间请写成 8:00 这样"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_written(page, desk, field, text, said):
    page.name.set_text("垃圾清运")
    getattr(page, field).set_text(text)
    press(desk, page.save)
    assert page.error.text() == said
    assert getattr(page, field).text() == text
    assert desk.services.deliveries.all() == (TRUCK,)


def test_no_day_at_all_is_said(page, desk):
    page.name.set_text("垃圾清运")
    for key in page.days.values():
        key.click()
    press(desk, page.save)
    assert page.error.text() == "请至少选一天"


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("8", time(8)),
        ("8:05", time(8, 5)),
        ("08：00", time(8)),
        ("1730", time(17, 30)),
        ("24:00", time(0)),
        ("24:01", None),
        ("9:60", None),
        ("", None),
        ("noon", None),
    ],
)
def test_hours_as_people_write_them(text, hour):
    assert read_hour(text) == hour


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_nothing_is_clipped(screen, page, desk, checks, size, spoken):
    desk.language.switch(spoken)
    desk.theme.set_look(Look(night=spoken == ENGLISH))
    desk.frame(practice=True, banner=True)
    desk.window.resize(*size)
    page.table.pressed.emit("蔬菜直通车", 0)
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](page) == []
    assert checks["too_small"](page) == []
    assert checks["nameless"](page) == []
