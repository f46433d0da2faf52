"""A picture on a dark ground with the frame that will be the photo; what is outside is dimmed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.pictures import Picture
from gangting.ui import icons, theme


RADIUS = 14
_DIM = QColor(0, 0, 0, 140)
_THIRDS = QColor(255, 255, 255, 90)


def image_of(picture: Picture) -> QImage:
    """Return a picture to be painted; it keeps dots of its own."""
    row = picture.width * 3
    dots = QImage(picture.rgb, picture.width, picture.height, row, QImage.Format.Format_RGB888)
    return dots.copy()


class PictureCanvas(QWidget):
    """Shows an image whole, as large as fits; without one it shows an icon and words."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.frame_part: tuple[float, float, float, float] | None = None
        self._icon, self._words = "camera", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> str:
        """What is written where there is no picture."""
        return self._words

    def say(self, icon: str, words: str) -> None:
        """Write this where there is no picture."""
        self._icon, self._words = icon, words
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show another image."""
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as there is room."""
        return QSize(420, 360)

    def minimumSizeHint(self) -> QSize:
        """Shrink where room is short."""
        return QSize(200, 160)

    def target(self) -> QRectF:
        """Tell where the image stands on the widget."""
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        return target

    def dots(self) -> float:
        """Tell how many dots of the image one pixel of the widget is."""
        return self.image.width() / max(1.0, self.target().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the image and the frame, or the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(shape, theme.color("camera"))
        painter.setClipPath(shape)
        if self.image.isNull():
            self._paint_words(painter)
            return
        target = self.target()
        painter.drawImage(target, self.image)
        if self.frame_part is not None:
            self._paint_frame(painter, target)

    def frame_on_widget(self) -> QRectF:
        """Tell where the frame stands on the widget."""
        target, scale = self.target(), 1 / self.dots()
        left, top, width, height = self.frame_part or (0.0, 0.0, 0.0, 0.0)
        return QRectF(
            target.x() + left * scale, target.y() + top * scale, width * scale, height * scale
        )

    def _paint_frame(self, painter: QPainter, target: QRectF) -> None:
        frame = self.frame_on_widget()
        outside = QPainterPath()
        outside.addRect(target)
        hole = QPainterPath()
        hole.addRect(frame)
        painter.fillPath(outside.subtracted(hole), _DIM)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_THIRDS, 1))
        for third in (1, 2):
            x = frame.x() + frame.width() * third / 3
            y = frame.y() + frame.height() * third / 3
            painter.drawLine(round(x), round(frame.top()), round(x), round(frame.bottom()))
            painter.drawLine(round(frame.left()), round(y), round(frame.right()), round(y))
        ring = theme.color("brand") if self.hasFocus() else theme.color("camera_frame")
        painter.setPen(QPen(ring, 3))
        painter.drawRect(frame.adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_words(self, painter: QPainter) -> None:
        side = min(theme.text_px(56), self.height() // 3)
        middle = self.rect().center()
        spot = QRectF(middle.x() - side / 2, middle.y() - side, side, side).toRect()
        icons.draw(painter, spot, self._icon, "camera_frame")
        painter.setFont(theme.font(16))
        painter.setPen(theme.color("camera_frame"))
        below = self.rect().adjusted(12, self.height() // 2 + 10, -12, -6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self._words)
