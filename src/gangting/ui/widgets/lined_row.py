"""A row of a list that is made of widgets, with a line under it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gangting.ui import theme


class LinedRow(QWidget):
    """Paints the line; what stands in the row is its maker's."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line under it."""
        painter = QPainter(self)
        painter.setPen(theme.color("hairline"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
