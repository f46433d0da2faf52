"""The recent list, the strip of the unfinished, the figures: read after the verdict is painted."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.domain.errors import KnownError
from gangting.domain.temperature import celsius
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.screens.gate import lines
from gangting.ui.screens.gate.desk_hand import DeskHand
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.naming import called
from gangting.ui.screens.gate.panel_hand import PanelHand
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.work import Book, GateWork


AFTER_PAINT_MS = 40
RECENT = 8


class BookHand(QObject):
    """Keeps what stands around the panel up to date."""

    read = Signal(object)

    def __init__(
        self,
        layout: GateLayout,
        context: Context,
        work: GateWork,
        road: Road,
        panel: PanelHand,
        hand: DeskHand,
    ) -> None:
        super().__init__(layout)
        self._layout, self._context, self._work = layout, context, work
        self._road, self._panel, self._hand = road, panel, hand
        self.book: Book | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_PAINT_MS)
        self._soon.timeout.connect(self._refresh_when_quiet)
        panel.changed.connect(self.show_strip)
        road.settled.connect(self.refresh_soon)

    def refresh_soon(self, _answer: object = None) -> None:
        """Read the book once the verdict stands on the screen."""
        self._soon.start()

    def _refresh_when_quiet(self) -> None:
        """Let whoever is just being answered go first: reading would hold their verdict up."""
        if self._context.jobs.busy(Lane.STORE):
            self._soon.start()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Read the book now."""
        self._soon.stop()
        self._context.jobs.submit(partial(self._work.book, RECENT), self._show, self._failed)

    def _failed(self, error: KnownError) -> None:
        words = self._context.words()
        self._context.announce(words.error(error.code, **error.params))

    def _show(self, book: Book) -> None:
        self.book = book
        self._panel.limits = book.limits
        self._road.unfinished = frozenset(line.attempt.id for line in book.unfinished)
        words = self._context.words()
        for line in book.unfinished:
            self._road.names.setdefault(line.attempt.id, called(line, words))
        self._paint()
        self.read.emit(book)

    def _paint(self) -> None:
        book = self.book
        if book is None:
            return
        view, words = self._panel.view(), self._context.words()
        self._layout.recent.show_lines(lines.recent(book.recent, view, words))
        self._layout.counters.show_counters(book.counters, overstayed=book.overstayed)
        self.show_strip()

    def show_strip(self) -> None:
        """Show who waits beside the one in front, and a value that nobody was given."""
        desk = self._hand.desk
        asked = desk.ownerless if desk.must_choose else None
        hidden = asked is not None and self._layout.front != "who"
        in_front = self._panel.attempt_in_front()
        waiting = self.book.unfinished if self.book else ()
        others = tuple(line for line in waiting if line.attempt.id != in_front)
        made = lines.recent(others, self._panel.view(), self._context.words()) if others else ()
        value = celsius(asked.tenths) if asked and hidden else ""
        self._layout.recent.strip.show_people(made, value)

    def retranslate(self) -> None:
        """Say the lists in the language in force."""
        self._paint()
