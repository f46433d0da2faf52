"""What a person does to see everything that the list of passes, one pass and its form can show."""

from collections.abc import Callable

from gangting.domain.actors import Role
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.values import Act, Mode, Run, Shelf


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def leader(hand):
    return next(one for one in hand.s.officers.active() if one.role is Role.LEADER)


def screen_of(hand):
    """Put the list in front, for a leader, with no search and every state."""
    hand.sign_in(Role.LEADER)
    hand.show_screen("passes")
    screen = hand.more.passes
    screen.issuing.begin(screen.teller().today)
    screen.leave_form()
    screen.list.search.set_text("")
    screen.finder.open(Shelf.ALL)
    screen.desk.let_go()
    quiet(hand)
    return screen


def issued(hand, name: str, room: str, *acts: tuple[PassAction, str]) -> int:
    """Issue a pass and do to it what is said."""
    request = IssueRequest(name, room, Category.RESIDENT, "13812344821")
    serial = hand.s.passes.issue(request, leader(hand)).entry_pass.serial
    for act, reason in acts:
        hand.s.passes.act(serial, act, leader(hand), reason)
    return serial


def taken(hand, serial: int) -> None:
    screen_of(hand).choose(serial)
    quiet(hand)


def act(hand, which: Act) -> None:
    hand.more.passes._act(which)
    quiet(hand)


# -- the list


def passes_states(hand) -> None:
    screen = screen_of(hand)
    screen.list.shelf.click()
    screen.finder.open(Shelf.LOST)
    quiet(hand)


def passes_scanning(hand) -> None:
    screen_of(hand).list.scan.click()


def passes_nobody(hand) -> None:
    screen = screen_of(hand)
    screen.finder.scan_next(wanted=False)
    screen.list.search.set_text("zzzz")
    quiet(hand)


def passes_empty_state(hand) -> None:
    screen_of(hand).finder.open(Shelf.RETURNED)
    quiet(hand)


def passes_looked_at(hand) -> None:
    """A volunteer sees no card and no whole name."""
    serial = issued(hand, "阿依古丽·买买提", "12-2-1701")
    hand.sign_in(Role.VOLUNTEER)
    hand.show_screen("passes")
    hand.more.passes.choose(serial)
    quiet(hand)


def confirm(hand) -> None:
    """Do what a reason was asked for; it is written, and then read again."""
    hand.more.passes.list.panel.reason.do.click()
    quiet(hand)
    quiet(hand)


# -- one pass, from the printer to the hand


def pass_waiting(hand) -> None:
    taken(hand, issued(hand, "阿卜杜拉·买买提", "12-2-1801"))


def pass_waiting_more(hand) -> None:
    act(hand, Act.MORE)


def pass_without_printer(hand) -> None:
    """This machine has no printer: a PDF is saved."""
    act(hand, Act.PRINT)
    quiet(hand)


def pass_on_a_sheet(hand) -> None:
    hand.more.passes.printer._choose(printers=("Office-LaserJet-Pro", "Label"), printer="Label")
    hand.more.passes.printer.choose_paper("sheet8")
    quiet(hand)


def pass_on_a_slip(hand) -> None:
    """This printer has no such paper."""
    hand.more.passes.printer.choose_paper("slip58")
    hand.more.passes.printer._choose(lacks=frozenset({"slip58"}))
    quiet(hand)


def pass_printing(hand) -> None:
    hand.more.passes.printer.choose_paper("card")
    desk = hand.more.passes.desk
    desk.turn_to(Mode.FACTS)
    desk.change(running=Run(desk.facts.serial, 0, 1))
    quiet(hand)


def pass_came_out(hand) -> None:
    desk = hand.more.passes.desk
    desk.change(running=None, asking=(desk.facts.serial,))


def pass_pending(hand) -> None:
    """Another pass is in hand; the card in the tray is still asked for."""
    hand.more.passes.choose(hand.known_serial)
    quiet(hand)


def pass_printed(hand) -> None:
    screen = hand.more.passes
    screen.list.pending.click()
    quiet(hand)
    screen.list.panel.ask.yes.click()
    quiet(hand)


def pass_handed_over(hand) -> None:
    act(hand, Act.COLLECT)
    quiet(hand)


# -- one pass, afterwards


def pass_life(hand) -> None:
    suspended = (PassAction.SUSPEND, "away")
    resumed = (PassAction.RESUME, "")
    lost = (PassAction.REPORT_LOST, "他说在菜市场丢了，家里人也找过了，都没有找到")
    again = (PassAction.REISSUE, "lost")
    collected = (PassAction.COLLECT, "")
    acts = (collected, suspended, resumed, lost, again)
    taken(hand, issued(hand, "欧阳锦绣", "12-2-1802", *acts))
    act(hand, Act.LIFE)
    table = hand.more.passes.list.panel.life.table
    table.pressed.emit("1", 0)


