"""Some lines of the card's back to be written, and the back as it will be printed beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.card_back import CardBack
from gangting.domain.passes import Category
from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import LineEdit
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


KINDS = (Category.RESIDENT, Category.VEHICLE, Category.VISITOR)
"""The kinds of cards whose backs differ."""


class BackForm(QWidget):
    """One field a line; an empty one shows the usual line, and that is printed.

    With ``more`` there are two more fields: whom to call, and how many days data is kept.
    """

    changed = Signal()
    saved = Signal()
    cleared = Signal()

    def __init__(self, codes: Sequence[str], *, more: bool = False) -> None:
        super().__init__()
        self.lines = {code: LineEdit() for code in codes}
        self.contact, self.days = LineEdit(), LineEdit()
        self._more = more
        self._contact_word, self._days_word = Label("", Role.MUTED), Label("", Role.MUTED)
        self.said = Label("", Role.MUTED, wrap=True)
        self.kinds = ChoiceRow([], ButtonSize.SMALL, gap=8)
        if more:
            self.kinds.hide()  # the notice is the same on all of them
        self.picture = CardPicture(in_corner=True)
        self.usual = Button("", "undo", size=ButtonSize.SMALL)
        self.save = Button("", "check", ButtonKind.PRIMARY, ButtonSize.SMALL)
        for field in (*self.lines.values(), self.contact, self.days):
            field.setFixedHeight(sizes.touch())
            field.textEdited.connect(lambda _: self.changed.emit())
            field.returnPressed.connect(self.saved)
        self.kinds.chosen.connect(lambda _: self.changed.emit())
        self.save.clicked.connect(self.saved)
        self.usual.clicked.connect(self.cleared)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give the lines the whole width: a card's line is long."""
        side = layouts.column(gap=8)
        side.addWidget(self.kinds)
        if self._more:
            pair = layouts.grid(gap=4)
            for column, (word, field) in enumerate(
                ((self._contact_word, self.contact), (self._days_word, self.days))
            ):
                pair.addWidget(word, 0, column)
                pair.addWidget(field, 1, column)
            side.addLayout(pair)
        side.addWidget(self.said)
        side.addStretch(1)
        keys = layouts.row(gap=8)
        keys.addStretch(1)
        keys.addWidget(self.usual)
        keys.addWidget(self.save)
        side.addLayout(keys)
        below = layouts.row(gap=16)
        picture = layouts.column()
        picture.addWidget(self.picture)
        picture.addStretch(1)
        below.addLayout(picture, 2)
        below.addLayout(side, 3)
        box = layouts.column(self, gap=6)
        for field in self.lines.values():
            box.addWidget(field)
        box.addLayout(below, 1)

    def show_lines(self, codes: Sequence[str]) -> None:
        """Offer the lines that stand on this kind of card."""
        for code, field in self.lines.items():
            field.setVisible(code in codes)

    # -- what is written

    def show_back(self, back: CardBack) -> None:
        """Show what is in force."""
        for field, text in self._texts(back):
            field.setText(text)
            field.setCursorPosition(0)

    def follow(self, before: CardBack, back: CardBack) -> None:
        """Show what was written elsewhere since ``before``; what was written here stays."""
        for (field, old), (_, new) in zip(self._texts(before), self._texts(back), strict=True):
            if field.text() == old:
                field.setText(new)
                field.setCursorPosition(0)

    def _texts(self, back: CardBack) -> list[tuple[LineEdit, str]]:
        days = str(back.keep_days) if back.keep_days else ""
        lines = [(field, back.line(code)) for code, field in self.lines.items()]
        return [*lines, (self.contact, back.contact), (self.days, days)]

    def written_into(self, back: CardBack) -> CardBack:
        """Return a back with this form's fields in it; days that are no number become -1."""
        others = {code: text for code, text in back.lines if code not in self.lines}
        written = {code: field.text() for code, field in self.lines.items()}
        lines = tuple({**others, **written}.items())
        if not self._more:
            return CardBack(lines, back.contact, back.keep_days)
        days = self.days.text().strip()
        number = int(days or "0") if not days or (days.isascii() and days.isdecimal()) else -1
        return CardBack(lines, self.contact.text(), number)

    def clear(self) -> None:
        """Take the usual lines."""
        for field in (*self.lines.values(), *((self.contact, self.days) if self._more else ())):
            field.clear()

    def kind(self) -> Category:
        """Tell which kind of card is shown."""
        code = self.kinds.code()
        return Category(code) if code else KINDS[0]

    def say(self, sentence: str, role: Role = Role.MUTED) -> None:
        """Say what came of it; with nothing to say, what the days mean."""
        hint = self.tr("The card only says so; delete the data yourselves when they are over.")
        self.said.set_role(role)
        self.said.setText(sentence or (hint if self._more else ""))

    # -- words

    def show_usual(self, lines: dict[str, str], contact: str) -> None:
        """Write the usual lines into the empty fields, faintly."""
        for code, field in self.lines.items():
            field.setPlaceholderText(lines[code])
            field.setAccessibleName(lines[code])
        self.contact.setPlaceholderText(contact)

    def retranslate(self, kinds: dict[Category, str]) -> None:
        """Write the form's words."""
        chosen = self.kind()
        self.kinds.set_choices([Choice(kind.value, kinds[kind]) for kind in KINDS])
        self.kinds.setAccessibleName(self.tr("Kind of card"))
        self.kinds.choose(chosen.value)
        self.usual.setText(self.tr("Usual text"))
        self.save.setText(self.tr("Save"))
        self._contact_word.setText(self.tr("Whom to call"))
        self.say("")
        self._days_word.setText(self.tr("Days until data is deleted"))
        self.contact.setAccessibleName(self.tr("Whom to call"))
        self.days.setAccessibleName(self.tr("Days until data is deleted"))
        self.days.setPlaceholderText(self.tr("No number"))
        self.picture.setAccessibleName(self.tr("The back as it will be printed"))
