"""Print runs and the pick-up desk through the whole window: real keys, real lanes, real books."""

import time

from gangting.domain.actors import Role
from gangting.domain.passes import Category, PassAction
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane


HOMES = (("沈青", "3-2-501"), ("李梅", "3-2-502"), ("冯可", "5-1-302"))


def made(hand, *, printed: bool) -> list[int]:
    """Issue a card for every home."""
    leader = next(one for one in hand.s.officers.active() if one.role is Role.LEADER)
    serials = []
    for name, room in HOMES:
        request = IssueRequest(name, room, Category.RESIDENT)
        serial = hand.s.passes.issue(request, leader).entry_pass.serial
        if printed:
            hand.s.passes.act(serial, PassAction.PRINT_DONE, leader)
        serials.append(serial)
    return serials


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")
    hand.settle()


def test_three_residents_at_the_desk_take_a_scan_and_a_tap_each(booth) -> None:
    """The scan is the desk's while it is in front; every card is handed over within seconds."""
    serials = made(booth, printed=True)
    booth.sign_in(Role.LEADER)
    booth.composition.go("passes")
    booth.touch(booth.more.passes.list.hand)
    quiet(booth)
    screen = booth.more.pickup
    assert booth.window.current_screen() is screen
    taps, begun = 0, time.monotonic()
    for serial in serials:
        code = booth.s.passes.code(booth.s.passes.show(serial).entry_pass)
        booth.type(code)
        booth.wait(lambda serial=serial: screen.desk.facts.serial == serial, "the card is found")
        booth.touch(screen.page.turn.give)
        taps += 1
        booth.wait(lambda: screen.desk.facts.turn is None, "the card is handed over")
    each = (time.monotonic() - begun) / len(serials)
    quiet(booth)

    assert taps == len(serials)
    assert each < 60, "the machine itself takes a small part of the two minutes"
    assert screen.page.search.text() == "", "no key of the scanner went into the field"
    states = {booth.s.passes.show(serial).entry_pass.state.value for serial in serials}
    assert states == {"active"}
    day = booth.s.pickup.today("1")[0]
    assert day.handed_over == len(serials)


def test_the_point_is_the_same_after_a_restart(make_hand, real_folder) -> None:
    """A booth that stood at the third point stands there again."""
    hand = make_hand(real_folder).open()
    hand.sign_in(Role.LEADER)
    hand.composition.go("passes")
    hand.touch(hand.more.passes.list.hand)
    quiet(hand)
    hand.touch(hand.more.pickup.page.points.button("3"))
    quiet(hand)
    hand.composition.duty.drafts.save()
    quiet(hand)
    hand.close()

    again = make_hand(real_folder).open()
    again.sign_in(Role.LEADER)
    again.composition.go("passes")
    again.touch(again.more.passes.list.hand)
    quiet(again)
    point = again.more.pickup.page.points
    again.wait(lambda: point.code() == "3", "the drafts are read, and the point is the third")


def test_a_run_is_saved_and_its_cards_wait_for_somebody_to_say_so(booth, tmp_path) -> None:
    """From the head of the passes to a PDF in two touches; the books follow a person's word."""
    serials = made(booth, printed=False)
    booth.sign_in(Role.LEADER)
    booth.composition.go("passes")
    booth.touch(booth.more.passes.list.batch)
    quiet(booth)
    screen = booth.more.batches
    screen.desk._ask_path = lambda name, then: then(tmp_path / name)
    screen.desk.choose_printer("")
    booth.touch(screen.choose.print)
    quiet(booth)
    quiet(booth)
    [path] = tmp_path.glob("*.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    booth.touch(screen.run.yes)
    quiet(booth)
    states = {booth.s.passes.show(serial).entry_pass.state.value for serial in serials}
    assert states == {"printed"}
