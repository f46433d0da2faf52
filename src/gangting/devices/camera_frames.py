"""What a camera sees: brightness to be decoded, colours to be shown. No QtMultimedia here."""

from collections.abc import Callable
from dataclasses import dataclass, field

import zxingcpp
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage


Quad = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """The brightness of a frame: one byte a pixel, ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Colours:
    """A frame with its colours as the camera gave it; each plane with its bytes a row.

    ``order`` is an ``Order`` of ``camera_colours``, which makes a picture of it.
    """

    order: str
    width: int
    height: int
    planes: tuple[tuple[bytes, int], ...] = field(repr=False)
    full_range: bool = False
    bt709: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that arrived: it is copied only where somebody asks, and then at once."""

    plane: Callable[[], Plane | None]
    colours: Callable[[], Colours | None]


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera that is plugged in."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SeenCode:
    """A code in a frame; its four corners run clockwise from the code's own top left.

    The corners are shares of the frame's width and height, 0 to 1.
    """

    text: str
    quad: Quad


def decode(plane: Plane) -> tuple[SeenCode, ...]:
    """Return the QR codes in a frame."""
    view = zxingcpp.ImageView(
        plane.data, plane.width, plane.height, zxingcpp.ImageFormat.Lum, plane.stride, 1
    )
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    # Cards are dark on light: looking for the inverse too would double the time.
    found = zxingcpp.read_barcodes(view, formats=formats, try_invert=False)
    return tuple(SeenCode(code.text, _quad(code, plane)) for code in found)


def _quad(code: "zxingcpp.Barcode", plane: Plane) -> Quad:
    at = code.position
    corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    return tuple((corner.x / plane.width, corner.y / plane.height) for corner in corners)


def preview_of(plane: Plane, size: QSize) -> QImage:
    """Return the frame in grey, scaled down to fit into ``size``."""
    whole = QImage(
        plane.data, plane.width, plane.height, plane.stride, QImage.Format.Format_Grayscale8
    )
    if plane.width <= size.width() and plane.height <= size.height():
        return whole.copy()
    return whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
