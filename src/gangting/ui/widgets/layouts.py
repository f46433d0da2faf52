"""Layouts without surprises: no margins and the gaps of the design."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

from gangting.ui import sizes


_Box = TypeVar("_Box", bound=QLayout)


def row(parent: QWidget | None = None, gap: int = 12, margin: int = 0) -> QHBoxLayout:
    """Lay widgets out from left to right."""
    made = QHBoxLayout()
    return _spaced(made, parent, gap, margin)


def column(parent: QWidget | None = None, gap: int = 12, margin: int = 0) -> QVBoxLayout:
    """Lay widgets out from top to bottom."""
    made = QVBoxLayout()
    return _spaced(made, parent, gap, margin)


def grid(parent: QWidget | None = None, gap: int = 8, margin: int = 0) -> QGridLayout:
    """Lay widgets out in rows and columns."""
    made = QGridLayout()
    return _spaced(made, parent, gap, margin)


def _spaced(made: _Box, parent: QWidget | None, gap: int, margin: int) -> _Box:
    if parent is not None:
        parent.setLayout(made)
    around = sizes.px(margin)
    made.setContentsMargins(around, around, around, around)
    made.setSpacing(sizes.px(gap))
    return made


def measure_anew(layout: QLayout | None) -> None:
    """Forget the sizes that a layout and those inside it remember; Qt waits for the next event."""
    if layout is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        measure_anew(widget.layout() if inner is None and widget is not None else inner)
    layout.invalidate()


class Flow(QLayout):
    """Lays widgets out like words: in lines, as many in each as fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(sizes.px(gap))
        self._items: list[QLayoutItem] = []

    def invalidate(self) -> None:
        """Measure anew: an item changed."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item, or None past the end, as Qt asks for."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and give it, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the lines take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that fewer words in a line mean more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the lines at a width; layouts around this one ask very often."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Want everything in one line."""
        widths = [item.sizeHint().width() for item in self._items]
        gaps = self.spacing() * max(0, len(widths) - 1)
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(sum(widths) + gaps, height)

    def minimumSize(self) -> QSize:
        """Need room for the widest item."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.x() + rect.width():
                x, y, tallest = rect.x(), y + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tallest = max(tallest, hint.height())
        return y + tallest - rect.y()
