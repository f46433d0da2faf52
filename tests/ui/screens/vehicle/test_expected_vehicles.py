"""Expected outside vehicles in the window: one key inside their hours, a sentence outside them."""

from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gangting.domain.actors import Officer, Role
from gangting.domain.deliveries import ExpectedVehicle
from gangting.domain.verdict.facts import Direction, Reason
from gangting.services.visit_forms import VehicleForm
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.vehicle.form import EMPTY
from gangting.ui.screens.vehicle.screen import VehicleScreen
from gangting.ui.screens.vehicle.state import Stage
from gangting.ui.theme import Look


TRUCK = ExpectedVehicle("蔬菜直通车", time(8), time(17))
WASTE = ExpectedVehicle("垃圾清运", time(22), time(5), "津B67890")


@pytest.fixture
def screen(desk) -> VehicleScreen:
    """Return the screen in front at 14:32, with a truck and a night vehicle expected."""
    leader = Officer(desk.officer.id, "王海燕", Role.LEADER)
    desk.services.deliveries.save((TRUCK, WASTE), leader)
    made = VehicleScreen(desk.context)
    desk.show(made)
    return made


@pytest.fixture
def write(screen, desk):
    def write(plate):
        for character in plate:
            screen.plate_keys.typed.emit(character)
        desk.settle()

    return write


def shown(screen):
    return screen.pages.currentWidget()


def pick(screen, desk, name):
    screen.waiting.expected.key(name).click()
    desk.settle()


def evening(desk):
    desk.clock.set(datetime(2026, 11, 21, 10, 0, tzinfo=UTC))


def test_its_name_and_one_key_let_it_in_without_a_host_or_a_plate(screen, desk):
    assert screen.waiting.expected.key("蔬菜直通车").text() == "蔬菜直通车  8:00–17:00"
    pick(screen, desk, "蔬菜直通车")
    assert shown(screen) is screen.expected
    assert screen.expected.kind.text == "8:00–17:00"
    screen.expected.trunk.click()
    screen.expected.act.click()
    desk.settle()
    outcome = desk.outcomes[-1]
    assert outcome.verdict.reasons == (Reason.TEMPERATURE_MISSING,)
    assert (outcome.visit.company, outcome.visit.plate) == ("蔬菜直通车", "")
    assert outcome.visit.trunk_checked
    assert screen.form == EMPTY


def test_its_plate_alone_is_enough(screen, desk, write):
    desk.clock.set(datetime(2026, 11, 21, 15, 0, tzinfo=UTC))
    write("津B67890")
    assert screen.state().stage is Stage.EXPECTED
    assert screen.expected.name.text() == "垃圾清运"
    assert screen.expected.plate.text() == "津B·67890"
    QTest.keyClick(screen, Qt.Key.Key_Return)
    desk.settle()
    assert desk.outcomes[-1].visit.company == "垃圾清运"


def test_a_plate_written_before_or_after_the_name_is_kept(screen, desk, write):
    write("京C13579")
    assert shown(screen) is screen.new
    screen.new.expected.key("蔬菜直通车").click()
    desk.settle()
    assert shown(screen) is screen.expected
    assert screen.expected.plate.text() == "京C·13579"
    screen.clear.click()
    desk.settle()
    pick(screen, desk, "蔬菜直通车")
    write("京C13579")
    screen.expected.act.click()
    desk.settle()
    assert desk.outcomes[-1].visit.plate == "京C13579"


def test_outside_its_hours_the_screen_says_when_and_asks_for_a_host(screen, desk, write):
    write("津B67890")
    assert shown(screen) is screen.new
    assert screen.new.closed.isVisible()
    assert screen.new.closed.text() == "垃圾清运 22:00–5:00 才能进"
    screen.new.register.click()
    desk.settle()
    assert desk.outcomes == []
    assert screen.new.address.error


def test_a_name_outside_its_hours_says_when(screen, desk):
    evening(desk)
    pick(screen, desk, "蔬菜直通车")
    assert shown(screen) is screen.waiting
    assert screen.waiting.error.isVisible()
    assert screen.waiting.error.text() == "蔬菜直通车 8:00–17:00 才能进"
    assert not screen.waiting.hint.isVisible()


def test_the_hours_may_end_while_the_page_is_open(screen, desk):
    pick(screen, desk, "蔬菜直通车")
    evening(desk)
    screen.expected.act.click()
    desk.settle()
    assert desk.outcomes == []
    assert screen.expected.notice.text() == "蔬菜直通车 8:00–17:00 才能进"
    assert screen.expected.notice.isVisible()


def test_one_without_a_plate_leaves_from_the_list(screen, desk):
    form = VehicleForm("", expected="蔬菜直通车")
    outcome = desk.services.visits.register_vehicle(form, desk.officer)
    desk.measure(outcome)
    screen.on_enter()
    desk.settle()
    [row] = screen.waiting.inside._model.rows
    assert row.cells[0].text == "蔬菜直通车"
    screen.waiting.inside.pressed.emit(row.key, 0)
    assert screen.state().stage is Stage.VISITING
    assert screen.known.plate.text() == "蔬菜直通车"
    assert screen.clear.isVisible()
    screen.known.act.click()
    desk.settle()
    assert desk.outcomes[-1].direction is Direction.EXIT
    assert desk.services.visits.inside() == ()


def test_an_empty_list_leaves_nothing_on_the_screen(screen, desk):
    leader = Officer(desk.officer.id, "王海燕", Role.LEADER)
    desk.services.deliveries.save((), leader)
    screen.on_enter()
    desk.settle()
    assert not screen.waiting.expected.isVisible()


def test_a_draft_keeps_the_name(screen, desk, qtbot):
    pick(screen, desk, "蔬菜直通车")
    other = VehicleScreen(desk.context)
    qtbot.addWidget(other)
    other.restore(dict(screen.draft()))
    other.on_enter()
    desk.settle()
    assert other.state().stage is Stage.EXPECTED


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("plate", ["", "name", "津B67890", "京C13579"])
def test_nothing_is_clipped(screen, desk, write, checks, size, spoken, plate):
    desk.language.switch(spoken)
    desk.theme.set_look(Look(night=spoken == ENGLISH))
    desk.frame(practice=True, banner=True)
    desk.window.resize(*size)
    if plate == "name":
        pick(screen, desk, "蔬菜直通车")
    else:
        write(plate)
    QApplication.processEvents()
    screen.new.fit()
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["nameless"](screen) == []
