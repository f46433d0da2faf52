"""Batch printing at work."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace, FileQuestion
from gangting.ui.screens.base import Screen
from gangting.ui.screens.passes.batches.choose_page import ChoosePage
from gangting.ui.screens.passes.batches.run import BatchDesk
from gangting.ui.screens.passes.batches.run_page import RunPage
from gangting.ui.screens.passes.batches.runs_page import RunsPage
from gangting.ui.screens.passes.batches.shown import Pages, Shown
from gangting.ui.screens.passes.batches.state import Ask
from gangting.ui.screens.passes.printing import Printing
from gangting.ui.widgets import layouts


_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.34, 340, 540


class BatchesScreen(Screen):
    """Print many passes; take a run up again after a jam, a stop or a crash."""

    name = "batches"
    icon = "printer"
    in_rail = False

    def __init__(
        self, context: Context, printing: Printing, ask_path: AskPlace | None = None
    ) -> None:
        super().__init__()
        self._context = context
        self.desk = BatchDesk(context, printing, ask_path or FileQuestion(self).ask, self)
        self.choose, self.runs, self.run = ChoosePage(), RunsPage(), RunPage()
        self._shown = Shown(context, self.desk, Pages(self.choose, self.runs, self.run))
        self.pages = QStackedWidget()
        for page in (self.choose, self.runs, self.run):
            self.pages.addWidget(page)
        layouts.column(self).addWidget(self.pages)
        self._connect_choosing()
        self._connect_run()
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word."""
        return self.tr("Print many")

    def _connect_choosing(self) -> None:
        desk, page = self.desk, self.choose
        desk.changed.connect(self.show_facts)
        desk.drawn.connect(self._drawn)
        desk.opened.connect(lambda: self._turn_to(self.run))
        page.head.back.connect(lambda: self._context.go("passes"))
        page.runs.clicked.connect(lambda: self._turn_to(self.runs))
        page.notice.key.clicked.connect(self._open_first)
        page.all.clicked.connect(lambda: desk.tick_all(wanted=True))
        page.none.clicked.connect(lambda: desk.tick_all(wanted=False))
        page.first.clicked.connect(desk.tick_first)
        page.table.pressed.connect(lambda key, _column: desk.tick(int(key)))
        page.papers.chosen.connect(desk.choose_paper)
        page.sides.chosen.connect(desk.choose_sides)
        page.printers.turned.connect(desk.choose_printer)
        page.picture.room_changed.connect(lambda: desk.set_room(*page.picture.room()))
        page.print.clicked.connect(desk.begin)
        self.runs.head.back.connect(lambda: self._turn_to(page))
        self.runs.table.pressed.connect(lambda key, _column: desk.open(UUID(key)))

    def _connect_run(self) -> None:
        desk, page = self.desk, self.run
        page.head.back.connect(lambda: self._turn_to(self.choose))
        page.strip.cancelled.connect(desk.stop)
        page.backs.clicked.connect(desk.print_backs)
        page.broken.clicked.connect(desk.stop)
        page.yes.clicked.connect(desk.all_came_out)
        page.part.clicked.connect(lambda: self._ask(Ask.LAST_GOOD))
        page.no.clicked.connect(desk.none_came_out)
        page.go_on.clicked.connect(desk.go_on)
        page.printers.turned.connect(desk.choose_printer)
        page.again.clicked.connect(lambda: self._ask(Ask.FROM))
        page.end.clicked.connect(self._end)
        page.leave.clicked.connect(lambda: desk.ask(Ask.NOTHING))
        number = page.number
        number.keys.typed.connect(desk.typed)
        number.keys.erased.connect(desk.erased)
        number.keys.confirmed.connect(desk.confirmed)
        number.leave.clicked.connect(lambda: desk.ask(Ask.NOTHING))

    # -- coming and going

    def on_enter(self) -> None:
        """Read everything again."""
        self.desk.set_officer(self._context.on_duty())
        self.desk.refresh()
        self.show_facts()

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        if self._context.on_duty() != self.desk.facts.officer:
            self.desk.set_officer(self._context.on_duty())

    def take_scan(self, text: str) -> bool:
        """Let a card say its number where one is asked for; else the gate has it."""
        asked = self._asks_number and isinstance(classify(text), PassScan | ShortNumberScan)
        if asked:
            self.desk.scanned(text)
        return asked

    @property
    def _asks_number(self) -> bool:
        asking = self.desk.facts.ask in {Ask.LAST_GOOD, Ask.FROM, Ask.TO}
        return asking and self.pages.currentWidget() is self.run

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_first(self) -> None:
        facts = self.desk.facts
        if facts.running is not None:
            self.desk.open(facts.running)
        elif len(facts.open) > 1:
            self._turn_to(self.runs)
        elif facts.open:
            self.desk.open(facts.open[0].batch.id)

    def _ask(self, ask: Ask) -> None:
        self.desk.ask(ask)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        if self.desk.facts.ask is Ask.CANCEL:
            self.desk.cancel()
        else:
            self.desk.ask(Ask.CANCEL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a card's number; go a step back with Escape."""
        on_run = self.pages.currentWidget() is self.run
        if self._asks_number and self.run.number.keys.take_key(event):
            return
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif on_run and self.desk.facts.ask is not Ask.NOTHING:
            self.desk.ask(Ask.NOTHING)
        elif self.pages.currentWidget() is self.choose:
            self._context.go("passes")
        else:
            self._turn_to(self.choose)

    # -- what is shown

    def _drawn(self, images: tuple[QImage, ...]) -> None:
        self.choose.picture.show_images(images, card=self.desk.facts.layout == "card")

    def show_facts(self) -> None:
        """Show what is known."""
        self._shown.show_facts()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        for page in (self.choose, self.runs, self.run):
            page.retranslate()
        self._shown.retranslate()
        self.show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the design."""
        super().resizeEvent(event)
        side = min(_SIDE_MOST, max(_SIDE_LEAST, round(self.width() * _SIDE_SHARE)))
        self.choose.side.setFixedWidth(side)
