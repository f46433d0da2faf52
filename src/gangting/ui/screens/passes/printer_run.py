"""Printing and saving the card in hand: once, with the question whether it came out."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.jobs import Handle, Lane
from gangting.ui.screens.passes.desk import Desk
from gangting.ui.screens.passes.naming import may_issue
from gangting.ui.screens.passes.printing import CARD, LAYOUTS, Printing
from gangting.ui.screens.passes.values import Act, Mode, Run


class PrinterRun(QObject):
    """Sends cards to the printer one at a time; a pass changes only when its card came out."""

    def __init__(self, context: Context, desk: Desk, printing: Printing, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._desk = desk
        self._printing = printing
        self._handle: Handle | None = None

    # -- where and on what

    def prepare(self) -> None:
        """Ask where to print; the printers of the machine are looked up each time."""
        self._desk.turn_to(Mode.PRINT)
        self._jobs.submit(self._printing.printers, self._listed, self._not_listed, lane=Lane.LONG)

    def choose_printer(self, name: str) -> None:
        """Print there from now on."""
        self._desk.change(choice=replace(self._desk.facts.choice, printer=name))

    def choose_paper(self, layout: str) -> None:
        """Print on this from now on; the picture shows it."""
        if layout in LAYOUTS:
            self._desk.change(choice=replace(self._desk.facts.choice, layout=layout))
            self._desk.draw()

    def _listed(self, names: tuple[str, ...]) -> None:
        choice = self._desk.facts.choice
        chosen = choice.printer if choice.printer in names else next(iter(names), "")
        self._desk.change(choice=replace(choice, printers=names, printer=chosen))

    def _not_listed(self, error: KnownError) -> None:
        self._desk.change(
            choice=replace(self._desk.facts.choice, printers=()), notice=self._desk.trouble(error)
        )

    # -- printing

    def start(self) -> None:
        """Print the card in hand."""
        facts, printable = self._desk.facts, self._desk.printable
        if printable is None or facts.serial is None or facts.running is not None:
            return
        if not may_issue(facts.officer) or not facts.choice.printer:
            return
        serial = facts.serial
        self._desk.change(
            mode=Mode.FACTS,
            notice=None,
            running=Run(serial),
            asking=tuple(one for one in facts.asking if one != serial),
        )
        self._desk.draw()
        self._handle = self._printing.print(
            (printable,),
            facts.choice.layout,
            facts.choice.printer,
            on_page=self._on_page,
            done=partial(self._printed, serial),
            failed=partial(self._not_printed, serial),
        )

    def cancel(self) -> None:
        """Stop; the pass stays to be printed."""
        if self._handle is not None:
            self._handle.cancel()

    def again(self) -> None:
        """Print the card in hand once more where it was printed, or ask where."""
        if self._desk.facts.choice.printer:
            self.start()
        else:
            serial = self._desk.facts.serial
            asking = tuple(one for one in self._desk.facts.asking if one != serial)
            self._desk.change(asking=asking)
            self.prepare()

    def _on_page(self, done: int, total: int) -> None:
        running = self._desk.facts.running
        if running is not None:
            self._desk.change(running=replace(running, done=done, total=total))

    def _printed(self, serial: int, _pages: int) -> None:
        self._handle = None
        self._desk.change(running=None, asking=(*self._desk.facts.asking, serial))

    def _not_printed(self, serial: int, error: KnownError) -> None:
        self._handle = None
        self._desk.change(running=None)
        if self._desk.facts.serial == serial:
            self._desk.change(mode=Mode.FACTS, notice=self._desk.trouble(error))

    # -- saving

    def save(self, act: Act, path: Path) -> None:
        """Write the card in hand to a file."""
        printable = self._desk.printable
        if printable is None or not may_issue(self._desk.facts.officer):
            return
        self._printing.save(
            (printable,), CARD, path, partial(self._desk.saved, act), self._not_saved
        )

    def _not_saved(self, error: KnownError) -> None:
        self._desk.change(notice=self._desk.trouble(error))
