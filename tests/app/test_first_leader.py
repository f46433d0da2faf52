"""A booth that a command set up: the window asks for its first leader before anything else."""

from gangting.app.composition import Composition
from gangting.app.opening import Opening
from gangting.booth import BoothRef, NewBooth, create_booth
from gangting.domain.actors import Role
from gangting.host.where import Where
from gangting.ui.jobs import Lane
from gangting.ui.screens.setup.state import Entry


def test_the_window_asks_for_the_leader_and_keeps_the_books(make_hand, fresh_folder, qapp):
    made = create_booth(Where(fresh_folder), NewBooth("晴川里小区", "南门岗"), BoothRef(7, 0))
    made.services.officers.command_line()
    made.close()
    hand = make_hand(fresh_folder).show()
    window: Composition = hand.composition

    window.open()
    hand.wait(lambda: window._setup is not None, "the first start is asked for")
    fields = window._setup.fields
    shown = [fields[entry].text() for entry in (Entry.SITE, Entry.GATE)]
    fields[Entry.GATE].set_text("北门岗")
    fields[Entry.LEADER].set_text("梁苏")
    for entry in (Entry.PIN, Entry.AGAIN):
        fields[entry].set_text("907153")
    window._setup.start.click()
    hand.wait(lambda: window.next_opening is not None, "the booth is opened again")

    assert shown == ["晴川里小区", "南门岗"]
    assert window.next_opening == Opening(Where(fresh_folder), practice=False)
    hand.wait(lambda: not window.jobs.busy(Lane.STORE), "nothing is under way")
    hand.close()
    hand.window.hide()
    again = make_hand(fresh_folder).open()
    (leader,) = again.s.officers.active()
    assert (leader.name, leader.role) == ("梁苏", Role.LEADER)
    assert again.s.setup.site().gate == "北门岗"
    assert again.composition.opened.booth.ref == BoothRef(7, 0)
    assert again.window.locked
