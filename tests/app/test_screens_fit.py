"""Every screen and state of the real window, in three sizes and both languages: nothing is cut.

With `GANGTING_PICTURES=DIR` each is drawn into that folder too, by day and by night.
"""

import importlib.util
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QWidget,
)
from tests.applicants import as_xlsx, faulty_list

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction
from gangting.domain.supplies.movements import Worker
from gangting.domain.temperature import Site
from gangting.host.settings import Language, Theme
from gangting.ui import sizes
from gangting.ui.jobs import Lane
from gangting.ui.leader_dialog import LeaderDialog
from gangting.ui.screens.gate.list_page import ListKind
from gangting.ui.screens.gate.values import Action
from gangting.ui.screens.passes.values import Act
from gangting.ui.screens.settings.state import Section
from gangting.ui.screens.station.book_pages import Book
from gangting.ui.screens.station.lending_state import Due, Since
from gangting.ui.screens.station.values import CardAct
from gangting.ui.screens.visitor.form import Answer


def _load(name: str) -> ModuleType:
    """Load a helper beside this file: the tests are no package."""
    file = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"app_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Glass:
    """A screen: its pixels and its millimetres."""

    width: int
    height: int
    wide_mm: float
    high_mm: float


SCREENS = {
    "1024": Glass(1024, 768, 304, 228),
    "1366": Glass(1366, 768, 345.4, 194.2),
    "1920": Glass(1920, 1080, 476, 268),
}
faults: Callable[[QWidget], Iterator[str]] = _load("fit").faults
Hidden = _load("hidden").Hidden
CARD_SCENES: list[Callable] = _load("card_scenes").SCENES
HANDOVER_SCENES: list[Callable] = _load("handover_scenes").SCENES
PASS_SCENES: list[Callable] = _load("pass_scenes").SCENES
PASS_PAGE_SCENES: list[Callable] = _load("pass_page_scenes").SCENES
RUN_SCENES: list[Callable] = _load("run_scenes").SCENES
PEOPLE_SCENES: list[Callable] = _load("people_scenes").SCENES
PHOTO_SCENES: list[Callable] = _load("photo_scenes").SCENES


# -- what a person does to see everything


def gate_idle(hand) -> None:
    hand.show_screen("gate")
    hand.gate.panel_hand.idle()


def gate_search(hand) -> None:
    gate_idle(hand)
    hand.gate.idle.tiles["forgotten"].click()
    hand.gate.idle.search.set_text("s")


def gate_found(hand) -> None:
    gate_search(hand)
    table = hand.gate.idle.results
    hand.wait(lambda: bool(table.rows), "somebody is found")
    table.pressed.emit(table.rows[0].key, 0)


def gate_nobody(hand) -> None:
    gate_search(hand)
    hand.gate.idle.search.set_text("zzzz")


def gate_unknown(hand) -> None:
    scan(hand, "6901234567892")


def gate_due(hand) -> None:
    scan(hand, hand.known_code)


def gate_typed(hand) -> None:
    gate_due(hand)
    hand.gate.desk_card.keypad.typed.emit("3")


def scan(hand, text: str) -> None:
    """Say what a scanner read; real keys are tried elsewhere."""
    if not hand.window.locked:
        hand.window.show_screen("gate")
    hand.gate.handle_scan(text)
    calm(hand)


def admit(hand, name: str, room: str) -> None:
    scan(hand, hand.issue(name, room))
    value(hand, 36.4)
    hand.gate.desk_card.keypad.confirmed.emit()


def gate_admit(hand) -> None:
    """The digits of `gate_typed` go on."""
    for digit in "64":
        hand.gate.desk_card.keypad.typed.emit(digit)
    hand.gate.desk_card.keypad.confirmed.emit()


def gate_children(hand) -> None:
    admit(hand, "欧阳红", "12-3-1401")
    calm(hand)
    hand.gate.verdict.keys.button(Action.CHILD).click()


def gate_again(hand) -> None:
    """Attention: inside already, and the short number alone."""
    hand.window.show_screen("gate")
    hand.gate.desk_card.ways.choose("entry")
    scan(hand, hand.known_number)
    value(hand, 36.6)


def gate_low(hand) -> None:
    hand.gate.verdict.keys.button(Action.CONFIRM).click()
    calm(hand)
    scan(hand, hand.issue("沈大力", "5-1-302"))
    value(hand, 33.8)


def gate_refuse(hand) -> None:
    value(hand, 36.5)  # the second reading of `gate_low`
    calm(hand)
    scan(hand, hand.lost_code)


def gate_reason(hand) -> None:
    hand.sign_in(Role.LEADER)
    scan(hand, hand.lost_code)
    hand.gate.verdict.keys.button(Action.OVERRIDE).click()
    hand.gate.reason.why.button("other").click()


