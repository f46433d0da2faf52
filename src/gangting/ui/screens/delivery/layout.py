"""Widgets and places of the delivery form."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from gangting.ui.screens.base import Screen
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.clear_key import ClearKey
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.segmented import Choice


_WIDE = 700


class CompanyGrid(QWidget):
    """The kinds of callers as large keys of one size."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = layouts.grid(self, gap=12)
        self._group = QButtonGroup(self)
        self._keys: dict[str, Button] = {}
        self._columns = 5

    def set_choices(self, choices: list[Choice]) -> None:
        """Offer these kinds; words of kinds that are there already change."""
        for choice in choices:
            if choice.code not in self._keys:
                self._keys[choice.code] = self._make(choice)
            self._keys[choice.code].setText(choice.text)
        self._place()

    def _make(self, choice: Choice) -> Button:
        key = Button(choice.text, choice.icon, size=ButtonSize.MAIN)
        key.setCheckable(True)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        key.clicked.connect(lambda: self.chosen.emit(choice.code))
        self._group.addButton(key)
        return key

    def choose(self, code: str) -> None:
        """Choose without telling anyone; an empty code takes the choice back."""
        self._group.setExclusive(False)
        for name, key in self._keys.items():
            key.setChecked(name == code)
        self._group.setExclusive(True)

    def key(self, code: str) -> Button:
        """Give the key of a kind."""
        return self._keys[code]

    def _place(self) -> None:
        for place, key in enumerate(self._keys.values()):
            self._grid.addWidget(key, place // self._columns, place % self._columns)
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer columns in a small window."""
        super().resizeEvent(event)
        columns = 5 if self.width() >= _WIDE else 4
        if columns != self._columns:
            self._columns = columns
            self._place()


class DeliveryLayout(Screen):
    """Left: who comes, and where they leave it. Right: the tail of their phone."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.clear = ClearKey()
        self.companies = CompanyGrid()
        self.who = Question(self.companies)
        self.drops = ChoiceRow()
        self.where = Question(self.drops)
        self.say = Label("", Role.LEAD, wrap=True)
        self._say_icon = IconLabel("account-voice", 28, Tone.MUTED)
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.tail = Field(icon="cellphone")
        self.keypad = Keypad(Corner.BACKSPACE, Corner.MAIN)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head.add(self.clear)
        page = layouts.grid(self, gap=16, margin=16)
        page.setVerticalSpacing(14)
        page.addWidget(self.head, 0, 0, 1, 2)
        card = Card(padding=20)
        box = card.column(20)
        box.addWidget(self.who)
        box.addWidget(self.where)
        box.addStretch(1)
        box.addWidget(self.notice)
        spoken = layouts.row()
        spoken.addWidget(self._say_icon)
        spoken.addWidget(self.say, 1)
        box.addLayout(spoken)
        page.addWidget(card, 1, 0)
        keys = Card(padding=18)
        right = keys.column(12)
        right.addWidget(self.tail)
        right.addWidget(self.keypad, 1)
        page.addWidget(keys, 1, 1)
        page.setRowStretch(1, 1)
        page.setColumnStretch(0, 41)
        page.setColumnStretch(1, 20)
