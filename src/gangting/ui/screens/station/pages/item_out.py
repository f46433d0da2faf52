"""Out of the stock otherwise: thrown away, written off, or handed to another booth."""

from functools import partial

from PySide6.QtCore import Qt

from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import DiscardReason
from gangting.services.station.values import ItemView
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.receive_form import number
from gangting.ui.screens.station.pages.section import KeyedSection
from gangting.ui.screens.station.pages.wordbook import amount, choices
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.question import Question


_PARTS = {
    "shortage": "quantity",
    "nothing_expired": "quantity",
    "only_expired": "quantity",
    "invalid_quantity": "quantity",
    "party_missing": "party",
}


class OutSection(KeyedSection):
    """A quantity, why or to whom, a note."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.there = Label("", Role.MUTED, wrap=True)
        self.quantity = Field()
        self.quantity.line.setMaxLength(5)
        self.note = Field(free_text=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.record = Button("", "check", ButtonKind.PRIMARY)
        self.record.clicked.connect(self.book)
        self.note.submitted.connect(self.book)

    def _finish(self) -> None:
        """Lay out what every way out ends with."""
        self.box.addWidget(self.note)
        self.box.addStretch(1)
        self.box.addWidget(self.error)
        foot = layouts.row()
        foot.addStretch(1)
        foot.addWidget(self.record)
        self.box.addLayout(foot)
        self.numbers(self.quantity, texts=(self.note,))

    def begin(self) -> None:
        """Empty the form."""
        self.quantity.set_text("")
        self.note.set_text("")
        self.error.hide()

    def show_view(self, view: ItemView) -> None:
        """Say how many there are."""
        super().show_view(view)
        words = self.page.context.words()
        said = self.tr("On hand: %1, usable: %2")
        said = said.replace("%1", amount(words, view.item, view.on_hand))
        self.there.setText(said.replace("%2", amount(words, view.item, view.usable)))

    def book(self) -> None:
        """Ask the service."""
        raise NotImplementedError

    def many(self) -> int:
        """Read the quantity; say so where there is none."""
        many = number(self.quantity.text())
        if not many:
            self.refuse(KnownError("invalid_quantity"))
        return many

    def refuse(self, error: KnownError) -> None:
        """Say at its field what was refused."""
        sentence, part = self.page.sentence(error), _PARTS.get(error.code, "")
        self.quantity.show_error(sentence if part == "quantity" else "")
        self.error.setText("" if part == "quantity" else sentence)
        self.error.setVisible(bool(self.error.text()))
        self.fit()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.quantity.set_words(self.tr("Quantity"))
        self.note.set_words(self.tr("Note (optional)"))
        self.record.setText(self.tr("Record"))
        if self.view is not None:
            self.show_view(self.view)


class DiscardSection(OutSection):
    """Thrown away because it is expired or damaged, written off because it is lost."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.reasons = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.reason = Question(self.reasons)
        self.expired = Button("", "calendar-remove", size=ButtonSize.SMALL)
        self.expired.clicked.connect(self._all_expired)
        self.reasons.chosen.connect(lambda _: self.reason.show_error(""))
        self.box.addWidget(self.there)
        self.box.addWidget(self.reason)
        line = layouts.row(gap=12)
        line.addWidget(self.quantity, 1)
        line.addWidget(self.expired, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.box.addLayout(line)
        self._finish()
        self.record.set_kind(ButtonKind.DANGER)
        self.retranslate()

    def begin(self) -> None:
        """Empty the form."""
        super().begin()
        self.reasons.choose("")
        self.reason.show_error("")

    def show_view(self, view: ItemView) -> None:
        """Offer what has expired with one key."""
        super().show_view(view)
        gone = view.on_hand - view.usable
        self.expired.setVisible(gone > 0)
        words = self.page.context.words()
        said = self.tr("All expired: %1").replace("%1", amount(words, view.item, gone))
        self.expired.setText(said)
        self.fit()

    def _all_expired(self) -> None:
        if self.view is not None:
            self.reasons.choose(DiscardReason.EXPIRED.value)
            self.reason.show_error("")
            self.quantity.set_text(str(self.view.on_hand - self.view.usable))

    def book(self) -> None:
        """Throw away."""
        if not self.reasons.code():
            self.reason.show_error(self.page.sentence(KnownError("nothing_chosen")))
            return
        many = self.many()
        if self.view is None or not many:
            return
        context = self.page.context
        work = partial(
            context.services.station.ledger.discard,
            self.view.item.id,
            many,
            DiscardReason(self.reasons.code()),
            context.officer(),
            self.note.text(),
        )
        self.page.ask(work, self.tell_act, self.refuse)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        super().retranslate()
        self.reasons.set_choices(choices(self.page.context.words(), tuple(DiscardReason)))
        self.reason.set_words(self.tr("Why"))


class TransferSection(OutSection):
    """Handed to another booth, which takes it in as transferred."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.to = Field(free_text=True)
        self.box.addWidget(self.there)
        line = layouts.row(gap=12)
        line.addWidget(self.quantity, 1)
        line.addWidget(self.to, 2)
        self.box.addLayout(line)
        self._finish()
        self.retranslate()

    def begin(self) -> None:
        """Empty the form."""
        super().begin()
        self.to.set_text("")

    def book(self) -> None:
        """Hand over."""
        many = self.many()
        if self.view is None or not many:
            return
        context = self.page.context
        work = partial(
            context.services.station.ledger.transfer,
            self.view.item.id,
            many,
            self.to.text(),
            context.officer(),
            self.note.text(),
        )
        self.page.ask(work, self.tell_act, self.refuse)

    def refuse(self, error: KnownError) -> None:
        """Say at its field what was refused."""
        if _PARTS.get(error.code) == "party":
            self.to.show_error(self.page.sentence(error))
            self.fit()
            return
        super().refuse(error)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        super().retranslate()
        self.to.set_words(self.tr("To which booth"))
