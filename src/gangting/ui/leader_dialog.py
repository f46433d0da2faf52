"""Ask for a leader's PIN before something that not everybody may do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


LONGEST_PIN = 6


class LeaderDialog(QDialog):
    """Offers the leaders and a PIN pad; it checks nothing itself."""

    tried = Signal(str, str)

    def __init__(self, leaders: Sequence[tuple[str, str]], why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("A leader is needed"))
        self.setObjectName("content")
        self._choices = ChoiceRow(
            [Choice(code, name) for code, name in leaders], name=self.tr("Leader")
        )
        self._choices.choose(leaders[0][0] if leaders else "")
        self.pin = Field(self.tr("PIN"))
        self.pin.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.line.setMaxLength(LONGEST_PIN)
        self.pin.submitted.connect(self._try)
        self.keypad = Keypad(Corner.BACKSPACE, Corner.MAIN, self.tr("OK"))
        self.keypad.typed.connect(self.pin.insert)
        self.keypad.erased.connect(self.pin.backspace)
        self.keypad.confirmed.connect(self._try)
        cancel = Button(self.tr("Cancel"), "close", ButtonKind.PLAIN, ButtonSize.NORMAL)
        cancel.clicked.connect(self.reject)
        box = layouts.column(self, gap=12, margin=24)
        box.addWidget(Label(self.windowTitle(), Role.TITLE))
        box.addWidget(Label(why, Role.BODY, wrap=True))
        for part in (self._choices, self.pin, self.keypad, cancel):
            box.addWidget(part)
        self.setMinimumWidth(420)
        self.pin.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why not; the PIN is typed again."""
        self.pin.set_text("")
        self.pin.show_error(sentence)
        self.pin.setFocus()
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the lines ask for that this width wraps."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        box = self.layout()
        assert box is not None
        box.activate()
        self.resize(self.width(), max(self.height(), box.totalHeightForWidth(self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits of a real keyboard wherever the focus is; Escape gives up."""
        if event.key() == Qt.Key.Key_Escape or not self.keypad.take_key(event):
            super().keyPressEvent(event)

    def _try(self) -> None:
        if self._choices.code():
            self.tried.emit(self._choices.code(), self.pin.text())
