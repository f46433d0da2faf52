"""Calling the host: whom, and what they said."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.identity.names import mask_name
from gangting.domain.identity.phone import Phone, mask_phone, read_phone
from gangting.domain.people import Person
from gangting.domain.visits import Consent
from gangting.ui.models.doors import Door
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.hold_to_see import HoldToSee
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.wording.words import Words


ROWS = 3
_ACROSS = 400
_LOW = 460
_LEAST_HEIGHT = 400
_ICONS = {
    Consent.PHONE: "phone-check",
    Consent.GATE: "account-check",
    Consent.REFUSED: "cancel",
}


class ContactKey(Button):
    """Opens the panel, and then says what the host answered."""

    def __init__(self) -> None:
        super().__init__("", "phone")

    def show_consent(self, consent: str, words: Words, *, missing: bool = False) -> None:
        """Say the answer; without one, whether it is missing."""
        if not consent:
            self.setText(self.tr("Call the host"))
            self.set_icon("phone")
            self.set_kind(ButtonKind.DANGER if missing else ButtonKind.PLAIN)
            return
        said = Consent(consent)
        self.setText(words.sentence(f"consent.{said}"))
        self.set_icon(_ICONS[said])
        self.set_kind(ButtonKind.GOOD if said.given else ButtonKind.DANGER)


class HostPanel(QWidget):
    """Who lives behind a door, their phones masked, and the answer of the host.

    It stands where the keys of the form stand. `answered` carries a `Consent`, `seen` the id of
    the person whose number was looked at.
    """

    answered = Signal(str)
    seen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._door = Door()
        self._people: tuple[Person, ...] = ()
        self._first = 0
        self._place = ElidedLabel("", Role.STRONG)
        self._title = Label("", Role.SECTION)
        self._note = Label("", Role.MUTED, wrap=True)
        self._lines = [HoldToSee() for _ in range(ROWS)]
        self._more = Button("", "account-multiple", ButtonKind.LINK, ButtonSize.SMALL)
        self._asked = Label("", Role.ERROR, wrap=True)
        self._say = Label("", Role.SMALL, Tone.BRAND, wrap=True)
        self._keys = {
            consent: Button("", _ICONS[consent], size=ButtonSize.SMALL) for consent in Consent
        }
        self._close = Button("", "dialpad", size=ButtonSize.SMALL)
        self._connect()
        self._lay_out()
        self._retranslate()

    def _connect(self) -> None:
        for place, line in enumerate(self._lines):
            line.seen.connect(lambda place=place: self._tell_seen(place))
        self._more.clicked.connect(self._turn)
        for consent, key in self._keys.items():
            key.setCheckable(True)
            key.setAutoExclusive(True)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            key.clicked.connect(lambda _=False, code=consent: self.answered.emit(code.value))
        self._keys[Consent.REFUSED].set_kind(ButtonKind.DANGER)
        self._close.clicked.connect(self.closed)
        self._close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=8)
        head = layouts.row(gap=8)
        words = layouts.column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._place)
        head.addLayout(words)
        head.addStretch(1)
        head.addWidget(self._close)
        box.addLayout(head)
        box.addWidget(self._say)
        for line in self._lines:
            box.addWidget(line)
        box.addWidget(self._more)
        box.addWidget(self._note)
        box.addStretch(1)
        box.addWidget(self._asked)
        self._answers = layouts.grid(gap=8)
        box.addLayout(self._answers)
        self._place_answers()

    def _place_answers(self) -> None:
        """Put the answers side by side where they fit, else under each other."""
        wanted = sum(key.sizeHint().width() for key in self._keys.values()) + 2 * 8
        across = self.width() >= wanted or (self.height() < _LOW and self.width() >= _ACROSS)
        for place, key in enumerate(self._keys.values()):
            self._answers.addWidget(key, 0 if across else place, place if across else 0)

    def minimumSizeHint(self) -> QSize:
        """Need no more height than the keys of a form, whose place it takes."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), _LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._place_answers()

    def show_door(self, door: Door) -> None:
        """Show a door and who can be called there, or why there is nobody."""
        self._door = door
        callable_ = tuple(p for p in door.host.people if p.phone) if door.host else ()
        if callable_ != self._people:
            self._people, self._first = callable_, 0
        self._show()

    def set_words(self, words: Words) -> None:
        """Say the answers, and the sentence to speak."""
        self._say.setText(words.prompt("call_host"))
        for consent, key in self._keys.items():
            key.setText(words.sentence(f"consent.{consent}"))

    def choose(self, consent: str) -> None:
        """Mark an answer without telling anyone; an empty one takes it back."""
        for code, key in self._keys.items():
            key.setAutoExclusive(False)
            key.setChecked(code == consent)
            key.setAutoExclusive(True)

    def show_error(self, sentence: str) -> None:
        """Say that the answer is missing."""
        self._asked.setText(sentence)
        self._asked.setVisible(bool(sentence))

    def key(self, consent: Consent) -> Button:
        """Give the key of an answer."""
        return self._keys[consent]

    def line(self, place: int) -> HoldToSee:
        """Give a line of the list."""
        return self._lines[place]

    def _shown(self) -> tuple[Person, ...]:
        return self._people[self._first : self._first + ROWS]

    def _show(self) -> None:
        self._place.setText(self._door.written)
        self._place.setVisible(bool(self._door.written))
        self._note.setText(self._what_is_missing())
        shown = self._shown()
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                person = shown[place]
                masked = f"{mask_name(person.name)}  {mask_phone(person.phone)}"
                line.show_line(masked, f"{person.name}  {_grouped(person.phone)}")
        others = len(self._people) - len(shown)
        self._more.setText(self.tr("%1 others").replace("%1", str(others)))
        self._more.setVisible(others > 0)

    def _turn(self) -> None:
        self._first = self._first + ROWS if self._first + ROWS < len(self._people) else 0
        self._show()

    def _tell_seen(self, place: int) -> None:
        self.seen.emit(str(self._shown()[place].id))

    def _what_is_missing(self) -> str:
        if not self._door.written:
            return self.tr("Write where they want to go; the phones then stand here")
        if not self._door.spoken:
            return self.tr("The books have no phone for this place; please ask in person")
        if self._door.known is False:
            return self.tr("Nobody is registered at this door; please check the address")
        if self._door.known and not self._people:
            return self.tr("No phone is registered for this household; please ask in person")
        return self.tr("Hold a line to see the number; each look is written down")

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Call the host"))
        self._close.setAccessibleName(self.tr("Back to the number keys"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _grouped(text: str) -> str:
    phone = read_phone(text)
    return phone.grouped if isinstance(phone, Phone) else text
