"""Widgets and places of the visitor form."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gangting.ui import sizes
from gangting.ui.screens.base import Screen
from gangting.ui.screens.visitor.answers import AnswerRow
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.clear_key import ClearKey
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FormCard
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.host_panel import ContactKey, HostPanel
from gangting.ui.widgets.key_deck import KeyDeck
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.place_hint import PlaceHint
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.stepper import Stepper


_AROUND_TEXT = 46
"""What the border of a line and the gap beside it take, in pixels."""


class VisitorLayout(Screen):
    """Left: what is asked. Right: the keys to write it, or whom to call."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.times = Chip("", Tone.OK, "history")
        self.clear = ClearKey()
        self._make_fields()
        self._make_questions()
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.contact = ContactKey()
        self.slip = Button("", "printer")
        self.register = Button("", kind=ButtonKind.PRIMARY)
        self.deck = KeyDeck()
        self.hosts = HostPanel()
        self.side = QStackedWidget()
        self._lay_out()

    def _make_fields(self) -> None:
        self.phone = Field()
        self.id_number = Field()
        self.to_id = Button("", "card-account-details", size=ButtonSize.SMALL)
        self.to_phone = Button("", "cellphone", size=ButtonSize.SMALL)
        self.toggle_words = {self.to_id: "", self.to_phone: ""}
        """What stands on the keys where there is room for it beside the icon."""
        self.phone.add_beside(self.to_id)
        self.id_number.add_beside(self.to_phone)
        self.id_number.hide()
        self.name_field = Field(free_text=True)
        self.address = Field(free_text=True)
        self.keep_address = Button("", size=ButtonSize.SMALL)
        self.plate = Field()
        self.keep_plate = Button("", size=ButtonSize.SMALL)
        self.mend_plate = Button("", size=ButtonSize.SMALL)
        self.party = Stepper()
        self.person = HintLine()
        self.person.keep_place(keep=False)
        self.place = PlaceHint()
        self.plate_hint = HintLine()

    def _make_questions(self) -> None:
        self.reasons = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.reason = Question(self.reasons)
        self.answers = AnswerRow()
        self.screening = Question(self.answers)
        self.colours = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.health = Question(self.colours)

    def _lay_out(self) -> None:
        self.head.add(self.times)
        self.head.add(self.clear)
        page = layouts.grid(self, gap=16, margin=16)
        page.setVerticalSpacing(14)
        page.addWidget(self.head, 0, 0, 1, 2)
        self._card = FormCard()
        self._fill_card(self._card.box)
        self._card.take(
            (self.phone, self.id_number, self.name_field, self.address, self.plate),
            (self.place, self.plate_hint),
            (self.party,),
        )
        self._card.fitted.connect(self._fit_toggle)
        page.addWidget(self._card, 1, 0)
        keys = Card(padding=14)
        self.side.addWidget(self.deck)
        self.side.addWidget(self.hosts)
        keys.column().addWidget(self.side)
        page.addWidget(keys, 1, 1)
        page.setRowStretch(1, 1)
        page.setColumnStretch(0, 41)
        page.setColumnStretch(1, 20)

    def _fill_card(self, box: QVBoxLayout) -> None:
        self._who = layouts.row()
        self._who.addLayout(_stacked(self.phone, self.id_number, self.person), 1)
        self._who.addLayout(_stacked(self.name_field), 1)
        box.addLayout(self._who)
        box.addLayout(self._where())
        for question in (self.reason, self.screening, self.health):
            box.addWidget(question)
        box.addStretch(1)
        box.addWidget(self.notice)
        for key in (self.contact, self.slip, self.register):
            key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        foot = layouts.row()
        foot.addWidget(self.contact)
        foot.addStretch(1)
        foot.addWidget(self.slip)
        foot.addWidget(self.register)
        box.addLayout(foot)

    def _where(self) -> QHBoxLayout:
        line = layouts.row()
        line.addLayout(_stacked(self.address, self.keep_address, self.place), 5)
        line.addLayout(_stacked(self.plate, self.mend_plate, self.keep_plate, self.plate_hint), 4)
        line.addLayout(_stacked(self.party))
        return line

    def show_id(self, *, by_id: bool) -> None:
        """Ask for the ID number, which is longer, or for the phone."""
        self.phone.setVisible(not by_id)
        self.id_number.setVisible(by_id)
        self._who.setStretch(0, 2 if by_id else 1)

    def fit(self) -> None:
        """Use the room there is; call it after anything appeared or vanished."""
        self._card.fit()

    def _fit_toggle(self) -> None:
        """Say beside the icon what the key does, where the number keeps its room."""
        for field, key, sample in (
            (self.phone, self.to_id, "138 0000 0000"),
            (self.id_number, self.to_phone, "110000 19000000 0000"),
        ):
            key.setText(self.toggle_words[key])
            around = _AROUND_TEXT + sizes.touch() + key.sizeHint().width()
            wanted = field.line.fontMetrics().horizontalAdvance(sample) + around
            if field.width() < wanted:
                key.setText("")


def _stacked(*widgets: QWidget) -> QVBoxLayout:
    box = layouts.column(gap=4)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return box
