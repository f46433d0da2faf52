"""One item at a glance: what there is, which lots, how the last month went."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.supplies.foresight import expiry_band
from gangting.domain.supplies.movements import LotStock
from gangting.services.hands import local_day
from gangting.services.station.values import DayOfStock, ItemView
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.section import Section
from gangting.ui.screens.station.pages.wordbook import (
    BAND_TONES,
    amount,
    band_word,
    day_text,
    word,
)
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.ui.widgets.stat import Stat
from gangting.ui.widgets.stock_chart import ChartDay, ChartWords, StockChart
from gangting.ui.widgets.table import PagedTable


class OverviewSection(Section):
    """Figures and lots on the left, the month on the right."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.on_hand, self.usable = Stat(), Stat()
        self.lent, self.days = Stat(), Stat()
        self.caution = Label("", Role.STRONG, Tone.WARN, wrap=True)
        self._alert = IconLabel("alert", 24, "warn")
        self._warning = QWidget()
        warning = layouts.row(self._warning, gap=8)
        warning.addWidget(self._alert)
        warning.addWidget(self.caution, 1)
        self.lots = PagedTable(self._columns())
        self.chart = StockChart()
        self._caption = Label("", Role.MUTED)
        across = layouts.row(self, gap=16)
        left = Card(padding=16)
        box = left.column(10)
        figures = layouts.row(gap=20)
        for stat in (self.on_hand, self.usable, self.lent, self.days):
            figures.addWidget(stat)
        figures.addStretch(1)
        box.addLayout(figures)
        box.addWidget(self._warning)
        box.addWidget(self.lots, 1)
        across.addWidget(left, 1)
        right = Card(padding=16)
        inner = right.column(8)
        inner.addWidget(self._caption)
        inner.addWidget(self.chart, 1)
        across.addWidget(right, 1)
        self.retranslate()

    def show_view(self, view: ItemView) -> None:
        """Show the figures, and ask for the month."""
        super().show_view(view)
        gone = view.on_hand > view.usable
        low = Tone.STOP if view.low else None
        self.on_hand.show_value(f"{view.on_hand:,}", None if gone else low)
        self.usable.show_value(f"{view.usable:,}", low)
        self.lent.show_value(f"{view.lent:,}", Tone.STOP if view.overdue else None)
        self.lent.setVisible(view.lent > 0)
        self.usable.setVisible(gone)
        self.days.show_value(self._days_text(view))
        caution = view.item.caution
        self.caution.setText(word(self.page.context.words(), caution) if caution else "")
        self._warning.setVisible(caution is not None)
        self.lots.set_rows([self._row(line) for line in view.lots if line.quantity > 0])
        shelf = self.page.context.services.station.shelf
        self.page.ask(partial(shelf.history, view.item.id), self._show_month)

    def _days_text(self, view: ItemView) -> str:
        if view.days is None:
            return "–"
        return self.tr("%1 d").replace("%1", f"{view.days:,}")

    def _row(self, line: LotStock) -> Row:
        words = self.page.context.words()
        context = self.page.context
        band = expiry_band(line.lot.expiry, local_day(context.now(), context.zone()))
        near = (
            Cell(band_word(words, band), CellKind.CHIP, BAND_TONES[band])
            if band is not None
            else Cell()
        )
        item = self.view.item if self.view else None
        quantity = amount(words, item, line.quantity) if item else str(line.quantity)
        return Row(
            str(line.lot.id),
            (
                Cell(day_text(line.lot.expiry), CellKind.STRONG),
                near,
                Cell(line.lot.label, CellKind.MUTED),
                Cell(quantity),
            ),
        )

    def _show_month(self, days: Sequence[DayOfStock]) -> None:
        shown = [ChartDay(day.day, day.evening, day.came, day.went) for day in days]
        self.chart.show_days(shown, self.view.item.bottom if self.view else 0)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Good until")),
            Column(""),
            Column(self.tr("Lot"), share=1),
            Column(self.tr("Quantity"), right=True),
        ]

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.on_hand.set_word(self.tr("On hand"))
        self.usable.set_word(self.tr("Usable"))
        self.lent.set_word(self.tr("Lent out"))
        self.days.set_word(self.tr("Lasts"))
        self.lots.set_columns(self._columns())
        self.lots.setAccessibleName(self.tr("Lots"))
        self.lots.set_empty_text(self.tr("Nothing is on the shelf"))
        self._caption.setText(self.tr("The last 30 days"))
        said = ChartWords(
            self.tr("Stock in the evening"),
            self.tr("Goods came"),
            self.tr("Went out"),
            self.tr("Bottom line"),
        )
        self.chart.set_words(said, self.tr("The last 30 days"))
        if self.view is not None:
            self.show_view(self.view)
