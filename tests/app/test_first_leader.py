"""A booth that a command set up: the window asks for its first leader before anything else."""

from gangting.booth import BoothRef, NewBooth, create_booth
from gangting.domain.actors import Role
from gangting.host.where import Where
from gangting.ui.screens.setup.state import Entry


def test_the_window_asks_for_the_leader_and_keeps_the_books(make_hand, fresh_folder):
    made = create_booth(Where(fresh_folder), NewBooth("晴川里小区", "南门岗"), BoothRef(7, 0))
    made.services.officers.command_line()
    made.close()
    hand = make_hand(fresh_folder).show()
    window = hand.composition

    window.open()
    hand.wait(lambda: hand.first_start is not None, "the first start is asked for")
    fields = hand.first_start.fields
    shown = [fields[entry].text() for entry in (Entry.SITE, Entry.GATE)]
    fields[Entry.GATE].set_text("北门岗")
    fields[Entry.LEADER].set_text("梁苏")
    for entry in (Entry.PIN, Entry.AGAIN):
        fields[entry].set_text("907153")
    hand.first_start.start.click()
    hand.wait(lambda: window.ready, "the booth is open")
    hand.settle()

    assert shown == ["晴川里小区", "南门岗"]
    (leader,) = hand.s.officers.active()
    assert (leader.name, leader.role) == ("梁苏", Role.LEADER)
    assert hand.s.setup.site().gate == "北门岗"
    assert window.opened.booth.ref == BoothRef(7, 0)
    assert window.officer() == leader
    hand.close()
    assert make_hand(fresh_folder).open().window.locked
