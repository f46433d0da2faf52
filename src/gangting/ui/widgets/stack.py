"""Pages one behind the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """Pages of which the one in front says how much room is needed; Qt would ask them all."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._turned)

    def _turned(self, _place: int) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Want what the page in front wants."""
        front = self.currentWidget()
        return front.sizeHint() if front else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need what the page in front needs."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front else super().minimumSizeHint()


class WholeStack(Stack):
    """Pages of a size that they cannot choose: a whole window.

    Qt would ask every hidden page how high it wants to be at a width, through all its layouts.
    """

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower one is not higher."""
        return False
