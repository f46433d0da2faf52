"""The last valid day: so many months from today, or a day that is typed or stepped to."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.dates import months_on, read_day
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.segmented import Choice


SPANS = {"1": 1, "6": 6, "12": 12}
USUAL = "12"


class UntilField(QWidget):
    """The day, and under it three spans as chips, a month back and a month on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date(2020, 1, 1)
        self.spans = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.field = Field()
        policy = QSizePolicy.Policy
        self.earlier = Button("", "minus", size=ButtonSize.SMALL)
        self.later = Button("", "plus", size=ButtonSize.SMALL)
        for key in (self.earlier, self.later):
            key.setSizePolicy(policy.Preferred, policy.Maximum)
        below = layouts.row(gap=8)
        below.addWidget(self.earlier, 1)
        below.addWidget(self.later, 1)
        box = layouts.column(self, gap=8)
        box.addWidget(self.field)
        box.addWidget(self.spans)
        box.addLayout(below)
        self.spans.chosen.connect(self._span)
        self.field.text_changed.connect(self._typed)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.retranslate()

    def begin(self, today: date) -> None:
        """Propose a year from today."""
        self._today = today
        self.set_day(months_on(today, SPANS[USUAL]))

    def set_today(self, today: date) -> None:
        """Count the spans from this day."""
        self._today = today

    def set_day(self, day: date) -> None:
        """Propose this day."""
        self.field.set_text(day.isoformat())

    def set_text(self, text: str) -> None:
        """Write again what was typed."""
        self.field.set_text(text)

    def text(self) -> str:
        """Give what is written."""
        return self.field.text()

    def day(self) -> date | None:
        """Give the day, or None where none can be read."""
        return read_day(self.field.text())

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the day."""
        self.field.show_error(sentence)

    def _span(self, code: str) -> None:
        self.set_day(months_on(self._today, SPANS[code]))

    def _step(self, months: int) -> None:
        self.set_day(months_on(self.day() or self._today, months))

    def _typed(self) -> None:
        day = self.day()
        same = (code for code, months in SPANS.items() if months_on(self._today, months) == day)
        self.spans.choose(next(same, ""))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.field.set_words(self.tr("Valid until"), self.tr("such as 2026-12-31"))
        self.earlier.setText(self.tr("month"))
        self.later.setText(self.tr("month"))
        self.earlier.setAccessibleName(self.tr("A month earlier"))
        self.later.setAccessibleName(self.tr("A month later"))
        words = {"1": self.tr("1 month"), "6": self.tr("6 months"), "12": self.tr("1 year")}
        self.spans.set_choices([Choice(code, words[code]) for code in SPANS])
        self.spans.setAccessibleName(self.tr("Valid for"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
