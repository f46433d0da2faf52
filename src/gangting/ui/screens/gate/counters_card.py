"""The figures of the day; two of them open their lists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import icons, sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card


if TYPE_CHECKING:  # not needed before the first paint
    from gangting.domain.crossings import Counters

WORD, FIGURE = 16, 36
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _lines() -> tuple[int, int]:
    return round(theme.text_px(WORD) * 1.4), round(theme.text_px(FIGURE) * 1.15)


def _paint(painter: QPainter, room: QRect, word: str, value: str, ink: str, *, opens: bool) -> None:
    """Paint a word over its figure, or beside it where the room is low."""
    small, figure = theme.font(WORD), theme.font(FIGURE, bold=True)
    upper, lower = _lines()
    above = room.height() >= upper + lower
    if not above:
        figure = theme.font(26, bold=True)
    top = room.top() + (room.height() - upper - lower) // 2 if above else room.top()
    line = QRect(room.left(), top, room.width(), upper if above else room.height())
    side = theme.text_px(20) if opens else 0
    painter.setFont(small)
    painter.setPen(theme.color("muted"))
    metrics = QFontMetrics(small)
    said = metrics.elidedText(word, Qt.TextElideMode.ElideRight, line.width() - side)
    painter.drawText(line, _LEFT, said)
    if opens:
        spot = QRect(0, 0, side, side)
        spot.moveCenter(line.center())
        spot.moveLeft(line.left() + metrics.horizontalAdvance(said) + 2)
        icons.draw(painter, spot, "chevron-right", "muted")
    painter.setFont(figure)
    painter.setPen(theme.color(ink))
    if above:
        painter.drawText(QRect(room.left(), top + upper, room.width(), lower), _LEFT, value)
    else:
        painter.drawText(room.adjusted(0, 0, -8, 0), _RIGHT, value)


def _hint(word: str) -> QSize:
    width = QFontMetrics(theme.font(WORD)).horizontalAdvance(word)
    return QSize(max(width + 30, sizes.touch()), max(sum(_lines()), sizes.touch()))


class CounterFigure(QWidget):
    """A count with its word."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._word, self._value = "", "0"

    def set_word(self, word: str) -> None:
        """Say it in another language."""
        self._word = word
        self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Show another figure."""
        self._value = value
        self.setAccessibleName(f"{self._word} {value}")
        self.update()

    def sizeHint(self) -> QSize:
        """Hold the word over the figure."""
        return _hint(self._word)

    def minimumSizeHint(self) -> QSize:
        """Hold them side by side."""
        return QSize(sizes.touch(), sizes.touch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word and the figure."""
        painter = QPainter(self)
        _paint(painter, self.rect(), self._word, self._value, "ink", opens=False)


class CounterKey(Button):
    """A count with its word that opens the list behind it."""

    def __init__(self) -> None:
        super().__init__("", "", ButtonKind.LINK, ButtonSize.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._word, self._value = "", "0"
        self._tone: Tone | None = None

    def set_word(self, word: str) -> None:
        """Say it in another language."""
        self._word = word
        self.show_value(self._value, self._tone)

    def show_value(self, value: str, tone: Tone | None = None) -> None:
        """Show another figure."""
        self._value, self._tone = value, tone
        self.setAccessibleName(f"{self._word} {value}")
        self.update()

    @property
    def value(self) -> str:
        """The figure."""
        return self._value

    def sizeHint(self) -> QSize:
        """Hold the word over the figure."""
        return _hint(self._word)

    def minimumSizeHint(self) -> QSize:
        """Stay a finger high."""
        return QSize(sizes.touch(), sizes.touch())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the word, the figure, and a sign that there is a list behind."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = self._tone.value if self._tone else "ink"
        _paint(painter, self.rect(), self._word, self._value, ink, opens=True)


class CountersCard(Card):
    """Entries, exits, visitors inside, fevers."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setContentsMargins(20, 10, 20, 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entries, self.exits = CounterFigure(), CounterFigure()
        self.inside, self.abnormal = CounterKey(), CounterKey()
        parts = (self.entries, self.exits, self.inside, self.abnormal)
        grid = self.grid(4)
        for place, part in enumerate(parts):
            grid.addWidget(part, place // 2, place % 2)
        for place in range(2):
            grid.setColumnStretch(place, 1)
            grid.setRowStretch(place, 1)

    def show_counters(self, counters: "Counters", *, overstayed: bool) -> None:
        """Show the figures."""
        self.entries.show_value(str(counters.entries))
        self.exits.show_value(str(counters.exits))
        self.inside.show_value(str(counters.visitors_inside), Tone.WARN if overstayed else None)
        self.abnormal.show_value(str(counters.abnormal), Tone.STOP if counters.abnormal else None)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.entries.set_word(self.tr("In today"))
        self.exits.set_word(self.tr("Out today"))
        self.inside.set_word(self.tr("Visitors inside"))
        self.abnormal.set_word(self.tr("Fevers"))
