"""A print run at work: sheet after sheet to the printer, every step written down before it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.printing import LAYOUTS, MOST_CARDS, BatchState, Sides
from gangting.services.batches import BatchLine, BatchView
from gangting.services.pass_values import PassView, Printable
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.batches.state import PDF, Ask, Facts
from gangting.ui.screens.passes.batches.work import JOB_SHEETS, BatchWork, Chunk, Waiting
from gangting.ui.screens.passes.knowing import Knowing
from gangting.ui.screens.passes.naming import may_issue
from gangting.ui.screens.passes.printing import Ability, Printing, pages_drawn
from gangting.ui.screens.passes.said import SILENT, Said, trouble
from gangting.ui.theme import Tone


_STOPPED = Said("stopped", Tone.WARN)
_NAMED_AT_ONCE = 250


class BatchDesk(Knowing[Facts]):
    """Holds what is known of the runs and leads the one that prints.

    Cards are written down as sent before the printer gets them; that they came out is said by a
    person. So a crash at any moment leaves a question, never a lost or a doubled card.
    """

    drawn = Signal(object)
    """The pictures of the first sheet: its front, and its back where that is printed."""
    opened = Signal()
    """A run came into hand."""

    def __init__(
        self, context: Context, printing: Printing, ask_path: AskPlace, parent: QObject
    ) -> None:
        super().__init__(Facts(), parent)
        self._jobs, self._words = context.jobs, context.words
        self._work = BatchWork(context.services)
        self._printing, self._ask_path = printing, ask_path
        self._officer: Officer | None = None
        self._sent = 0
        self._printer, self._by_hand = PDF, False
        """Of the run in hand, whatever is chosen since: where it prints, who turns its paper."""
        self._in_hand: Chunk | None = None
        """Whose fronts are out, and whose backs are to come."""
        self._backs = 0
        self._room = (1, 1)
        self._drawing = 0

    def set_officer(self, officer: Officer | None) -> None:
        """Look with this officer's eyes; a half-typed number is let go."""
        if officer != self._facts.officer:
            self.change(officer=officer, ask=Ask.NOTHING, typed="", said=SILENT)

    @property
    def may_act(self) -> bool:
        """Whether whoever is on duty may print, and nothing is on its way."""
        facts = self._facts
        return may_issue(facts.officer) and not facts.busy and facts.running is None

    # -- reading

    def refresh(self) -> None:
        """Read what waits, the runs and the printers again."""
        self._jobs.submit(self._work.waiting, self._read, self._failed)
        self._jobs.submit(self._work.runs, self._runs_read, self._failed)
        self._jobs.submit(self._printing.printers, self._listed, self._no_printer, lane=Lane.LONG)
        view = self._facts.view
        if view is not None and self._facts.running is None:
            work = partial(self._work.show, view.batch.id)
            self._jobs.submit(work, self._shown_again, self._failed)

    def open(self, batch_id: UUID) -> None:
        """Take a run in hand; the one that prints stays in hand until it ends."""
        if self._facts.running is not None:
            self.opened.emit()
        else:
            self._jobs.submit(partial(self._work.show, batch_id), self._shown, self._failed)

    def _read(self, waiting: Waiting) -> None:
        known = {view.entry_pass.serial for view in waiting.passes}
        left_out = self._facts.left_out & known
        self.change(waiting=waiting.passes, open=waiting.open, left_out=left_out)
        self.draw()

    def _runs_read(self, runs: tuple[BatchLine, ...]) -> None:
        self.change(runs=runs)

    def _shown(self, view: BatchView) -> None:
        if self._facts.running is None:
            self.change(view=view, ask=Ask.NOTHING, typed="", said=SILENT)
            self._name_cards(view, {})
        self.opened.emit()

    def _name_cards(self, view: BatchView, known: dict[int, PassView]) -> None:
        """Read whose the cards are, some at a time: others ask in between."""
        rest = [card.serial for card in view.cards[len(known) :]]
        if rest:
            work = partial(self._work.holders, rest[:_NAMED_AT_ONCE])
            self._jobs.submit(work, partial(self._named, view, known), self._failed)
        elif self._facts.view is not None and self._facts.view.batch.id == view.batch.id:
            self.change(holders=known)

    def _named(
        self, view: BatchView, known: dict[int, PassView], more: tuple[PassView, ...]
    ) -> None:
        found = {one.entry_pass.serial: one for one in more}
        if found:  # a pass is never deleted: as many are found as were asked for
            self._name_cards(view, known | found)

    def _shown_again(self, view: BatchView) -> None:
        before, running = self._facts.view, self._facts.running
        if running is None and before is not None and before.batch.id == view.batch.id:
            self.change(view=view)

    def _listed(self, names: tuple[str, ...]) -> None:
        first = self._facts.printers is None
        printer = self._facts.printer
        if printer not in (*names, PDF) or (first and names):
            printer = names[0] if names else PDF
        self.change(printers=names)
        self.choose_printer(printer)

    def _no_printer(self, _error: KnownError) -> None:
        self.change(printers=(), printer=PDF)

    # -- choosing

    def tick(self, serial: int) -> None:
        """Print this one or not."""
        self.change(left_out=self._facts.left_out ^ {serial})
        self.draw()

    def tick_all(self, *, wanted: bool) -> None:
        """Print all of them, or none yet."""
        serials = (view.entry_pass.serial for view in self._facts.waiting or ())
        self.change(left_out=frozenset() if wanted else frozenset(serials))
        self.draw()

    def tick_first(self) -> None:
        """Print as many as are wanted in one go, from the top of the list; the rest waits."""
        serials = {view.entry_pass.serial for view in self._facts.waiting or ()}
        self.change(left_out=frozenset(serials.difference(self._facts.first_ones)))
        self.draw()

    def choose_paper(self, layout: str) -> None:
        """Print on this from now on; the picture shows it."""
        if layout in LAYOUTS:
            self.change(layout=layout)
            self.draw()

    def choose_printer(self, name: str) -> None:
        """Print there from now on; whether it turns the paper is asked of it."""
        printer = name if name in (self._facts.printers or ()) else PDF
        if printer != self._facts.printer:
            self.change(printer=printer, by_hand=True, lacks=frozenset())
            self._draw_in_order()
        if printer != PDF:
            self._ask_printer(printer, partial(self._ability_known, printer))

    def _ability_known(self, printer: str, ability: Ability) -> None:
        if self._facts.printer == printer:
            self.change(by_hand=not ability.turns_paper, lacks=ability.lacks)
            self._draw_in_order()

    def _draw_in_order(self) -> None:
        """Draw anew where the printer decides which cards come first."""
        if self._facts.with_back:
            self.draw()

    def _ask_printer(self, printer: str, known: Callable[[Ability], None]) -> None:
        """Ask a printer what it does with paper; one that does not answer leaves it to a hand."""
        work = partial(self._printing.ability, printer)
        self._jobs.submit(work, known, lambda _error: known(Ability()), lane=Lane.LONG)

    def choose_sides(self, code: str) -> None:
        """Print fronts, or backs as well; the picture shows them."""
        self.change(back=code == Sides.BOTH)
        self.draw()

    def set_room(self, width_px: int, height_px: int) -> None:
        """Draw the first paper for this room from now on."""
        self._room = (width_px, height_px)
        self.draw()

    def draw(self) -> None:
        """Draw the first paper, with as many cards as it will hold."""
        self._drawing += 1
        first = self._facts.first_paper
        if not first or min(self._room) <= 1:
            self.drawn.emit(())
            return
        number, facts, room = self._drawing, self._facts, self._room

        def draw(printables: tuple[Printable, ...]) -> None:
            work = partial(
                pages_drawn, self._printing, printables, facts.layout, room, back=facts.with_back
            )
            self._jobs.submit(work, show, self._failed, lane=Lane.LONG)

        def show(images: tuple[QImage, ...]) -> None:
            if number == self._drawing:
                self.drawn.emit(images)

        self._jobs.submit(partial(self._work.printables, first), draw, self._failed)

    # -- sending

    def begin(self) -> None:
        """Begin a run of what is ticked."""
        facts = self._facts
        if not self.may_act or not facts.chosen or facts.officer is None:
            return
        work = partial(
            self._work.begin,
            facts.in_order,
            facts.layout,
            facts.officer,
            both_sides=facts.with_back,
        )
        self._do(work, self._begun)

    def _begun(self, view: BatchView) -> None:
        """Send it; what this run left out is offered whole for the next one."""
        self.change(left_out=frozenset())
        self._send(view)

    def go_on(self) -> None:
        """Print what is not on paper yet."""
        facts = self._facts
        if not self.may_act or facts.view is None or facts.officer is None:
            return
        if facts.view.batch.state is BatchState.STOPPED:
            self._do(partial(self._work.go_on, facts.view.batch.id, facts.officer), self._send)
        else:
            self._send(facts.view)

    def stop(self) -> None:
        """Send no more after the job the printer has; that one is whole.

        With fronts that wait to be turned over nothing is on its way: their cards are asked about.
        """
        if self._facts.turning:
            self.change(turning=(), stopping=True)
            self._halt("paused", _STOPPED)
        elif self._facts.running is not None:
            self.change(stopping=True)

    def _send(self, view: BatchView) -> None:
        self._officer = self._facts.officer
        self._sent = 0
        self.change(view=view, said=SILENT, ask=Ask.NOTHING, typed="")
        self._name_cards(view, {})
        self.opened.emit()
        if self._facts.printer == PDF:
            word = self.tr("passes")
            self._ask_path(f"{word}-{view.batch.began_at:%Y%m%d-%H%M}.pdf", self._to_file)
        else:
            self._printer, self._by_hand = self._facts.printer, False
            self.change(running=view.batch.id, done=0, stopping=False)
            if view.batch.both_sides:
                self._ask_printer(self._printer, self._send_both_sides)
            else:
                self._next()

    def _send_both_sides(self, ability: Ability) -> None:
        self._by_hand = not ability.turns_paper
        self._next()

    def _next(self) -> None:
        batch_id, officer = self._facts.running, self._officer
        if batch_id is None or officer is None:
            return
        if self._facts.stopping:
            self._halt("paused", _STOPPED)
            return
        work = partial(self._work.take, batch_id, JOB_SHEETS, officer, alike=self._by_hand)
        self._jobs.submit(work, self._taken, self._not_taken)

    def _taken(self, chunk: Chunk) -> None:
        self.change(view=chunk.view)
        if not chunk.sheets:
            self._ended(Said("sent"))
            return
        if self._facts.stopping:  # asked for while these were being written down
            self._take_back(chunk, "paused", _STOPPED)
            return
        both = chunk.view.batch.both_sides and not self._by_hand
        self._printing.print(
            chunk.printables,
            chunk.view.batch.layout,
            self._printer,
            Sides.BOTH if both else Sides.FRONT,
            on_page=partial(self._on_page, chunk),
            done=partial(self._job_done, chunk),
            failed=partial(self._job_failed, chunk),
        )

    def _on_page(self, chunk: Chunk, done: int, total: int) -> None:
        """Count a sheet as soon as the printer has its first side."""
        sheets = chunk.sheets[: -(-done * len(chunk.sheets) // total)] if total else ()
        self.change(done=self._sent + sum(len(sheet.cards) for sheet in sheets))

    def _job_done(self, chunk: Chunk, _pages: int) -> None:
        if self._by_hand:
            self._in_hand = chunk
            self.change(turning=chunk.numbers, said=SILENT)
        else:
            self._chunk_done(chunk)

    def _chunk_done(self, chunk: Chunk, _pages: int = 0) -> None:
        self._sent += len(chunk.numbers)
        self.change(done=self._sent)
        self._next()

    # -- backs, when the paper was turned over by hand

    def print_backs(self) -> None:
        """Print the backs of the fronts that were turned over."""
        chunk = self._in_hand
        if chunk is None or not self._facts.turning or not may_issue(self._facts.officer):
            return
        self._backs = 0
        self.change(turning=(), said=SILENT)
        self._printing.print(
            chunk.printables,
            chunk.view.batch.layout,
            self._printer,
            Sides.BACK,
            on_page=self._on_back,
            done=partial(self._chunk_done, chunk),
            failed=partial(self._backs_failed, chunk),
        )

    def _on_back(self, done: int, _total: int) -> None:
        self._backs = done

    def _backs_failed(self, chunk: Chunk, error: KnownError) -> None:
        """Let the stack be laid in again, unless some of its backs may be on it already."""
        if self._backs:
            self._halt(error.code, trouble(error))
        else:
            self.change(turning=chunk.numbers, said=trouble(error))

    def _job_failed(self, chunk: Chunk, error: KnownError) -> None:
        """Ask what became of the job's cards, unless the printer took none of its pages."""
        if self._facts.done > self._sent:
            self._halt(error.code, trouble(error))
        else:
            self._take_back(chunk, error.code, trouble(error))

    def _take_back(self, chunk: Chunk, why: str, said: Said) -> None:
        officer = self._officer
        if officer is not None:
            batch_id = chunk.view.batch.id
            work = partial(self._work.not_sent, batch_id, chunk.numbers, why, officer)
            self._jobs.submit(work, partial(self._halted, said), self._not_taken)

    def _halt(self, why: str, said: Said) -> None:
        batch_id, officer = self._facts.running, self._officer
        if batch_id is not None and officer is not None:
            work = partial(self._work.halt, batch_id, why, officer)
            self._jobs.submit(work, partial(self._halted, said), self._not_taken)

    def _halted(self, said: Said, view: BatchView) -> None:
        self.change(view=view)
        self._ended(said)

    def _not_taken(self, error: KnownError) -> None:
        self._ended(trouble(error))

    def _ended(self, said: Said) -> None:
        self._in_hand = None
        self.change(running=None, stopping=False, turning=(), said=said)
        self.refresh()

    # -- into a file

    def _to_file(self, path: Path) -> None:
        view, officer = self._facts.view, self._officer
        if view is None or officer is None or self._facts.running is not None:
            return
        self.change(running=view.batch.id, done=0, stopping=False)
        work = partial(self._work.take, view.batch.id, MOST_CARDS, officer)
        self._jobs.submit(work, partial(self._save, path), self._not_taken)

    def _save(self, path: Path, chunk: Chunk) -> None:
        self.change(view=chunk.view)
        if not chunk.sheets:
            self._ended(SILENT)
            return
        both = chunk.view.batch.both_sides
        saved = Said("saved_both" if both else "saved", Tone.OK, (("1", path.name),))
        self._printing.save(
            chunk.printables,
            chunk.view.batch.layout,
            path,
            lambda _paths: self._ended(saved),
            lambda error: self._take_back(chunk, error.code, trouble(error)),
            Sides.BOTH if both else Sides.FRONT,
        )

    # -- what became of the paper

    def ask(self, ask: Ask) -> None:
        """Ask for a number, or whether it is meant."""
        self.change(ask=ask, typed="", said=SILENT)

    def typed(self, digit: str) -> None:
        """Take a digit."""
        self.change(typed=(self._facts.typed + digit).lstrip("0")[:4] or "0", said=SILENT)

    def erased(self) -> None:
        """Take the last digit back."""
        self.change(typed=self._facts.typed[:-1])

    def scanned(self, text: str) -> None:
        """Type the number of the card that was held under the scanner."""
        if self._facts.view is not None:
            work = partial(self._work.number_of, self._facts.view.batch.id, text)
            self._jobs.submit(work, self._numbered, self._failed)

    def _numbered(self, number: int) -> None:
        self.change(typed=str(number), said=SILENT)

    def confirmed(self) -> None:
        """Take the number as it stands."""
        facts = self._facts
        if facts.view is None or facts.officer is None or not facts.typed or not self.may_act:
            return
        batch_id, number, officer = facts.view.batch.id, int(facts.typed), facts.officer
        if facts.ask is Ask.LAST_GOOD:
            self._do(partial(self._work.came_out_up_to, batch_id, number, officer))
        elif facts.ask is Ask.FROM:
            self.change(ask=Ask.TO, first=number, typed="")
        elif facts.ask is Ask.TO:
            self._do(partial(self._work.reprint, batch_id, facts.first, number, officer))

    def none_came_out(self) -> None:
        """Nothing of what was sent lies on the table."""
        facts = self._facts
        if self.may_act and facts.view and facts.view.unsure and facts.officer:
            last, batch_id = facts.view.unsure[0].number - 1, facts.view.batch.id
            self._do(partial(self._work.came_out_up_to, batch_id, last, facts.officer))

    def all_came_out(self) -> None:
        """Everything that was sent lies on the table."""
        if self.may_act and self._facts.view and self._facts.officer:
            work = self._work.some_came_out
            self._do(partial(work, self._facts.view.batch.id, self._facts.officer), self._out)

    def _out(self, view: BatchView) -> None:
        if view.unsure:
            self.all_came_out()
        else:
            self.refresh()

    def cancel(self) -> None:
        """End the run; the rest stays to be printed."""
        if self.may_act and self._facts.view and self._facts.officer:
            work = self._work.cancel
            self._do(partial(work, self._facts.view.batch.id, self._facts.officer))

    def _do(
        self,
        work: Callable[[], BatchView],
        then: Callable[[BatchView], None] | None = None,
    ) -> None:
        self.change(busy=True, said=SILENT)
        self._jobs.submit(work, partial(self._did, then), self._failed)

    def _did(self, then: Callable[[BatchView], None] | None, view: BatchView) -> None:
        self.change(view=view, busy=False, ask=Ask.NOTHING, typed="")
        if then is None:
            self.refresh()
        else:
            then(view)

    def _failed(self, error: KnownError) -> None:
        self.change(busy=False, said=trouble(error))
