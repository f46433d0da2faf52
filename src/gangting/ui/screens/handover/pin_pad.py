"""Who signs, and the PIN: names to choose from, dots, keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import theme
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


LONGEST_PIN, SHORTEST_PIN = 6, 4
_DOT, _STEP = 16, 28
NAMES = 5


class PinDots(QWidget):
    """How many digits are typed; never which."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, filled: int, said: str) -> None:
        """Fill this many; `said` is read aloud."""
        self._filled = filled
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Hold six dots."""
        return QSize(LONGEST_PIN * _STEP - (_STEP - _DOT), _DOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(LONGEST_PIN):
            painter.setBrush(theme.color("brand" if place < self._filled else "line"))
            painter.drawEllipse(QRectF(place * _STEP, 0, _DOT, _DOT))


class PinPad(QWidget):
    """Asks for a person and a PIN; it checks nothing itself and forgets the PIN with every show.

    With a single name there is nothing to choose.
    """

    confirmed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._pin = ""
        self._names: tuple[Choice, ...] = ()
        self._first = 0
        self._rest_s = 0
        self.title = Label("", Role.SECTION, wrap=True)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.who = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.others = Button("", "account-multiple", size=ButtonSize.SMALL)
        self.dots = PinDots()
        self.error = Label("", Role.ERROR, wrap=True)
        self.keypad = Keypad(Corner.BACKSPACE, Corner.MAIN)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self._lay_out()
        self.keypad.typed.connect(self._type)
        self.keypad.erased.connect(self._erase)
        self.keypad.confirmed.connect(self._confirm)
        self.who.chosen.connect(self._choose)
        self.others.clicked.connect(self._turn)
        self._say()

    def _lay_out(self) -> None:
        names = layouts.row(gap=8)
        names.addWidget(self.who, 1)
        names.addWidget(self.others, 0, Qt.AlignmentFlag.AlignTop)
        box = layouts.column(self, gap=8)
        box.addWidget(self.title)
        box.addWidget(self.hint)
        box.addLayout(names)
        box.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.error)
        box.addWidget(self.keypad, 1)

    # -- what it is told

    def ask(
        self, title: str, hint: str, people: Sequence[tuple[str, str]], main: str, chosen: str = ""
    ) -> None:
        """Ask one of these people (id, name) for the PIN; ``main`` stands on the main key."""
        self.title.setText(title)
        alone = people[0][1] if len(people) == 1 else ""
        said = hint if alone in title else " · ".join(part for part in (alone, hint) if part)
        self.hint.setText(said)
        self.hint.setVisible(bool(said))
        self.keypad.set_main_text(main)
        names = tuple(Choice(code, name) for code, name in people)
        if names != self._names:
            self._names, self._first = names, 0
            self.who.choose("")
            self._offer(names[0].code if len(names) == 1 else chosen)
        elif chosen and not self.who.code():
            self.who.choose(chosen)
        self.clear()

    def _offer(self, chosen: str = "") -> None:
        page = self._names[self._first : self._first + NAMES]
        self.who.set_choices(page)
        if chosen in {one.code for one in page}:
            self.who.choose(chosen)
        self.who.setVisible(len(self._names) > 1)
        self.others.setVisible(len(self._names) > NAMES)

    def _turn(self) -> None:
        self._first = (self._first + NAMES) % max(1, len(self._names))
        if self._first % NAMES:
            self._first = 0
        self.who.choose("")
        self._offer()
        self.clear()

    def clear(self) -> None:
        """Forget what was typed and said."""
        self._pin = ""
        if not self._rest_s:
            self.error.setText("")
        self._show()

    def show_error(self, sentence: str, seconds: int = 0) -> None:
        """Say why not; the keys rest for some seconds."""
        self._pin = ""
        self._rest_s = seconds
        if seconds:
            self._second.start()
        self.error.setText(sentence)
        self._show()

    def _count_down(self) -> None:
        self._rest_s = max(0, self._rest_s - 1)
        if not self._rest_s:
            self._second.stop()
            self.error.setText("")
        self._show()

    @property
    def person(self) -> str:
        """Who is chosen."""
        return self._names[0].code if len(self._names) == 1 else self.who.code()

    # -- what it does

    def take_key(self, event: QKeyEvent) -> bool:
        """Treat a key of a real keyboard as the same key here."""
        return self.isVisible() and self.keypad.take_key(event)

    def _choose(self) -> None:
        self._rest_s = 0
        self._second.stop()
        self.clear()

    def _type(self, digit: str) -> None:
        if digit.isdigit() and not self._rest_s and len(self._pin) < LONGEST_PIN:
            self.error.setText("")
            self._pin += digit
            self._show()

    def _erase(self) -> None:
        self._pin = self._pin[:-1]
        self._show()

    def _confirm(self) -> None:
        if self.person and len(self._pin) >= SHORTEST_PIN and not self._rest_s:
            pin, self._pin = self._pin, ""
            self._show()
            self.confirmed.emit(self.person, pin)
        elif not self.person:
            self.error.setText(self.tr("First choose who it is"))
            self._show()

    def _show(self) -> None:
        said = self.tr("%1 digits typed").replace("%1", str(len(self._pin)))
        self.dots.show_count(len(self._pin), said)
        self.error.setVisible(bool(self.error.text()))
        self.keypad.set_main_enabled(not self._rest_s)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.others.setText(self.tr("Others"))
        self.who.setAccessibleName(self.tr("Who"))
        self._show()
