"""The QR of a pass: version 3, level H, digits only, whole dots per module (pass-format)."""

from functools import lru_cache
from math import ceil, floor

import qrcode
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from qrcode.constants import ERROR_CORRECT_H


VERSION = 3
MODULES = 29
QUIET_ZONE = 4
SIDE = MODULES + 2 * QUIET_ZONE
DIGITS = 53
#: Trying all eight masks costs eight times as much. Over random codes this one has the lowest
#: mean penalty under the rules of the standard.
MASK = 0

_ROUNDING = 1e-6

Matrix = tuple[tuple[bool, ...], ...]


def qr_matrix(code: str) -> Matrix:
    """Return the modules row by row, True where dark, without the quiet zone.

    Raises ``ValueError`` for anything but 53 ASCII digits.
    """
    return tuple(tuple(bool(module) for module in row) for row in _modules(code))


def _modules(code: str) -> list[list[bool | None]]:
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        raise ValueError("A pass code is 53 digits.")
    symbol = qrcode.QRCode(
        version=VERSION, error_correction=ERROR_CORRECT_H, mask_pattern=MASK, border=0
    )
    symbol.add_data(code, optimize=0)  # digits alone are encoded in numeric mode
    symbol.make(fit=False)
    return symbol.modules


@lru_cache(maxsize=64)
def qr_image(code: str) -> QImage:
    """Return the symbol with its quiet zone, one greyscale pixel per module."""
    blank = b"\xff" * QUIET_ZONE
    empty = b"\xff" * SIDE * QUIET_ZONE
    shades = bytes.maketrans(b"\x00\x01", b"\xff\x00")
    rows = (blank + bytes(map(bool, row)).translate(shades) + blank for row in _modules(code))
    pixels = empty + b"".join(rows) + empty
    return QImage(pixels, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8).copy()


def paint_qr(
    painter: QPainter,
    code: str,
    box: QRectF,
    least_side: float,
    dark_corner: QPointF | None = None,
) -> None:
    """Paint the symbol, quiet zone included, inside a square of the painter's own units.

    A module gets the fewest whole device dots that reach ``least_side``: more pixels per module
    make readers that look for edges stumble over noise. ``dark_corner`` is where the lower right
    dark module ends; without it the symbol stands in the middle of the square. Where not even
    one dot per module fits (a thumbnail), it is scaled to the square.
    """
    image = qr_image(code)
    transform = painter.worldTransform()
    target = transform.mapRect(box)
    room = floor(min(target.width(), target.height()) / SIDE + _ROUNDING)
    dots = min(room, ceil(least_side * transform.m11() / SIDE - _ROUNDING))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    if dots < 1 or transform.isRotating():
        painter.drawImage(box, image)
    else:
        side = dots * SIDE
        corner = target.center() + QPointF(side / 2, side / 2)
        if dark_corner:
            corner = transform.map(dark_corner) + QPointF(QUIET_ZONE * dots, QUIET_ZONE * dots)
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        left, top = round(corner.x()) - side, round(corner.y()) - side
        painter.drawImage(QRect(left, top, side, side), image)
    painter.restore()
