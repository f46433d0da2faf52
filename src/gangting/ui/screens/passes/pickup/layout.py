"""Widgets and places of the pick-up desk: the field and the queue; the card in hand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gangting.domain.free_text import LONGEST_NAME
from gangting.ui import theme
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field, SearchField
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import FittedLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


_LONGEST_DAY = 250
"""So wide is a day's word with three digits each."""


class EmptyPage(QWidget):
    """Nobody stands at the desk: what was done last, how to begin, and digits for a finger."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Label("", Role.SECTION, wrap=True)
        self.undo = Button("", "undo-variant")
        self.undo.hide()
        self.hint = Label("", Role.HINT, wrap=True)
        self.keys = Keypad(Corner.BACKSPACE, Corner.DASH)
        box = layouts.column(self, gap=12)
        for label in (self.said, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.said)
        box.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.hint)
        box.addWidget(self.keys, 1)


class TurnPage(QWidget):
    """The card in hand, large enough to compare across a table; the last one can be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.last = QWidget()
        self.given = Label("", Role.BODY, Tone.OK, wrap=True)
        self.undo = Button("", "undo-variant", size=ButtonSize.SMALL)
        self.said = Label("", Role.STRONG, wrap=True)
        self.clock = Label("", Role.FIGURE)
        self.promise = Label("", Role.MUTED)
        self.compare = Label("", Role.MUTED, wrap=True)
        self.name = FittedLabel("", Role.NAME)
        self.place = FittedLabel("", Role.LARGE)
        self.kind = Chip("")
        self.until = Label("", Role.MUTED)
        self.number = FittedLabel("", Role.NAME)
        self.more = Label("", Role.STRONG, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.give = Button("", "hand-extended", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.proxy = Button("", "account-switch")
        self.back = Button("", "tray-arrow-down")
        self._lay_out()

    def _lay_out(self) -> None:
        last = layouts.row(self.last, gap=12)
        last.addWidget(self.given, 1)
        last.addWidget(self.undo)
        self.last.hide()
        self.said.hide()
        time = layouts.row(gap=12)
        time.addWidget(self.clock)
        time.addWidget(self.promise)
        time.addStretch(1)
        kind = layouts.row(gap=12)
        kind.addWidget(self.kind)
        kind.addWidget(self.until)
        kind.addStretch(1)
        box = layouts.column(self, gap=8)
        box.addWidget(self.last)
        box.addWidget(self.said)
        box.addLayout(time)
        box.addWidget(self.name)
        box.addWidget(self.place)
        box.addLayout(kind)
        box.addWidget(self.number)
        for label in (self.compare, self.more, self.error):
            box.addWidget(label)
        box.addStretch(1)
        keys = layouts.row(gap=12)
        for key in (self.proxy, self.back):
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keys.addWidget(key, 1)
        box.addWidget(self.give)
        box.addLayout(keys)


class ProxyPage(QWidget):
    """Who came instead of the holder."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION, wrap=True)
        self.name = Field(icon="account", free_text=True)
        self.name.keep_to(LONGEST_NAME)
        self.relation = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.tail = Field(icon="phone")
        self.tail.line.setMaxLength(4)
        self.error = Label("", Role.ERROR, wrap=True)
        self.give = Button("", "hand-extended", ButtonKind.PRIMARY)
        self.leave = Button("", "arrow-left")
        box = layouts.column(self, gap=10)
        for part in (self.title, self.name, self.relation, self.tail, self.error):
            box.addWidget(part)
        box.addStretch(1)
        keys = layouts.row(gap=12)
        keys.addWidget(self.give, 2)
        keys.addWidget(self.leave, 1)
        box.addLayout(keys)


class PickupLayout(QWidget):
    """The head, the queue on the left, the card in hand on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.day = Chip("")
        self.points = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.points.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.head.add_beside(self.day)
        self.at = Label("", Role.MUTED)
        self._in_head = True
        self.head.add(self.at)
        self.head.add(self.points)
        self.search = SearchField()
        self.note = Label("", Role.ERROR, wrap=True)
        self.waiting = Label("", Role.STRONG)
        self.table = PagedTable([])
        self.empty, self.turn, self.proxy = EmptyPage(), TurnPage(), ProxyPage()
        self.right = QStackedWidget()
        for page in (self.empty, self.turn, self.proxy):
            self.right.addWidget(page)
        left = Card(padding=20)
        self._left = left.column(10)
        for part in (self.search, self.note, self.waiting):
            self._left.addWidget(part)
        self._left.addWidget(self.table, 1)
        right = Card(padding=20)
        right.column().addWidget(self.right)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        below = layouts.row(gap=GAP)
        below.addWidget(left, 1)
        below.addWidget(right, 1)
        box.addLayout(below, 1)

    def fit_points(self) -> None:
        """Put the points under the queue where the head has no room for their names.

        The day's word is reckoned as long as it gets, so that they stay where they are all day.
        """
        box = self.head.layout()
        gaps = 2 * box.spacing() if box is not None else 0
        points = self.points.sizeHint().width() + self.at.sizeHint().width() + gaps
        day = max(0, theme.text_px(_LONGEST_DAY) - self.day.sizeHint().width())
        head = self.head.sizeHint().width() + day + (0 if self._in_head else points)
        fits = head <= self.width() - 2 * GAP
        if fits is self._in_head:
            return
        self._in_head = fits
        self.at.setVisible(fits)
        if fits:
            self.points.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            self.head.add(self.at)
            self.head.add(self.points)
        else:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.points.setSizePolicy(policy)
            self._left.addWidget(self.points)

    def event(self, event: QEvent) -> bool:
        """Look again where the points fit: a word of the head has another length."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit_points()
        return super().event(event)
