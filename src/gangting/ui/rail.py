"""The rail on the left: one key per screen that exists."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QStyleOptionButton

from gangting.ui import icons, sizes, theme
from gangting.ui.widgets import layouts


WIDE = 96
NARROW = 76


class RailButton(QPushButton):
    """An icon over its word. Long words break in two lines or shrink; short rails keep icons."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        icons.glyph(icon)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Want 82 pixels of height."""
        return QSize(60, max(sizes.px(82), sizes.touch(), theme.text_px(16) + sizes.px(62)))

    def minimumSizeHint(self) -> QSize:
        """Take a finger's height."""
        return QSize(40, sizes.touch())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Let the style paint the ground only."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground from the style sheet, then icon and word."""
        super().paintEvent(event)
        painter = QPainter(self)
        token = "brand" if self.isChecked() else "muted"
        room = self.rect().adjusted(2, 4, -2, -4)
        font = self._font(room.width())
        lines = QFontMetrics(font).boundingRect(
            QRect(0, 0, room.width(), 200), _WRAPPED, self.text()
        )
        side, gap = theme.text_px(32), 6
        if lines.height() + side + gap > room.height():
            side = theme.text_px(24)
            gap = 2
        if lines.height() + side + gap > room.height():
            icons.draw(painter, room, self._icon, token)
            return
        top = room.top() + (room.height() - side - gap - lines.height()) // 2
        icons.draw(painter, QRect(room.left(), top, room.width(), side), self._icon, token)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        below = QRect(room.left(), top + side + gap, room.width(), lines.height() + 4)
        painter.drawText(below, _WRAPPED, self.text())

    def _font(self, width: int) -> QFont:
        font = theme.font(16, bold=self.isChecked())
        words = self.text().split() or [""]
        widest = max(QFontMetrics(font).horizontalAdvance(word) for word in words)
        if widest > width:
            font.setPixelSize(max(11, font.pixelSize() * width // widest))
        return font


_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class Rail(QFrame):
    """Keys from top to bottom in the order they came; some stay at the bottom."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._places: dict[str, int] = {}
        self._narrow = False
        self._box = layouts.column(self, gap=6)
        self._top = layouts.column(gap=6)
        self._bottom = layouts.column(gap=6)
        self._box.addLayout(self._top)
        self._box.addStretch(1)
        self._box.addLayout(self._bottom)
        self._widen()

    def add(self, name: str, icon: str, word: str, *, at_bottom: bool, place: int = 0) -> None:
        """Add a key; one with a place stands after those with lower ones, however late it came."""
        button = RailButton(icon)
        self._buttons[name] = button
        self._places[name] = place or len(self._buttons)
        self._group.addButton(button)
        box = self._bottom if at_bottom else self._top
        before = [
            other
            for other, key in self._buttons.items()
            if box.indexOf(key) >= 0 and self._places[other] <= self._places[name]
        ]
        box.insertWidget(len(before), button)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self.set_word(name, word)

    def set_word(self, name: str, word: str) -> None:
        """Say a key in another language."""
        button = self._buttons[name]
        button.setText(word)
        button.setAccessibleName(word)
        button.setToolTip(word)

    def mark(self, name: str) -> None:
        """Show which screen is in front."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a property
        """Leave more room for the screen."""
        self._narrow = narrow
        self._widen()

    def _widen(self) -> None:
        word = theme.text_px(16) * 4
        least, around, side = (NARROW, 12, 4) if self._narrow else (WIDE, 24, 8)
        wanted = max(sizes.px(least), word + around)
        self._box.setContentsMargins(side, 10, side, 16)
        self.setFixedWidth(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._widen()
