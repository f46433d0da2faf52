"""A field to write one's name in with a finger."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme


FIELD = 1000
"""Strokes are points of a field of 1000 by 1000, whatever the size on the glass."""
_MOST_POINTS = 4000
_RADIUS = 14

Strokes = tuple[tuple[tuple[int, int], ...], ...]


class InkPad(QWidget):
    """Keeps what was drawn as strokes; what is drawn beyond the field stays at its edge."""

    changed = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._strokes: list[list[tuple[int, int]]] = []
        self._drawing = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Say what belongs here, as long as nothing is drawn."""
        self._hint = hint
        self.setAccessibleName(hint)
        self.update()

    def strokes(self) -> Strokes:
        """Give what was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Take everything back."""
        self._strokes.clear()
        self._drawing = False
        self.update()
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Want room for a name."""
        return QSize(sizes.mm(80), sizes.mm(28))

    def minimumSizeHint(self) -> QSize:
        """Take less where there is less."""
        return QSize(sizes.mm(40), sizes.mm(16))

    def _point(self, spot: QPointF) -> tuple[int, int]:
        def scaled(part: float, whole: int) -> int:
            return max(0, min(FIELD, round(part * FIELD / max(1, whole))))

        return scaled(spot.x(), self.width()), scaled(spot.y(), self.height())

    def _full(self) -> bool:
        return sum(len(stroke) for stroke in self._strokes) >= _MOST_POINTS

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton and not self._full():
            self._drawing = True
            self._strokes.append([self._point(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if not self._drawing or self._full():
            return
        point, stroke = self._point(event.position()), self._strokes[-1]
        if point != stroke[-1]:
            stroke.append(point)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a stroke."""
        if event.button() is Qt.MouseButton.LeftButton and self._drawing:
            self._drawing = False
            self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, its line, and what was drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        base = self.height() * 0.78
        painter.drawLine(QPointF(20, base), QPointF(self.width() - 20, base))
        if not self._strokes:
            painter.setFont(theme.font(16))
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._hint)
            return
        pen = QPen(theme.color("ink"), max(2.0, sizes.mm(1) * 0.6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(self._path(stroke))

    def _path(self, stroke: list[tuple[int, int]]) -> QPainterPath:
        across, down = self.width() / FIELD, self.height() / FIELD
        spots = [QPointF(x * across, y * down) for x, y in stroke]
        path = QPainterPath(spots[0])
        for spot in spots[1:] or [spots[0] + QPointF(0.1, 0)]:
            path.lineTo(spot)
        return path
