"""The surface things stand on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from gangting.ui import sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts


RADIUS = 16
BAR = 14


class Card(QFrame):
    """A rounded surface; a tone gives it a bar on the left, `filled` a ground as well."""

    def __init__(
        self, tone: Tone | None = None, *, filled: bool = False, padding: int = 20
    ) -> None:
        super().__init__()
        self._padding = padding
        self._tone = tone
        self._filled = filled
        self._pad()

    def set_tone(self, tone: Tone | None, *, filled: bool = False) -> None:
        """Change the bar and the ground."""
        self._tone, self._filled = tone, filled
        self._pad()
        self.update()

    @property
    def tone(self) -> Tone | None:
        """The tone of the bar."""
        return self._tone

    def _pad(self) -> None:
        pad = sizes.px(self._padding)
        left = sizes.px(BAR + max(14, self._padding - 6)) if self._tone else pad
        self.setContentsMargins(left, pad, pad, pad)

    def column(self, gap: int = 12) -> QVBoxLayout:
        """Lay the card out from top to bottom."""
        return layouts.column(self, gap)

    def row(self, gap: int = 12) -> QHBoxLayout:
        """Lay the card out from left to right."""
        return layouts.row(self, gap)

    def grid(self, gap: int = 8) -> QGridLayout:
        """Lay the card out in rows and columns."""
        return layouts.grid(self, gap)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the bar and the border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(shape, self._ground())
        if self._tone:
            painter.save()
            painter.setClipPath(shape)
            bar = QRectF(0, 0, sizes.px(BAR) + 0.5, self.height())
            painter.fillRect(bar, theme.color(self._tone))
            painter.restore()
        painter.setPen(self._border())
        painter.drawPath(shape)

    def _ground(self) -> QColor:
        if self._tone and self._filled:
            return theme.soft(self._tone)
        return theme.color("surface")

    def _border(self) -> QColor:
        if self._tone and self._filled:
            return theme.blend(theme.color(self._tone), theme.soft(self._tone), 0.3)
        return theme.color("line")
