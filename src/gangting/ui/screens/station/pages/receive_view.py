"""How the form for goods that come in is laid out."""

from PySide6.QtWidgets import QWidget

from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.done_line import DoneLine
from gangting.ui.screens.station.pages.item_grid import ItemGrid
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.receive_form import Part
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FormCard
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Label, Role
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.stack import Stack


YEARS = (1, 2, 3)


class ReceiveView(StationPage):
    """First the items, then the form with its keys; below them what was just recorded."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.grid = ItemGrid()
        self.hint = Label("", Role.HINT, wrap=True)
        self.icon = IconLabel("package-variant", 36, "warm")
        self.name = ElidedLabel("", Role.SECTION)
        self.on_hand = ElidedLabel("", Role.MUTED)
        self.other = Button("", "arrow-left", size=ButtonSize.SMALL)
        self.quantity = Field()
        self.quantity.line.setMaxLength(5)
        self.expiry = Field()
        self.years = {years: Button("", size=ButtonSize.SMALL) for years in YEARS}
        for key in self.years.values():
            self.expiry.add_beside(key)
        self.understood = HintLine()
        self.sources = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.source = Question(self.sources)
        self.party, self.lot = Field(free_text=True), Field(free_text=True)
        self.note = Field(free_text=True)
        self.learn = TickBox("")
        self.summary = Label("", Role.STRONG, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.record = Button("", "check", ButtonKind.PRIMARY)
        self.keys = Keypad(Corner.DASH, Corner.BACKSPACE)
        self.done = DoneLine(context)
        self.stack = Stack()
        self.stack.addWidget(self._items_card())
        self.stack.addWidget(self._form())
        self.box.addWidget(self.stack, 1)
        self.box.addWidget(self.done)

    def lines(self) -> dict[Part, Field]:
        """Give the field of each part that is written."""
        return {
            Part.QUANTITY: self.quantity,
            Part.EXPIRY: self.expiry,
            Part.PARTY: self.party,
            Part.LOT: self.lot,
            Part.NOTE: self.note,
        }

    def _items_card(self) -> QWidget:
        card = Card(padding=20)
        box = card.column(12)
        box.addWidget(self.hint)
        box.addWidget(self.grid, 1)
        return card

    def _form(self) -> QWidget:
        page = QWidget()
        across = layouts.row(page, gap=16)
        self._card = FormCard()
        self._fill(self._card)
        self._card.take(
            (self.quantity, self.expiry, self.party, self.lot, self.note), (self.understood,)
        )
        across.addWidget(self._card, 44)
        keys = Card(padding=14)
        keys.column().addWidget(self.keys)
        across.addWidget(keys, 16)
        return page

    def _fill(self, card: FormCard) -> None:
        box = card.box
        top = layouts.row(gap=12)
        for part in (self.icon, self.name, self.on_hand):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.other)
        box.addLayout(top)
        dates = layouts.column(gap=4)
        dates.addWidget(self.expiry)
        dates.addWidget(self.understood)
        dates.addStretch(1)
        first = layouts.row(gap=16)
        first.addWidget(self.quantity, 2)
        first.addLayout(dates, 6)
        box.addLayout(first)
        box.addWidget(self.source)
        second = layouts.row(gap=16)
        for field, share in ((self.party, 3), (self.lot, 2), (self.note, 2)):
            second.addWidget(field, share)
        box.addLayout(second)
        box.addWidget(self.learn)
        box.addStretch(1)
        box.addWidget(self.error)
        foot = layouts.row(gap=16)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.record)
        box.addLayout(foot)
        self.quantity.setMinimumWidth(sizes.px(112))

    def fit(self) -> None:
        """Use the room there is; call it after anything appeared or vanished."""
        self._card.fit()
