"""A shift handed over through the real window: taps counted, both sheets written, power cut."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest

from gangting.domain.actors import Role
from gangting.domain.duty import DutyRole
from gangting.domain.handover import HandoverState, OpenGroup, Step
from gangting.domain.stocktake import CountState, LineState
from gangting.domain.supplies.movements import Source, Worker
from gangting.services.station.values import Receipt
from gangting.ui.screens.handover.count_state import Pad
from gangting.ui.screens.handover.duty_page import Way
from gangting.ui.screens.handover.sign_page import Asked
from gangting.ui.screens.handover.state import StepPage
from gangting.ui.screens.handover.steps_bar import Mark


PINS = {"周岚": "2468", "何平": "1357", "康宁": "8642"}
SHELF = {
    "mask": 42,
    "disposable_gloves": 86,
    "first_aid_kit": 1,
    "hand_sanitizer": 3,
    "medical_alcohol": 2,
    "bottled_water": 31,
    "disposable_raincoat": 4,
    "umbrella": 5,
}
MOST_TAPS = 60


class Shift:
    """Somebody at the handover screen, whose touches are counted."""

    def __init__(self, hand) -> None:
        self.hand = hand
        self.taps = 0
        hand.composition.go("handover")
        hand.settle()
        self.screen = hand.more.handover

    def tap(self, widget) -> None:
        self.taps += 1
        self.hand.touch(widget)
        self.hand.settle()

    def key(self, pad, word: str) -> None:
        self.taps += 1
        self.hand.touch(self.hand._key_of(pad, word))

    def count(self, number: int) -> None:
        pad = self.screen.board.pad.keys
        for digit in str(number):
            self.key(pad, digit)
        self.tap(pad.main_key)

    def pin(self, pad, name: str) -> None:
        for digit in PINS[name]:
            self.key(pad.keypad, digit)
        self.tap(pad.keypad.main_key)

    def choose(self, pad, name: str) -> None:
        self.tap(next(key for key in pad.who._buttons.values() if key.text() == name))

    @property
    def view(self):
        return self.screen.looked.view

    @property
    def line_of(self):
        return {line.item.code: line for line in self.screen.board.desk.facts.lines}

    def count_all(self, **found: int) -> None:
        """Count every line as it is lit; what is not told is as the book says."""
        lines = self.screen.board.desk.facts.lines
        for _ in lines:
            facts = self.screen.board.desk.facts
            code = facts.line(facts.current).item.code
            self.count(found.get(code, SHELF[code]))

    def to_the_signatures(self) -> None:
        """Count all, note every group, find all the equipment."""
        self.tap(self.screen.summary.full)
        self.count_all()
        self.tap(self.screen.board.pad.keys.main_key)
        self.note_all()
        self.tap(self.screen.equipment.complete)

    def note_all(self) -> None:
        for items in self.view.groups:
            if items.lines:
                self.tap(self.screen.open.card(items.group).note)

    def open_side(self, key) -> None:
        self.tap(key)


def stock(hand, **quantities: int) -> None:
    leader = next(o for o in hand.s.officers.active() if o.role is Role.LEADER)
    for item in hand.s.station.catalogue.all():
        quantity = quantities.get(item.code, 0)
        if quantity:
            expiry = date(2028, 1, 31) if item.expires else None
            receipt = Receipt(item.id, quantity, Source.ALLOCATED, expiry)
            hand.s.station.ledger.receive(receipt, leader)


def item(hand, code: str):
    return next(one for one in hand.s.station.catalogue.all() if one.code == code)


@pytest.fixture
def shift(booth) -> Shift:
    """Return the handover screen of a booth whose shelf is full, a volunteer on duty."""
    stock(booth, **SHELF)
    return Shift(booth)


def front(shift: Shift) -> StepPage:
    page = shift.screen._stack.currentWidget()
    return next(step for step, widget in shift.screen.pages.items() if widget is page)


def assert_sheets_are_written(shift: Shift, folder: Path) -> None:
    """Save the sheet in hand for both papers, and read both files again."""
    screen, hand = shift.screen, shift.hand
    written = []

    def answer(name, save) -> None:
        written.append(folder / name)
        save(written[-1])

    screen.sides._ask_place = answer
    for paper in ("a4", "slip58"):
        shift.tap(screen.sides.sheets.saves[paper])
        hand.wait(written[-1].is_file, "the sheet is written")
    for path, wide in zip(written, (210, 58), strict=True):
        document = QPdfDocument()
        assert document.load(str(path)) is QPdfDocument.Error.None_
        assert document.pagePointSize(0).width() / 72 * 25.4 == pytest.approx(wide, abs=0.5)
        assert "康宁" in document.getAllText(0).text()
        document.close()


def test_a_shift_is_handed_over_within_sixty_taps(shift, tmp_path) -> None:
    screen, hand = shift.screen, shift.hand
    assert hand.s.duty.current().responsible == "何平"
    assert hand.s.handovers.current() is None  # nothing begins with a look

    shift.tap(screen.summary.full)
    assert front(shift) is StepPage.COUNT
    assert len(screen.board.desk.facts.lines) == len(SHELF)
    shift.count_all(mask=40)
    assert screen.board.pad.pad is Pad.REASON  # nothing is left to count but to say why
    shift.tap(screen.board.pad.reason.keys["unrecorded"])
    shift.tap(screen.board.pad.keys.main_key)
    assert front(shift) is StepPage.OPEN
    shift.note_all()
    assert front(shift) is StepPage.EQUIPMENT
    shift.tap(screen.equipment.complete)
    assert front(shift) is StepPage.SIGN
    shift.pin(screen.sign.pin, "何平")
    assert screen.sign.asked is Asked.INCOMING
    shift.choose(screen.sign.pin, "康宁")
    shift.pin(screen.sign.pin, "康宁")

    assert shift.taps <= MOST_TAPS, shift.taps
    assert hand.composition.officer().name == "康宁"
    assert hand.s.duty.current().responsible == "康宁"
    [sheet] = hand.s.handovers.sheets()
    assert sheet.state is HandoverState.ACCEPTED
    mask = next(line for line in sheet.content["stock"] if line["code"] == "mask")
    assert (mask["expected"], mask["actual"], mask["reason"]) == (42, 40, "unrecorded")
    assert hand.s.station.shelf.item(item(hand, "mask").id).on_hand == 40

    assert_sheets_are_written(shift, tmp_path)
    shift.tap(screen.sides.sheets.head._back)
    assert front(shift) is StepPage.SUMMARY


def test_a_power_cut_comes_back_to_the_same_line(booth, make_hand, real_folder) -> None:
    stock(booth, **SHELF)
    shift = Shift(booth)
    shift.tap(shift.screen.summary.full)
    for number in (42, 86):
        shift.count(number)
    shift.key(shift.screen.board.pad.keys, "1")
    booth.composition.duty.drafts.save()
    booth.settle()
    booth.let_go()

    again = make_hand(real_folder).open()
    again.sign_in()
    shift = Shift(again)
    again.wait(lambda: shift.screen.board.desk.facts.typed == "1", "the draft is back")
    assert front(shift) is StepPage.COUNT
    assert shift.screen.board.desk.facts.done == 2
    assert [key.mark for key in shift.screen.steps.keys][:2] == [Mark.DONE, Mark.NEXT]
    assert shift.line_of["mask"].state is LineState.VERIFIED


def test_a_real_keyboard_counts_and_a_scan_finds_the_line(shift) -> None:
    hand, screen = shift.hand, shift.screen
    leader = next(o for o in hand.s.officers.active() if o.role is Role.LEADER)
    water = item(hand, "bottled_water")
    hand.s.station.catalogue.learn_barcode(water.id, "6901234567892", leader)
    shift.tap(screen.summary.full)
    for keys in ("42", "86"):
        for key in keys:
            QTest.keyClick(hand.keyboard(), key)
            QTest.qWait(120)  # a hand is slower than a scanner
        QTest.keyClick(hand.keyboard(), Qt.Key.Key_Return)
        hand.settle()
    assert screen.board.desk.facts.done == 2
    hand.scan("6901234567892")
    assert hand.window.current_screen() is screen
    assert screen.board.desk.facts.current == water.id
    hand.scan(hand.issue())
    assert hand.window.current_screen() is hand.gate
    assert hand.last().holder is not None


def test_what_moves_meanwhile_is_asked_about_and_blocks_nobody(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.full)
    shift.count(42)
    officer = hand.composition.officer()
    mask = item(hand, "mask")
    hand.s.station.ledger.give(mask.id, Worker.RIDER, officer, 1)
    hand.show_screen("gate")
    hand.show_screen("handover")
    row = screen.board.table.row(mask.id)
    assert row.keep.isVisible()
    shift.tap(screen.board.done)
    assert screen.board.pad.pad is Pad.REST
    shift.tap(screen.board.pad.rest.on)
    left = next(g for g in shift.view.groups if g.group is OpenGroup.NOT_COUNTED)
    assert left.count == len(SHELF)
    shift.tap(screen.steps.keys[StepPage.COUNT])
    shift.tap(screen.board.table.row(mask.id).keep)
    assert shift.line_of["mask"].state is LineState.VERIFIED


def test_a_difference_over_tolerance_needs_a_leader(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.full)
    shift.count_all(umbrella=4)
    shift.tap(screen.board.pad.reason.keys["lost"])
    shift.tap(screen.board.pad.keys.main_key)
    shift.note_all()
    shift.tap(screen.equipment.complete)
    shift.pin(screen.sign.pin, "何平")
    assert screen.sign.asked is Asked.LEADER
    shift.pin(screen.sign.pin, "何平")
    assert shift.view.step is Step.LEADER  # a volunteer's PIN is no leader's
    assert screen.sign.pin.error.text()
    shift.pin(screen.sign.pin, "周岚")
    assert shift.view.step is Step.ACCEPT
    shift.choose(screen.sign.pin, "康宁")
    shift.pin(screen.sign.pin, "康宁")
    assert hand.s.handovers.sheets()[0].content["leader_reasons"] == ["over_tolerance"]


def test_who_objects_is_heard_before_anything_is_accepted(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.to_the_signatures()
    shift.pin(screen.sign.pin, "何平")
    shift.tap(screen.sign.dispute_key)
    shift.choose(screen.sign.pin, "康宁")
    shift.pin(screen.sign.pin, "康宁")
    assert screen.sign.why.error  # not without saying what
    hand.write(screen.sign.why.line, "口罩少一包")
    shift.pin(screen.sign.pin, "康宁")
    assert shift.view.step is Step.DISPUTE
    assert screen.sign.recount_key.isVisible()
    shift.tap(screen.sign.uphold_key)
    hand.write(screen.sign.why.line, "一起数过")
    shift.pin(screen.sign.pin, "周岚")
    assert shift.view.step is Step.ACCEPT
    shift.tap(screen.sign.dispute_key)
    shift.choose(screen.sign.pin, "康宁")
    hand.write(screen.sign.why.line, "还是不对")
    shift.pin(screen.sign.pin, "康宁")
    shift.tap(screen.sign.recount_key)
    assert front(shift) is StepPage.COUNT
    assert shift.line_of["mask"].counted == 42  # lines are kept


def test_a_name_is_drawn_and_kept_on_the_sheet(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.to_the_signatures()
    shift.tap(screen.sign.ink_key)
    ink = screen.sign.ink
    QTest.mousePress(ink, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    for step in range(1, 6):
        QTest.mouseMove(ink, QPoint(20 + 10 * step, 20 + 4 * step))
    QTest.mouseRelease(ink, Qt.MouseButton.LeftButton, pos=QPoint(80, 44))
    shift.pin(screen.sign.pin, "何平")
    assert shift.view.handover.outgoing_signed.strokes
    assert screen.sign.ink.isHidden()  # the next one draws his own
    shift.choose(screen.sign.pin, "康宁")
    shift.pin(screen.sign.pin, "康宁")
    signed = hand.s.handovers.sheets()[0].content["signatures"]
    assert [bool(one["strokes"]) for one in signed] == [True, False]


def test_a_relief_stands_in_and_the_officer_comes_back(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.duty)
    page = screen.sides.duty
    shift.choose(page.pin, "康宁")
    shift.pin(page.pin, "康宁")
    duty = hand.s.duty.current()
    assert hand.composition.officer().name == "康宁"
    assert duty.responsible == "何平"
    assert [one.role for one in duty.standing] == [DutyRole.RELIEF]
    shift.tap(screen.summary.duty)
    shift.tap(page.ways.button(Way.BACK.value))
    shift.pin(page.pin, "何平")
    assert hand.composition.officer().name == "何平"
    assert [one.role for one in hand.s.duty.current().standing] == [DutyRole.RESPONSIBLE]


def test_who_stays_longer_says_why_and_may_follow_himself_with_a_leader(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.duty)
    page = screen.sides.duty
    shift.tap(page.ways.button(Way.EXTEND.value))
    shift.tap(page.extend)
    assert page.reason.error
    shift.tap(next(iter(page.reasons._buttons.values())))
    shift.tap(page.countersign)
    shift.pin(page.pin, "周岚")
    [extension] = hand.s.duty.current().extensions
    assert extension.reason == "接班人没到"
    assert extension.countersigned_by is not None
    shift.to_the_signatures()
    shift.pin(screen.sign.pin, "何平")
    shift.choose(screen.sign.pin, "何平")
    shift.pin(screen.sign.pin, "何平")
    assert hand.s.handovers.sheets()[0].content["follows_himself"]


def test_a_leader_closes_a_shift_that_nobody_hands_over(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.duty)
    page = screen.sides.duty
    shift.tap(page.ways.button(Way.FORCE.value))
    shift.tap(next(iter(page.reasons._buttons.values())))
    shift.pin(page.pin, "周岚")
    shift.choose(page.pin, "康宁")
    shift.pin(page.pin, "康宁")
    [sheet] = hand.s.handovers.sheets()
    assert sheet.state is HandoverState.CLOSED
    assert hand.composition.officer().name == "康宁"
    hand.write(screen.sides.sheets.text.line, "口罩一包在柜子里")
    shift.tap(screen.sides.sheets.add)
    assert [a.addendum.text for a in hand.s.handovers.sheets()[0].addenda] == ["口罩一包在柜子里"]


def test_the_shelf_is_counted_from_the_station(shift) -> None:
    hand = shift.hand
    hand.composition.go("station")
    hand.settle()
    shift.tap(hand.more.station.shelf.count)
    page = shift.screen.sides.count
    assert hand.window.current_screen() is shift.screen
    shift.tap(page.scope.full)
    board = page.board
    for digit in "40":
        shift.key(board.pad.keys, digit)
    shift.tap(board.pad.keys.main_key)
    mask = item(hand, "mask").id
    shift.tap(board.table.row(mask).reason)
    shift.tap(board.pad.reason.keys["miscounted"])
    shift.tap(board.done)
    shift.tap(board.pad.rest.on)
    shift.choose(page.verify.pin, "康宁")
    shift.pin(page.verify.pin, "康宁")
    assert hand.window.current_screen().name == "station"
    assert hand.s.station.shelf.item(mask).on_hand == 40
    assert hand.s.counts.open() == ()
    with hand.s.database.read() as work:
        last = work.supplies.counts.last_counted()
    assert set(last) == {mask}
    assert CountState.ACCEPTED.value == "accepted"


def test_open_groups_lead_to_where_they_belong(shift) -> None:
    hand, screen = shift.hand, shift.screen
    shift.tap(screen.summary.full)
    shift.tap(screen.board.done)
    shift.tap(screen.board.pad.rest.on)
    places = {
        OpenGroup.VISITORS_INSIDE: "gate",
        OpenGroup.RECHECKS: "gate",
        OpenGroup.TEMPORARY_PASSES: "passes",
        OpenGroup.LOANS: "station",
        OpenGroup.LOW_STOCK: "station",
        OpenGroup.EXPIRING: "station",
    }
    for group, place in places.items():
        hand.show_screen("handover")
        screen._open_group(group)
        hand.settle()
        assert hand.window.current_screen().name == place, group


def test_duty_begins_with_a_sign_in_and_its_end_is_said(make_hand, real_folder, clock) -> None:
    hand = make_hand(real_folder).open()
    hand.sign_in(Role.OBSERVER)
    assert hand.s.duty.current() is None  # an observer works at no gate
    hand.sign_in(Role.VOLUNTEER)
    assert hand.s.duty.current().responsible == "何平"
    hand.sign_in(Role.LEADER)
    assert hand.s.duty.current().responsible == "何平"
    assert hand.composition.frame.shift() == "白班"
    clock.jump(timedelta(hours=3))
    hand.composition.duty.shifts.look()
    hand.settle()
    assert any("16:00" in banner for banner in hand.banners())
    assert hand.composition.frame.shift() == "白班"  # whoever is on duty is so until relieved
    hand.window.banner_action.emit("shift_overdue")
    hand.settle()
    assert hand.window.current_screen().name == "handover"
