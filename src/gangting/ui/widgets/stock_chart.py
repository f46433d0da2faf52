"""A month of an item's stock: what stood there each evening, what went out, when goods came."""

import math
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.values import frozen
from gangting.ui import theme


_GAP = 8
_WEEK = 7


@frozen
class ChartDay:
    """One day: the stock at its end, what came in, what went out."""

    day: date
    evening: int
    came: int
    went: int


@frozen
class ChartWords:
    """What the legend says."""

    stock: str = ""
    came: str = ""
    went: str = ""
    bottom: str = ""


def round_top(most: int) -> int:
    """Give the axis an end that is easy to read: 1, 2, 5 and their tens, at least two."""
    if most <= 2:
        return 2
    unit: int = 10 ** int(math.log10(most))
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= most)


class StockChart(QWidget):
    """Bars of the stock over bars of what went out; the bottom line crosses the upper ones."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[ChartDay, ...] = ()
        self._bottom = 0
        self._words = ChartWords()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_days(self, days: Sequence[ChartDay], bottom: int) -> None:
        """Show these days, the oldest first, and the line below which it must be bought."""
        self._days, self._bottom = tuple(days), bottom
        self._describe()
        self.update()

    def set_words(self, words: ChartWords, name: str) -> None:
        """Say the legend in the language in force."""
        self._words = words
        self.setAccessibleName(name)
        self._describe()
        self.update()

    def _describe(self) -> None:
        if not self._days:
            self.setAccessibleDescription("")
            return
        last, said = self._days[-1], self._words
        went = sum(day.went for day in self._days)
        came = sum(day.came for day in self._days)
        text = f"{said.stock} {last.evening}, {said.came} {came}, {said.went} {went}"
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Be twice as wide as high."""
        return QSize(theme.text_px(480), theme.text_px(260))

    def minimumSizeHint(self) -> QSize:
        """Keep the axis words apart."""
        return QSize(theme.text_px(280), theme.text_px(170))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint legend, axes and bars."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(16)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        top_stock = round_top(max(self._bottom, *(day.evening for day in self._days)))
        top_went = round_top(max(day.went for day in self._days))
        left = max(metrics.horizontalAdvance(f"{n:,}") for n in (top_stock, top_went)) + _GAP
        legend = self._legend(painter, metrics)
        plot = QRectF(self.rect()).adjusted(left, legend + _GAP, -2, -metrics.height() - 4)
        upper = QRectF(plot.left(), plot.top(), plot.width(), plot.height() * 0.64)
        lower = QRectF(plot)
        lower.setTop(upper.bottom() + metrics.height() / 2 + _GAP)
        self._axis(painter, upper, top_stock, metrics)
        self._axis(painter, lower, top_went, metrics)
        self._bars(painter, upper, lower, top_stock, top_went)
        if self._bottom:
            self._line(painter, upper, top_stock)
        self._dates(painter, plot, metrics)

    def _legend(self, painter: QPainter, metrics: QFontMetrics) -> int:
        """Paint what the colours mean, in as many lines as they need; give their height."""
        said = [("brand", self._words.stock), ("ok", self._words.came), ("warm", self._words.went)]
        if self._bottom:
            said.append(("stop", self._words.bottom))
        side, x, y = metrics.height() * 0.6, 0.0, 0.0
        for ink, word in said:
            width = side + 6 + metrics.horizontalAdvance(word) + 16
            if x and x + width - 16 > self.width():
                x, y = 0.0, y + metrics.height()
            spot = QRectF(x, y + (metrics.height() - side) / 2, side, side)
            if ink == "stop":
                spot = QRectF(x, y + metrics.height() / 2 - 1, side, 2)
            painter.fillRect(spot, theme.color(ink))
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(x + side + 6, y + metrics.ascent()), word)
            x += width
        return round(y + metrics.height())

    def _axis(self, painter: QPainter, room: QRectF, top: int, metrics: QFontMetrics) -> None:
        values = (0, top) if room.height() < 3 * metrics.height() else (0, top // 2, top)
        for value in values:
            y = room.bottom() - room.height() * value / top
            painter.setPen(theme.color("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.color("muted"))
            spot = QRectF(0, y - metrics.height() / 2, room.left() - _GAP, metrics.height())
            painter.drawText(
                spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:,}"
            )

    def _bars(
        self, painter: QPainter, upper: QRectF, lower: QRectF, top_stock: int, top_went: int
    ) -> None:
        step = upper.width() / len(self._days)
        width = max(2.0, step * 0.68)
        for place, day in enumerate(self._days):
            x = upper.left() + place * step + (step - width) / 2
            token = "ok" if day.came > 0 else "brand"
            for room, value, top, ink in (
                (upper, day.evening, top_stock, token),
                (lower, day.went, top_went, "warm"),
            ):
                high = room.height() * value / top
                if value > 0:
                    bar = QRectF(x, room.bottom() - max(2.0, high), width, max(2.0, high))
                    painter.fillRect(bar, theme.color(ink))

    def _line(self, painter: QPainter, room: QRectF, top: int) -> None:
        y = room.bottom() - room.height() * self._bottom / top
        painter.setPen(QPen(theme.color("stop"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

    def _dates(self, painter: QPainter, plot: QRectF, metrics: QFontMetrics) -> None:
        """Write every seventh day, counted back from the last, as long as there is room."""
        painter.setPen(theme.color("muted"))
        step = plot.width() / len(self._days)
        free = self.width() + 1.0
        for place in range(len(self._days) - 1, -1, -_WEEK):
            word = f"{self._days[place].day:%m-%d}"
            width = metrics.horizontalAdvance(word)
            x = plot.left() + (place + 0.5) * step - width / 2
            x = min(x, self.width() - width - 1.0)
            if x + width + _GAP > free or x < 0:
                continue
            painter.drawText(QPointF(x, self.height() - metrics.descent() - 1), word)
            free = x
