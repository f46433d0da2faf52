"""Paper: what is printed once stays printed once, and a jam loses nothing."""

import pytest

from gangting.app.printing import CardPrinting
from gangting.devices.printer.system import PaperHandling
from gangting.domain.passes import PassAction
from gangting.ui.screens.passes.printing import Ability
from gangting.ui.screens.passes.values import Act, Mode


IN_USE = (PassAction.PRINT_DONE, PassAction.COLLECT)


@pytest.fixture
def waiting(desk):
    """Return a pass that is to be printed, in hand."""
    one = desk.issue("顾平", "1-1-201")
    desk.screen.refresh()
    desk.settle()
    desk.choose(one)
    return one


def print_it(desk):
    desk.press(Act.PRINT)
    desk.panel.print.do.click()
    desk.settle()


def test_the_printers_are_offered_the_first_one_chosen(desk, waiting):
    desk.press(Act.PRINT)
    page = desk.panel.print

    assert page.printers.name() == "CardPrinter"
    page.printers.after.click()
    assert page.printers.name() == "Laser"
    page.papers.button("sheet10").click()
    desk.settle()
    page.do.click()
    desk.settle()

    assert desk.paper.printed == [("Laser", "Gangting", 1)]


def test_without_a_printer_the_key_saves_a_pdf(desk, waiting, monkeypatch):
    desk.paper.names = ()
    desk.press(Act.PRINT)
    page = desk.panel.print
    assert "PDF" in page._none.text()
    assert page.save.isVisibleTo(desk.screen)
    assert not page.do.isVisibleTo(desk.screen)
    asked = []
    monkeypatch.setattr(desk.screen, "_ask_path", lambda name, _then: asked.append(name))
    page.save.click()
    assert asked == [f"出入证-{waiting.serial_text}.pdf"]


def test_the_printer_stays_chosen_for_the_next_card(desk, waiting):
    desk.press(Act.PRINT)
    desk.panel.print.printers.after.click()
    desk.panel.print.papers.button("label").click()
    desk.panel.print.do.click()
    desk.settle()
    other = desk.issue("冯可")
    desk.choose(other)
    desk.press(Act.PRINT)

    assert desk.panel.print.printers.name() == "Laser"
    assert desk.panel.print.papers.code() == "label"


def test_the_picture_shows_the_paper_that_is_chosen(desk, waiting):
    card = desk.panel.picture.image.size()
    desk.press(Act.PRINT)
    desk.panel.print.papers.button("slip58").click()
    desk.settle()
    slip = desk.panel.picture.image.size()

    assert card.width() > card.height()
    assert slip.height() > slip.width()
    desk.panel.back.emit()
    desk.settle()
    assert desk.panel.picture.image.size() == card


def test_a_jammed_card_is_printed_again_and_noted_once(desk, waiting):
    print_it(desk)
    desk.panel.ask.no.click()
    desk.settle()
    desk.panel.ask.no.click()
    desk.settle()
    assert len(desk.paper.printed) == 3
    assert desk.state(waiting) == "applied"

    desk.panel.ask.yes.click()
    desk.panel.ask.yes.click()
    desk.settle()

    assert desk.state(waiting) == "printed"
    actions = [event.action.value for event in desk.passes.show(waiting.serial).events]
    assert actions == ["issue", "print_done"]
    assert desk.passes.show(waiting.serial).entry_pass.edition == 0


def test_a_failed_printer_says_so_and_the_pass_stays_to_be_printed(desk, waiting):
    desk.paper.broken = True
    print_it(desk)

    assert desk.notice() == "打印没有成功，请检查纸张和打印机"
    assert desk.state(waiting) == "applied"
    assert not desk.shown(desk.panel.ask)
    assert Act.PRINT in desk.offered()

    desk.paper.broken = False
    print_it(desk)
    assert desk.shown(desk.panel.ask)


def test_without_a_printer_the_way_out_is_a_file(desk, waiting):
    desk.paper.names = ()
    desk.press(Act.PRINT)

    assert "先存成 PDF" in desk.panel.print._none.text()
    assert not desk.panel.print.do.isEnabled()


def test_printing_can_be_stopped(desk, waiting):
    desk.press(Act.PRINT)
    desk.panel.print.do.click()
    assert desk.shown(desk.panel.run)
    desk.panel.run.cancelled.emit()
    desk.settle()

    assert desk.paper.printed == []
    assert desk.notice() == "打印已取消"
    assert desk.state(waiting) == "applied"


def test_the_question_waits_while_another_pass_is_looked_at(desk, waiting):
    other = desk.issue("冯可", steps=IN_USE)
    print_it(desk)
    desk.choose(other)
    pending = desk.screen.list.pending

    assert not desk.shown(desk.panel.ask)
    assert desk.shown(pending)
    assert waiting.short_number in pending.text()
    pending.click()
    desk.settle()
    assert desk.shown(desk.panel.ask)
    assert not desk.shown(pending)
    desk.panel.ask.yes.click()
    desk.settle()
    assert desk.state(waiting) == "printed"


def test_two_cards_wait_for_their_answers(desk, waiting):
    other = desk.issue("冯可")
    print_it(desk)
    desk.choose(other)
    print_it(desk)

    assert set(desk.screen.desk.facts.asking) == {waiting.serial, other.serial}
    desk.panel.ask.yes.click()
    desk.settle()
    assert (desk.state(other), desk.state(waiting)) == ("printed", "applied")
    assert desk.screen.desk.facts.asking == (waiting.serial,)


