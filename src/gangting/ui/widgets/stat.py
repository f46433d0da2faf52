"""A count with its word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import ElidedLabel, Label, Role


class Stat(QWidget):
    """A small word over a large figure; `below` puts the word under it, in the middle."""

    def __init__(
        self, word: str = "", value: str = "", tone: Tone | None = None, *, below: bool = False
    ) -> None:
        super().__init__()
        self._word = ElidedLabel(word, Role.MUTED)
        self._value = Label(value, Role.FIGURE, tone)
        box = layouts.column(self, gap=0)
        parts: list[Label] = [self._value, self._word] if below else [self._word, self._value]
        side = Qt.AlignmentFlag.AlignHCenter if below else Qt.AlignmentFlag.AlignLeft
        for part in parts:
            box.addWidget(part, 0, side | Qt.AlignmentFlag.AlignVCenter)
        self._name()

    def show_value(self, value: str, tone: Tone | None = None) -> None:
        """Show another figure."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self._name()

    def set_word(self, word: str) -> None:
        """Say it in another language."""
        self._word.setText(word)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._word.text()} {self._value.text()}")
