"""A toggle of a few ways, all in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from gangting.ui import icons, sizes, theme
from gangting.ui.widgets import layouts


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: a stable code, its word, perhaps an icon."""

    code: str
    text: str
    icon: str = ""


class Segment(QPushButton):
    """One way of a toggle."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text)
        self._icon = choice.icon
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._show_icon()

    def _show_icon(self) -> None:
        if self._icon:
            side = theme.text_px(22)
            self.setIcon(icons.icon(self._icon, "muted", "brand"))
            self.setIconSize(QSize(side + 8, side))

    def changeEvent(self, event: QEvent) -> None:
        """Grow the icon with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def sizeHint(self) -> QSize:
        """Want 15 mm of height."""
        return QSize(super().sizeHint().width(), max(sizes.mm(14.5), theme.text_px(36)))

    def minimumSizeHint(self) -> QSize:
        """Shrink to 12 mm, never below."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(sizes.touch(), theme.text_px(36)))


class Segmented(QFrame):
    """Ways side by side of which exactly one holds."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], name: str = "") -> None:
        super().__init__()
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        box = layouts.row(self, gap=2, margin=5)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        for choice in choices:
            segment = Segment(choice)
            self._segments[choice.code] = segment
            self._group.addButton(segment)
            box.addWidget(segment, 1)
            segment.clicked.connect(self._tell)
        if choices:
            self.choose(choices[0].code)

    def _tell(self) -> None:
        self.chosen.emit(self.code())

    def code(self) -> str:
        """Give the code of the way that holds."""
        held = (code for code, segment in self._segments.items() if segment.isChecked())
        return next(held, "")

    def choose(self, code: str) -> None:
        """Set the way without telling anyone."""
        self._segments[code].setChecked(True)

    def set_words(self, words: dict[str, str]) -> None:
        """Say the ways in another language, by code."""
        for code, text in words.items():
            self._segments[code].setText(text)