def test_a_card_in_use_is_printed_again_without_another_life(desk):
    one = desk.issue("冯可", steps=IN_USE)
    desk.choose(one)
    desk.press(Act.REPRINT)
    desk.panel.print.do.click()
    desk.settle()
    desk.panel.ask.yes.click()
    desk.settle()

    assert desk.notice() == "已补打"
    assert desk.state(one) == "active"
    assert len(desk.passes.show(one.serial).events) == 3


def test_the_question_survives_a_restart(desk, waiting):
    print_it(desk)
    kept = dict(desk.screen.draft())
    assert kept == {"asking": [waiting.serial]}

    desk.screen.desk.change(asking=())
    desk.screen.restore(kept)
    desk.choose(waiting)
    assert desk.shown(desk.panel.ask)

    # nobody knows any more where it was printed: it is asked
    desk.screen.desk.change(choice=type(desk.screen.desk.facts.choice)())
    desk.panel.ask.no.click()
    desk.settle()
    assert desk.screen.desk.facts.mode is Mode.PRINT
    assert desk.paper.printed == [("CardPrinter", "Gangting", 1)]


def test_the_answer_is_asked_again_when_it_could_not_be_written(desk, waiting):
    print_it(desk)
    desk.passes.act(waiting.serial, PassAction.VOID, desk.people["leader"])
    desk.panel.ask.yes.click()
    desk.settle()

    assert desk.state(waiting) == "void"
    assert desk.screen.desk.facts.view.entry_pass.state.value == "void"


def both_sides(desk):
    desk.press(Act.PRINT)
    desk.panel.print.sides.button("both").click()
    desk.settle()


def test_both_sides_are_seen_before_they_are_printed(desk, waiting):
    desk.press(Act.PRINT)
    assert len(desk.panel.picture.images) == 1
    desk.panel.print.sides.button("both").click()
    desk.settle()
    assert len(desk.panel.picture.images) == 2
    desk.panel.print.papers.button("label").click()
    desk.settle()
    assert len(desk.panel.picture.images) == 1
    assert not desk.shown(desk.panel.print.sides)


def test_a_printer_that_turns_the_paper_prints_both_sides_in_one_job(desk, waiting):
    desk.paper.turns = True
    both_sides(desk)
    assert desk.panel.print.hint.text() == "打印机会自己翻面。"
    desk.panel.print.do.click()
    desk.settle()

    assert desk.paper.printed == [("CardPrinter", "Gangting", 2)]
    assert desk.shown(desk.panel.ask)


def test_by_hand_the_back_follows_when_the_paper_was_turned(desk, waiting):
    both_sides(desk)
    desk.panel.print.do.click()
    desk.settle()
    assert desk.paper.printed == [("CardPrinter", "Gangting", 1)]
    assert desk.shown(desk.panel.turn)
    assert desk.state(waiting) == "applied"
    desk.panel.turn.yes.click()
    desk.settle()

    assert desk.paper.printed == [("CardPrinter", "Gangting", 1)] * 2
    assert desk.shown(desk.panel.ask)
    desk.panel.ask.yes.click()
    desk.settle()
    assert desk.state(waiting) == "printed"


def test_a_back_that_failed_is_tried_again_with_the_same_front(desk, waiting):
    both_sides(desk)
    desk.panel.print.do.click()
    desk.settle()
    desk.paper.broken = True
    desk.panel.turn.yes.click()
    desk.settle()
    assert desk.notice()
    assert desk.shown(desk.panel.turn)
    desk.paper.broken = False
    desk.panel.turn.yes.click()
    desk.settle()
    assert desk.shown(desk.panel.ask)
    assert len(desk.paper.printed) == 2


def test_another_pass_may_be_looked_at_while_the_paper_is_turned(desk, waiting):
    both_sides(desk)
    desk.panel.print.do.click()
    desk.settle()
    desk.choose(desk.issue("冯可"))
    assert not desk.shown(desk.panel.turn)
    assert desk.screen.pending() == (waiting.serial,)
    desk.screen.list.pending.click()
    desk.settle()
    assert desk.shown(desk.panel.turn)


def test_paper_the_printer_has_not_got_is_told_before_it_is_printed(desk, waiting):
    desk.paper.lacks = frozenset({"card"})
    desk.press(Act.PRINT)
    page = desk.panel.print
    assert page.hint.text() == "这台打印机没有这种尺寸的纸，请换一种纸或换打印机。"
    assert desk.shown(page.hint)
    page.sides.button("both").click()
    desk.settle()
    assert page.hint.text().startswith("这台打印机没有")
    page.papers.button("sheet8").click()
    desk.settle()
    assert page.hint.text() == "先打正面，再由您把纸翻过来打背面。"


@pytest.mark.parametrize(
    ("sizes", "lacks"),
    [
        (None, set()),
        (((210.0, 297.0), (215.9, 279.4)), {"card", "label", "slip58", "slip80"}),
        (((85.7, 54.0),), {"sheet8", "sheet10", "label", "slip58", "slip80"}),
        (((80.0, 3000.0), (58.0, 210.0)), {"card", "sheet8", "sheet10"}),
    ],
    ids=["any", "office", "cards", "rolls"],
)
def test_what_a_printer_lacks_is_found_from_the_paper_it_names(jobs, sizes, lacks):
    printing = CardPrinting(jobs, handling=lambda _name: PaperHandling(sizes_mm=sizes))

    assert printing.ability("any") == Ability(turns_paper=False, lacks=frozenset(lacks))
