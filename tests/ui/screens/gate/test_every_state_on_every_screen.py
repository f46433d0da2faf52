"""Every state, in three sizes and two languages: nothing clipped, a finger's width, a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QWidget

from gangting.domain.quota import QuotaRule
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction
from gangting.ui import sizes, theme
from gangting.ui.language import ENGLISH
from gangting.ui.screens.gate.list_page import ListKind
from gangting.ui.screens.gate.values import Action
from gangting.ui.screens.gate.verdict_page import VerdictPage
from gangting.ui.theme import Look
from gangting.ui.widgets.face import FaceButton
from gangting.ui.widgets.label import FittedLabel, Label


#: The room a screen has with the practice line and a banner, and the glass it is seen on.
ROOMS = [(948, 628, 304, 228), (1270, 628, 345.4, 194.2), (1270, 708, 345.4, 194.2)]
ROOMS += [(1824, 1020, 476, 268)]
GLASS = {304: (1024, 768), 345.4: (1366, 768), 476: (1920, 1080)}


def fever(gate) -> None:
    gate.screen.show_outcome(gate.visitor("陆一鸣", "13812344821", "5-1-302"))
    gate.settle()
    gate.screen.thermometer_value(37.5, Site.FOREHEAD)
    gate.settle()


def idle(gate) -> None:
    gate.screen.panel_hand.idle()


def due(gate) -> None:
    gate.scan(gate.pass_of("沈青")[1])


def typed(gate) -> None:
    due(gate)
    gate.type("364")


def admitted(gate) -> None:
    typed(gate)
    gate.screen.desk_card.keypad.confirmed.emit()
    gate.settle()
    gate.press(Action.CHILD)


def low(gate) -> None:
    due(gate)
    gate.screen.thermometer_value(33.8, Site.FOREHEAD)
    gate.settle()


def many_reasons(gate) -> None:
    made, _ = gate.pass_of("欧阳建国", "2-1-1402")
    number = made.short_number.replace(" ", "")
    gate.scan(number)
    gate.screen.thermometer_value(36.6, Site.FOREHEAD)
    gate.settle()
    gate.press(Action.CONFIRM)
    gate.pass_time(10)
    gate.screen.desk_card.ways.choose(Direction.ENTRY.value)
    gate.scan(number)


def refused(gate) -> None:
    gate.on_duty[0] = gate.people["leader"]
    gate.scan(gate.lost_card("欧阳建国", "2-1-1402")[1])


def reason(gate) -> None:
    refused(gate)
    gate.press(Action.OVERRIDE)
    gate.screen.reason.why.button("other").click()


def found(gate) -> None:
    gate.pass_of("沈青", phone="13812344821")
    gate.screen.idle.search.set_text("sq")
    gate.screen.finder.ask()
    gate.settle()


def compared(gate) -> None:
    found(gate)
    gate.screen.idle.results.pressed.emit(gate.screen.idle.results.rows[0].key, 0)
    gate.settle()


def measuring(gate) -> None:
    fever(gate)
    gate.press(Action.MEASURE)


def report(gate) -> None:
    fever(gate)
    gate.press(Action.REPORT)
    gate.screen.report.keys["community"].click()
    gate.settle()


def cases(gate) -> None:
    fever(gate)
    gate.screen.list_hand.open(ListKind.CASES)
    gate.settle()


def whose(gate) -> None:
    due(gate)
    gate.scan(gate.pass_of("陆一鸣", "5-1-302")[1])
    gate.screen.thermometer_value(36.6, Site.FOREHEAD)
    gate.settle()


def correction(gate) -> None:
    gate.on_duty[0] = gate.people["leader"]
    admitted(gate)
    gate.press(Action.CORRECT)


def peeked(gate) -> None:
    _, code = gate.pass_of("沈青")
    gate.screen.idle.peek.click()
    gate.scan(code)


def gone(gate) -> None:
    rule = QuotaRule(on=True, minutes_outside=120)
    gate.booth.services.quota.save(rule, gate.people["leader"])
    gate.screen.desk_card.ways.choose(Direction.EXIT.value)
    gate.screen.desk_card.ways.chosen.emit(Direction.EXIT.value)
    gate.scan(gate.pass_of("欧阳建国", "2-1-1402")[1])


def gone_too_often(gate) -> None:
    gone(gate)
    gate.pass_time(10)
    gate.scan(gate.pass_of("沈青", "2-1-1402")[1])


def late_home(gate) -> None:
    gone(gate)
    code = gate.booth.services.passes.code(gate.screen.panel_hand.shown.outcome.entry_pass)
    gate.pass_time(3 * 60 * 60)
    gate.screen.desk_card.ways.choose(Direction.ENTRY.value)
    gate.screen.desk_card.ways.chosen.emit(Direction.ENTRY.value)
    gate.scan(code)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()


STATES = [
    idle,
    due,
    typed,
    admitted,
    low,
    many_reasons,
    refused,
    reason,
    found,
    compared,
    fever,
    measuring,
    report,
    cases,
    whose,
    correction,
    peeked,
    gone,
    gone_too_often,
    late_home,
]


def seen(screen: QWidget, kind: type) -> list[QWidget]:
    return [part for part in screen.findChildren(kind) if part.isVisible()]


def place(part: QWidget, screen: QWidget) -> QRect:
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())


def check_places(screen: QWidget) -> None:
    """Every key and every word lies inside its card, and no two keys overlap."""
    keys = [k for k in seen(screen, QAbstractButton) if k.objectName() != "clear"]
    for key in keys:
        where = place(key, screen)
        assert screen.rect().contains(where), (key.text(), where)
        assert key.accessibleName() or key.text(), key
        assert min(where.width(), where.height()) >= sizes.touch() - 1, (key.text(), where)
        inside = key.parentWidget().rect()
        assert inside.contains(key.geometry()), (key.text(), key.geometry(), inside)
    spots = [place(key, screen) for key in keys]
    for number, spot in enumerate(spots):
        assert not any(spot.intersects(other) for other in spots[number + 1 :])


def check_words(screen: QWidget) -> None:
    """Words have the height of their letters, and plain ones their width too."""
    for label in seen(screen, Label):
        if not label.text():
            continue
        metrics = QFontMetrics(label.font())
        assert label.height() >= metrics.capHeight(), label.text()
        assert label.parentWidget().rect().contains(label.geometry()), label.text()
        if label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height() + 2, label.text()
        elif type(label) is Label:
            assert metrics.horizontalAdvance(label.text()) <= label.width() + 2, label.text()
        elif isinstance(label, FittedLabel):
            least = metrics.horizontalAdvance(label.text()) / 2
            assert least <= label.width() + 2, label.text()


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
@pytest.mark.parametrize("room", ROOMS, ids=["1024", "1366-banner", "1366", "1920"])
@pytest.mark.parametrize("show", STATES, ids=[state.__name__ for state in STATES])
def test_a_state_fits(
    show: Callable, room: tuple[int, int, float, float], english: bool, request, qtbot
):
    width, height, wide_mm, high_mm = room
    theme_of = request.getfixturevalue("theme_of")
    sizes.use(sizes.density(*GLASS[wide_mm], wide_mm, high_mm))
    theme_of.set_look(Look(night=True))
    gate = request.getfixturevalue("gate")
    if english:
        request.getfixturevalue("language").switch(ENGLISH)
        qtbot.wait(1)
    screen = gate.screen
    screen.resize(width, height)
    screen.show()
    qtbot.waitExposed(screen)
    show(gate)
    screen.books.refresh()
    gate.settle()
    qtbot.wait(1)

    assert (screen.width(), screen.height()) == (width, height)
    assert screen.minimumSizeHint().width() <= width
    check_places(screen)
    check_words(screen)
    if screen.shows(VerdictPage):
        check_first_fit(screen.verdict, qtbot)


def check_first_fit(panel: VerdictPage, qtbot) -> None:
    """The person's lines got the room there is at once, not with the next change of size."""
    person = panel.identity
    parts = [person.portrait, person.name, person.way, person.chip, person.number, panel.prompt]
    first = [(part.isVisibleTo(panel), part.font().pixelSize()) for part in parts]
    size = panel.size()
    for height in (size.height() + 1, size.height()):
        panel.resize(size.width(), height)
        qtbot.wait(1)
    assert [(part.isVisibleTo(panel), part.font().pixelSize()) for part in parts] == first


