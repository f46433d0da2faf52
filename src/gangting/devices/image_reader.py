"""Read QR codes from a picture or a PDF file."""

from collections.abc import Iterator
from math import isqrt
from pathlib import Path

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError
from PIL.ExifTags import Base
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from gangting.devices.application import need_application
from gangting.domain.errors import KnownError


MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
MAX_PAGES = 20
#: What a picture may take when it is decoded: a coloured A4 page at 600 dpi is just under it.
MAX_DECODED = 144_000_000
#: More pixels help no decoder: a card that fills the picture has 40 per module with so many.
READ_PIXELS = 12_000_000
_STRIP = 256
_DPI = (200, 300)
_POINTS_PER_INCH = 72
_SMALL_PIXELS = 3_000_000
_LARGE_PIXELS = 1_500_000
_FORMATS = ("PNG", "JPEG", "BMP", "WEBP")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read_codes(path: Path) -> tuple[str, ...]:
    """Return the text of every QR code in a picture or on the pages of a PDF, in order.

    Raise ``image_unreadable`` for what is no picture, damaged, or too large to be one.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise KnownError("image_unreadable", reason="missing") from error
    if size > MAX_BYTES:
        raise KnownError("image_unreadable", reason="too_large")
    return _read_pdf(path) if b"%PDF-" in head else _read_tries(_tries(_open(path)))


def _open(path: Path) -> Image.Image:
    """Open a picture upright, in grey, on white, with no more pixels than can help.

    A booth's PC has little memory: a JPEG is decoded at a half or a quarter of its size, and of
    what is decoded whole there is never a second copy in colour.
    """
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise KnownError("image_unreadable", reason="too_large")
            turn = _TURNS.get(picture.getexif().get(Base.Orientation, 1))
            times = _too_fine(picture)
            picture.draft("L", (picture.width // times, picture.height // times))
            colours = 1 if picture.mode in {"1", "L", "P"} else 4
            if picture.width * picture.height * colours > MAX_DECODED:
                raise KnownError("image_unreadable", reason="too_large")
            grey = _small_grey(picture)
            return grey if turn is None else grey.transpose(turn)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise KnownError("image_unreadable", reason="too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        # Pillow's parsers raise the last two for damaged files.
        raise KnownError("image_unreadable", reason="damaged") from error


def _too_fine(picture: Image.Image) -> int:
    """Tell how many times too fine a picture is; 1 where it is not."""
    return max(1, isqrt(picture.width * picture.height // READ_PIXELS))


def _small_grey(picture: Image.Image) -> Image.Image:
    """Make a picture grey and no finer than it is read, strip by strip."""
    times = _too_fine(picture)
    small = Image.new("L", (picture.width // times, picture.height // times))
    for top in range(0, small.height, _STRIP):
        bottom = min(top + _STRIP, small.height)
        strip = picture.crop((0, top * times, small.width * times, bottom * times))
        small.paste(_grey(strip).reduce(times), (0, top))
    return small


def _grey(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA"))
    return picture.convert("L")


def _tries(grey: Image.Image) -> Iterator[Image.Image]:
    """Yield the picture, then what was seen to help dark, blurred, noisy and small ones."""
    yield grey
    clear = ImageOps.autocontrast(grey, cutoff=1)
    yield clear
    pixels = grey.width * grey.height
    if pixels <= _SMALL_PIXELS:
        twice = _enlarged(clear, 2)
        yield twice.filter(ImageFilter.UnsharpMask(radius=4, percent=200, threshold=0))
        yield twice.filter(ImageFilter.GaussianBlur(2)).filter(
            ImageFilter.UnsharpMask(radius=6, percent=200, threshold=0)
        )
        thrice = _enlarged(grey, 3)
        yield ImageOps.autocontrast(thrice.filter(ImageFilter.GaussianBlur(3)), cutoff=1)
        yield ImageOps.autocontrast(thrice.filter(ImageFilter.GaussianBlur(4)), cutoff=1)
        yield thrice.filter(ImageFilter.UnsharpMask(radius=9, percent=300, threshold=0))
    yield ImageOps.autocontrast(grey.filter(ImageFilter.GaussianBlur(2.5)), cutoff=1)
    if pixels >= _LARGE_PIXELS:
        yield ImageOps.autocontrast(grey.reduce(2), cutoff=1)
        yield ImageOps.autocontrast(grey.reduce(4), cutoff=1)


def _enlarged(picture: Image.Image, times: int) -> Image.Image:
    size = (picture.width * times, picture.height * times)
    return picture.resize(size, Image.Resampling.BICUBIC)


def _read_tries(tries: Iterator[Image.Image]) -> tuple[str, ...]:
    for picture in tries:
        if found := _read(picture):
            return found
    return ()


def _read(picture: Image.Image) -> tuple[str, ...]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=formats)
    return tuple(code.text for code in found)


def _read_pdf(path: Path) -> tuple[str, ...]:
    need_application()
    document = QPdfDocument()
    try:
        if document.load(str(path)) != QPdfDocument.Error.None_:
            raise KnownError("image_unreadable", reason="damaged")
        if document.pageCount() > MAX_PAGES:
            raise KnownError("image_unreadable", reason="too_large")
        codes: list[str] = []
        for page in range(document.pageCount()):
            codes.extend(_read_tries(_page_tries(document, page)))
        return tuple(codes)
    finally:
        document.close()


def _page_tries(document: QPdfDocument, page: int) -> Iterator[Image.Image]:
    first, second = _DPI
    yield _render(document, page, first)
    yield from _tries(_render(document, page, second))


def _render(document: QPdfDocument, page: int, dpi: int) -> Image.Image:
    """Return a page as a grey picture on white."""
    points = document.pagePointSize(page)
    size = QSize(
        max(1, round(points.width() * dpi / _POINTS_PER_INCH)),
        max(1, round(points.height() * dpi / _POINTS_PER_INCH)),
    )
    if size.width() * size.height() * 4 > MAX_DECODED:
        raise KnownError("image_unreadable", reason="too_large")
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    return Image.frombytes(
        "L", (size.width(), size.height()), grey.constBits(), "raw", "L", grey.bytesPerLine()
    )
