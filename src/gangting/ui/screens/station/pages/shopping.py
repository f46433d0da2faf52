"""The shopping list: what is low or runs out within a week, and how many to buy."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from gangting.services.station.shelf import COVER_DAYS
from gangting.services.station.values import ToBuy
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.paper_page import PaperPage
from gangting.ui.screens.station.pages.wordbook import amount
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.table import PagedTable


class ShoppingPage(PaperPage):
    """`print_wanted` carries the lines, `save_wanted` a kind of file (`pdf`, `xlsx`)."""

    print_wanted = Signal(object)
    save_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: tuple[ToBuy, ...] = ()
        self.count = Chip()
        self.head.add_beside(self.count)
        self.xlsx = Button("", "microsoft-excel", size=ButtonSize.SMALL)
        self.pdf = Button("", "file-pdf-box", size=ButtonSize.SMALL)
        self.print = Button("", "printer", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.table = PagedTable(self._columns())
        self.note = Label("", Role.MUTED, wrap=True)
        card = Card(padding=14)
        box = card.column(8)
        box.addWidget(self.table, 1)
        box.addWidget(self.said)
        foot = layouts.row(gap=12)
        foot.addWidget(self.note, 1)
        for key in (self.xlsx, self.pdf, self.print):
            foot.addWidget(key)
            key.hide()
        box.addLayout(foot)
        self.box.addWidget(card, 1)
        self._offered: frozenset[str] = frozenset()
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._lines))
        self.pdf.clicked.connect(lambda: self.save_wanted.emit("pdf"))
        self.xlsx.clicked.connect(lambda: self.save_wanted.emit("xlsx"))
        self.retranslate()

    def offer(self, ways: Sequence[str]) -> None:
        """Show the keys of what can be done with the list: `print`, `pdf`, `xlsx`."""
        self._offered = frozenset(ways)
        self._show()

    @property
    def lines(self) -> tuple[ToBuy, ...]:
        """What is on the list."""
        return self._lines

    def on_enter(self) -> None:
        """Work the list out."""
        self.say("")
        self.ask(self.context.services.station.shelf.shopping_list, self._know)

    def _know(self, lines: tuple[ToBuy, ...]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        self.table.set_rows([self._row(line) for line in self._lines])
        items = self.tr("%1 items").replace("%1", str(len(self._lines)))
        self.count.show_word(items, Tone.WARN)
        self.count.setVisible(bool(self._lines))
        for way, key in (("print", self.print), ("pdf", self.pdf), ("xlsx", self.xlsx)):
            key.setVisible(way in self._offered and bool(self._lines))

    def _row(self, line: ToBuy) -> Row:
        words = self.context.words()
        item = line.item
        low = line.usable < item.bottom
        return Row(
            str(item.id),
            (
                Cell(item.named(words.language), CellKind.STRONG, icon=item.icon),
                Cell(amount(words, item, line.usable)),
                Cell(str(item.bottom), CellKind.MUTED),
                self._days(line, low=low),
                Cell(amount(words, item, line.quantity), CellKind.STRONG),
            ),
        )

    def _days(self, line: ToBuy, *, low: bool) -> Cell:
        if not line.usable:
            return Cell(self.tr("Used up"), CellKind.CHIP, Tone.STOP)
        if line.days is not None:
            said = self.tr("%1 days").replace("%1", str(line.days))
            return Cell(said, CellKind.CHIP, Tone.STOP if line.days <= 1 else Tone.WARN)
        return Cell(self.tr("Low") if low else "", CellKind.CHIP, Tone.WARN)

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.head.set_words(self.tr("Shopping list"))
        self.table.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Shopping list"))
        self.table.set_empty_text(self.tr("Nothing has to be bought"))
        self.print.setText(self.tr("Print"))
        self.pdf.setText(self.tr("PDF"))
        self.xlsx.setText(self.tr("Excel"))
        note = self.tr("Below the bottom line, or used up within %1 days; up to the target")
        self.note.setText(note.replace("%1", str(COVER_DAYS)))
        self._show()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Item"), share=3),
            Column(self.tr("Usable"), right=True),
            Column(self.tr("Bottom line"), right=True),
            Column(self.tr("Lasts")),
            Column(self.tr("Buy"), share=1, right=True),
        ]
