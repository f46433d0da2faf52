"""Who it is: an initial in a circle, or a portrait."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import icons, theme
from gangting.ui.theme import Tone


class Avatar(QWidget):
    """An initial in a circle."""

    def __init__(
        self, initial: str = "", diameter: int = 36, ground: str = "brand", ink: str = "on_brand"
    ) -> None:
        super().__init__()
        self._initial = initial
        self._ground, self._ink = ground, ink
        self._diameter = diameter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_initial(self, initial: str) -> None:
        """Show another person's initial."""
        self._initial = initial
        self.update()

    def sizeHint(self) -> QSize:
        """Keep its diameter."""
        return QSize(self._diameter, self._diameter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle and the initial."""
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._initial, self._ground, self._ink)


def paint_avatar(painter: QPainter, rect: QRectF, initial: str, ground: str, ink: str) -> None:
    """Paint an initial in a circle, in the middle of the rectangle and as large as fits."""
    side = min(rect.width(), rect.height())
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawEllipse(circle)
    font = theme.font(18, bold=True)
    font.setPixelSize(max(10, round(side * 0.42)))
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initial)
    painter.restore()


class Portrait(QWidget):
    """A photo, or the outline of a person on the ground of a verdict."""

    def __init__(self, width: int = 128, height: int = 160, tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        self._hint = QSize(width, height)
        self._tone = tone
        self._icon = "account"
        self._photo = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tone(self, tone: Tone, icon: str = "account", photo: QPixmap | None = None) -> None:
        """Change the ground, and what is on it."""
        self._tone, self._icon = tone, icon
        self._photo = photo or QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        """Keep its size."""
        return self._hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the photo or the outline."""
        paint_portrait(QPainter(self), self, self._tone, self._icon, self._photo)


def paint_portrait(
    painter: QPainter, on: QWidget, tone: Tone, icon: str, photo: QPixmap, ink: str = "portrait"
) -> QPainterPath:
    """Paint a photo, or an icon where there is none, over a widget; returns its outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(on.rect()), 12, 12)
    painter.fillPath(shape, theme.blend(theme.color(tone), theme.soft(tone), 0.22))
    if photo.isNull():
        side = round(min(on.width(), on.height()) * 0.66)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(on.rect().center())
        icons.draw(painter, spot, icon, ink)
        return shape
    ratio = on.devicePixelRatioF()
    shown = photo.scaled(
        on.size() * ratio,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    shown.setDevicePixelRatio(ratio)
    painter.save()
    painter.setClipPath(shape)
    width = shown.width() / ratio
    painter.drawPixmap(round((on.width() - width) / 2), 0, shown)
    painter.restore()
    return shape
