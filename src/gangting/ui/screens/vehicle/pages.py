"""The right side of the vehicle screen: what is known of the plate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gangting.ui.models.rows import Column
from gangting.ui.screens.vehicle.expected_page import ExpectedKeys
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Portrait
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FormCard
from gangting.ui.widgets.host_panel import ContactKey
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Label, Role
from gangting.ui.widgets.place_hint import PlaceHint
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.stepper import Stepper
from gangting.ui.widgets.table import PagedTable


class WaitingPage(Card):
    """No whole plate yet: what to do, and who is still inside to be picked without typing."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION)
        self.hint = Label("", Role.HINT, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.mend = Button("", "check", size=ButtonSize.SMALL)
        self.keep = Button("", size=ButtonSize.SMALL)
        self.expected = ExpectedKeys()
        self.inside_title = Label("", Role.STRONG)
        self.inside = PagedTable(
            [Column(), Column(share=1), Column(right=True)], name="inside", header=False
        )
        self.inside.pressed.connect(lambda key, _: self.picked.emit(key))
        box = self.column(8)
        for part in (self.title, self.hint, self.error):
            box.addWidget(part)
        asks = layouts.row()
        asks.addWidget(self.mend)
        asks.addWidget(self.keep)
        asks.addStretch(1)
        box.addLayout(asks)
        box.addWidget(self.expected)
        box.addSpacing(8)
        box.addWidget(self.inside_title)
        box.addWidget(self.inside, 1)


class KnownPage(Card):
    """A vehicle of the books, or an outside one that leaves: one key."""

    def __init__(self) -> None:
        super().__init__(Tone.BRAND, filled=True)
        self.portrait = Portrait(112, 112, Tone.BRAND)
        self.plate = FittedLabel("", Role.NAME)
        self.place = ElidedLabel("", Role.LARGE)
        self.kind = Chip()
        self.where = Chip()
        self.detail = Label("", Role.BODY, wrap=True)
        self.say = Label("", Role.LEAD, wrap=True)
        self.say_icon = IconLabel("account-voice", 28, Tone.MUTED)
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.act = Button("", kind=ButtonKind.PRIMARY, size=ButtonSize.MAIN)
        self._lay_out()

    def _lay_out(self) -> None:
        box = self.column(12)
        head = layouts.row(gap=20)
        head.addWidget(self.portrait)
        words = layouts.column(gap=4)
        words.addWidget(self.plate)
        words.addWidget(self.place)
        chips = layouts.row(gap=8)
        chips.addWidget(self.kind)
        chips.addWidget(self.where)
        chips.addStretch(1)
        words.addLayout(chips)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addWidget(self.detail)
        box.addStretch(1)
        spoken = layouts.row()
        spoken.addWidget(self.say_icon)
        spoken.addWidget(self.say, 1)
        box.addLayout(spoken)
        box.addWidget(self.notice)
        box.addWidget(self.act)


class NewPage(FormCard):
    """A plate nobody knows: to whom, why, how many, and whether the trunk was looked into."""

    def __init__(self) -> None:
        super().__init__()
        self.plate = FittedLabel("", Role.TITLE)
        self.kind = Chip()
        self.expected = ExpectedKeys(most=1, with_hours=False)
        self.closed = Label("", Role.ERROR, wrap=True)
        self.closed.hide()
        self.again = Button("", "pencil", size=ButtonSize.SMALL)
        self.address = Field(free_text=True)
        self.keep_address = Button("", size=ButtonSize.SMALL)
        self.place = PlaceHint()
        self.party = Stepper()
        self.reasons = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.reason = Question(self.reasons)
        self.trunk = TickBox("")
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.contact = ContactKey()
        self.register = Button("", kind=ButtonKind.PRIMARY)
        self._lay_out()
        self.take((self.address,), (self.place,), (self.party,))

    def _lay_out(self) -> None:
        head = layouts.row()
        head.addWidget(self.plate, 1)
        head.addWidget(self.kind)
        head.addWidget(self.expected)
        head.addWidget(self.again)
        self.box.addLayout(head)
        self.box.addWidget(self.closed)
        line = layouts.row()
        line.addLayout(_stacked(self.address, self.keep_address, self.place), 1)
        line.addLayout(_stacked(self.party))
        self.box.addLayout(line)
        self.box.addWidget(self.reason)
        self.box.addWidget(self.trunk)
        self.box.addStretch(1)
        self.box.addWidget(self.notice)
        for key in (self.contact, self.register):
            key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        foot = layouts.row()
        foot.addWidget(self.contact)
        foot.addStretch(1)
        foot.addWidget(self.register)
        self.box.addLayout(foot)


def _stacked(*widgets: QWidget) -> QVBoxLayout:
    box = layouts.column(gap=4)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return box
