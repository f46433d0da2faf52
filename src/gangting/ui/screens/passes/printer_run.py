"""Printing and saving the card in hand: once, with the question whether it came out."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from gangting.domain.errors import KnownError
from gangting.domain.printing import LAYOUTS, Sides
from gangting.ui.context import Context
from gangting.ui.jobs import Handle, Lane
from gangting.ui.screens.passes.desk import Desk
from gangting.ui.screens.passes.naming import may_issue
from gangting.ui.screens.passes.printing import CARD, Ability, Printing
from gangting.ui.screens.passes.values import Act, Mode, PrintChoice, Run


class PrinterRun(QObject):
    """Sends cards to the printer one at a time; a pass changes only when its card came out."""

    def __init__(self, context: Context, desk: Desk, printing: Printing, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._desk = desk
        self._printing = printing
        self._handle: Handle | None = None
        self._fronts: dict[int, PrintChoice] = {}
        """How each front was printed: its back must come out alike."""

    # -- where and on what

    def prepare(self) -> None:
        """Ask where to print; the printers of the machine are looked up each time."""
        self._desk.turn_to(Mode.PRINT)
        self._jobs.submit(self._printing.printers, self._listed, self._not_listed, lane=Lane.LONG)

    def choose_printer(self, name: str) -> None:
        """Print there from now on."""
        self._choose(printer=name)
        self._ask_printer()

    def choose_paper(self, layout: str) -> None:
        """Print on this from now on; the picture shows it."""
        if layout in LAYOUTS:
            self._choose(layout=layout)
            self._desk.draw()

    def choose_sides(self, code: str) -> None:
        """Print the front, or the back as well; the picture shows them."""
        self._choose(back=code == Sides.BOTH)
        self._desk.draw()

    def _choose(self, **choice: object) -> None:
        changed = replace(self._desk.facts.choice, **choice)  # type: ignore[arg-type]
        self._desk.change(choice=changed)

    def _listed(self, names: tuple[str, ...]) -> None:
        choice = self._desk.facts.choice
        chosen = choice.printer if choice.printer in names else next(iter(names), "")
        self._choose(printers=names, printer=chosen)
        self._ask_printer()

    def _not_listed(self, error: KnownError) -> None:
        self._choose(printers=())
        self._desk.change(notice=self._desk.trouble(error))

    def _ask_printer(self) -> None:
        """Find out what this printer does with paper; until then somebody has to turn it."""
        printer = self._desk.facts.choice.printer
        self._choose(by_hand=True, lacks=frozenset())
        if not printer:
            return

        def known(ability: Ability) -> None:
            if self._desk.facts.choice.printer == printer:
                self._choose(by_hand=not ability.turns_paper, lacks=ability.lacks)

        work = partial(self._printing.ability, printer)
        self._jobs.submit(work, known, self._not_listed, lane=Lane.LONG)

    # -- printing

    def start(self) -> None:
        """Print the card in hand, from its front."""
        choice = self._desk.facts.choice
        first = Sides.BOTH if choice.with_back and not choice.by_hand else Sides.FRONT
        self._print(first, choice)

    def print_back(self) -> None:
        """Print the back of the card in hand, whose paper lies turned over."""
        facts = self._desk.facts
        if facts.turns and facts.serial is not None:
            self._print(Sides.BACK, self._fronts.get(facts.serial, facts.choice))

    def _print(self, sides: Sides, choice: PrintChoice) -> None:
        facts, printable = self._desk.facts, self._desk.printable
        if printable is None or facts.serial is None or facts.running is not None:
            return
        if not may_issue(facts.officer) or not choice.printer:
            return
        serial = facts.serial
        self._fronts[serial] = choice
        self._forget(serial)
        self._desk.change(mode=Mode.FACTS, notice=None, running=Run(serial, sides=sides))
        self._desk.draw()
        self._handle = self._printing.print(
            (printable,),
            choice.layout,
            choice.printer,
            sides,
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
        serial = self._desk.facts.serial
        if self._desk.facts.choice.printer:
            self.start()
        elif serial is not None:
            self._forget(serial)
            self.prepare()

    def _forget(self, serial: int) -> None:
        """Ask nothing of this card any more."""
        facts = self._desk.facts
        self._desk.change(
            asking=tuple(one for one in facts.asking if one != serial),
            turning=tuple(one for one in facts.turning if one != serial),
        )

    def _on_page(self, done: int, total: int) -> None:
        running = self._desk.facts.running
        if running is not None:
            self._desk.change(running=replace(running, done=done, total=total))

    def _printed(self, serial: int, _pages: int) -> None:
        """Ask whether it came out; with a back still to come, ask for the paper to be turned."""
        self._handle = None
        facts = self._desk.facts
        front = facts.running is not None and facts.running.sides is Sides.FRONT
        more = front and self._fronts[serial].with_back
        turning = (*facts.turning, serial) if more else facts.turning
        self._desk.change(running=None, asking=(*facts.asking, serial), turning=turning)

    def _not_printed(self, serial: int, error: KnownError) -> None:
        """Say why; a card with its front done goes on waiting to be turned over."""
        self._handle = None
        facts = self._desk.facts
        back = facts.running is not None and facts.running.sides is Sides.BACK
        self._desk.change(running=None)
        if back:
            self._desk.change(asking=(*facts.asking, serial), turning=(*facts.turning, serial))
        if facts.serial == serial:
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
