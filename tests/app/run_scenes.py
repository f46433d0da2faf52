"""What a person does to see a print run at every turn, many passes extended, and the outings."""

from collections.abc import Callable
from datetime import date

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.domain.quota import QuotaRule
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.screens.gate.values import Action, ListKind
from gangting.ui.screens.passes.batches import state as batches
from gangting.ui.screens.passes.batches.state import PDF, Ask
from gangting.ui.screens.passes.said import trouble
from gangting.ui.screens.settings.state import Section


NAMES = ("欧阳文博", "阿卜杜拉·买买提", "Alex Wolff", "沈青")
LONGEST = 24 * 60 * 7  # minutes outside
PRINTERS = ("Office-LaserJet-Pro", "Zebra-ZC300")


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def leader(hand):
    return next(one for one in hand.s.officers.active() if one.role is Role.LEADER)


def cards(hand, floor: int) -> list[int]:
    made = []
    for number, name in enumerate(NAMES):
        room = f"11-{number + 1}-{floor}01"
        request = IssueRequest(name, room, Category.RESIDENT, "13812344821")
        made.append(hand.s.passes.issue(request, leader(hand)).entry_pass.serial)
    return made


# -- print runs


def begun(hand, floor: int):
    """A run of four cards, none of which was sent yet."""
    hand.sign_in(Role.LEADER)
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.batch.click()
    view = hand.s.batches.begin(cards(hand, floor), "card", leader(hand))
    quiet(hand)
    hand.more.batches.desk.open(view.batch.id)
    quiet(hand)
    quiet(hand)
    return view.batch.id


def sent(hand, run, sheets: int):
    """So many cards are with the printer."""
    return hand.s.batches.sent(run, hand.s.batches.next(run, sheets), leader(hand))


def run_printing(hand) -> None:
    run = begun(hand, 17)
    view = sent(hand, run, 2)
    hand.more.batches.desk.change(view=view, running=run, done=1)


def run_stopping(hand) -> None:
    hand.more.batches.desk.change(stopping=True)


def run_stopped(hand) -> None:
    desk = hand.more.batches.desk
    run = desk.facts.running
    view = hand.s.batches.halt(run, "printer_failed", leader(hand))
    said = trouble(KnownError("printer_failed"))
    desk.change(printers=PRINTERS, printer=PRINTERS[1])
    desk.change(view=view, running=None, stopping=False, said=said)
    quiet(hand)


def run_wrong_number(hand) -> None:
    """No card of that number was sent."""
    hand.more.batches.run.part.click()
    for digit in "99":
        hand.more.batches.run.number.keys.typed.emit(digit)
    hand.more.batches.run.number.keys.confirmed.emit()
    quiet(hand)


def run_up_to(hand) -> None:
    """The first card came out; the second is spoiled and waits again."""
    desk = hand.more.batches.desk
    desk.ask(Ask.LAST_GOOD)
    desk.typed("1")
    desk.confirmed()
    quiet(hand)


def run_done(hand) -> None:
    desk = hand.more.batches.desk
    run = desk.facts.view.batch.id
    if desk.facts.view.batch.state.value == "stopped":
        hand.s.batches.continue_(run, leader(hand))
    sent(hand, run, 9)
    hand.s.batches.all_printed(run, leader(hand))
    desk.open(run)
    quiet(hand)


def run_again_from(hand) -> None:
    hand.more.batches.run.again.click()


def run_again_to(hand) -> None:
    desk = hand.more.batches.desk
    desk.typed("2")
    desk.confirmed()


def run_again_refused(hand) -> None:
    """The third card is in its holder's hand already."""
    desk = hand.more.batches.desk
    third = desk.facts.view.cards[2].serial
    hand.s.passes.act(third, PassAction.COLLECT, leader(hand))
    desk.typed("3")
    desk.confirmed()
    quiet(hand)


def run_again(hand) -> None:
    desk = hand.more.batches.desk
    desk.ask(Ask.FROM)
    for digit in "12":
        desk.typed(digit)
        desk.confirmed()
    quiet(hand)


def run_cancelled(hand) -> None:
    screen = hand.more.batches
    screen.run.end.click()
    screen.run.end.click()
    quiet(hand)


def runs_none(hand) -> None:
    screen = hand.more.batches
    screen.run.head.back.emit()
    screen.choose.runs.click()
    quiet(hand)
    screen.desk.change(runs=())


def run_of_a_part(hand) -> None:
    """More wait than are printed in one go; some are left out."""
    at_once, batches.AT_ONCE = batches.AT_ONCE, 3
    try:
        screen = hand.more.batches
        cards(hand, 18)
        screen.runs.head.back.emit()
        screen.on_enter()
        quiet(hand)
        screen.desk.change(printers=PRINTERS, printer=PRINTERS[1])
        screen.choose.first.click()
        quiet(hand)
    finally:
        batches.AT_ONCE = at_once


def run_of_slips(hand) -> None:
    screen = hand.more.batches
    screen.choose.all.click()
    screen.choose.papers.button("slip80").click()
    quiet(hand)
    screen.desk.change(lacks=frozenset({"slip80"}))


def run_into_a_file(hand) -> None:
    screen = hand.more.batches
    screen.choose.papers.button("card").click()
    screen.choose.sides.button("both").click()
    screen.desk.change(printers=(), printer=PDF)
    quiet(hand)


