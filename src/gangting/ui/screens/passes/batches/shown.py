"""What is seen of the runs, in the language in force."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from gangting.domain.printing import BatchState, CardState, PrintBatch
from gangting.domain.short_number import short_number
from gangting.services.batches import BatchLine, BatchView
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.passes.batches.choose_page import ChoosePage
from gangting.ui.screens.passes.batches.run import BatchDesk
from gangting.ui.screens.passes.batches.run_page import RunPage
from gangting.ui.screens.passes.batches.runs_page import RunsPage
from gangting.ui.screens.passes.batches.state import PDF, Ask, Facts, Stage
from gangting.ui.screens.passes.naming import (
    holder_place,
    may_issue,
    sees_names,
    trouble_word,
    view_name,
)
from gangting.ui.screens.passes.said import Said
from gangting.ui.screens.passes.turner import Turner
from gangting.ui.screens.passes.wordbook import paper_hint, paper_word, sides_hint, turn_words
from gangting.ui.theme import Tone


translate = QCoreApplication.translate

_BATCH_TONES = {
    BatchState.PRINTING: Tone.WARN,
    BatchState.STOPPED: Tone.WARN,
    BatchState.DONE: Tone.OK,
    BatchState.CANCELLED: Tone.MUTED,
}
_CARD_TONES = {
    CardState.WAITING: Tone.BRAND,
    CardState.SENT: Tone.WARN,
    CardState.PRINTED: Tone.OK,
    CardState.SPOILED: Tone.STOP,
    CardState.DROPPED: Tone.MUTED,
}


def fill(pattern: str, *values: object) -> str:
    """Put values into a sentence."""
    for place, value in enumerate(values, 1):
        pattern = pattern.replace(f"%{place}", str(value))
    return pattern


def _twice_hint(view: BatchView, printer: str) -> str:
    """Say what would lie on the table twice: bad cards, and what a stopped printer still holds."""
    again = [card.number for card in view.cards if card.state is CardState.SPOILED]
    # After another try that the printer refused nothing is spoiled, but it may hold the first.
    tried = any(card.state is CardState.WAITING and card.copies > 1 for card in view.cards)
    lines = [_again_hint(again)] if again else []
    if printer != PDF and (again or tried):
        lines.append(
            translate("Batches", "Clear what still waits in the printer, or it comes out twice.")
        )
    return "\n".join(lines)


def _again_hint(again: list[int]) -> str:
    if len(again) == 1:
        return fill(translate("Batches", "Card %1 is printed again: cut up the old one."), again[0])
    if again[-1] - again[0] == len(again) - 1:
        said = translate("Batches", "Cards %1 to %2 are printed again: cut up the old ones.")
        return fill(said, again[0], again[-1])
    said = translate("Batches", "%1 cards are printed again: cut up the old ones.")
    return fill(said, len(again))


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the screen."""

    choose: ChoosePage
    runs: RunsPage
    run: RunPage