def test_the_verdict_is_read_from_two_metres(gate, shown):
    shown()
    admitted(gate)
    letters = gate.screen.verdict.headline.font().pixelSize()
    pixels_per_mm = 1366 / 345.4

    assert letters * 0.95 / pixels_per_mm >= 15.0


def test_every_key_is_reached_by_the_keyboard(gate, shown, qtbot):
    shown()
    many_reasons(gate)
    gate.screen.activateWindow()
    gate.screen.setFocus()
    reached = set()
    for _ in range(60):
        qtbot.keyClick(gate.screen.focusWidget() or gate.screen, Qt.Key.Key_Tab)
        reached.add(gate.screen.focusWidget())
    keys = {key for key in seen(gate.screen, FaceButton) if key.isEnabled()}
    missing = {key.text() for key in keys - reached if not key.isCheckable()}

    assert missing == set()


def test_a_key_acts_when_the_finger_is_lifted(gate, shown, qtbot):
    shown()
    typed(gate)
    gate.screen.desk_card.keypad.confirmed.emit()
    gate.settle()
    key = gate.screen.verdict.keys.button(Action.UNDO)
    qtbot.mousePress(key, Qt.MouseButton.LeftButton)
    gate.settle()
    assert gate.panel.headline == "可以通行"
    qtbot.mouseRelease(key, Qt.MouseButton.LeftButton)
    gate.settle()
    assert gate.panel.headline == "已撤销"


def test_digits_of_a_real_keyboard_are_a_temperature(gate, shown, qtbot):
    shown()
    due(gate)
    for digit in "364":
        qtbot.keyClick(gate.screen, digit)
    qtbot.keyClick(gate.screen, Qt.Key.Key_Return)
    gate.settle()

    assert gate.panel.headline == "可以通行"


def test_escape_goes_back(gate, shown, qtbot):
    shown()
    gate.screen.idle.tiles["forgotten"].click()
    qtbot.keyClick(gate.screen.idle.search.line, Qt.Key.Key_Escape)
    assert not gate.screen.idle.finding
    due(gate)
    qtbot.keyClick(gate.screen, Qt.Key.Key_Escape)

    assert gate.screen.panel_hand.shown is None


def test_the_language_changes_while_a_verdict_stands(gate, language, shown, qtbot):
    shown()
    due(gate)
    language.switch(ENGLISH)
    qtbot.wait(1)

    assert gate.panel.headline == "Take the temperature"
    assert gate.screen.verdict.headline.text() == "Take the temperature"
    assert gate.screen.verdict.keys.button(Action.TURN).text() == "Going out"
    assert gate.screen.title() == "Gate"
    assert theme.text_px(18) > 0
