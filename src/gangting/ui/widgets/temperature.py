"""The reading, large enough to be checked at a glance."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import theme
from gangting.ui.theme import Tone


_EMPTY = "--.-"
_UNIT = "℃"


def typed_reading(digits: str) -> str:
    """Write digits as they are typed: `3` is `3-.-`, `364` is `36.4`."""
    padded = (digits[:3] + "---")[:3]
    return f"{padded[:2]}.{padded[2]}"


class TemperatureDisplay(QWidget):
    """A sunken box with `36.4 ℃`, `--.-`, or digits on their way."""

    def __init__(self) -> None:
        super().__init__()
        self._text = _EMPTY
        self._ink = "faint"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_reading(self, text: str, tone: Tone | None = None) -> None:
        """Show a complete reading such as `36.4`."""
        self._show(text, tone.value if tone else "ink")

    def show_typed(self, digits: str) -> None:
        """Show up to three digits that are being typed; none empties it."""
        if digits:
            self._show(typed_reading(digits), "ink")
        else:
            self.clear()

    def clear(self) -> None:
        """Show that nothing was measured."""
        self._show(_EMPTY, "faint")

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def _show(self, text: str, ink: str) -> None:
        self._text, self._ink = text, ink
        self.setAccessibleName("" if text == _EMPTY else f"{text} {_UNIT}")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be a little higher than the figures."""
        return QSize(theme.text_px(220), theme.text_px(92))

    def minimumSizeHint(self) -> QSize:
        """Hold the figures."""
        return QSize(theme.text_px(190), theme.text_px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the figures and the unit on one baseline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        figures, unit = theme.font(68, bold=True), theme.font(30)
        measure, small = QFontMetricsF(figures), QFontMetricsF(unit)
        width, gap = measure.horizontalAdvance(self._text), 7.0
        left = (self.width() - width - gap - small.horizontalAdvance(_UNIT)) / 2
        baseline = self.height() / 2 + measure.capHeight() / 2
        painter.setFont(figures)
        painter.setPen(theme.color(self._ink))
        painter.drawText(QPointF(left, baseline), self._text)
        painter.setFont(unit)
        painter.setPen(theme.color("muted"))
        painter.drawText(QPointF(left + width + gap, baseline), _UNIT)
