"""Documents as files and as pictures on the screen."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QFile, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from gangting.documents.fonts import ensure_application
from gangting.documents.values import Document
from gangting.domain.errors import KnownError
from gangting.host.files import (
    nameless_beside,
    write_bytes_atomically,
    write_pieces_atomically,
)


#: Twenty dots per module of a card's QR, and whole modules again when printed at 300 dpi.
PDF_DPI = 600
MM_PER_INCH = 25.4
_POINTS = 72
_PIECE: Final = 1 << 18


def write_pdf(document: Document, path: Path, title: str) -> None:
    """Write all pages; text stays text, so it can be searched and copied.

    The title is shown by readers and must not name a person. Raises ``file_not_written``.
    """
    ensure_application()
    with nameless_beside(path) as made:
        file = QFile()
        file.open(made.fileno(), QIODevice.OpenModeFlag.WriteOnly)
        _write_pages(document, file, title)
        file.close()
        if file.error() != QFile.FileError.NoError:
            raise KnownError("file_not_written", file=path.name, why="disk_full")
        made.seek(0)
        pieces = iter(partial(made.read, _PIECE), b"")
        write_pieces_atomically(path, _with_exact_size(pieces, document))


def _write_pages(document: Document, file: QFile, title: str) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Gangting")
    writer.setResolution(PDF_DPI)
    writer.setPageSize(_page_size(document))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        for page in range(document.page_count):
            if page:
                writer.newPage()
            document.paint(painter, page, PDF_DPI / MM_PER_INCH)


def write_pngs(document: Document, path: Path, dpi: int) -> tuple[Path, ...]:
    """Write a picture per page: to ``path``, or to name-1.png, name-2.png … beside it.

    Raises ``file_not_written``.
    """
    count = document.page_count
    paths = (
        (path,)
        if count == 1
        else tuple(path.with_stem(f"{path.stem}-{number}") for number in range(1, count + 1))
    )
    for page, target in enumerate(paths):
        image = page_image(document, page, dpi / MM_PER_INCH)
        image.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
        image.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        write_bytes_atomically(target, bytes(buffer.data().data()))
    return paths


def preview_image(document: Document, page: int, width_px: int) -> QImage:
    """Return one page as it will look on paper, so many pixels wide."""
    return page_image(document, page, width_px / document.page_size_mm[0])


def page_image(document: Document, page: int, dots_per_mm: float) -> QImage:
    """Return one page on white paper at a resolution."""
    ensure_application()
    width, height = document.page_size_mm
    image = QImage(
        round(width * dots_per_mm), round(height * dots_per_mm), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        document.paint(painter, page, dots_per_mm)
    return image


def _page_size(document: Document) -> QPageSize:
    size = QSizeF(*document.page_size_mm)
    policy = QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(size, QPageSize.Unit.Millimeter, "", policy)


def _with_exact_size(pieces: Iterable[bytes], document: Document) -> Iterator[bytes]:
    """Put the exact size on every page: Qt rounds it to whole points, a third of a millimetre.

    Qt writes six decimals, so the exact size takes the same number of bytes and every offset in
    the file stays right.
    """
    exact = [side / MM_PER_INCH * _POINTS for side in document.page_size_mm]
    rounded = b"Box [0 0 %.6f %.6f]" % tuple(round(side) for side in exact)
    wanted = b"Box [0 0 %.6f %.6f]" % tuple(exact)
    if len(rounded) != len(wanted):
        yield from pieces
        return
    rest = b""
    for piece in pieces:
        text = (rest + piece).replace(rounded, wanted)
        # The end may be the beginning of one that goes on in the next piece.
        whole = max(len(text) - len(rounded) + 1, 0)
        yield text[:whole]
        rest = text[whole:]
    yield rest