def run_in_another(hand) -> None:
    """Somebody at another booth took one of them into a run."""
    screen = hand.more.batches
    view = hand.s.batches.begin((screen.desk.facts.chosen[0],), "card", leader(hand))
    screen.desk.begin()
    quiet(hand)
    hand.s.batches.cancel(view.batch.id, "ended", leader(hand))
    screen.choose.sides.button("front").click()


# -- many passes extended


def extending(hand):
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.many.click()
    quiet(hand)
    return hand.more.extending


def extending_asks(hand) -> None:
    """Fifty and more: there is no way back, so it is asked."""
    page = extending(hand).page
    page.which.chosen.emit("all")
    quiet(hand)
    for _ in range(14):
        page.until.later.click()
    page.extend.click()
    quiet(hand)


def extending_some_longer(hand) -> None:
    """Most are good for longer than that day."""
    page = hand.more.extending.page
    page.leave.click()
    page.until.spans.button("6").click()
    quiet(hand)


def extending_done(hand) -> None:
    page = hand.more.extending.page
    page.extend.click()
    quiet(hand)


def extending_nobody(hand) -> None:
    page = hand.more.extending.page
    page.which.chosen.emit("over")
    quiet(hand)


def extending_wrong_day(hand) -> None:
    page = hand.more.extending.page
    page.which.chosen.emit("all")
    quiet(hand)
    page.until.set_text("2027-13-40")
    page.extend.click()


# -- the rule of outings


def rule(hand, **limits: object) -> None:
    hand.s.quota.save(QuotaRule(on=True, **limits), leader(hand))


def way(hand, code: str) -> None:
    hand.gate.desk_card.ways.choose(code)
    hand.gate.desk_card.ways.chosen.emit(code)


def scan(hand, code: str) -> None:
    hand.show_screen("gate")
    hand.gate.handle_scan(code)
    quiet(hand)
    quiet(hand)


def quota_used(hand) -> None:
    """One of the household is out: the next may not go, unless for one of the reasons."""
    rule(hand, persons=1, outings=1)
    hand.show_screen("gate")
    way(hand, "exit")
    scan(hand, hand.issue("阿依古丽·买买提", "12-3-1601"))
    scan(hand, hand.issue("热依汗·买买提", "12-3-1601"))


def quota_used_reason(hand) -> None:
    """A leader lets pass all the same: that one counts."""
    hand.gate.verdict.keys.button(Action.OVERRIDE).click()
    quiet(hand)


def quota_excused(hand) -> None:
    """One key: this outing does not count."""
    scan(hand, hand.issue("热依汗·买买提", "12-3-1601"))
    hand.gate.verdict.excuses.choices.button("medical").click()
    quiet(hand)
    quiet(hand)


def quota_for_volunteers(hand) -> None:
    hand.sign_in(Role.VOLUNTEER)
    scan(hand, hand.issue("古丽·买买提", "12-3-1601"))


def came_late(hand) -> None:
    """Two days late, and let in."""
    way(hand, "automatic")
    rule(hand)
    late = hand.s.quota.not_back()[0]
    entry_pass = hand.s.passes.of_holder(late.holder.ref)[0].entry_pass
    scan(hand, hand.s.passes.code(entry_pass))


def not_back_again(hand) -> None:
    """Whoever is on the list may be corrected from there."""
    hand.sign_in(Role.LEADER)
    hand.show_screen("gate")
    hand.gate.list_hand.open(ListKind.AWAY)
    quiet(hand)
    table = hand.gate.lists.table
    table.pressed.emit(table.rows[0].key, len(table.rows[0].cells) - 1)
    quiet(hand)


def not_back_nobody(hand) -> None:
    hand.gate.panel_hand.idle()
    rule(hand, minutes_outside=LONGEST)
    hand.gate.list_hand.open(ListKind.AWAY)
    quiet(hand)


def households_in_force(hand) -> None:
    rule(hand, persons=2, outings=3, first=date(2026, 11, 1), last=date(2026, 12, 31))
    hand.show_screen("settings")
    hand.more.settings._open(Section.HOUSEHOLDS)
    quiet(hand)
    hand.more.settings._households.open("outings")


def households_dated(hand) -> None:
    hand.more.settings._households.open("exempt")


def households_overtaken(hand) -> None:
    """Another leader has just changed the same rule."""
    page = hand.more.settings._households
    page.open("outings")
    rule(hand, persons=3, outings=3)
    page._change(persons=1)
    quiet(hand)


def households_off(hand) -> None:
    hand.s.quota.save(QuotaRule(), leader(hand))
    hand.composition.frame.withdraw("announcement")
    hand.more.settings._households.load()
    quiet(hand)


SCENES: list[Callable] = [
    run_printing,
    run_stopping,
    run_stopped,
    run_wrong_number,
    run_up_to,
    run_done,
    run_again_from,
    run_again_to,
    run_again_refused,
    run_again,
    run_cancelled,
    runs_none,
    run_of_a_part,
    run_of_slips,
    run_into_a_file,
    run_in_another,
    extending_asks,
    extending_some_longer,
    extending_done,
    extending_nobody,
    extending_wrong_day,
    quota_used,
    quota_used_reason,
    quota_excused,
    quota_for_volunteers,
    came_late,
    not_back_again,
    not_back_nobody,
    households_in_force,
    households_dated,
    households_overtaken,
    households_off,
]
