"""The card as it will come out of the printer."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import icons, theme


BETWEEN_PAGES = 12
"""Dots between a front and its back, side by side."""
CARD_SHAPE = 54.0 / 85.6
"""Height over width of a bank card (CR80)."""
RADIUS = 14
LEAST = 56
"""Lower than this, nothing of a card can be told any more, and nothing is painted."""
_SETTLED_MS = 60


class CardPicture(QWidget):
    """Shows a printed pass, or words where there is none; asks anew when its size changed.

    A front and its back stand side by side. They are painted in the middle, or in the upper left
    corner where they stand under lines that begin there (`in_corner`).
    """

    room_changed = Signal()

    def __init__(self, *, in_corner: bool = False) -> None:
        super().__init__()
        self._in_corner = in_corner
        self._images: tuple[QImage, ...] = ()
        self._rounded = True
        self._words = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.room_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_image(self, image: QImage | None, *, card: bool = True) -> None:
        """Show one page, or nothing; the corners of a card are round."""
        self.show_images(() if image is None else (image,), card=card)

    def show_images(self, images: tuple[QImage, ...], *, card: bool = True) -> None:
        """Show pages side by side."""
        self._images = images
        self._rounded = card
        self.update()

    def show_words(self, words: str) -> None:
        """Say this where there is no picture."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown first; null where there is nothing."""
        return self._images[0] if self._images else QImage()

    @property
    def images(self) -> tuple[QImage, ...]:
        """Everything that is shown."""
        return self._images

    def room(self) -> tuple[int, int]:
        """Give the room in dots of the screen."""
        dots = self.devicePixelRatioF()
        return max(1, round(self.width() * dots)), max(1, round(self.height() * dots))

    def sizeHint(self) -> QSize:
        """Have the shape of a card, as wide as there is room."""
        width = max(self.width(), 280)
        return QSize(280, round(width * CARD_SHAPE))

    def minimumSizeHint(self) -> QSize:
        """Give way where the keys need the room."""
        return QSize(150, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never be higher than a card of this width."""
        super().resizeEvent(event)
        high = round(self.width() * CARD_SHAPE)
        if self.maximumHeight() != high:
            self.setMaximumHeight(high)
            self.updateGeometry()
        self._settled.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages, or the words."""
        if self.height() < LEAST:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._images:
            self._paint_words(painter)
            return
        gap = round(BETWEEN_PAGES / self.devicePixelRatioF())
        count = len(self._images)
        room = QSizeF((self.width() - gap * (count - 1)) / count, self.height())
        sizes = [
            QSizeF(image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            for image in self._images
        ]
        left = (self.width() - sum(size.width() for size in sizes) - gap * (count - 1)) / 2
        left = 0 if self._in_corner else left
        for image, size in zip(self._images, sizes, strict=True):
            top = 0 if self._in_corner else (self.height() - size.height()) / 2
            page = QRectF(round(left), round(top), round(size.width()), round(size.height()))
            self._paint_page(painter, image, page)
            left += size.width() + gap

    def _paint_page(self, painter: QPainter, image: QImage, page: QRectF) -> None:
        radius = RADIUS * page.width() / 400 if self._rounded else 2
        edge = QPainterPath()
        edge.addRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setClipPath(edge)
        same = image.size() == (QRectF(page).size() * self.devicePixelRatioF()).toSize()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not same)
        painter.drawImage(page, image)
        painter.setClipping(False)
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(edge)

    def _paint_words(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = painter.pen()
        pen.setColor(theme.color("line"))
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        side = min(theme.text_px(48), self.height() // 3)
        spot = QRectF(box.center().x() - side / 2, box.center().y() - side, side, side).toRect()
        icons.draw(painter, spot, "card-account-details-outline", "faint")
        painter.setFont(theme.font(16))
        painter.setPen(theme.color("muted"))
        below = box.adjusted(12, box.height() / 2 + 6, -12, -6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self._words)
