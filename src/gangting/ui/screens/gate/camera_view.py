"""The camera's picture, with a frame to aim at and a frame around the code that was found."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import icons, theme


RADIUS = 14
Quad = Sequence[tuple[float, float]]


class CameraState(StrEnum):
    """How the camera is."""

    ABSENT = "absent"
    STARTING = "starting"
    ON = "on"
    TROUBLE = "trouble"


class CameraView(QWidget):
    """Shows frames as they come; without a camera it says so, and nothing else is lost."""

    def __init__(self) -> None:
        super().__init__()
        self._state = CameraState.ABSENT
        self._image = QImage()
        self._found: tuple[QPointF, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(260)

    def show_frame(self, image: QImage) -> None:
        """Show the next frame."""
        self._image = image
        if self.isVisible():
            self.update()

    def show_found(self, quad: Quad | None) -> None:
        """Frame the code at these corners, in pixels of the frame; None takes it away."""
        self._found = tuple(QPointF(x, y) for x, y in quad or ())
        self.update()

    def show_state(self, state: CameraState) -> None:
        """Say how the camera is."""
        self._state = state
        if state is not CameraState.ON:
            self._image, self._found = QImage(), ()
        self._say()
        self.update()

    @property
    def words(self) -> str:
        """What is written on it."""
        return {
            CameraState.ABSENT: self.tr("No camera"),
            CameraState.STARTING: self.tr("Starting the camera…"),
            CameraState.ON: self.tr("Camera"),
            CameraState.TROUBLE: self.tr("The camera does not answer: plug it in again"),
        }[self._state]

    def _say(self) -> None:
        self.setAccessibleName(self.words)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        """Be as large as in the design."""
        return QSize(300, 190)

    def minimumSizeHint(self) -> QSize:
        """Shrink where room is short."""
        return QSize(150, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture or the words, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(shape, theme.color("camera"))
        painter.setClipPath(shape)
        if not self._image.isNull():
            target = self._target()
            painter.drawImage(target, self._image)
            if self._found:
                self._paint_found(painter, target)
                return
        self._paint_frame(painter)
        if self._image.isNull():
            self._paint_words(painter)

    def _target(self) -> QRectF:
        """Fill the view, cutting what sticks out: the code is held in the middle."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        return target

    def _paint_found(self, painter: QPainter, target: QRectF) -> None:
        scale = target.width() / max(1, self._image.width())
        corners = [target.topLeft() + point * scale for point in self._found]
        painter.setPen(QPen(theme.color("ok"), 5))
        painter.drawPolygon(QPolygonF(corners))

    def _paint_frame(self, painter: QPainter) -> None:
        side = round(min(self.width(), self.height()) * 0.62)
        frame = QRect(0, 0, side, side)
        frame.moveCenter(self.rect().center())
        if self._image.isNull():
            frame.translate(0, -round(self.height() * 0.08))
        painter.setPen(QPen(theme.color("camera_frame"), 3))
        painter.drawRoundedRect(QRectF(frame), 12, 12)
        if self._state in {CameraState.ABSENT, CameraState.TROUBLE}:
            spot = QRect(0, 0, side // 2, side // 2)
            spot.moveCenter(frame.center())
            icons.draw(painter, spot, "camera-off-outline", "camera_frame")

    def _paint_words(self, painter: QPainter) -> None:
        font = theme.font(16)
        painter.setFont(font)
        painter.setPen(QColor(theme.color("camera_frame")))
        room = self.rect().adjusted(12, 0, -12, -6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self.words)
