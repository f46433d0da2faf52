"""The scenes of the handover: each goes on where the one before it ended."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from gangting.domain.actors import Role
from gangting.domain.duty import DutyRole
from gangting.domain.errors import KnownError
from gangting.domain.handover import OpenGroup, OpenItems, OpenLine
from gangting.domain.supplies.movements import Worker
from gangting.ui.jobs import Lane
from gangting.ui.screens.handover.count_state import Pad
from gangting.ui.screens.handover.duty_page import Way
from gangting.ui.screens.handover.sign_page import Asked
from gangting.ui.screens.handover.state import Side, StepPage


def quiet(hand) -> None:
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    hand.wait(lambda: not hand.composition.jobs.busy(Lane.STORE), "the books are quiet")
    QApplication.processEvents()


def pin_of(hand, name: str) -> str:
    return dict(hand.composition.opened.booth.practice_pins())[name]


def summary(hand) -> None:
    hand.sign_in(Role.VOLUNTEER)
    duty = hand.s.duty.current()
    officer = next(o for o in hand.s.officers.active() if o.id == duty.shift.responsible_id)
    hand.composition.session.sign_in(officer)
    quiet(hand)
    for worker in (Worker.RIDER, Worker.COURIER, Worker.CLEANER, Worker.GUARD):
        item = next(i for i in hand.s.station.catalogue.all() if i.code == "mask")
        hand.s.station.ledger.give(item.id, worker, officer, 2)
    joint = next(o for o in hand.s.officers.active() if o.id != officer.id)
    if all(one.role is not DutyRole.JOINT for one in duty.standing):
        hand.s.duty.join(joint)
    hand.show_screen("handover")


def count(hand) -> None:
    hand.more.handover.summary.full.click()
    quiet(hand)


def put(hand, *numbers: int) -> None:
    desk = hand.more.handover.board.desk
    for number in numbers:
        for digit in str(number):
            desk.type(digit)
        desk.confirm()
        quiet(hand)


def differs(hand) -> None:
    put(hand, 9999, 0, 1)


def reason(hand) -> None:
    desk = hand.more.handover.board.desk
    desk.ask_reason(desk.facts.lines[1].item.id)


def moved(hand) -> None:
    screen = hand.more.handover
    officer = hand.composition.officer()
    item = next(i for i in hand.s.station.catalogue.all() if i.code == "mask")
    hand.s.station.ledger.give(item.id, Worker.RIDER, officer, 1)
    screen.refresh()
    quiet(hand)
    screen.board.desk.turn_to(Pad.MOVED)


def rest(hand) -> None:
    hand.more.handover.board.desk.finish()


def add(hand) -> None:
    hand.more.handover.board.desk.offer_more()


def open_items(hand) -> None:
    hand.more.handover.board.desk.go_on()
    quiet(hand)
    screen = hand.more.handover
    now = hand.clock.now()
    lines = tuple(
        OpenLine(str(n), "欧阳**", "12-3-14**", now, urgent=n == 1, amount=4, limit=5)
        for n in range(5)
    )
    groups = tuple(OpenItems(group, lines) for group in OpenGroup)
    screen.open.show_groups(groups, may_work=True, ready=True)


def equipment(hand) -> None:
    screen = hand.more.handover
    for items in screen.looked.view.groups:
        if items.lines:
            screen._acknowledge(items.group)
            quiet(hand)
    screen.go_to(StepPage.EQUIPMENT)
    quiet(hand)
    row = screen.equipment.rows[1]
    row.state.button("missing").click()
    quiet(hand)
    screen.equipment.rows[0].note.click()


def equipment_done(hand) -> None:
    hand.more.handover.equipment.complete.click()
    quiet(hand)
    hand.more.handover.go_to(StepPage.EQUIPMENT)


def not_yet(hand) -> None:
    screen = hand.more.handover
    screen.sign._ask(Asked.NONE)
    screen.go_to(StepPage.SIGN)
    screen.sign._ask(Asked.NONE)


def sign(hand) -> None:
    hand.more.handover.go_to(StepPage.SIGN)
    hand.more.handover.sign.ink_key.click()


def sign_refused(hand) -> None:
    hand.more.handover.sign.refuse(KnownError("pin_wait", seconds=40))


def leader(hand) -> None:
    screen = hand.more.handover
    screen.sign.pin._rest_s = 0
    name = screen.looked.view.outgoing
    screen.sign.pin.confirmed.emit(screen.sign.pin.person, pin_of(hand, name))


def incoming(hand) -> None:
    hand.more.handover.sign._ask(Asked.INCOMING)


def dispute(hand) -> None:
    hand.more.handover.sign.dispute_key.click()


def duty(way: Way) -> Callable:
    def scene(hand) -> None:
        hand.more.handover.show_side(Side.DUTY)
        hand.more.handover.sides.duty.choose(way)

    scene.__name__ = f"handover_duty_{way.value}"
    return scene


def forced(hand) -> None:
    page = hand.more.handover.sides.duty
    page.reason.set_text("当班人已离开")
    chief = next(o for o in hand.s.officers.active() if o.role is Role.LEADER)
    page.pin.confirmed.emit(str(chief.id), pin_of(hand, chief.name))


def sheets(hand) -> None:
    page = hand.more.handover.sides.duty
    page.nobody.click()
    quiet(hand)
    hand.sign_in(Role.LEADER)


def sheet_added(hand) -> None:
    screen = hand.more.handover
    screen.sides.sheets.text.set_text("一包口罩在柜子里，已经放回架上")
    screen.sides.sheets.add.click()


def nobody(hand) -> None:
    hand.more.handover.looked = type(hand.more.handover.looked)()
    hand.more.handover.show_steps()


def roster(hand) -> None:
    screen = hand.more.handover
    screen.show_side(Side.ROSTER)
    quiet(hand)
    screen.sides.roster.slots[0, 0].click()
    for officer in hand.s.officers.active():
        screen.sides.roster._plan(officer.id)
        quiet(hand)


def hours(hand) -> None:
    hand.more.handover.sides.roster.hours_key.click()


def shelf_scope(hand) -> None:
    hand.more.handover.open_count()


def shelf_count(hand) -> None:
    hand.more.handover.sides.count.scope.full.click()


def shelf_verify(hand) -> None:
    page = hand.more.handover.sides.count
    desk = page.board.desk
    desk.type("7")
    desk.confirm()
    quiet(hand)
    page.stack.setCurrentWidget(page.verify)
    people = [(str(o.id), o.name) for o in hand.s.officers.active()]
    page.verify.pin.ask("一起看过的人", "输入 PIN", people, "确认")


def leave(hand) -> None:
    hand.more.handover.sides.count.cancel.click()
    quiet(hand)
    hand.more.handover.show_steps()


SCENES: list[Callable] = [
    summary,
    count,
    differs,
    reason,
    moved,
    rest,
    add,
    open_items,
    equipment,
    equipment_done,
    sign,
    sign_refused,
    leader,
    incoming,
    dispute,
    not_yet,
    *(duty(way) for way in Way),
    forced,
    sheets,
    sheet_added,
    nobody,
    roster,
    hours,
    shelf_scope,
    shelf_count,
    shelf_verify,
    leave,
]
for _scene in SCENES:
    if not _scene.__name__.startswith("handover"):
        _scene.__name__ = f"handover_{_scene.__name__}"
