"""Pages one behind the other, and a place that tells when it has another size."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Pages of which the hidden ones ask for no room."""

    def sizeHint(self) -> QSize:
        """Want what the page in front wants."""
        front = self.currentWidget()
        return front.sizeHint() if front else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need what the page in front needs."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front else super().minimumSizeHint()


class Room(QWidget):
    """Where lines are put, as many as fit: its own size is known after that of the page."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that another number of lines may fit."""
        super().resizeEvent(event)
        self.resized.emit()