class Shown:
    """Turns what is known into what is seen."""

    def __init__(self, context: Context, desk: BatchDesk, pages: Pages) -> None:
        self._context = context
        self._desk, self._pages = desk, pages
        self._listed: object = None
        self._carded: object = None

    def retranslate(self) -> None:
        """Say the titles of the columns, and everything anew."""
        pages = self._pages
        holder = Column(translate("Batches", "Holder"), 1)
        pages.choose.table.set_columns(
            [Column(), holder, Column(translate("Batches", "Room")), Column(self._kind())]
        )
        number = Column(translate("Batches", "No."), right=True)
        state = Column(translate("Batches", "State"))
        pages.run.table.set_columns(
            [number, holder, Column(translate("Batches", "Card no.")), state]
        )
        pages.runs.table.set_columns(
            [
                Column(translate("Batches", "Begun"), 1),
                Column(translate("Batches", "Paper")),
                Column(translate("Batches", "On paper"), right=True),
                state,
            ]
        )
        self._listed = self._carded = None

    def _kind(self) -> str:
        return translate("Batches", "Kind")

    def show_facts(self) -> None:
        """Show all three pages."""
        facts = self._desk.facts
        self._show_choice(facts)
        self._show_runs(facts)
        if facts.view is not None:
            self._show_run(facts, facts.view)

    # -- choosing

    def _show_choice(self, facts: Facts) -> None:
        page, may_act = self._pages.choose, self._desk.may_act
        chosen = len(facts.chosen)
        self._list_passes(facts)
        waiting = facts.waiting or ()
        count = fill(translate("Batches", "%1 of %2 chosen"), f"{chosen:,}", f"{len(waiting):,}")
        known = facts.waiting is not None  # thousands take a moment to be read
        page.count.setText(count if known else "")
        nothing = translate("Batches", "Nothing waits to be printed.")
        page.table.set_empty_text(nothing if known else "")
        first = facts.first_ones
        page.first.setVisible(len(waiting) > len(first))
        page.first.setText(fill(translate("Batches", "First %1"), len(first)))
        page.first.setEnabled(facts.chosen != first)
        page.all.setEnabled(bool(facts.left_out))
        page.none.setEnabled(chosen > 0)
        page.papers.choose(facts.layout)
        page.show_sides(facts.layout, self._paper_hint(facts), both=facts.with_back)
        self._show_printers(page.printers, facts)
        word = translate("Batches", "Print all %1")
        if facts.left_out:
            word = translate("Batches", "Print %1")
        if facts.printer == PDF:
            word = translate("Batches", "Save %1 as PDF")
        page.print.set_icon(_send_icon(facts))
        page.print.setText(fill(word, f"{chosen:,}"))
        page.print.setEnabled(chosen > 0 and may_act)
        page.picture.setVisible(chosen > 0)
        page.say(self._sentence(facts.said) if facts.said.error else "")
        page.runs.setText(translate("Batches", "Print runs"))
        page.notice.setVisible(bool(facts.open))
        if facts.open:
            page.notice.words.setText(self._open_word(facts))

    def _paper_hint(self, facts: Facts) -> str:
        if facts.layout in facts.lacks:
            return paper_hint()
        if not facts.with_back:
            return ""
        if facts.printer == PDF:
            return translate("Batches", "Every page of fronts is followed by its backs.")
        return sides_hint(by_hand=facts.by_hand)

    def _open_word(self, facts: Facts) -> str:
        if facts.running is not None:
            done = translate("Batches", "Printing: %1 cards sent")
            return fill(done, facts.done)
        if len(facts.open) > 1:
            return fill(translate("Batches", "%1 print runs are not finished"), len(facts.open))
        line = facts.open[0]
        sentence = translate("Batches", "The run of %1 is not finished: %2 of %3 on paper")
        printed = line.counts.get(CardState.PRINTED, 0)
        return fill(sentence, self._when(line), printed, line.total)

    def _list_passes(self, facts: Facts) -> None:
        whole, words = sees_names(facts.officer), self._context.words()
        shown = (facts.waiting, facts.left_out, whole)
        if shown == self._listed or facts.waiting is None:
            return
        self._listed = shown
        left_out = facts.left_out
        self._pages.choose.table.set_rows(
            [
                Row(
                    str(view.entry_pass.serial),
                    (
                        Cell("" if view.entry_pass.serial in left_out else "x", CellKind.TICK),
                        Cell(view_name(view, whole=whole), CellKind.STRONG),
                        Cell(holder_place(view.holder, whole=whole)),
                        Cell(words.pass_name(view.entry_pass.category.value)),
                    ),
                )
                for view in facts.waiting
            ]
        )

    def _show_printers(self, turner: Turner, facts: Facts) -> None:
        names = (*(facts.printers or ()), translate("Batches", "PDF file"))
        turner.show_names(names, names[-1] if facts.printer == PDF else facts.printer)

    # -- the runs

    def _show_runs(self, facts: Facts) -> None:
        words = self._context.words()
        self._pages.runs.table.set_rows(
            [
                Row(
                    str(line.batch.id),
                    (
                        Cell(self._when(line), CellKind.STRONG),
                        Cell(_paper(line.batch)),
                        Cell(f"{line.counts.get(CardState.PRINTED, 0)} / {line.total}"),
                        Cell(
                            words.sentence(f"batch_state.{line.batch.state.value}"),
                            CellKind.CHIP,
                            _BATCH_TONES[line.batch.state],
                        ),
                    ),
                )
                for line in facts.runs
            ]
        )

    def _when(self, line: BatchLine | BatchView) -> str:
        local = line.batch.began_at.astimezone(ZoneInfo(self._context.zone()))
        return f"{local:%m-%d %H:%M}"

    # -- one run

    def _show_run(self, facts: Facts, view: BatchView) -> None:
        page, stage = self._pages.run, facts.stage
        begun = f"{self._when(view)} · {_paper(view.batch)}"
        page.head.set_words(translate("Batches", "Print run"), begun)
        unsure = len(view.unsure)
        waiting = view.left - unsure
        page.printed.show_value(str(view.count(CardState.PRINTED)), Tone.OK)
        page.unsure.show_value(str(unsure), Tone.WARN if unsure else None)
        page.left.show_value(str(waiting), Tone.BRAND if waiting else None)
        page.total.show_value(str(len(view.cards)))
        if stage is Stage.RUNNING:
            if page.strip.isHidden():
                page.strip.begin(translate("Batches", "Printing"))
            page.strip.show_progress(facts.done, max(facts.done, view.left))
        else:
            page.strip.end()
        tone = facts.said.tone
        page.show_words(page.said, self._sentence(facts.said), tone)
        self._show_question(facts, view, stage)
        self._show_keys(facts, stage)
        self._show_number(facts)
        self._list_cards(facts, view)

    def _show_question(self, facts: Facts, view: BatchView, stage: Stage) -> None:
        page, hint, tone = self._pages.run, "", None
        waiting = view.left - len(view.unsure)
        if facts.ask is Ask.CANCEL:
            question = fill(translate("Batches", "End this run? %1 cards stay to print."), waiting)
            hint = translate("Batches", "They can be printed in another run.")
        elif stage is Stage.RUNNING:
            question = translate("Batches", "Printing …")
            hint = translate("Batches", "Cancel stops after the sheets the printer has already.")
            if facts.stopping:
                hint = translate("Batches", "Stopping after these sheets …")
        elif stage is Stage.TURN:
            said = translate("Batches", "Cards %1 to %2 have their fronts. Now turn them over.")
            question = fill(said, facts.turning[0], facts.turning[-1])
            hint, tone = turn_words(), Tone.BRAND
        elif stage is Stage.UNSURE:
            asked = translate("Batches", "Cards %1 to %2 were sent. Have they all come out well?")
            question = fill(asked, view.unsure[0].number, view.unsure[-1].number)
            hint = translate("Batches", "Look at the tray. Nobody but you can know.")
            if view.batch.both_sides:
                hint = translate(
                    "Batches", "Look at both sides: without its back a card is not done."
                )
            tone = Tone.WARN
        elif stage is Stage.TO_GO_ON:
            question = fill(translate("Batches", "%1 cards are still to be printed."), waiting)
            hint = _twice_hint(view, facts.printer)
        elif stage is Stage.DONE:
            question, tone = translate("Batches", "Every card is on paper."), Tone.OK
            hint = translate("Batches", "They wait at the pick-up desk now.")
        else:
            question = translate("Batches", "This run was ended early.")
        page.show_words(page.question, question, tone)
        page.show_words(page.hint, hint)

    def _show_keys(self, facts: Facts, stage: Stage) -> None:
        page = self._pages.run
        ending = facts.ask is Ask.CANCEL
        free = facts.ask is Ask.NOTHING  # while a number is asked for, its keys are the only ones
        unsure = stage is Stage.UNSURE and free
        to_go_on = stage is Stage.TO_GO_ON and free
        for key in (page.backs, page.broken):
            key.setVisible(stage is Stage.TURN)
            key.setEnabled(may_issue(facts.officer))
        for key in (page.yes, page.part, page.no):
            key.setVisible(unsure)
        for part in (page.go_on, page.printers):
            part.setVisible(to_go_on)
        page.end.setVisible(to_go_on or ending)
        page.leave.setVisible(ending)
        page.again.setVisible(facts.can_reprint and free and not unsure)
        self._show_printers(page.printers, facts)
        word = translate("Batches", "Go on printing")
        if facts.printer == PDF:
            word = translate("Batches", "Save the rest as PDF")
        page.go_on.set_icon(_send_icon(facts))
        page.go_on.setText(word)
        for key in (page.yes, page.part, page.no, page.go_on, page.end, page.again):
            key.setEnabled(self._desk.may_act)

    def _show_number(self, facts: Facts) -> None:
        page = self._pages.run
        asking = facts.ask in {Ask.LAST_GOOD, Ask.FROM, Ask.TO}
        page.right.setCurrentWidget(page.number if asking else page.table)
        question = {
            Ask.LAST_GOOD: translate("Batches", "Scan the last good card, or type its number"),
            Ask.FROM: translate("Batches", "Print again from card …"),
            Ask.TO: fill(translate("Batches", "Print again from %1 to card …"), facts.first),
        }.get(facts.ask, "")
        page.number.question.setText(question)
        page.number.number.setText(facts.typed or "–")
        page.number.keys.set_main_enabled(bool(facts.typed))

    def _list_cards(self, facts: Facts, view: BatchView) -> None:
        whole = sees_names(facts.officer)
        shown = (view.cards, facts.holders, whole)
        if shown == self._carded:
            return
        self._carded = shown
        words, known = self._context.words(), facts.holders
        self._pages.run.table.set_rows(
            [
                Row(
                    str(card.number),
                    (
                        Cell(str(card.number), CellKind.STRONG),
                        Cell(
                            view_name(known[card.serial], whole=whole)
                            if card.serial in known
                            else ""
                        ),
                        Cell(short_number(card.serial), CellKind.MUTED),
                        Cell(
                            words.sentence(f"card_state.{card.state.value}"),
                            CellKind.CHIP,
                            _CARD_TONES[card.state],
                        ),
                    ),
                )
                for card in view.cards
            ]
        )

    def _sentence(self, said: Said) -> str:
        if said.error:
            return trouble_word(said.code, dict(said.params), self._context.words())
        pattern = {
            "stopped": translate("Batches", "Stopped, as you wished."),
            "sent": translate("Batches", "All sheets were sent to the printer."),
            "saved_both": translate(
                "Batches", "Saved as %1. Print it on both sides, turned over the long edge."
            ),
            "saved": translate("Batches", "Saved as %1. Print it, then say what came out."),
        }.get(said.code, "")
        return fill(pattern, *(value for _, value in said.params))


def _paper(batch: PrintBatch) -> str:
    word = paper_word(batch.layout)
    return fill(translate("Batches", "%1, both sides"), word) if batch.both_sides else word


def _send_icon(facts: Facts) -> str:
    return "file-pdf-box" if facts.printer == PDF else "printer"