def gate_fever(hand) -> None:
    scan(hand, hand.issue("梁苏苏", "5-3-101"))
    value(hand, 37.5)


def gate_measuring(hand) -> None:
    hand.gate.verdict.keys.button(Action.MEASURE).click()


def gate_report(hand) -> None:
    hand.gate.verdict.keys.button(Action.REPORT).click()


def gate_correction(hand) -> None:
    hand.sign_in(Role.LEADER)
    admit(hand, "司马文", "12-3-1301")
    calm(hand)
    hand.gate.verdict.keys.button(Action.CORRECT).click()


def gate_peek(hand) -> None:
    gate_idle(hand)
    hand.gate.idle.peek.click()
    scan(hand, hand.known_code)


def gate_two_waiting(hand) -> None:
    hand.gate.desk_card.ways.choose("automatic")
    scan(hand, hand.issue("陆一鸣", "5-1-302"))
    scan(hand, hand.issue("诸葛明月", "5-1-303"))
    value(hand, 36.6)


def gate_cases(hand) -> None:
    hand.gate.list_hand.open(ListKind.CASES)


def gate_inside(hand) -> None:
    hand.gate.list_hand.open(ListKind.INSIDE)


def gate_unfinished(hand) -> None:
    hand.gate.list_hand.open(ListKind.UNFINISHED)


def visitor_empty(hand) -> None:
    hand.show_screen("visitor")


def visitor_errors(hand) -> None:
    hand.more.visitor.register.click()


def visitor_filled(hand) -> None:
    screen = hand.more.visitor
    screen.phone.set_text("19900001357")
    screen.name_field.set_text("欧阳建国")
    screen.address.set_text("3-2-501")
    screen.answers.key(Answer.NONE).click()
    calm(hand)
    screen.contact.click()


def delivery_empty(hand) -> None:
    hand.show_screen("delivery")


def delivery_errors(hand) -> None:
    hand.more.delivery.keypad.confirmed.emit()


def vehicle_empty(hand) -> None:
    hand.show_screen("vehicle")


def vehicle_known(hand) -> None:
    for letter in "京AD12345":
        hand.more.vehicle.plate_keys.typed.emit(letter)


def vehicle_new(hand) -> None:
    hand.more.vehicle.clear.click()
    for letter in "京Q7K2M5":
        hand.more.vehicle.plate_keys.typed.emit(letter)


def passes_list(hand) -> None:
    hand.sign_in(Role.LEADER)
    hand.show_screen("passes")


def passes_chosen(hand) -> None:
    hand.more.passes.choose(hand.known_serial)


def passes_more(hand) -> None:
    hand.more.passes.list.panel.facts.keys.button(Act.MORE).click()


def passes_life(hand) -> None:
    panel = hand.more.passes.list.panel
    panel.more.keys.button(Act.LIFE).click()
    calm(hand)
    table = panel.life.table
    table.pressed.emit(table.rows[0].key, 0)


def passes_new(hand) -> None:
    hand.more.passes.list.new.click()


def passes_errors(hand) -> None:
    hand.more.passes.new.issue.click()


def settings_page(section: Section) -> Callable[[object], None]:
    def show(hand) -> None:
        hand.sign_in(Role.LEADER)
        hand.show_screen("settings")
        hand.more.settings._open(section)

    show.__name__ = f"settings_{section.value}"
    return show


def settings_officer(hand) -> None:
    settings_page(Section.OFFICERS)(hand)
    calm(hand)
    page = hand.more.settings._officers
    page._choose(str(hand.s.officers.active()[-1].id))
    page._error.setText(hand.composition.words().error("last_leader"))


def setup_empty(hand) -> None:
    hand.more.settings.other_booth_wanted.emit()


def setup_errors(hand) -> None:
    hand.window.current_screen().start.click()


def leader_dialog(hand) -> None:
    leaders = [(str(o.id), o.name) for o in hand.s.officers.active()]
    dialog = LeaderDialog(leaders, "Leaving the full screen needs a leader's PIN.", hand.window)
    dialog.open()
    dialog.show_error(hand.composition.words().error("wrong_pin"))


def lock(hand) -> None:
    for dialog in hand.window.findChildren(LeaderDialog):
        dialog.reject()
        dialog.deleteLater()
    hand.composition.session.lock()


def lock_scanned(hand) -> None:
    scan(hand, hand.known_code)


def station_item(hand, code: str):
    return next(item for item in hand.s.station.catalogue.all() if item.code == code)


def station_shelf(hand) -> None:
    hand.show_screen("station")
    hand.more.station.offer_count(wanted=True)
    hand.wait(lambda: hand.more.station.desk.facts.shelf is not None, "the shelf is read")


