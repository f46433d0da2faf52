"""Pages one behind the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


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
