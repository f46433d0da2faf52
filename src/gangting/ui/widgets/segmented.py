"""A toggle of a few ways, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from gangting.domain.values import frozen
from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.face import FaceButton, Inks


@frozen
class Choice:
    """One of several: a stable code, its word, perhaps an icon."""

    code: str
    text: str
    icon: str = ""


class Segment(FaceButton):
    """One way of a toggle."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text, choice.icon, Inks("muted", "brand"))
        self._icon_size = 22
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Want 14.5 mm of height."""
        face = self.face_size()
        return QSize(face.width() + 24, max(sizes.mm(14.5), face.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Shrink to 12 mm, never below."""
        face = self.face_size()
        width = max(sizes.touch(), face.width() * 3 // 4 + 16)
        return QSize(width, max(sizes.touch(), face.height()))


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

    def offer(self, code: str, *, wanted: bool) -> None:
        """Offer a way, or leave it out where it does not apply."""
        self._segments[code].setVisible(wanted)

    def set_words(self, words: dict[str, str]) -> None:
        """Say the ways in another language, by code."""
        for code, text in words.items():
            self._segments[code].setText(text)
