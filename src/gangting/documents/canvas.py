"""A painter that counts in millimetres."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QTransform

from gangting.documents.drawing import Box, Code, Drawing, Fill, Icon, Picture
from gangting.documents.fonts import face
from gangting.documents.icons import icon_path
from gangting.documents.qr import paint_qr
from gangting.documents.text import PlacedText, TextStyle
from gangting.domain.errors import KnownError


#: Qt's font sizes are whole numbers of units, so the unit is a hundredth of a millimetre.
UNITS = 100
#: With its quiet zone (pass-format).
LEAST_CODE_SIDE = 28.0
_WHOLE = Qt.AspectRatioMode.KeepAspectRatio


class Canvas:
    """Paints in millimetres from an origin on a page, and leaves the painter as it was."""

    def __init__(
        self, painter: QPainter, dots_per_mm: float, origin: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        self._painter = painter
        self._scale = dots_per_mm / UNITS
        self._origin = origin

    def __enter__(self) -> Self:
        painter = self._painter
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(self._scale, self._scale)
        painter.translate(self._origin[0] * UNITS, self._origin[1] * UNITS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._painter.restore()

    def draw(self, drawing: Drawing) -> None:
        """Paint one side of a pass; ``image_unreadable`` where a picture is none."""
        for fill in drawing.fills:
            self.fill(fill)
        if drawing.code:
            self._code(drawing.code)
        for picture in drawing.pictures:
            self._picture(picture)
        for icon in drawing.icons:
            self._icon(icon)
        for text in drawing.texts:
            self.text(text)

    @contextmanager
    def at(self, left: float, top: float) -> Iterator[None]:
        """Count from another place of the page for a while."""
        self._painter.save()
        self._painter.translate(left * UNITS, top * UNITS)
        yield
        self._painter.restore()

    def frame(self, box: Box, colour: str, width: float) -> None:
        """Draw the outline of a rectangle."""
        self._painter.setPen(QPen(QColor(colour), width * UNITS))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(_rect(box))

    def lines(
        self, ends: Iterable[tuple[float, float, float, float]], colour: str, width: float
    ) -> None:
        """Draw straight lines, each given as x1, y1, x2, y2."""
        pen = QPen(QColor(colour), width * UNITS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLines(
            [QLineF(*(coordinate * UNITS for coordinate in line)) for line in ends]
        )

    def fill(self, fill: Fill) -> None:
        """Fill a rectangle."""
        if not fill.radius:
            self._painter.fillRect(_rect(fill.box), QColor(fill.colour))
            return
        path = QPainterPath()
        path.addRoundedRect(_rect(fill.box), fill.radius * UNITS, fill.radius * UNITS)
        self._painter.fillPath(path, QColor(fill.colour))

    def _code(self, code: Code) -> None:
        corner = code.dark_corner
        paint_qr(
            self._painter,
            code.digits,
            _rect(code.box),
            LEAST_CODE_SIDE * UNITS,
            QPointF(corner[0] * UNITS, corner[1] * UNITS) if corner else None,
        )

    def _picture(self, picture: Picture) -> None:
        image = QImage.fromData(picture.content)
        if image.isNull():
            raise KnownError("image_unreadable")
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = _rect(picture.box)
        shown = QRectF(QPointF(), QSizeF(image.size()).scaled(box.size(), _WHOLE))
        shown.moveCenter(box.center())
        self._painter.drawImage(shown, image)

    def _icon(self, icon: Icon) -> None:
        side = icon.box.width * UNITS
        place = QTransform.fromTranslate(icon.box.x * UNITS, icon.box.y * UNITS)
        outline = place.scale(side, side).map(icon_path(icon.name))
        self._painter.fillPath(outline, QColor(icon.colour))

    def text(self, placed: PlacedText) -> None:
        """Write a line."""
        self._painter.setFont(_font(placed.style))
        self._painter.setPen(QColor(placed.style.colour))
        self._painter.drawText(QPointF(placed.x * UNITS, placed.baseline * UNITS), placed.text)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x * UNITS, box.y * UNITS, box.width * UNITS, box.height * UNITS)


def _font(style: TextStyle) -> QFont:
    plain = face(max(1, int(style.size * UNITS)), bold=style.bold)
    if not style.spacing:
        return plain
    spaced = QFont(plain)
    # Qt multiplies an absolute spacing by the dots per inch of a file or printer.
    spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * (1 + style.spacing))
    return spaced
