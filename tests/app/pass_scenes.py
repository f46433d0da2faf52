"""What a person does to see the print runs and the pick-up desk."""

from collections.abc import Callable

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction
from gangting.domain.quota import QuotaRule
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.screens.gate.values import ListKind
from gangting.ui.screens.passes.batches.state import Ask
from gangting.ui.screens.settings.state import Section


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def leader(hand):
    return next(one for one in hand.s.officers.active() if one.role is Role.LEADER)


def cards(hand, names: tuple[str, ...]) -> list[int]:
    """Issue passes that wait for a printer."""
    made = []
    for number, name in enumerate(names):
        request = IssueRequest(name, f"12-3-{number + 1}401", Category.RESIDENT, "13812344821")
        made.append(hand.s.passes.issue(request, leader(hand)).entry_pass.serial)
    return made


def batches_choose(hand) -> None:
    cards(hand, ("欧阳文博", "司徒明月", "阿卜杜拉·买买提", "沈青"))
    hand.sign_in(Role.LEADER)
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.batch.click()
    quiet(hand)


def batches_failed(hand) -> None:
    """No printer of this name is there."""
    screen = hand.more.batches
    screen.desk.change(printers=("Office-LaserJet-Pro",), printer="Office-LaserJet-Pro")
    screen.choose.print.click()
    quiet(hand)
    quiet(hand)


def batches_ending(hand) -> None:
    hand.more.batches.run.end.click()


def batches_open(hand) -> None:
    screen = hand.more.batches
    screen.run.leave.click()
    screen.run.head.back.emit()


def batches_runs(hand) -> None:
    hand.more.batches.choose.runs.click()


def batches_unsure(hand) -> None:
    screen = hand.more.batches
    view = screen.desk.facts.view
    hand.s.batches.continue_(view.batch.id, leader(hand))
    hand.s.batches.sent(view.batch.id, hand.s.batches.next(view.batch.id, 2), leader(hand))
    hand.s.batches.halt(view.batch.id, "printer_failed", leader(hand))
    screen.desk.open(view.batch.id)
    quiet(hand)


def batches_number(hand) -> None:
    hand.more.batches._ask(Ask.LAST_GOOD)
    hand.more.batches.run.number.keys.typed.emit("2")


def batches_going_on(hand) -> None:
    screen = hand.more.batches
    screen.desk.ask(Ask.NOTHING)
    screen.run.yes.click()
    quiet(hand)


def pickup_empty(hand) -> None:
    hand.more.passes.list.hand.click()
    quiet(hand)


def pickup_queue(hand) -> None:
    for serial in cards(hand, ("欧阳锦绣", "古丽娜尔·阿卜杜热合曼", "Alexander Wolff")):
        hand.s.passes.act(serial, PassAction.PRINT_DONE, leader(hand))
    hand.more.pickup.on_enter()
    quiet(hand)


def pickup_turn(hand) -> None:
    table = hand.more.pickup.page.table
    table.pressed.emit(table.rows[-1].key, 0)
    quiet(hand)


def pickup_proxy(hand) -> None:
    hand.more.pickup.page.turn.proxy.click()


def pickup_half_a_note(hand) -> None:
    hand.more.pickup.page.proxy.give.click()
    quiet(hand)


def pickup_given(hand) -> None:
    screen = hand.more.pickup
    screen.desk.ask_proxy(wanted=False)
    screen.page.turn.give.click()
    quiet(hand)


def pickup_nobody(hand) -> None:
    hand.more.pickup.page.search.set_text("zzzz")
    quiet(hand)


def pickup_trouble(hand) -> None:
    screen = hand.more.pickup
    screen.page.search.set_text("")
    screen.desk._failed(KnownError("not_waiting", state="active"))


def passes_against_a_rule(hand) -> None:
    """One more pass of a family that may have none."""
    hand.s.pass_rules.save(PassRules(OnePer.HOUSEHOLD), leader(hand))
    hand.show_screen("passes")
    screen = hand.more.passes
    screen.begin_form()
    screen.new.form.name.set_text("欧阳文博")
    screen.new.form.room.set_text("12-3-1401")
    quiet(hand)
    screen.new.issue.click()
    quiet(hand)
    hand.s.pass_rules.save(PassRules(), leader(hand))


def passes_extending(hand) -> None:
    hand.more.passes.new.clear.click()
    hand.more.passes.leave_form()
    hand.more.passes.list.many.click()
    quiet(hand)
    hand.more.extending.page.which.chosen.emit("all")
    quiet(hand)
    hand.more.extending.page.until.later.click()


def passes_extended(hand) -> None:
    """Some are good for longer, one has been made void meanwhile."""
    page = hand.more.extending.page
    page.until.spans.button("6").click()
    page.none.click()
    page.table.pressed.emit(page.table.rows[0].key, 0)
    error = KnownError("cannot_extend", serial="00000017", state="void")
    hand.more.extending.desk._failed(error)


def gone_out(hand) -> None:
    """One goes out under the rule; the reasons for which it does not count stand there."""
    hand.s.quota.save(QuotaRule(on=True, persons=2, outings=2), leader(hand))
    hand.show_screen("gate")
    hand.gate.desk_card.ways.choose("exit")
    hand.gate.desk_card.ways.chosen.emit("exit")
    hand.gate.handle_scan(hand.issue("古丽娜尔·阿卜杜热合曼", "12-3-1501"))
    quiet(hand)


def excused_afterwards(hand) -> None:
    hand.gate.recent.pressed.emit(hand.last().id, True)
    quiet(hand)
    hand.gate.reason.what.button("exempt").click()
    hand.gate.reason.why.button("medical").click()


def excused(hand) -> None:
    hand.gate.reason.done.click()
    quiet(hand)
    hand.gate.desk_card.ways.choose("automatic")
    hand.gate.desk_card.ways.chosen.emit("automatic")


def households(code: str) -> Callable:
    def scene(hand) -> None:
        hand.show_screen("settings")
        hand.more.settings._open(Section.HOUSEHOLDS)
        quiet(hand)
        hand.more.settings._households.open(code)

    scene.__name__ = f"households_{code}"
    return scene


def households_wrong(hand) -> None:
    hand.more.settings._households.dates.entered.emit(("soon", ""))


def not_back(hand) -> None:
    """Nobody is late."""
    hand.s.quota.save(QuotaRule(on=True, persons=0, outings=0), leader(hand))
    hand.show_screen("gate")
    hand.gate.list_hand.open(ListKind.AWAY)
    quiet(hand)


SCENES: list[Callable] = [
    batches_choose,
    batches_failed,
    batches_ending,
    batches_open,
    batches_runs,
    batches_unsure,
    batches_number,
    batches_going_on,
    pickup_empty,
    pickup_queue,
    pickup_turn,
    pickup_proxy,
    pickup_half_a_note,
    pickup_given,
    pickup_nobody,
    pickup_trouble,
    passes_against_a_rule,
    passes_extending,
    passes_extended,
    *(households(code) for code in ("passes", "outings", "exempt")),
    households_wrong,
    not_back,
    gone_out,
    excused_afterwards,
    excused,
]
