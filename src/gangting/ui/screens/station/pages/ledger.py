"""The ledger: what moved, newest first; taken back at once by anybody, later by a leader."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import UNDO_SPAN, Mark
from gangting.services.hands import local_day
from gangting.services.station.values import Act, LedgerLine
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.item_grid import ItemGrid
from gangting.ui.screens.station.pages.ledger_rows import FIXED, columns, ledger_row, signed
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.wordbook import left_sentence, word
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.stack import Stack
from gangting.ui.widgets.table import PagedTable


_BATCH = 200
_SPAN = round(UNDO_SPAN.total_seconds() * 1000)


class LedgerPage(StationPage):
    """The lines, and below them what may be done with the one in hand."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: tuple[LedgerLine, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._only: Item | None = None
        self._in_hand: UUID | None = None
        self._whole = False
        self.filter = Button("", "filter-variant", size=ButtonSize.SMALL)
        self.older = Button("", "history", size=ButtonSize.SMALL)
        self.head.add(self.older)
        self.head.add(self.filter)
        self.table = PagedTable(columns())
        self.grid = ItemGrid()
        self.everything = Button("", "format-list-bulleted", size=ButtonSize.SMALL)
        self._ask_item = Label("", Role.HINT)
        self.said = ElidedLabel("", Role.STRONG)
        self.reason = Field(free_text=True)
        self.undo = Button("", "undo", ButtonKind.PRIMARY)
        self.reverse = Button("", "undo", ButtonKind.DANGER)
        self.answer = Label("", Role.BODY, wrap=True)
        self._foot = QWidget()
        self._stack = Stack()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SPAN)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_hand()

    def _lay_out(self) -> None:
        lines = Card(padding=14)
        box = lines.column(8)
        box.addWidget(self.table, 1)
        box.addWidget(self.answer)
        foot = layouts.row(self._foot, gap=12)
        foot.addWidget(self.said)
        foot.addWidget(self.reason, 1)
        foot.addStretch(0)
        foot.addWidget(self.undo)
        foot.addWidget(self.reverse)
        box.addWidget(self._foot)
        self._stack.addWidget(lines)
        items = Card(padding=20)
        inner = items.column(12)
        top = layouts.row(gap=12)
        top.addWidget(self._ask_item)
        top.addStretch(1)
        top.addWidget(self.everything)
        inner.addLayout(top)
        inner.addWidget(self.grid, 1)
        self._stack.addWidget(items)
        self.box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.pressed.connect(self._press)
        self.filter.clicked.connect(self._choose_item)
        self.everything.clicked.connect(lambda: self.show_only(None))
        self.grid.chosen.connect(self.show_only)
        self.older.clicked.connect(self._read_older)
        self.undo.clicked.connect(self._undo)
        self.reverse.clicked.connect(self._reverse)
        self.reason.submitted.connect(self._reverse)
        self._timer.timeout.connect(self._read)

    # -- the frame

    def on_enter(self) -> None:
        """Read the newest lines."""
        self._answer("")
        self.ask(self.context.services.station.catalogue.all, self._know_items)
        self._read()

    def leave(self) -> None:
        """Go from the items to the lines, from there back to the shelf."""
        if self._stack.currentIndex():
            self._stack.setCurrentIndex(0)
            return
        self._only, self._in_hand = None, None
        self.back.emit()

    def show_only(self, item: Item | None) -> None:
        """Show the lines of one item, or of all."""
        self._only, self._in_hand = item, None
        self._stack.setCurrentIndex(0)
        self.table.first_page()
        self._say_filter()
        self._read()

    # -- reading

    def _read(self) -> None:
        self._ask_lines(None, self._show_lines)

    def _read_older(self) -> None:
        if self._lines:
            self._ask_lines(self._lines[-1].booked.mark, self._add_lines)

    def _ask_lines(
        self, before: Mark | None, done: Callable[[tuple[LedgerLine, ...]], None]
    ) -> None:
        ledger = self.context.services.station.ledger
        item_id = self._only.id if self._only else None
        self.ask(partial(ledger.lines, item_id, before, _BATCH), done)

    def _show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        self._lines, self._whole = lines, len(lines) < _BATCH
        self._fill()
        if any(line.may_undo for line in lines):
            self._timer.start()

    def _add_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        self._lines, self._whole = (*self._lines, *lines), len(lines) < _BATCH
        self._fill()

    def _know_items(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self.grid.show_items(items, self.context.words().language)

    def _choose_item(self) -> None:
        self._stack.setCurrentIndex(1)

    def _today(self) -> date:
        return local_day(self.context.now(), self.context.zone())

    def _fill(self) -> None:
        words, zone, today = self.context.words(), self.zone(), self._today()
        self.table.set_rows([ledger_row(line, words, zone, today) for line in self._lines])
        self.older.setVisible(not self._whole)
        self._show_hand()

    # -- the line in hand

    def line(self) -> LedgerLine | None:
        """Give the line in hand."""
        found = (one for one in self._lines if one.booked.movement.id == self._in_hand)
        return next(found, None)

    def _press(self, key: str, column: int) -> None:
        self._in_hand = UUID(key)
        self._answer("")
        self.reason.set_text("")
        self._show_hand()
        line = self.line()
        if line is not None and line.may_undo and column == len(columns()) - 1:
            self._undo()

    def _show_hand(self) -> None:
        line = self.line()
        self.table.select(str(self._in_hand) if line else "")
        reversible = line is not None and not _is_fixed(line)
        late = reversible and line is not None and not line.may_undo
        may = self.may(Right.CORRECT)
        self.undo.setVisible(reversible and not late)
        self.reason.setVisible(late and may)
        self.reverse.setVisible(late and may)
        self._foot.setVisible(line is not None)
        if line is not None:
            self.said.setText(self._sum_up(line, reversible=reversible, may=may or not late))

    def _sum_up(self, line: LedgerLine, *, reversible: bool, may: bool) -> str:
        words, movement = self.context.words(), line.booked.movement
        said = f"{word(words, movement.kind)} · {line.item.named(words.language)} "
        said += signed(movement.delta)
        why = ""
        if line.booked.reversed_by is not None:
            why = self.tr("Taken back")
        elif not reversible:
            why = self.tr("stays as it is")
        elif not may:
            why = self.tr("a leader may take it back")
        return f"{said} · {why}" if why else said

    def _undo(self) -> None:
        self._take_back(self.context.services.station.ledger.undo)

    def _reverse(self) -> None:
        if not self.reason.text().strip():
            self._refuse(KnownError("reason_missing"))
            return
        ledger = self.context.services.station.ledger
        reason = self.reason.text()
        self._take_back(lambda act_id, officer: ledger.reverse(act_id, reason, officer))

    def _take_back(self, way: Callable[[UUID, Officer], Act]) -> None:
        line = self.line()
        if line is None:
            return
        work = partial(way, line.booked.movement.act_id, self.context.officer())
        self.ask(work, self._taken_back, self._refuse)

    def _taken_back(self, act: Act) -> None:
        self._in_hand = None
        self.reason.set_text("")
        left = left_sentence(self.context.words(), act)
        self._answer(self.tr("Taken back. %1").replace("%1", left), Tone.OK)
        self.changed.emit()
        self._read()

    def _refuse(self, error: KnownError) -> None:
        if error.code == "reason_missing":
            self.reason.show_error(self.sentence(error))
            return
        self._answer(self.sentence(error), Tone.STOP)
        self._read()

    def _answer(self, sentence: str, tone: Tone | None = None) -> None:
        self.answer.setText(sentence)
        self.answer.set_tone(tone)
        self.answer.setVisible(bool(sentence))

    def _say_filter(self) -> None:
        words = self.context.words()
        name = self._only.named(words.language) if self._only else self.tr("All items")
        self.filter.setText(name)
        self.filter.set_kind(ButtonKind.PRIMARY if self._only else ButtonKind.PLAIN)

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.head.set_words(self.tr("Ledger"), self.tr("Newest first; nothing is ever erased"))
        self.table.set_columns(columns())
        self.table.set_empty_text(self.tr("Nothing has moved yet"))
        self.table.setAccessibleName(self.tr("Ledger"))
        self.older.setText(self.tr("Older"))
        self.everything.setText(self.tr("All items"))
        self._ask_item.setText(self.tr("Show the lines of one item"))
        self.grid.setAccessibleName(self.tr("Items"))
        self.grid.show_items(self._items, self.context.words().language)
        self.reason.set_words("", self.tr("Why it is taken back"))
        self.undo.setText(self.tr("Undo"))
        self.reverse.setText(self.tr("Take back"))
        self._say_filter()
        self._fill()


def _is_fixed(line: LedgerLine) -> bool:
    return line.booked.movement.kind in FIXED or line.booked.reversed_by is not None
