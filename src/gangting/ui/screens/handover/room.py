"""A place that tells when it has another size."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """Where lines are put, as many as fit: its own size is known after that of the page."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that another number of lines may fit."""
        super().resizeEvent(event)
        self.resized.emit()