def station_given(hand) -> None:
    hand.more.station.desk.choose_worker(Worker.RIDER)
    hand.more.station.desk.give(station_item(hand, "mask").id)


def station_asks(hand) -> None:
    hand.more.station.desk.forget_worker()
    hand.more.station.shelf.times.key(10).click()
    hand.more.station.desk.give(station_item(hand, "disposable_raincoat").id)


def station_refused(hand) -> None:
    item = station_item(hand, "disposable_raincoat")
    hand.more.station.desk.refuse(KnownError("shortage", item=item.name, wanted=10, left=4), item)


def station_books(hand) -> None:
    hand.more.station.desk.choose_times(1)
    hand.more.station.shelf.more.click()


def station_lend(hand) -> None:
    hand.more.station.shelf.more.click()
    hand.more.station._pressed(station_item(hand, "umbrella").id, CardAct.LEND)


def station_lend_errors(hand) -> None:
    form = hand.more.station.lending.view.form
    form.tag.set_text("Q99")
    form.workers.button(Worker.COURIER.value).click()
    form.dues.button(Due.CUSTOM.value).click()
    form.sinces.button(Since.CUSTOM.value).click()
    form.due.set_text("11-29 18:00")
    form.since.set_text("11-20 09:30")
    hand.more.station.lending.lend()


def station_return(hand) -> None:
    hand.more.station._pressed(station_item(hand, "umbrella").id, CardAct.RETURN)


def station_learn(hand) -> None:
    assert hand.more.station.take_scan("6901234567892")


def station_book(book: Book, code: str = "") -> Callable:
    def scene(hand) -> None:
        item_id = station_item(hand, code).id if code else None
        hand.more.station.open_book(book, item_id)

    scene.__name__ = f"station_{book.value}"
    return scene


SCENES: list[Callable] = [
    gate_idle,
    gate_search,
    gate_found,
    gate_nobody,
    gate_unknown,
    gate_due,
    gate_typed,
    gate_admit,
    gate_children,
    gate_again,
    gate_low,
    gate_refuse,
    gate_reason,
    gate_correction,
    gate_fever,
    gate_measuring,
    gate_report,
    gate_peek,
    gate_two_waiting,
    gate_cases,
    gate_inside,
    gate_unfinished,
    visitor_empty,
    visitor_errors,
    visitor_filled,
    delivery_empty,
    delivery_errors,
    vehicle_empty,
    vehicle_known,
    vehicle_new,
    passes_list,
    passes_chosen,
    passes_more,
    passes_life,
    passes_new,
    passes_errors,
    *PASS_PAGE_SCENES,
    *PASS_SCENES,
    *CARD_SCENES,
    *RUN_SCENES,
    *PEOPLE_SCENES,
    *PHOTO_SCENES,
    station_shelf,
    station_given,
    station_asks,
    station_refused,
    station_books,
    station_lend,
    station_lend_errors,
    station_return,
    station_learn,
    station_book(Book.RECEIVE),
    station_book(Book.LEDGER),
    station_book(Book.ITEM, "mask"),
    station_book(Book.ITEM, "umbrella"),
    station_book(Book.KIT, "first_aid_kit"),
    station_book(Book.SHOPPING),
    station_book(Book.GIFTS),
    station_book(Book.STATS),
    station_book(Book.CATALOGUE),
    *HANDOVER_SCENES,
    *(settings_page(section) for section in Section),
    settings_officer,
    setup_empty,
    setup_errors,
    leader_dialog,
    lock,
    lock_scanned,
]


def value(hand, celsius: float) -> None:
    calm(hand)
    hand.gate.thermometer_value(celsius, Site.FOREHEAD)


# -- the tests


@pytest.fixture
def on(make_hand, practice_folder, monkeypatch, clock, tmp_path) -> Iterator[Callable]:
    """Return a maker of windows on a screen of some size."""

    def make(glass: Glass):
        measured = sizes.density(glass.width, glass.height, glass.wide_mm, glass.high_mm)
        monkeypatch.setattr(sizes, "use_screen", lambda _screen: sizes.use(measured))
        hand = make_hand(practice_folder, practice=True).open()
        hand.window.resize(glass.width, glass.height)
        names = {"visitor", "delivery", "vehicle", "passes", "station", "handover", "settings"}
        names.add("people")
        hand.wait(
            lambda: names <= {screen.name for screen in hand.window.screens()},
            "the other screens are there",
        )
        hand.known_code = hand.issue("冯可可", "3-2-502")
        shown = hand.s.passes.page(limit=1)[0].entry_pass
        hand.known_serial, hand.known_number = shown.serial, shown.short_number.replace(" ", "")
        hand.lost_code = hand.issue("康宁", "5-1-302")
        lost = hand.s.passes.page(limit=1)[0].entry_pass
        leader = next(o for o in hand.s.officers.active() if o.role is Role.LEADER)
        hand.s.passes.act(lost.serial, PassAction.REPORT_LOST, leader, "")
        hand.applicants = tmp_path / "applicants.xlsx"
        as_xlsx(hand.applicants, faulty_list(200)[0])
        hand.sign_in(Role.VOLUNTEER)
        return hand

    yield make
    sizes.use(sizes.density(1366, 768, 345.4, 194.2))


