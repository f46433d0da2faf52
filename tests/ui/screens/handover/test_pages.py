"""The pages of the handover by themselves: PINs, open items, equipment, roster, what is shown."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gangting.domain.actors import Right, Role
from gangting.domain.handover import (
    Acknowledged,
    Condition,
    EquipmentItem,
    EquipmentLine,
    OpenGroup,
    OpenItems,
    OpenLine,
)
from gangting.ui.screens.base import Screen
from gangting.ui.screens.handover.equipment_page import EquipmentRow
from gangting.ui.screens.handover.open_page import OpenPage
from gangting.ui.screens.handover.pin_pad import PinPad
from gangting.ui.screens.handover.roster_page import RosterPage
from gangting.ui.screens.handover.screen import HandoverScreen
from gangting.ui.screens.handover.state import StepPage
from gangting.ui.screens.handover.steps_bar import Mark


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)


@pytest.fixture
def clock(clock):
    """Return a clock on the morning after the booth was set up."""
    clock._now = NOW
    return clock


class Sheets:
    """Prints nothing."""

    def print_sheet(self, *_: object) -> None:
        raise AssertionError("nothing is printed here")

    save_sheet = print_sheet


@pytest.fixture
def people(desk):
    """Add a leader and a volunteer."""
    officers = desk.services.officers
    leader = officers.add("周岚", Role.LEADER, "2468", None)
    return {"leader": leader, "volunteer": officers.add("何平", Role.VOLUNTEER, "1357", leader)}


class Place(Screen):
    """Stands where the handover stands."""

    name = "handover"
    icon = "swap-horizontal"

    def title(self) -> str:
        return "交接班"


# -- PINs


@pytest.fixture
def pad(qtbot, theme_of, language) -> PinPad:
    made = PinPad()
    qtbot.addWidget(made)
    made.ask("谁接班？", "", [("a", "周岚"), ("b", "何平")], "接班")
    made.show()
    return made


def press(pad: PinPad, digits: str) -> None:
    for digit in digits:
        pad.keypad.typed.emit(digit)


def test_a_pin_is_never_shown_and_goes_out_once(pad, qtbot) -> None:
    press(pad, "1357")
    with qtbot.assertNotEmitted(pad.confirmed):
        pad.keypad.confirmed.emit()  # nobody is chosen yet
    assert pad.error.text()
    pad.who.button("b").click()
    press(pad, "1357")
    with qtbot.waitSignal(pad.confirmed, timeout=0) as told:
        pad.keypad.confirmed.emit()
    assert told.args == ["b", "1357"]
    with qtbot.assertNotEmitted(pad.confirmed):
        pad.keypad.confirmed.emit()
    assert "1357" not in pad.dots.accessibleName()


def test_the_keys_rest_after_wrong_pins(pad) -> None:
    pad.who.button("a").click()
    pad.show_error("请过 2 秒再试", 2)
    press(pad, "2468")
    assert not pad.keypad.main_key.isEnabled()
    pad._count_down()
    pad._count_down()
    assert pad.keypad.main_key.isEnabled()


def test_a_single_name_is_not_chosen_but_said(pad) -> None:
    pad.ask("值班长签字", "盘点差得较多", [("c", "康宁")], "签字")
    assert pad.person == "c"
    assert "康宁" in pad.hint.text()
    assert not pad.who.isVisible()


def test_many_names_stand_on_pages(pad) -> None:
    names = [(str(n), f"志愿者{n}") for n in range(7)]
    pad.ask("谁接班？", "", names, "接班")
    shown = list(pad.who._buttons)
    pad.others.click()
    assert not set(shown) & set(pad.who._buttons)
    pad.others.click()
    assert list(pad.who._buttons) == shown


# -- open items


def line(number: int, *, urgent: bool = False) -> OpenLine:
    return OpenLine(str(number), f"张{number}", "3-2-5**", NOW, urgent=urgent)


@pytest.fixture
def page(desk) -> OpenPage:
    made = OpenPage(desk.context)
    made.resize(1200, 560)
    desk.window.add_screen(screen := Place())
    made.setParent(screen)
    screen.resize(1200, 560)
    desk.window.show()
    made.show()
    return made


def test_a_group_is_noted_with_one_touch_and_what_comes_later_is_new(page, qtbot) -> None:
    group = OpenGroup.VISITORS_INSIDE
    page.show_groups([OpenItems(group, (line(1),))], may_work=True, ready=False)
    card = page.card(group)
    with qtbot.waitSignal(page.acknowledged, timeout=0) as told:
        card.note.click()
    assert told.args == [group]
    seen = Acknowledged(group, ("1",), NOW, None)
    page.show_groups([OpenItems(group, (line(1),), seen)], may_work=True, ready=True)
    assert page.card(group).note.isHidden()
    page.show_groups([OpenItems(group, (line(1), line(2)), seen)], may_work=True, ready=True)
    assert not page.card(group).note.isHidden()
    assert page.card(group)._new.text.endswith("1")
    assert page.card(group)._lines[0].text().startswith("张2")  # what is new comes first


def test_an_empty_group_has_no_card_and_an_observer_notes_nothing(page) -> None:
    groups = [OpenItems(OpenGroup.LOANS, ()), OpenItems(OpenGroup.RECHECKS, (line(1),))]
    page.show_groups(groups, may_work=False, ready=False)
    assert page.card(OpenGroup.LOANS) is None
    assert page.card(OpenGroup.RECHECKS).note.isHidden()
    assert not page.card(OpenGroup.RECHECKS).open.isHidden()


def test_every_group_is_reached_in_pages(page) -> None:
    groups = [OpenItems(group, (line(1), line(2, urgent=True))) for group in OpenGroup]
    page.show_groups(groups, may_work=True, ready=False)
    page._fill()
    seen = set()
    for _ in OpenGroup:
        seen |= {card.group for card in page.cards if not card.isHidden()}
        page._after.click()
    assert seen == set(OpenGroup)


# -- equipment


def test_condition_and_number_agree(desk, qtbot) -> None:
    row = EquipmentRow()
    qtbot.addWidget(row)
    names = (("zh_CN", "对讲机"), ("en", "Radio"))
    row.show_line(EquipmentLine(EquipmentItem("radio", names, 2)), desk.context, "", may_work=True)
    told = []
    row.checked.connect(told.append)
    row.state.button("missing").click()
    row.state.button("good").click()
    row.count.fewer.click()
    assert [(check.counted, check.condition) for check in told] == [
        (1, Condition.MISSING),
        (2, Condition.GOOD),
        (1, Condition.GOOD),  # the service writes it down as missing
    ]


# -- the roster


def test_a_leader_plans_and_unplans_by_touching(desk, people) -> None:
    officer = people["leader"]
    context = desk.context.__class__(
        **{
            name: getattr(desk.context, name)
            for name in ("services", "jobs", "words", "now", "zone", "go")
        },
        officer=lambda: officer,
        show_outcome=desk.context.show_outcome,
        announce=desk.context.announce,
    )
    assert officer.may(Right.MANAGE)
    roster = RosterPage(context)
    roster.setParent(desk.window)
    roster.on_enter()
    desk.settle()
    slot = roster.slots[0, 0]
    assert slot.names == ()
    slot.click()
    roster.people.button(str(people["volunteer"].id)).click()
    desk.settle()
    assert slot.names == ("何平",)
    assert "何平" in slot.accessibleName()
    roster.people.button(str(people["volunteer"].id)).click()
    desk.settle()
    assert slot.names == ()
    roster.after.click()
    desk.settle()
    assert roster._week.days[0] == date(2026, 11, 23)


# -- the whole screen


@pytest.fixture
def screen(desk, people) -> HandoverScreen:
    desk.services.duty.begin(people["volunteer"])
    made = HandoverScreen(desk.context, Sheets())
    desk.show(made)
    desk.settle()
    return made


def test_a_look_begins_nothing_and_a_step_can_be_looked_at(desk, screen) -> None:
    assert [key.mark for key in screen.steps.keys] == [Mark.NEXT] + [Mark.LATER] * 4
    assert desk.services.handovers.current() is None
    screen.steps.keys[StepPage.EQUIPMENT].click()
    desk.settle()
    assert desk.services.handovers.current() is not None
    assert screen.page is StepPage.EQUIPMENT
    screen.steps.keys[StepPage.COUNT].click()
    desk.settle()
    assert screen.count.currentWidget() is screen.scope


def test_every_control_has_a_name_and_room_for_a_finger(desk, screen, checks) -> None:
    for page in StepPage:
        screen.go_to(page)
        desk.settle()
        if page is StepPage.COUNT:
            screen.scope.full.click()
            desk.settle()
        assert checks["nameless"](screen) == []
        assert checks["too_small"](screen) == []


def test_the_head_says_who_follows_whom(desk, screen, people) -> None:
    assert screen.shift_chip.text == "白班 08:00–16:00"
    desk.services.roster.plan(date(2026, 11, 21), "evening", people["leader"].id, people["leader"])
    screen.refresh()
    desk.settle()
    assert screen.people.text() == "何平 → 中班 周岚"


def test_digits_of_a_keyboard_go_to_the_line(desk, screen) -> None:
    screen.summary.full.click()
    desk.settle()
    screen.setFocus()
    for key in "12":
        QTest.keyClick(screen, key)
    QTest.keyClick(screen, Qt.Key.Key_Return)
    desk.settle()
    assert screen.board.desk.facts.lines[0].counted == 12
    assert screen.board.desk.facts.done == 1


def test_remarks_half_written_are_kept(desk, screen) -> None:
    screen.go_to(StepPage.EQUIPMENT)
    desk.settle()
    screen.equipment.orders.set_text("明早八点全员核酸")
    draft = screen.draft()
    assert draft is not None
    assert draft["orders"] == "明早八点全员核酸"
    screen.on_leave()
    desk.settle()
    assert desk.services.handovers.current().handover.orders == "明早八点全员核酸"
    assert screen.draft() is None


def test_overdue_is_said_on_the_first_page(desk, screen, clock) -> None:
    clock._now += timedelta(hours=9)
    screen.refresh()
    desk.settle()
    assert screen.summary._extended.isVisible()
