"""The figures of the day; two of them open their lists."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from gangting.domain.crossings import Counters
from gangting.ui import icons, sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.stat import Stat


class CounterKey(Button):
    """A count with its word that opens the list behind it."""

    def __init__(self) -> None:
        super().__init__("", "", ButtonKind.LINK, ButtonSize.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._value = "0"
        self._tone: Tone | None = None

    def show_value(self, value: str, tone: Tone | None = None) -> None:
        """Show another figure."""
        self._value, self._tone = value, tone
        self.setAccessibleName(f"{self.text()} {value}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Hold the word over the figure."""
        word = QFontMetrics(theme.font(16)).horizontalAdvance(self.text())
        height = theme.text_px(16 + 36) + theme.text_px(18)
        return QSize(max(word + 30, sizes.touch()), max(height, sizes.touch()))

    def minimumSizeHint(self) -> QSize:
        """Stay a finger high."""
        return QSize(sizes.touch(), max(sizes.touch(), theme.text_px(16 + 36) + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, the figure, and a sign that there is a list behind."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        small, figure = theme.font(16), theme.font(36, bold=True)
        lines = round(theme.text_px(16) * 1.4), round(theme.text_px(36) * 1.25)
        top = (self.height() - sum(lines)) // 2
        room = QRect(0, top, self.width(), lines[0])
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        side = theme.text_px(20)
        word = QFontMetrics(small).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() - side
        )
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, left, word)
        used = QFontMetrics(small).horizontalAdvance(word) + 2
        spot = QRect(room.left() + used, top + (lines[0] - side) // 2, side, side)
        icons.draw(painter, spot, "chevron-right", "muted")
        painter.setFont(figure)
        painter.setPen(theme.color(self._tone or "ink"))
        painter.drawText(QRect(0, top + lines[0], room.width(), lines[1]), left, self._value)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class CountersCard(Card):
    """Entries, exits, visitors inside, fevers."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setContentsMargins(20, 10, 20, 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entries, self.exits = Stat(value="0"), Stat(value="0")
        self.inside, self.abnormal = CounterKey(), CounterKey()
        self._counters = Counters()
        grid = self.grid(4)
        for place, part in enumerate((self.entries, self.exits, self.inside, self.abnormal)):
            grid.addWidget(part, place // 2, place % 2)
        for place in range(2):
            grid.setColumnStretch(place, 1)
            grid.setRowStretch(place, 1)

    def show_counters(self, counters: Counters, *, overstayed: bool) -> None:
        """Show the figures."""
        self._counters = counters
        self.entries.show_value(str(counters.entries))
        self.exits.show_value(str(counters.exits))
        self.inside.show_value(str(counters.visitors_inside), Tone.WARN if overstayed else None)
        self.abnormal.show_value(str(counters.abnormal), Tone.STOP if counters.abnormal else None)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.entries.set_word(self.tr("In today"))
        self.exits.set_word(self.tr("Out today"))
        self.inside.setText(self.tr("Visitors inside"))
        self.abnormal.setText(self.tr("Fevers"))
        self.inside.show_value(str(self._counters.visitors_inside))
        self.abnormal.show_value(
            str(self._counters.abnormal), Tone.STOP if self._counters.abnormal else None
        )
