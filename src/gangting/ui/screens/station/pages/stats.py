"""Who was served: services by kind of worker, today, this week, this month."""

from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from gangting.domain.supplies.movements import Worker
from gangting.services.hands import local_day
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.paper_page import PaperPage
from gangting.ui.screens.station.pages.wordbook import WORKER_ICONS, word
from gangting.ui.widgets import layouts
from gangting.ui.widgets.bars import Bar, Bars
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.stat import Stat


class Span(StrEnum):
    """How far back is counted, today included."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


_DAYS = {Span.TODAY: 1, Span.WEEK: 7, Span.MONTH: 30}


def days_of(span: Span, today: date) -> tuple[date, date]:
    """Give the first and the last day of a span."""
    return today - timedelta(days=_DAYS[span] - 1), today


class StatsPage(PaperPage):
    """`save_wanted` carries the first and the last day."""

    save_wanted = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._served: dict[Worker, int] = {}
        self.spans = Segmented([Choice(span.value, "") for span in Span])
        self.spans.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.spans.chosen.connect(lambda _: self.on_enter())
        self.save = Button("", "microsoft-excel", size=ButtonSize.SMALL)
        self.save.hide()
        self.save.clicked.connect(lambda: self.save_wanted.emit(*self.days()))
        self.head.add(self.save)
        self.total = Stat()
        self.range = Label("", Role.MUTED)
        self.bars = Bars()
        self.empty = Label("", Role.HINT, wrap=True)
        card = Card(padding=20)
        box = card.column(16)
        top = layouts.row(gap=24)
        top.addWidget(self.spans)
        top.addWidget(self.range)
        top.addStretch(1)
        top.addWidget(self.total)
        box.addLayout(top)
        box.addWidget(self.empty)
        box.addWidget(self.bars, 1)
        box.addWidget(self.said)
        self.box.addWidget(card, 1)
        self.retranslate()

    def offer_saving(self) -> None:
        """Show the key that saves the counts."""
        self.save.show()

    def days(self) -> tuple[date, date]:
        """Give the days that are counted."""
        today = local_day(self.context.now(), self.context.zone())
        return days_of(Span(self.spans.code()), today)

    def on_enter(self) -> None:
        """Count the services."""
        first, last = self.days()
        shelf = self.context.services.station.shelf
        self.ask(partial(shelf.services, first, last), self._know)

    def _know(self, served: dict[Worker, int]) -> None:
        self._served = served
        self._show()

    def _show(self) -> None:
        words = self.context.words()
        first, last = self.days()
        self.range.setText(str(last) if first == last else f"{first} – {last}")
        total = sum(self._served.values())
        self.total.show_value(f"{total:,}")
        self.empty.setVisible(not total)
        self.bars.show_bars(
            [
                Bar(word(words, worker), count, WORKER_ICONS[worker])
                for worker, count in self._served.items()
            ]
        )

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.head.set_words(self.tr("Who was served"), self.tr("No names, only kinds of work"))
        self.spans.set_words(
            {
                Span.TODAY: self.tr("Today"),
                Span.WEEK: self.tr("7 days"),
                Span.MONTH: self.tr("30 days"),
            }
        )
        self.spans.setAccessibleName(self.tr("Span"))
        self.total.set_word(self.tr("Services"))
        self.bars.setAccessibleName(self.tr("Services by kind of worker"))
        self.empty.setText(self.tr("Nobody was served in this time"))
        self.save.setText(self.tr("Excel"))
        self._show()
