"""Runs with backs: turned by the printer, or by hand a stack at a time; no card gets another's."""

import pytest
from PySide6.QtWidgets import QLabel

from gangting.devices.printer.system import PaperSides
from gangting.domain.passes import Category
from gangting.domain.printing import CardState
from gangting.services.pass_values import IssueRequest


ONE, LONG_EDGE = PaperSides.ONE, PaperSides.LONG_EDGE


@pytest.fixture
def desk(open_desk, twelve):
    return open_desk(twelve)


def both(desk, paper: str = "") -> None:
    """Ask for fronts and backs."""
    if paper:
        desk.press(desk.screen.choose.papers.button(paper))
    desk.press(desk.screen.choose.sides.button("both"))


def turning_printer(desk) -> None:
    desk.printing.jam.turns_paper = True
    desk.screen.desk.refresh()
    desk.settle()


def kinds(desk) -> None:
    """Issue some passes of other kinds, at doors between the others."""
    for number in range(3):
        request = IssueRequest("陆一" + "鸣明宁"[number], f"1-1-{number + 2}02", Category.TENANT)
        desk.booth.services.passes.issue(request, desk.officer)
    desk.screen.on_enter()
    desk.settle()


def test_fronts_alone_are_printed_on_one_side_whatever_the_printer_is_set_to(desk) -> None:
    desk.press(desk.screen.choose.print)

    assert set(desk.printing.jam.asked_of) == {ONE}
    assert not desk.screen.desk.facts.view.batch.both_sides


def test_only_papers_with_a_back_offer_it(desk) -> None:
    page = desk.screen.choose
    both(desk, "sheet10")
    desk.press(page.papers.button("slip58"))
    assert not page.sides.isVisibleTo(desk.screen)
    assert not page.hint.isVisibleTo(desk.screen)
    desk.press(page.print)
    assert not desk.screen.desk.facts.view.batch.both_sides


@pytest.mark.parametrize("paper", ["card", "sheet8"])
def test_the_picture_shows_both_sides_as_they_will_be(desk, paper) -> None:
    page = desk.screen.choose
    page.picture.room_changed.emit()
    desk.press(page.papers.button(paper))
    assert len(page.picture.images) == 1
    both(desk)
    front, back = page.picture.images
    assert front.size() == back.size()
    assert front != back
    assert 2 * front.width() <= page.picture.room()[0]
    desk.press(page.sides.button("front"))
    assert len(page.picture.images) == 1


def test_paper_the_printer_has_not_got_is_told(desk) -> None:
    page = desk.screen.choose
    desk.printing.jam.lacks = frozenset({"card"})
    desk.screen.desk.refresh()
    desk.settle()
    assert page.hint.text() == "这台打印机没有这种尺寸的纸，请换一种纸或换打印机。"
    assert page.sides.code() == "front"
    desk.press(page.papers.button("sheet8"))
    assert not page.hint.isVisibleTo(desk.screen)


def test_a_printer_that_turns_the_paper_gets_both_sides_at_once(desk) -> None:
    turning_printer(desk)
    both(desk, "sheet8")
    assert desk.screen.choose.hint.text() == "打印机会自己翻面。"
    desk.press(desk.screen.choose.print)

    assert desk.printing.jam.asked_of == [LONG_EDGE]
    assert len(desk.printing.jam.tray) == 4, "two sheets, two sides"
    assert desk.states() == {"sent": 12}
    labels = desk.screen.run.head.findChildren(QLabel)
    assert any("A4 八张，正反面" in label.text() for label in labels)
    desk.press(desk.screen.run.yes)
    assert desk.passes() == {"printed": 12}


def test_a_jam_between_front_and_back_leaves_no_card_behind(desk) -> None:
    """One side of the second sheet is on paper: its cards are asked about, not taken back."""
    turning_printer(desk)
    both(desk, "sheet8")
    desk.printing.jam.jam_at = 2
    desk.press(desk.screen.choose.print)

    assert desk.states() == {"sent": 12}
    assert "背面" in desk.screen.run.hint.text()
    desk.press(desk.screen.run.no)
    assert desk.states() == {"spoiled": 8, "waiting": 4}
    desk.printing.jam.jam_at = 0
    desk.press(desk.screen.run.go_on)
    assert desk.printing.jam.asked_of[-1] is LONG_EDGE, "the run knows that it has backs"
    desk.press(desk.screen.run.yes)
    assert desk.passes() == {"printed": 12}


def test_by_hand_the_fronts_come_first_and_the_next_step_is_said(desk) -> None:
    both(desk, "sheet8")
    page, run, jam = desk.screen.choose, desk.screen.run, desk.printing.jam
    assert page.hint.text() == "先打正面，再由您把纸翻过来打背面。"
    desk.press(page.print)

    assert run.question.text() == "第 1 到 8 张的正面已打好，请把纸翻过来。"
    assert "翻书" in run.hint.text()
    assert (len(jam.tray), jam.asked_of) == (1, [ONE])
    assert desk.states() == {"sent": 8, "waiting": 4}
    assert not run.yes.isVisibleTo(desk.screen)
    desk.press(run.backs)
    assert "第 9 到 12 张" in run.question.text(), "a sheet with fewer cards has other backs"
    assert len(jam.tray) == 3
    desk.press(run.backs)
    assert len(jam.tray) == 4
    assert desk.states() == {"sent": 12}
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}


