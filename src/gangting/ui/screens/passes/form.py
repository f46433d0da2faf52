"""The form of a new pass."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.passes import Category
from gangting.ui.screens.passes.form_state import (
    CATEGORIES,
    CATEGORY_ICONS,
    Reading,
    Slot,
    category_of,
)
from gangting.ui.screens.passes.until_field import UntilField
from gangting.ui.screens.passes.values import FormText
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.plate import MIDDLE, PlateInput
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


class PassForm(Card):
    """Category, name, door, phone, last day; for a car its plate."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.categories = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.name = Field("", "", "account", free_text=True)
        self.room = Field("", "", "home-outline", free_text=True)
        self.hint = HintLine()
        self.phone = Field("", "", "phone")
        self.until = UntilField()
        self.plate = PlateInput(columns=MIDDLE)
        self._plate_error = Label("", Role.ERROR, wrap=True)
        self._plate_box = QWidget()
        self._words: Words | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        plate = layouts.column(self._plate_box, gap=4)
        plate.addWidget(self.plate, 1)
        plate.addWidget(self._plate_error)
        self._plate_error.hide()
        room = layouts.column(gap=4)
        room.addWidget(self.room)
        room.addWidget(self.hint)
        left, right = QWidget(), QWidget()
        for side in (left, right):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        one = layouts.column(left, gap=12)
        one.addWidget(self.name)
        one.addLayout(room)
        one.addWidget(self.phone)
        one.addStretch(1)
        two = layouts.column(right, gap=12)
        two.addWidget(self._plate_box, 1)
        two.addWidget(self.until)
        two.addStretch(1)
        across = layouts.row(gap=24)
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        box = self.column(14)
        box.addWidget(self.categories)
        box.addLayout(across, 1)

    def _connect(self) -> None:
        for field in (self.name, self.room, self.phone):
            field.text_changed.connect(lambda _: self.changed.emit())
            field.submitted.connect(lambda _: self.submitted.emit())
        self.until.changed.connect(self.changed)
        self.until.field.submitted.connect(lambda _: self.submitted.emit())
        self.plate.plate_changed.connect(self._plate_typed)
        self.categories.chosen.connect(lambda _: self.changed.emit())

    # -- what is written

    def text(self) -> FormText:
        """Give everything that is written."""
        return FormText(
            self.name.text(),
            self.categories.code(),
            self.room.text(),
            self.phone.text(),
            self.plate.plate(),
            self.until.text(),
        )

    def write(self, text: FormText) -> None:
        """Fill the form in."""
        self.categories.choose(text.category or Category.RESIDENT.value)
        self.name.set_text(text.name)
        self.room.set_text(text.room)
        self.phone.set_text(text.phone)
        self.plate.set_plate(text.plate)
        if text.until:
            self.until.set_text(text.until)
        self.show_errors({})

    # -- what is said of it

    def show_errors(self, errors: dict[Slot, str]) -> None:
        """Say beside each field what is wrong with it."""
        self.name.show_error(errors.get(Slot.NAME, ""))
        self.room.show_error(errors.get(Slot.ROOM, ""))
        self.phone.show_error(errors.get(Slot.PHONE, ""))
        self.until.show_error(errors.get(Slot.UNTIL, ""))
        plate = errors.get(Slot.PLATE, "")
        self._plate_error.setText(plate)
        self._plate_error.setVisible(bool(plate))

    def focus(self, slot: Slot) -> None:
        """Put the cursor where something is wrong."""
        places: dict[Slot, QWidget] = {
            Slot.NAME: self.name,
            Slot.ROOM: self.room,
            Slot.PHONE: self.phone,
            Slot.PLATE: self.plate,
            Slot.UNTIL: self.until.field,
        }
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
        vehicle = category_of(self.text()) is Category.VEHICLE
        self._plate_box.setVisible(vehicle)
        self._word_fields()

    @property
    def plate_error(self) -> str:
        """What is said of the plate."""
        return self._plate_error.text()

    def _plate_typed(self) -> None:
        self._plate_error.hide()
        self.changed.emit()

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
        self.plate.setAccessibleName(self.tr("Plate"))
        self._word_fields()

    def _word_fields(self) -> None:
        category = category_of(self.text())
        vehicle = category is Category.VEHICLE
        home = category in {Category.RESIDENT, Category.TENANT, Category.VEHICLE}
        owner = self.tr("Owner (may stay empty)")
        self.name.set_words(owner if vehicle else self.tr("Name"))
        place = self.tr("Room") if home else self.tr("Company or room (may stay empty)")
        self.room.set_words(place, self.tr("such as 3-2-501") if home else "")
        self.phone.set_words(self.tr("Phone (may stay empty)"), self.tr("11 digits"))
