"""A list taken in and its people looked after, through the real window and its lanes."""

import pytest
from tests.applicants import as_xlsx, good_list

from gangting.domain.actors import Role
from gangting.domain.passes import PassState
from gangting.ui.jobs import Lane
from gangting.ui.screens.importing.values import Step
from gangting.ui.screens.passes.values import Shelf


ROWS = 60


@pytest.fixture
def clerk(booth):
    booth.sign_in(Role.LEADER)
    booth.composition.go("passes")
    booth.settle()
    return booth


def take_to_check(hand, path):
    as_xlsx(path, good_list(ROWS))
    hand.touch(hand.more.passes.list.bring)
    screen = hand.more.importing
    screen.desk.open(path)
    hand.wait(lambda: screen.desk.facts.step is Step.COLUMNS, "the columns are shown")
    hand.touch(screen.columns.next)
    hand.wait(lambda: screen.desk.facts.step is Step.CHECK, "the rows are checked")
    return screen


def test_a_list_leads_to_the_passes_to_print(clerk, tmp_path):
    before = clerk.s.passes.counts().get(PassState.APPLIED, 0)
    screen = take_to_check(clerk, tmp_path / "list.xlsx")
    clerk.touch(screen.check.apply)
    clerk.wait(lambda: screen.desk.facts.step is Step.DONE, "the list is taken in")
    clerk.touch(screen.done.print)
    clerk.settle()

    assert clerk.window.current_screen() is clerk.more.passes
    assert clerk.more.passes.finder.facts.shelf is Shelf.APPLIED
    assert clerk.s.passes.counts()[PassState.APPLIED] == before + ROWS


def test_a_scan_during_an_import_brings_the_gate_and_loses_nothing(clerk, tmp_path):
    code = clerk.issue("冯可可", "3-2-502")
    screen = take_to_check(clerk, tmp_path / "list.xlsx")
    clerk.touch(screen.check.apply)
    clerk.scan(code)
    clerk.wait(lambda: not clerk.composition.jobs.busy(Lane.LONG), "the list is taken in")
    clerk.settle()

    assert clerk.window.current_screen() is clerk.gate
    assert clerk.panel is not None
    assert screen.desk.facts.applied.created == ROWS


def test_a_pass_on_somebodys_card_is_taken_in_hand(clerk):
    clerk.issue("冯可可", "3-2-502")
    clerk.composition.go("people")
    clerk.settle()
    people = clerk.more.people
    clerk.write(people.search.line, "fengkeke")
    clerk.wait(lambda: bool(people.desk.facts.answers), "she is found")
    people.desk.choose(people.desk.facts.answers[0].ref.id)
    clerk.wait(lambda: people.desk.facts.opened is not None, "her card is shown")
    [one] = people.desk.facts.opened.card.passes
    people.pass_wanted.emit(one.serial)
    clerk.settle()

    assert clerk.window.current_screen() is clerk.more.passes
    assert clerk.more.passes.desk.facts.serial == one.serial


def test_a_list_that_was_begun_goes_on_after_a_restart(make_hand, real_folder, tmp_path):
    hand = make_hand(real_folder).open()
    hand.sign_in(Role.LEADER)
    hand.composition.go("passes")
    hand.settle()
    screen = take_to_check(hand, tmp_path / "list.xlsx")
    shown = screen.desk.facts.preview
    hand.composition.duty.drafts.save()
    hand.wait(lambda: bool(hand.s.drafts.load("importing")), "the list is kept")
    hand.close()

    again = make_hand(real_folder).open()
    again.sign_in(Role.LEADER)
    again.composition.go("passes")
    again.settle()
    again.touch(again.more.passes.list.bring)
    facts = again.more.importing.desk
    again.wait(lambda: facts.facts.step is Step.CHECK, "the rows are checked again")

    assert facts.facts.preview == shown
    again.touch(again.more.importing.check.apply)
    again.wait(lambda: facts.facts.step is Step.DONE, "the list is taken in")
    again.composition.duty.drafts.save()
    again.wait(lambda: again.s.drafts.load("importing") is None, "nothing more is kept")