def pass_lost(hand) -> None:
    serial = issued(hand, "司徒明月", "12-2-1803", (PassAction.COLLECT, ""))
    taken(hand, serial)
    act(hand, Act.LOST)


def pass_lost_done(hand) -> None:
    confirm(hand)


def pass_reissue(hand) -> None:
    act(hand, Act.REISSUE)


def pass_reissued(hand) -> None:
    confirm(hand)


def pass_suspend(hand) -> None:
    taken(hand, hand.known_serial)
    act(hand, Act.SUSPEND)


def pass_no_reason(hand) -> None:
    hand.more.passes.list.panel.reason.do.click()


def pass_suspended(hand) -> None:
    reason = hand.more.passes.list.panel.reason
    reason.reasons.button("away").click()
    reason.do.click()
    quiet(hand)
    quiet(hand)


def pass_void(hand) -> None:
    hand.s.passes.act(hand.known_serial, PassAction.RESUME, leader(hand), "")
    taken(hand, issued(hand, "诸葛安宁", "12-2-1804"))
    act(hand, Act.VOID)


def pass_voided(hand) -> None:
    reason = hand.more.passes.list.panel.reason
    reason.reasons.button("issued_wrongly").click()
    reason.do.click()
    quiet(hand)
    quiet(hand)


def pass_against_a_rule(hand) -> None:
    """One reported lost is to be issued again; its family has a new one by now."""
    lost = ((PassAction.COLLECT, ""), (PassAction.REPORT_LOST, "stolen"))
    serial = issued(hand, "上官云", "12-2-1805", *lost)
    issued(hand, "上官云", "12-2-1805")
    hand.s.pass_rules.save(PassRules(OnePer.PERSON), leader(hand))
    taken(hand, serial)
    act(hand, Act.REISSUE)
    hand.more.passes.list.panel.reason.reasons.button("lost").click()
    hand.more.passes.list.panel.reason.do.click()
    quiet(hand)
    hand.s.pass_rules.save(PassRules(), leader(hand))


def pass_extend(hand) -> None:
    taken(hand, hand.known_serial)
    act(hand, Act.EXTEND)


def pass_extend_wrong(hand) -> None:
    page = hand.more.passes.list.panel.extend
    page.until.set_text("2027-13-40")
    page.do.click()


def pass_expired(hand) -> None:
    screen = screen_of(hand)
    screen.finder.open(Shelf.EXPIRED)
    quiet(hand)
    screen.choose(int(screen.list.table.rows[0].key))
    quiet(hand)


# -- the form


def form_vehicle(hand) -> None:
    screen = screen_of(hand)
    screen.begin_form()
    screen.new.form.categories.button("vehicle").click()
    quiet(hand)


def form_plate(hand) -> None:
    for letter in "京AD12":
        hand.more.passes.new.form.plate_page.input.keypad.typed.emit(letter)


def form_plate_wrong(hand) -> None:
    hand.more.passes.new.form.plate_page.input.keypad.confirmed.emit()


def form_plate_written(hand) -> None:
    form = hand.more.passes.new.form
    form.plate_page.set_plate("京AD12345")
    form.plate_page.changed.emit()
    form.plate_page.input.keypad.confirmed.emit()
    form.name.set_text("古丽娜尔·阿卜")
    quiet(hand)


def form_worker(hand) -> None:
    form = hand.more.passes.new.form
    form.categories.button("worker").click()
    form.name.set_text("Alexander Wolff")
    form.room.set_text("物业服务中心工程部")
    form.phone.set_text("19900001357")
    quiet(hand)


def form_not_read(hand) -> None:
    form = hand.more.passes.new.form
    form.categories.button("resident").click()
    form.room.set_text("三号楼东头那家")
    quiet(hand)
    hand.more.passes.new.issue.click()
    quiet(hand)


def form_known(hand) -> None:
    form = hand.more.passes.new.form
    form.name.set_text("上官云")
    form.room.set_text("12-2-1805")
    quiet(hand)


def form_left(hand) -> None:
    hand.more.passes.leave_form()
    quiet(hand)


def form_done(hand) -> None:
    """The list is as it was for whoever comes next."""
    screen_of(hand)


SCENES: list[Callable] = [
    passes_states,
    passes_scanning,
    passes_nobody,
    passes_empty_state,
    passes_looked_at,
    pass_waiting,
    pass_waiting_more,
    pass_without_printer,
    pass_on_a_sheet,
    pass_on_a_slip,
    pass_printing,
    pass_came_out,
    pass_pending,
    pass_printed,
    pass_handed_over,
    pass_life,
    pass_lost,
    pass_lost_done,
    pass_reissue,
    pass_reissued,
    pass_suspend,
    pass_no_reason,
    pass_suspended,
    pass_void,
    pass_voided,
    pass_against_a_rule,
    pass_extend,
    pass_extend_wrong,
    pass_expired,
    form_vehicle,
    form_plate,
    form_plate_wrong,
    form_plate_written,
    form_worker,
    form_not_read,
    form_known,
    form_left,
    form_done,
]
