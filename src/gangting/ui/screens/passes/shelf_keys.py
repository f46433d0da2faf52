"""Keys that choose a shelf: a pill with its word and its count."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.screens.passes.values import SHELF_TONES, Shelf, Tally
from gangting.ui.screens.passes.wordbook import shelf_word
from gangting.ui.widgets import layouts
from gangting.ui.widgets.face import FaceButton
from gangting.ui.widgets.layouts import Flow
from gangting.ui.widgets.style import set_style
from gangting.wording.words import Words


_SIDE = 14
_PILL = 36


class ShelfKey(FaceButton):
    """A pill as wide as its words, in a place a finger high."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        set_style(self, kind="link")

    def show_count(self, count: int, words: Words) -> None:
        """Say how many passes the shelf holds."""
        self.setText(f"{shelf_word(self.shelf, words)} {count:,}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Hold the words; stand a finger high."""
        words = QFontMetrics(theme.font(16, bold=True)).horizontalAdvance(self.text())
        return QSize(max(words + 2 * _SIDE + 4, sizes.touch()), sizes.touch())

    def minimumSizeHint(self) -> QSize:
        """Let long words be cut before the title is."""
        return QSize(sizes.touch(), sizes.touch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, filled when it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = SHELF_TONES[self.shelf]
        high = min(self.height() - 4, theme.text_px(_PILL))
        pill = QRectF(2, (self.height() - high) / 2, self.width() - 4, high)
        ink = theme.color(tone)
        ground = theme.color(f"{tone}_soft")
        if self.isChecked():
            ink, ground = theme.color("surface"), theme.color(tone)
        elif self.isDown():
            ground = theme.color("pressed")
        painter.setBrush(ground)
        painter.setPen(QPen(theme.color("ink"), 3) if self.hasFocus() else ground)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setFont(theme.font(16, bold=True))
        painter.setPen(ink)
        room = round(pill.width() - 2 * _SIDE) + 2
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)


class ShelfKeys(QWidget):
    """A few shelves side by side, or in lines; ``chosen`` carries the one that was touched."""

    chosen = Signal(Shelf)

    def __init__(self, shelves: Sequence[Shelf], *, wrap: bool = False) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        flow = Flow(self, 8) if wrap else layouts.row(self, gap=8)
        self._keys = {shelf: ShelfKey(shelf) for shelf in shelves}
        for key in self._keys.values():
            flow.addWidget(key)
            key.clicked.connect(lambda _=False, shelf=key.shelf: self.chosen.emit(shelf))

    def show_tally(self, tally: Tally, chosen: Shelf, words: Words) -> None:
        """Show the counts and which shelf is open."""
        for shelf, key in self._keys.items():
            key.show_count(tally.of(shelf), words)
            key.setChecked(shelf is chosen)

    def key(self, shelf: Shelf) -> ShelfKey:
        """Return the key of a shelf."""
        return self._keys[shelf]
