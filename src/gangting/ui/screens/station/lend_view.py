"""The lending page as it is seen: a form to lend, a list to take back, keys for digits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gangting.ui import theme
from gangting.ui.models.rows import Column
from gangting.ui.screens.station.said_line import SaidLine
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FormCard
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.table import PagedTable


LEND, RETURN = "lend", "return"


class LendForm(FormCard):
    """Which thing, to whom, until when."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = Field(icon="tag-outline")
        self.tail = Field(icon="cellphone")
        self.tags = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.workers = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.who = Question(self.workers)
        self.dues = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.until = Question(self.dues)
        self.due = Field()
        self.sinces = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.when = Question(self.sinces)
        self.since = Field()
        self.learn = Button("", "tag", size=ButtonSize.SMALL)
        self.notice = Label("", Role.ERROR, wrap=True)
        for part in (self.due, self.since, self.learn, self.notice):
            part.hide()
        for field in (self.due, self.since):
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            field.setFixedWidth(theme.text_px(190))
        self._lay_out()
        self.take((self.tag, self.tail, self.due, self.since))

    def _lay_out(self) -> None:
        first = layouts.row(gap=16)
        first.addWidget(self.tag, 1)
        first.addWidget(self.tail, 1)
        self.box.addLayout(first)
        for part in (self.learn, self.tags, self.who):
            self.box.addWidget(part)
        for question, field in ((self.until, self.due), (self.when, self.since)):
            line = layouts.row(gap=16)
            line.addWidget(question, 1)
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignBottom)
            self.box.addLayout(line)
        self.box.addWidget(self.notice)
        self.box.addStretch(1)

    def _needed(self) -> int:
        """Count the rows of keys at the height they take, not at the least they could."""
        return max(super()._needed(), self.box.heightForWidth(self.width()))


class ReturnForm(Card):
    """What is out, the overdue first; each line ends by itself, there is no key for all."""

    def __init__(self) -> None:
        super().__init__(padding=18)
        self.tag = Field(icon="tag-outline")
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.table = PagedTable([Column()])
        self.sinces = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.when = Question(self.sinces)
        box = self.column(10)
        first = layouts.row(gap=16)
        first.addWidget(self.tag, 1)
        first.addWidget(self.when)
        box.addLayout(first)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)


class LendView(QWidget):
    """The two ways side by side with the keypad that writes into both."""

    def __init__(self) -> None:
        super().__init__()
        self.ways = Segmented(
            [Choice(LEND, "", "arrow-right-top"), Choice(RETURN, "", "arrow-left-bottom")]
        )
        self.form = LendForm()
        self.back_form = ReturnForm()
        self.keypad = Keypad(Corner.DASH, Corner.BACKSPACE)
        self.lend = Button("", "arrow-right-top", ButtonKind.WARM, size=ButtonSize.MAIN)
        self.take = Button("", "arrow-left-bottom", ButtonKind.PRIMARY, size=ButtonSize.MAIN)
        self.said = SaidLine()
        self.said.keep_place(keep=True)
        self.stack = QStackedWidget()
        for part in (self.form, self.back_form):
            self.stack.addWidget(part)
        self._lay_out()

    def _lay_out(self) -> None:
        keys = Card(padding=16)
        right = keys.column(12)
        right.addWidget(self.keypad, 1)
        for key in (self.lend, self.take):
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            right.addWidget(key)
        box = layouts.column(self, gap=8)
        line = layouts.row(gap=16)
        line.addWidget(self.stack, 41)
        line.addWidget(keys, 15)
        box.addLayout(line, 1)
        box.addWidget(self.said)

    def turn_to(self, way: str) -> None:
        """Show one of the ways."""
        self.ways.choose(way)
        self.stack.setCurrentWidget(self.form if way == LEND else self.back_form)
        self.lend.setVisible(way == LEND)
        self.take.setVisible(way == RETURN)

    def minimumSizeHint(self) -> QSize:
        """Let a small window decide."""
        return QSize(600, 300)
