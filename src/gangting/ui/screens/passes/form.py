"""The form of a new pass."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.passes import Category
from gangting.ui.screens.passes.form_state import (
    CATEGORIES,
    CATEGORY_ICONS,
    Reading,
    Slot,
    category_of,
)
from gangting.ui.screens.passes.plate_page import PlatePage
from gangting.ui.screens.passes.until_field import UntilField
from gangting.ui.screens.passes.values import FormText
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


class PassForm(Card):
    """Category, name, door, phone, last day; a car is asked for its plate first."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.categories = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.plate_key = Button("", "car")
        self.name = Field("", "", "account", free_text=True)
        self.room = Field("", "", "home-outline", free_text=True)
        self.hint = HintLine()
        self.phone = Field("", "", "phone")
        self.until = UntilField()
        self.plate_page = PlatePage()
        self._fields = QWidget()
        self._words: Words | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        room = layouts.column(gap=4)
        room.addWidget(self.room)
        room.addWidget(self.hint)
        left, right = QWidget(), QWidget()
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        one = layouts.column(left, gap=12)
        one.addWidget(self.plate_key)
        one.addWidget(self.name)
        one.addLayout(room)
        one.addStretch(1)
        two = layouts.column(right, gap=12)
        two.addWidget(self.phone)
        two.addWidget(self.until)
        two.addStretch(1)
        across = layouts.row(self._fields, gap=24)
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        box = self.column(14)
        box.addWidget(self.categories)
        box.addWidget(self._fields, 1)
        box.addWidget(self.plate_page, 1)
        self.plate_page.hide()

    def _connect(self) -> None:
        for field in (self.name, self.room, self.phone):
            field.text_changed.connect(lambda _: self.changed.emit())
            field.submitted.connect(lambda _: self.submitted.emit())
        self.until.changed.connect(self.changed)
        self.until.field.submitted.connect(lambda _: self.submitted.emit())
        self.plate_page.changed.connect(self.changed)
        self.plate_page.finished.connect(self._plate_written)
        self.plate_key.clicked.connect(self.ask_plate)
        self.categories.chosen.connect(self._another_category)

    # -- what is written

    def text(self) -> FormText:
        """Give everything that is written."""
        return FormText(
            self.name.text(),
            self.categories.code(),
            self.room.text(),
            self.phone.text(),
            self.plate_page.plate(),
            self.until.text(),
        )

    def write(self, text: FormText) -> None:
        """Fill the form in."""
        self.categories.choose(text.category or Category.RESIDENT.value)
        self.name.set_text(text.name)
        self.room.set_text(text.room)
        self.phone.set_text(text.phone)
        self.plate_page.set_plate(text.plate)
        if text.until:
            self.until.set_text(text.until)
        self._turn_to(plate=False)
        self.show_errors({})

    # -- the plate

    def ask_plate(self) -> None:
        """Put the keys of a plate in front."""
        self._turn_to(plate=True)

    def _plate_written(self) -> None:
        if not isinstance(read_plate(self.plate_page.plate()), Plate):
            self.plate_page.show_error(self._no_plate())
            return
        self._turn_to(plate=False)
        self.room.setFocus()

    def _no_plate(self) -> str:
        return self.tr("No plate looks like this; please compare it with the car.")

    def _turn_to(self, *, plate: bool) -> None:
        shown, hidden = self._fields, self.plate_page
        if plate:
            shown, hidden = hidden, shown
        hidden.hide()  # first: both together would make the window grow
        shown.show()
        if plate:
            self.plate_page.setFocus()

    @property
    def _is_vehicle(self) -> bool:
        return category_of(self.text()) is Category.VEHICLE

    # -- what is said of it

    def show_errors(self, errors: dict[Slot, str]) -> None:
        """Say beside each field what is wrong with it."""
        self.name.show_error(errors.get(Slot.NAME, ""))
        self.room.show_error(errors.get(Slot.ROOM, ""))
        if Slot.ROOM in errors:
            self.hint.show_hint("")
        self.phone.show_error(errors.get(Slot.PHONE, ""))
        self.until.show_error(errors.get(Slot.UNTIL, ""))
        self.plate_page.show_error(self._no_plate() if Slot.PLATE in errors else "")

    def focus(self, slot: Slot) -> None:
        """Put the cursor where something is wrong."""
        if slot is Slot.PLATE:
            self.ask_plate()
            return
        places: dict[Slot, QWidget] = {
            Slot.NAME: self.name,
            Slot.ROOM: self.room,
            Slot.PHONE: self.phone,
            Slot.UNTIL: self.until.field,
        }
        self._turn_to(plate=False)
        places[slot].setFocus()

    def show_reading(self, reading: Reading) -> None:
        """Say how the door was understood, before it stands on a card."""
        if reading.flaw:
            words = self._words
            flaw = words.sentence(f"address_flaw.{reading.flaw}") if words else ""
            self.hint.show_hint(flaw, Tone.WARN)
        elif reading.plain:
            self.hint.show_hint(self.tr("On the card as written"), Tone.MUTED)
        else:
            self.hint.show_hint(reading.spoken, Tone.OK)

    def show_category(self) -> None:
        """Ask only what this category needs."""
        self.plate_key.setVisible(self._is_vehicle)
        self.phone.setVisible(not self._is_vehicle)
        self._word_fields()

    def _another_category(self) -> None:
        self.show_errors({})
        self.changed.emit()
        self._turn_to(plate=self._is_vehicle and not self.plate_page.plate())

    # -- words

    def retranslate(self, words: Words) -> None:
        """Say the words in the language in force."""
        self._words = words
        self.categories.set_choices(
            [Choice(c.value, words.category(c.value), CATEGORY_ICONS[c]) for c in CATEGORIES]
        )
        if not self.categories.code():
            self.categories.choose(Category.RESIDENT.value)
        self.categories.setAccessibleName(self.tr("Whom the pass is for"))
        self.plate_page.retranslate()
        self._word_fields()

    def _word_fields(self) -> None:
        category = category_of(self.text())
        home = category in {Category.RESIDENT, Category.TENANT, Category.VEHICLE}
        owner = self.tr("Owner (may stay empty)")
        self.name.set_words(owner if self._is_vehicle else self.tr("Name"))
        place = self.tr("Room") if home else self.tr("Firm or room (may stay empty)")
        self.room.set_words(place, self.tr("such as 3-2-501") if home else "")
        self.phone.set_words(self.tr("Phone (may stay empty)"), self.tr("11 digits"))
        plate = read_plate(self.plate_page.plate())
        shown = plate.shown if isinstance(plate, Plate) else self.plate_page.plate()
        self.plate_key.setText(shown or self.tr("Enter the plate"))
