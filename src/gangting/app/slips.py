"""A visitor's slip: wished for at the form or the gate, made once the visitor has passed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.app.printing import CardPrinting
from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.verdict.facts import Direction
from gangting.domain.visits import Visit
from gangting.services.bundle import Services
from gangting.services.gate.outcome import GateOutcome
from gangting.services.pass_values import Printable
from gangting.ui.context import Context
from gangting.ui.jobs import Lane


PAPER = "slip58"


class SlipDesk(QObject):
    """Issues the temporary pass and prints it; with no printer it says the short number."""

    made = Signal(object)

    def __init__(self, context: Context, printing: CardPrinting, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._printing = printing
        self._wished: set[UUID] = set()

    def wish(self, visit_id: UUID) -> None:
        """Remember that this visitor gets a slip once let in."""
        self._wished.add(visit_id)

    def passed(self, outcome: GateOutcome) -> None:
        """Make the slip of a visitor who went in and was to have one."""
        visit = outcome.visit
        entered = outcome.passed and outcome.direction is Direction.ENTRY and not outcome.undone
        if visit is not None and entered and visit.id in self._wished:
            self._wished.discard(visit.id)
            self.make(visit)

    def make(self, visit: Visit) -> None:
        """Issue the temporary pass and print it."""
        issue = partial(_issue, self._context.services, visit, self._context.officer())
        self._context.jobs.submit(issue, self._print, self._failed)

    def _print(self, printables: tuple[Printable, ...]) -> None:
        self.made.emit(printables[0])
        self._context.jobs.submit(
            self._printing.printers,
            partial(self._send, printables),
            self._failed,
            lane=Lane.LONG,  # the print service may be slow, and scans must not wait for it
        )

    def _send(self, printables: tuple[Printable, ...], printers: tuple[str, ...]) -> None:
        number = printables[0].short_number
        if not printers:
            said = self.tr("No printer: write the number on a slip of paper: %1")
            self._context.announce(said.replace("%1", number))
            return
        self._printing.print(
            printables,
            PAPER,
            printers[0],
            on_page=lambda _done, _pages: None,
            done=lambda _pages: self._context.announce(
                self.tr("The slip is printed: %1").replace("%1", number)
            ),
            failed=self._failed,
        )

    def _failed(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))


def _issue(services: Services, visit: Visit, officer: Officer) -> tuple[Printable, ...]:
    view = services.passes.issue_temporary(visit, officer)
    return services.passes.printables((view.entry_pass.serial,))
