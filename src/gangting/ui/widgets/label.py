"""Words and icons on the window."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gangting.ui import icons, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets.style import set_style


_LARGE = 26
_LINE = 1.3


class Role(StrEnum):
    """How large and how loud words are; the sizes stand in the style sheet."""

    BODY = "body"
    SMALL = "small"
    MUTED = "muted"
    HINT = "hint"
    LEAD = "lead"
    STRONG = "strong"
    SECTION = "section"
    LARGE = "large"
    TITLE = "title"
    PROMPT = "prompt"
    FIGURE = "figure"
    NAME = "name"
    VERDICT = "verdict"
    ERROR = "error"


class Label(QLabel):
    """Plain words in a role, never read as markup. `wrap` lets long words take more lines."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self.setText(text)
        self.set_role(role)
        self.set_tone(tone)

    def set_role(self, role: Role) -> None:
        """Change size and weight."""
        set_style(self, role=role.value)

    def set_tone(self, tone: Tone | None) -> None:
        """Change the colour; None is ink."""
        set_style(self, tone=tone.value if tone else "")

    def sizeHint(self) -> QSize:
        """Stand large words closer than their face would: it leaves half their height empty."""
        return self._closer(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Keep large words together."""
        return self._closer(super().minimumSizeHint())

    def _closer(self, hint: QSize) -> QSize:
        letters = self.font().pixelSize()
        if self.wordWrap() or letters < _LARGE:
            return hint
        return QSize(hint.width(), min(hint.height(), round(letters * _LINE)))


class ElidedLabel(Label):
    """One line that gives up its end for `…` when room is short; the whole is read aloud.

    With `middle` it gives up its middle: of names that end in what tells them apart.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone | None = None,
        *,
        middle: bool = False,
    ) -> None:
        self._whole = text
        modes = Qt.TextElideMode
        self._mode = modes.ElideMiddle if middle else modes.ElideRight
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show this text, shortened if need be."""
        self._whole = text
        if text != super().text():
            self.setAccessibleName(text)
            super().setText(text)
            self.updateGeometry()

    def text(self) -> str:
        """Give the whole text."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """Need room for about three characters."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 6), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        width = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._whole, self._mode, width)
        if shown == self._whole:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


class FittedLabel(Label):
    """One line whose letters shrink until it fits its width: names and verdicts.

    It never shrinks below half its size; what is still too long then ends in `…`.
    """

    def __init__(self, text: str = "", role: Role = Role.NAME, tone: Tone | None = None) -> None:
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show this text, in letters that fit."""
        super().setText(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """Need the full height, but no particular width."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the letters anew."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text in letters that fit."""
        room, text = self.contentsRect(), self.text()
        font = self.font()
        full = font.pixelSize() if font.pixelSize() > 0 else self.fontInfo().pixelSize()
        wanted = self.fontMetrics().horizontalAdvance(text)
        if wanted > room.width() > 0:
            font.setPixelSize(max(full // 2, full * room.width() // wanted))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), shown)


class IconLabel(QWidget):
    """An icon of a given size; beside words it needs no name of its own."""

    def __init__(self, name: str, size: int = 24, ink: str = "ink") -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon or the same in another colour."""
        icons.glyph(name)
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Grow with the text scale."""
        side = theme.text_px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        icons.draw(painter, QRect(0, 0, self.width(), self.height()), self._name, self._ink)