def test_a_stack_that_is_turned_over_has_like_backs(desk) -> None:
    """Whichever end of the stack the printer takes first, each card gets a back of its kind."""
    kinds(desk)
    both(desk)
    desk.press(desk.screen.choose.print)
    batches, stacks = desk.booth.services.batches, []
    while desk.screen.run.backs.isVisibleTo(desk.screen):
        view = desk.screen.desk.facts.view
        seen = [card for stack in stacks for card in stack]
        cards = batches.show(view.batch.id).cards
        sent = [c.serial for c in cards if c.state is CardState.SENT and c.serial not in seen]
        stacks.append(sent)
        desk.press(desk.screen.run.backs)
    of = desk.booth.services.passes.show
    found = [{of(serial).entry_pass.category for serial in stack} for stack in stacks]

    assert all(len(one) == 1 for one in found)
    assert [len(stack) for stack in stacks] == [10, 2, 3]
    assert desk.states() == {"sent": 15}


def test_backs_that_the_printer_refused_are_tried_again_with_the_same_stack(desk) -> None:
    both(desk, "sheet8")
    run, jam = desk.screen.run, desk.printing.jam
    desk.press(desk.screen.choose.print)
    jam.broken = True
    desk.press(run.backs)
    assert "打印机" in run.said.text()
    assert desk.states() == {"sent": 8, "waiting": 4}
    jam.broken = False
    desk.press(run.backs)
    desk.press(run.backs)
    desk.press(run.yes)
    assert len(jam.tray) == 4
    assert desk.passes() == {"printed": 12}


def test_backs_that_jam_half_way_are_asked_about(desk) -> None:
    both(desk)
    run = desk.screen.run
    desk.press(desk.screen.choose.print)
    desk.printing.jam.jam_at = 10 + 4
    desk.press(run.backs)
    assert desk.states() == {"sent": 10, "waiting": 2}
    desk.press(run.part)
    desk.number("3")
    assert desk.states() == {"printed": 3, "spoiled": 1, "waiting": 8}
    desk.printing.jam.jam_at = 0
    desk.press(run.go_on)
    desk.press(run.backs)
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}


def test_a_stack_that_came_out_wrong_is_not_lost(desk) -> None:
    both(desk, "sheet8")
    run = desk.screen.run
    desk.press(desk.screen.choose.print)
    desk.press(run.broken)
    assert desk.states() == {"sent": 8, "waiting": 4}
    desk.press(run.no)
    assert desk.states() == {"spoiled": 8, "waiting": 4}
    desk.press(run.go_on)
    assert run.backs.isVisibleTo(desk.screen)


def test_a_crash_before_the_backs_leaves_a_question_that_knows_of_them(open_desk, twelve) -> None:
    desk = open_desk(twelve)
    both(desk, "sheet8")
    desk.press(desk.screen.choose.print)
    desk.booth.close()

    again = open_desk(twelve)
    again.press(again.screen.choose.notice.key)
    assert "背面" in again.screen.run.hint.text()
    assert again.screen.desk.facts.view.batch.both_sides
    again.press(again.screen.run.no)
    again.press(again.screen.run.go_on)
    assert again.screen.run.backs.isVisibleTo(again.screen), "the rest has backs as well"


def test_a_range_is_printed_again_with_its_backs(desk) -> None:
    both(desk)
    run = desk.screen.run
    desk.press(desk.screen.choose.print)
    desk.press(run.backs)
    desk.press(run.backs)
    desk.press(run.yes)
    desk.press(run.again)
    desk.number("4")
    desk.number("5")
    before = len(desk.printing.jam.tray)
    desk.press(run.go_on)
    desk.press(run.backs)
    assert len(desk.printing.jam.tray) == before + 4
    desk.press(run.yes)
    assert desk.states() == {"printed": 12}


def test_a_file_has_every_back_behind_its_front(desk) -> None:
    page = desk.screen.choose
    both(desk, "sheet10")
    desk.screen.desk.choose_printer("")
    desk.settle()
    desk.press(page.print)

    [written] = desk.folder.glob("*.pdf")
    assert written.read_bytes().count(b"/Type /Page\n") == 4
    assert "长边" in desk.screen.run.said.text()


class TestARunKeepsToWhatItBeganWith:
    """Whatever is chosen for the next run, or asked anew, while one is on its way."""

    def begin(self, desk) -> None:
        """Begin a run of two jobs and let the printer have the first."""
        turning_printer(desk)
        both(desk)
        desk.screen.choose.print.click()
        while not desk.printing.jam.jobs:
            assert desk.jobs.run_next()

    def test_looking_in_again_does_not_ask_for_paper_that_was_turned(self, desk) -> None:
        self.begin(desk)
        desk.screen.on_enter()
        desk.settle()

        assert not desk.screen.run.backs.isVisibleTo(desk.screen)
        assert set(desk.printing.jam.asked_of) == {LONG_EDGE}
        assert desk.states() == {"sent": 12}
        assert len(desk.printing.jam.tray) == 24

    def test_another_printer_is_for_the_next_run(self, desk) -> None:
        self.begin(desk)
        desk.screen.desk.choose_printer("")
        desk.settle()

        assert {line.split(":")[0] for line in desk.printing.jam.tray} == {"Card printer"}
        assert desk.states() == {"sent": 12}

    def test_backs_go_where_the_fronts_came_out(self, desk) -> None:
        both(desk, "sheet8")
        desk.press(desk.screen.choose.print)
        desk.screen.desk.choose_printer("")
        desk.press(desk.screen.run.backs)

        assert {line.split(":")[0] for line in desk.printing.jam.tray} == {"Card printer"}
