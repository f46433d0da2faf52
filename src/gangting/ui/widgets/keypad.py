"""Keys for a gloved finger. They tell what was pressed and hold nothing."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.face import FaceButton, Inks
from gangting.ui.widgets.style import set_style


MAIN_INKS = Inks("on_brand")


class Corner(StrEnum):
    """What the two keys beside the zero do."""

    BACKSPACE = "backspace"
    MAIN = "main"
    DASH = "-"
    DOT = "."
    X = "X"
    """The check character of an ID number."""
    NONE = ""


class Key(FaceButton):
    """One key; wants 20 mm, takes 12."""

    def __init__(self, text: str = "", icon: str = "", inks: Inks | None = None) -> None:
        super().__init__(text, icon, inks)
        self._icon_size = 34
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Want 20 mm each way."""
        side = sizes.main_key()
        return QSize(side, side).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Take 12 mm, or what the letters on it need."""
        side, face = sizes.touch(), self.face_size()
        return QSize(max(side, face.width() * 2 // 3 + 16), max(side, face.height() + 4))


class Keypad(QWidget):
    """Ten digits, and two corners of choice.

    `typed` carries a digit or what stands on a corner, `erased` is one backspace,
    `confirmed` the main key.
    """

    typed = Signal(str)
    erased = Signal()
    confirmed = Signal()

    def __init__(
        self,
        left: Corner = Corner.BACKSPACE,
        right: Corner = Corner.MAIN,
        main_text: str = "",
        *,
        main_filled: bool = True,
        inks: Inks | None = None,
        gap: int = 8,
    ) -> None:
        super().__init__()
        self._inks = inks
        self._main: Key | None = None
        self._backspace: Key | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = layouts.grid(self, gap)
        for digit in range(1, 10):
            box.addWidget(self._typing(str(digit)), (digit - 1) // 3, (digit - 1) % 3)
        box.addWidget(self._corner(left, main_text, filled=main_filled), 3, 0)
        box.addWidget(self._typing("0"), 3, 1)
        box.addWidget(self._corner(right, main_text, filled=main_filled), 3, 2)
        for place in range(4):
            box.setRowStretch(place, 1)
        for place in range(3):
            box.setColumnStretch(place, 1)
        self._name_keys()

    def _typing(self, text: str) -> Key:
        key = Key(text, inks=self._inks)
        key.clicked.connect(lambda: self.typed.emit(text))
        return key

    def _corner(self, corner: Corner, main_text: str, *, filled: bool) -> QWidget:
        if corner is Corner.NONE:
            return QWidget()
        if corner is Corner.BACKSPACE:
            self._backspace = Key(icon="backspace-outline", inks=self._inks)
            self._backspace.clicked.connect(self.erased)
            return self._backspace
        if corner is Corner.MAIN:
            self._main = Key(main_text, inks=MAIN_INKS if filled else self._inks)
            set_style(self._main, main=filled, word=True)
            self._main.clicked.connect(self.confirmed)
            return self._main
        return self._typing(corner.value)

    @property
    def main_key(self) -> Key | None:
        """The main key, if one of the corners is one."""
        return self._main

    def set_main_text(self, text: str) -> None:
        """Change the word on the main key."""
        if self._main:
            self._main.setText(text)

    def set_main_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - as Qt's setEnabled
        """Let the main key act or not."""
        if self._main:
            self._main.setEnabled(enabled)

    def take_key(self, event: QKeyEvent) -> bool:
        """Treat a key of a real keyboard as the same key here; tell whether there is one.

        The owner calls it from its `keyPressEvent`, so that digits work wherever the focus is.
        """
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        code = event.key()
        if Qt.Key.Key_0 <= code <= Qt.Key.Key_9:
            self.typed.emit(chr(code))
        elif code == Qt.Key.Key_Backspace and self._backspace:
            self.erased.emit()
        elif code in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._main:
            if self._main.isEnabled():
                self.confirmed.emit()
        else:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Name the keys in the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_keys()

    def _name_keys(self) -> None:
        self.setAccessibleName(self.tr("Number keys"))
        if self._backspace:
            self._backspace.setAccessibleName(self.tr("Backspace"))
