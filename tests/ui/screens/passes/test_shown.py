"""Every state in three sizes, two looks and two languages: nothing clipped, all within reach."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from gangting.domain.passes import Category, PassAction
from gangting.ui import sizes
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.passes.values import Act, Mode, Shelf
from gangting.ui.theme import Look
from gangting.ui.widgets.buttons import Button


PRINTED = (PassAction.PRINT_DONE,)
IN_USE = (PassAction.PRINT_DONE, PassAction.COLLECT)
ROOMS = {
    (948, 628): (1024, 768, 304, 228),
    (1270, 628): (1366, 768, 345.4, 194.2),
    (1824, 992): (1920, 1080, 527, 296),
}


@pytest.fixture
def filled(desk):
    desk.issue("沈青", steps=IN_USE, phone="13912344821")
    desk.issue("冯可", "3-2-502", steps=PRINTED)
    desk.issue("齐望", "物业", Category.WORKER, steps=(*IN_USE, PassAction.SUSPEND))
    desk.issue("", "3-2-501", Category.VEHICLE, plate="京AD12345", steps=IN_USE)
    lost = desk.issue("梁苏", "5-3-101", steps=(*IN_USE, PassAction.REPORT_LOST))
    one = desk.issue("顾平", "1-1-201")
    desk.screen.refresh()
    desk.settle()
    return one, lost


def show(desk, width, height):
    for _ in range(10):  # letters that grew are measured in one layout and hold in a later one
        desk.screen.resize(width, height)
        QApplication.processEvents()
        desk.settle()
        if desk.screen.width() == width:
            break
    desk.screen.list.panel.picture.room_changed.emit()
    desk.screen.new.picture.room_changed.emit()
    desk.settle()


def panel_states(desk, one, lost):
    """Lead the panel through what it can show, and name each."""
    screen = desk.screen
    yield "list"
    desk.choose(one)
    yield "to print"
    screen._act(Act.MORE)
    yield "more"
    screen._act(Act.PRINT)
    desk.settle()
    yield "print"
    screen.printer.start()
    yield "printing"
    desk.settle()
    yield "came out?"
    desk.choose(lost)
    yield "lost, another waits"
    screen._act(Act.REISSUE)
    yield "reason"
    desk.panel.reason.given.emit("")
    yield "reason missing"
    screen._act(Act.EXTEND)
    yield "extend"
    screen.desk.turn_to(Mode.LIFE)
    yield "life"


def list_states(desk):
    """Lead the list and the form through what they can show, and name each."""
    screen, form = desk.screen, desk.screen.new.form
    screen.list.shelf.click()
    yield "shelves"
    screen._open_shelf(Shelf.RETURNED)
    desk.settle()
    yield "empty shelf"
    screen.list.scan.click()
    yield "scan to find"
    screen.begin_form()
    desk.settle()
    yield "form"
    form.name.set_text("顾平")
    form.room.set_text("1-1-201")
    desk.settle()
    yield "known"
    screen.new.clear.click()
    screen.new.issue.click()
    desk.settle()
    yield "errors"
    form.categories.button("vehicle").click()
    desk.settle()
    yield "plate"
    screen.leave_form()


def states(desk, one, lost):
    """Lead the screen through what it can show, and name each."""
    yield from panel_states(desk, one, lost)
    yield from list_states(desk)
    desk.begin("volunteer")
    desk.choose(one)
    yield "volunteer"


def visible(desk, kind):
    found = desk.screen.findChildren(kind)
    return [
        widget for widget in found if widget.isVisible() and not widget.visibleRegion().isEmpty()
    ]


def outside(desk, widget):
    """Tell whether a widget sticks out of the screen or of what holds it."""
    place = widget.rect().translated(widget.mapTo(desk.screen, widget.rect().topLeft()))
    parent = widget.parentWidget()
    return not desk.screen.rect().contains(place) or not parent.rect().contains(widget.geometry())


def overlapping(buttons):
    return [
        (one.text(), other.text())
        for one, other in combinations(buttons, 2)
        if one.parentWidget() is other.parentWidget()
        if one.geometry().intersects(other.geometry())
    ]


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_clipped_and_everything_is_within_reach(
    desk, filled, theme_of, language, room, night, spoken
):
    sizes.use(sizes.density(*ROOMS[room]))
    theme_of.set_look(Look(night=night))
    language.switch(spoken)
    show(desk, *room)
    seen = []
    for name in states(desk, *filled):
        show(desk, *room)
        seen.append(name)
        assert desk.screen.size().toTuple() == room, name
        hint = desk.screen.minimumSizeHint()
        assert hint.width() <= room[0], name
        assert hint.height() <= room[1], name
        buttons = visible(desk, QAbstractButton)
        assert [b.text() for b in buttons if outside(desk, b)] == [], name
        assert overlapping([b for b in buttons if isinstance(b, Button)]) == [], name
        keys = [b for b in buttons if isinstance(b, Button)]
        small = [b.text() for b in keys if min(b.width(), b.height()) < sizes.touch()]
        assert small == [], name
        nameless = [b for b in buttons if not (b.text() or b.accessibleName())]
        assert nameless == [], name
    assert len(seen) == 19


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("room", ROOMS)
def test_no_word_of_a_key_is_cut(desk, filled, language, room, spoken):
    sizes.use(sizes.density(*ROOMS[room]))
    language.switch(spoken)
    cut = {}
    for name in states(desk, *filled):
        show(desk, *room)
        for button in visible(desk, Button):
            words = button.fontMetrics().horizontalAdvance(button.text())
            icon = button.face_size().width() - words
            if icon + 0.75 * words + 12 > button.width():
                cut.setdefault(name, []).append(button.text())
    assert cut == {}


def test_the_keyboard_reaches_every_key(desk, filled, qtbot):
    desk.choose(filled[0])
    keys = {button for button in visible(desk, Button) if button.isEnabled()}
    reached, widget = set(), desk.screen.nextInFocusChain()
    while widget is not desk.screen:
        if widget in keys and widget.focusPolicy() & widget.focusPolicy().TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()

    assert {key.text() for key in keys - reached} == set()


def test_the_language_changes_live(desk, filled, language):
    desk.choose(filled[0])
    assert desk.panel.facts.keys.button(Act.PRINT).text() == "打印"

    language.switch(ENGLISH)
    QApplication.processEvents()

    assert desk.screen.title() == "Passes"
    assert desk.panel.facts.keys.button(Act.PRINT).text() == "Print"
    assert desk.rows()[0][4] == "To print"
    assert desk.screen.list.shelves.key(Shelf.APPLIED).text() == "To print 1"
    assert desk.screen.new.form.categories.button("tenant").text() == "Tenant"


def test_larger_letters_still_fit(desk, filled, theme_of):
    sizes.use(sizes.density(*ROOMS[948, 628]))
    theme_of.set_look(Look(text_scale=150))
    for name in states(desk, *filled):
        show(desk, 948, 680)
        assert desk.screen.width() == 948, name
        buttons = [b for b in visible(desk, Button) if b.isVisible()]
        assert overlapping(buttons) == [], name


def test_what_was_said_in_another_language_is_over(desk, language):
    """A complaint of the form is not left standing in words that nobody chose."""
    language.switch(ENGLISH)
    desk.screen.begin_form()
    desk.screen.new.issue.click()
    desk.settle()
    field = desk.screen.new.form.name
    assert not field._error.isHidden()
    language.switch(CHINESE)
    QApplication.processEvents()
    assert field._error.isHidden()
