"""The frame over a picture in a hand: dragged, pinched, turned on a wheel, or moved by keys."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from gangting.domain.pictures import Picture
from gangting.ui.photo.canvas import PictureCanvas, image_of
from gangting.ui.photo.framing import Framing, begun


STEP = 1.15
"""How much nearer one press of a key brings it."""
_KEY_SHARE = 0.04
_NOTCH = 120
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NEARER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_FARTHER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore})


class CropView(PictureCanvas):
    """Holds a picture and the framing of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.framing = begun(1, 1)
        self._whole = QImage()
        self._turns = 0
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def show_picture(self, picture: Picture) -> None:
        """Take another picture in hand."""
        self._whole = image_of(picture)
        self._held = None
        self._show_turned(0)
        self.use(begun(picture.width, picture.height))

    def drop_picture(self) -> None:
        """Keep nobody's face longer than needed."""
        self._whole = QImage()
        self.show_image(QImage())
        self.frame_part = None

    def use(self, framing: Framing) -> None:
        """Frame another part."""
        if self._whole.isNull():
            return
        if framing.turns != self._turns:
            self._show_turned(framing.turns)
        self.framing = framing
        self.frame_part = framing.frame
        self.update()
        self.changed.emit()

    def _show_turned(self, turns: int) -> None:
        self._turns = turns
        self.show_image(self._whole.transformed(QTransform().rotate(90 * turns)))

    def nearer(self) -> None:
        """Make the frame smaller."""
        self.use(self.framing.zoomed(STEP))

    def farther(self) -> None:
        """Make the frame larger."""
        self.use(self.framing.zoomed(1 / STEP))

    def turn(self) -> None:
        """Turn the picture a quarter clockwise."""
        self.use(self.framing.turned())

    # -- the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame in hand, wherever it is touched."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the frame with the finger."""
        if self._held is not None and not self.image.isNull():
            way = (event.position() - self._held) * self.dots()
            self._held = event.position()
            self.use(self.framing.moved(way.x(), way.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom: away from the hand is nearer."""
        notches = event.angleDelta().y() / _NOTCH
        self.use(self.framing.zoomed(STEP**notches))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Stretch the frame with two fingers, as it is dragged with one."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._held = None  # the first of two fingers does not drag
                self.use(self.framing.zoomed(1 / max(0.1, pinch.scaleFactor())))
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, zoom by plus and minus, turn by R."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            step = self.framing.frame[2] * _KEY_SHARE
            self.use(self.framing.moved(right * step, down * step))
        elif key in _NEARER:
            self.nearer()
        elif key in _FARTHER:
            self.farther()
        elif key == Qt.Key.Key_R:
            self.turn()
        else:
            event.ignore()
