"""Short words in a pill: a category, a state, a count."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import icons, theme
from gangting.ui.theme import Tone


_SIDE = 12
_GAP = 6


class Chip(QWidget):
    """A pill. Its word says what its colour says."""

    def __init__(self, text: str = "", tone: Tone = Tone.MUTED, icon: str = "") -> None:
        super().__init__()
        self._text = text
        self._tone = tone
        self._icon = icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_word(self, text: str, tone: Tone, icon: str = "") -> None:
        """Say something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        """Change the word only."""
        self.show_word(text, self._tone, self._icon)

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    @property
    def tone(self) -> Tone:
        """The colour."""
        return self._tone

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text scale."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be as wide as the word."""
        return chip_size(self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Keep the height; a long word may be shortened."""
        return QSize(theme.text_px(48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon)


def _font() -> QFont:
    return theme.font(16, bold=True)


def chip_size(text: str, icon: str = "") -> QSize:
    """Measure a pill."""
    metrics = QFontMetrics(_font())
    extra = theme.text_px(18) + _GAP if icon else 0
    return QSize(metrics.horizontalAdvance(text) + 2 + extra + 2 * _SIDE, theme.text_px(32))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Paint a pill into a rectangle; lists use it without making widgets."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft(tone))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    if icon:
        side = theme.text_px(18)
        spot = QRectF(inner.left(), inner.center().y() - side / 2, side, side).toRect()
        icons.draw(painter, spot, icon, tone.value)
        inner.setLeft(inner.left() + side + _GAP)
    font = _font()
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    room = round(inner.width()) + 1
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