def speak(hand, language: Language) -> None:
    settings = hand.composition.settings
    if settings.language is not language:
        hand.composition.change_settings(replace(settings, language=language))
    lay_out()


def calm(hand) -> None:
    """Wait until the books are quiet and everything has its place."""
    lay_out()
    hand.wait(lambda: not hand.composition.jobs.busy(Lane.STORE), "the books are quiet")
    lay_out()


def lay_out() -> None:
    """Let every layout take its new places: one asks the next around it."""
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def grown(hand, glass: Glass) -> Iterator[str]:
    """Tell if what is shown, or hidden in it, does not fit the screen."""
    now = (hand.window.width(), hand.window.height())
    if now != (glass.width, glass.height):
        yield f"the window grew to {now}"


def draw(hand, folder: Path, name: str) -> None:
    """Take a picture by night and one by day."""
    folder.mkdir(parents=True, exist_ok=True)
    themes = [Theme.NIGHT, Theme.LIGHT]
    for theme in sorted(themes, key=lambda one: one is not hand.composition.settings.theme):
        hand.composition.change_settings(replace(hand.composition.settings, theme=theme))
        lay_out()
        assert hand.window.grab().save(str(folder / f"{name}-{theme}.png"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "size", [pytest.param(size, marks=pytest.mark.xdist_group(f"fits {size}")) for size in SCREENS]
)
def test_everything_fits(on, size: str) -> None:
    glass = SCREENS[size]
    hand = on(glass)
    hidden = Hidden(hand.window)
    languages = list(Language)
    pictures = os.environ.get("GANGTING_PICTURES", "")
    wrong: list[str] = []
    for number, scene in enumerate(SCENES):
        scene(hand)
        calm(hand)
        for language in languages:
            speak(hand, language)
            wrong += [f"{scene.__name__} {language}: {fault}" for fault in grown(hand, glass)]
            top = QApplication.activeModalWidget() or hand.window
            wrong += [f"{scene.__name__} {language}: {fault}" for fault in faults(top)]
            if pictures:
                draw(hand, Path(pictures), f"{number:03d}-{scene.__name__}-{size}-{language}")
        languages.reverse()  # the next scene begins in the language that is spoken
    hidden.tell()
    for language in (*languages, *languages):  # with all screens in it: the widest is the least
        speak(hand, language)
        wrong += [f"all screens {language}: {fault}" for fault in grown(hand, glass)]

    assert wrong == []


def test_the_night_changes_no_measure(on) -> None:
    """Light and night differ in colour alone, so that what fits by day fits by night."""
    hand = on(SCREENS["1366"])
    hand.show_screen("passes")
    measured = []
    for theme in (Theme.NIGHT, Theme.LIGHT, Theme.NIGHT):
        hand.composition.change_settings(replace(hand.composition.settings, theme=theme))
        hand.settle()
        parts = [p for p in hand.window.findChildren(QWidget) if p.isVisible()]
        measured.append([(p.geometry(), p.font().pixelSize()) for p in parts])
        assert not blank(hand.window.grab().toImage())

    assert measured[1] == measured[2]


def blank(picture: QImage) -> bool:
    """Whether nothing was drawn but one ground."""
    row = picture.height() // 2
    return len({picture.pixel(x, row) for x in range(picture.width())}) < 3


def test_no_character_is_missing_from_the_faces(on) -> None:
    """Every hanzi and letter that the screens show has a shape in the face it is shown in."""
    hand = on(SCREENS["1366"])
    seen: set[tuple[str, str]] = set()
    places = ("gate", "visitor", "delivery", "vehicle", "passes", "people", "station", "settings")
    for name in places:
        hand.show_screen(name)
        for label in hand.window.findChildren(QLabel):
            seen |= {(label.font().toString(), letter) for letter in label.text()}
    missing = set()
    for face, letter in seen:
        font = QFont()
        font.fromString(face)
        if not letter.isspace() and not QFontMetrics(font).inFontUcs4(ord(letter)):
            missing.add(letter)

    assert missing == set()
