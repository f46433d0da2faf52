"""Counts side by side, each with its icon, its word and a bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.values import frozen
from gangting.ui import icons, sizes, theme


_GAP = 14


@frozen
class Bar:
    """One count."""

    word: str
    value: int
    icon: str = ""


class Bars(QWidget):
    """One line a count; the longest bar takes the whole room."""

    def __init__(self, ink: str = "warm") -> None:
        super().__init__()
        self._ink = ink
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these counts."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(", ".join(f"{bar.word} {bar.value}" for bar in bars))
        self.updateGeometry()
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        """Give each count a row."""
        return QSize(theme.text_px(420), max(1, len(self._bars)) * sizes.px(64))

    def minimumSizeHint(self) -> QSize:
        """Stand no closer than the letters."""
        return QSize(theme.text_px(260), max(1, len(self._bars)) * theme.text_px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the counts."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, bold = theme.font(18), theme.font(20, bold=True)
        words = max(QFontMetrics(plain).horizontalAdvance(bar.word) for bar in self._bars)
        values = max(QFontMetrics(bold).horizontalAdvance(f"{bar.value:,}") for bar in self._bars)
        side = theme.text_px(28)
        left = side + _GAP + words + _GAP
        room = max(1, self.width() - left - values - _GAP)
        most = max(1, *(bar.value for bar in self._bars))
        high = min(self.height() // len(self._bars), sizes.px(72))
        for place, bar in enumerate(self._bars):
            line = QRect(0, place * high, self.width(), high)
            if bar.icon:
                spot = QRect(0, line.center().y() - side // 2, side, side)
                icons.draw(painter, spot, bar.icon, self._ink)
            painter.setFont(plain)
            painter.setPen(theme.color("ink"))
            painter.drawText(line.adjusted(side + _GAP, 0, 0, 0), _MIDDLE, bar.word)
            thick = min(28.0, high * 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._ink))
            width = room * bar.value / most
            if bar.value:
                track = QRectF(left, line.center().y() - thick / 2, max(4.0, width), thick)
                painter.drawRoundedRect(track, 4, 4)
            painter.setFont(bold)
            painter.setPen(theme.color("ink"))
            end = round(left + (width + _GAP if bar.value else 0))
            painter.drawText(line.adjusted(end, 0, 0, 0), _MIDDLE, f"{bar.value:,}")


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
