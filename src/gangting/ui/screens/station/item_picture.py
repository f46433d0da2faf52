"""An item's icon, or its picture in the icon's place."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QPixmapCache

from gangting.ui import icons, theme
from gangting.ui.widgets.label import IconLabel


_ROUND = 0.18
"""Of the side, how far a corner is rounded."""
_PLAIN_ICON = "package-variant"


def known_icon(name: str) -> str:
    """Return the icon, or a box where the font has none of that name."""
    try:
        icons.glyph(name)
    except KeyError:
        return _PLAIN_ICON
    return name


class ItemPicture(IconLabel):
    """Shows the icon, or the picture of an item that has one.

    One that ``hangs`` takes an icon's height, so that what stands beside and below it stays on
    its line; whoever holds it paints the larger picture with `paint_hanging`.
    """

    def __init__(
        self, name: str, size: int, ink: str, picture_size: int, *, hangs: bool = False
    ) -> None:
        super().__init__(name, size, ink)
        self._hangs = hangs
        self._picture_size = picture_size
        self._item_id: UUID | None = None
        self._jpeg = b""

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands in the icon's place."""
        return bool(self._jpeg)

    def show_picture(self, item_id: UUID | None, jpeg: bytes) -> None:
        """Show a picture; without one the icon."""
        resized = bool(jpeg) != bool(self._jpeg)
        self._item_id, self._jpeg = item_id, jpeg
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take more room for a picture than for an icon, to be known."""
        side, low = theme.text_px(self._picture_size), theme.text_px(self._size)
        if not self._jpeg:
            return QSize(low, low)
        return QSize(side, low if self._hangs else side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or the icon; a picture is decoded when it is first seen."""
        pixmap = self._pixmap()
        if pixmap is None:
            super().paintEvent(event)
        elif not self._hangs:
            QPainter(self).drawPixmap(0, 0, pixmap)

    def paint_hanging(self, painter: QPainter) -> None:
        """Paint the picture where this stands in its parent."""
        pixmap = self._pixmap()
        if pixmap is not None:
            above = (self.width() - self.height()) // 2
            painter.drawPixmap(self.x(), self.y() - above, pixmap)

    def _pixmap(self) -> QPixmap | None:
        return _rounded(self._item_id, self._jpeg, self.width(), self.devicePixelRatioF())


def _rounded(item_id: UUID | None, jpeg: bytes, side: int, ratio: float) -> QPixmap | None:
    """Return a picture of this size, from memory where it was drawn before; None for no picture."""
    dots = round(side * ratio)
    if not jpeg or dots <= 0:
        return None
    key = f"item {item_id} {hash(jpeg)} {dots} {ratio}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    read = QPixmap()
    if not read.loadFromData(jpeg, "JPEG"):
        return None
    drawn = QPixmap(dots, dots)
    drawn.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, dots, dots), dots * _ROUND, dots * _ROUND)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    smooth = Qt.TransformationMode.SmoothTransformation
    fill = Qt.AspectRatioMode.IgnoreAspectRatio
    painter.drawPixmap(0, 0, read.scaled(dots, dots, fill, smooth))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn
