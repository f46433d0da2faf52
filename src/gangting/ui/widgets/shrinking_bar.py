"""The second and a half in which a reading can still be stopped."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import theme


class ShrinkingBar(QWidget):
    """A bar that runs out. With reduced motion it stands still for the same time."""

    finished = Signal()

    def __init__(self, milliseconds: int = 1500, ink: str = "brand") -> None:
        super().__init__()
        self._ink = ink
        self._left = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._finish)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(1.0)
        self._motion.setEndValue(0.0)
        self._motion.setDuration(milliseconds)
        self._motion.valueChanged.connect(self._shrink)

    @property
    def running(self) -> bool:
        """Whether time is still left."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin anew with the whole time."""
        self._left = 1.0
        self._timer.start()
        if not theme.reduced_motion():
            self._motion.start()
        self.update()

    def stop(self) -> None:
        """Take the time away; `finished` is not told."""
        self._timer.stop()
        self._motion.stop()
        self._left = 0.0
        self.update()

    def finish_now(self) -> None:
        """Let the time be over at once, if any is left."""
        if self.running:
            self._finish()

    def _finish(self) -> None:
        self.stop()
        self.finished.emit()

    def _shrink(self, left: float) -> None:
        self._left = left
        self.update()

    def sizeHint(self) -> QSize:
        """Be eight pixels high."""
        return QSize(120, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is left."""
        if not self._left:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setBrush(theme.color(self._ink))
        width = self.width() * self._left
        painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
