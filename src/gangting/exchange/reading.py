"""Tables read from a workbook (xlsx, xls) or from text (csv), every cell as text.

What a file is, its first bytes say and not its name. A file is judged before it is opened: a small
one may claim to hold more than any memory.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from gangting.domain.errors import KnownError
from gangting.domain.packed import Packed, packed
from gangting.exchange.reach import cells_of_xls, reach_of_part
from gangting.exchange.sheet_errors import Place, error_cells
from gangting.exchange.values import Rows


MOST_BYTES: Final = 20 * 1024 * 1024
MOST_UNPACKED: Final = 300 * 1024 * 1024
MOST_ROWS: Final = 100_000
MOST_CELLS: Final = 3_000_000
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = ",\t;"
#: What opening a damaged or a locked archive raises.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
#: Books of other kinds, which may claim to hold anything.
_OTHER_BOOKS: Final = frozenset({"content.xml", "xl/workbook.bin"})

Value = str | float | bool | date | time | timedelta


def read_rows(path: Path) -> Rows:
    """Return the rows of the first sheet to be seen; ``file_unreadable``, ``file_too_large``.

    Whole numbers are "1" and not "1.0", dates are ISO dates, and rows that are empty are kept.
    """
    try:
        # What is no plain file has no size, and some of them have no end.
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise KnownError("file_unreadable", file=path.name) from error
    if len(content) > MOST_BYTES:
        raise KnownError("file_too_large", file=path.name)
    if content.startswith((_ZIP, _OLE)):
        return _of_workbook(content, path.name)
    return Rows("", _of_text(content, path.name))


# -- workbooks


def _of_workbook(content: bytes, name: str) -> Rows:
    from python_calamine import (  # noqa: PLC0415  slow to load, and seldom needed
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    plain = SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible

    try:
        if content.startswith(_ZIP):
            _must_be_bearable(content, name)
        elif cells_of_xls(content) > MOST_CELLS:
            raise KnownError("file_too_large", file=name)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            if not book.sheet_names:
                raise KnownError("file_unreadable", file=name)
            kinds = [(sheet.typ, sheet.visible) for sheet in book.sheets_metadata]
            number = kinds.index(plain) if plain in kinds else 0
            title = book.sheet_names[number]
            sheet = book.get_sheet_by_name(title)
            _must_fit(sheet.total_height, sheet.total_width, name)
            errors = error_cells(content, number) if content.startswith(_ZIP) else {}
        # The book is closed: of an old one the reader holds every sheet a second time.
        # Its rows begin at the first one, but their cells at the first column that is filled.
        left = ("",) * (sheet.start[1] if sheet.start else 0)
        return Rows(title, packed(_trimmed(_rows(sheet.iter_rows(), left, errors))))
    except (CalamineError, *_BROKEN) as error:
        raise KnownError("file_unreadable", file=name) from error


def _rows(
    values: Iterable[list[Value]], left: tuple[str, ...], errors: Mapping[Place, str]
) -> Iterator[tuple[str, ...]]:
    """Word the cells row by row; what failed to be computed stands where the reader has nothing."""
    failed = {row for row, _ in errors}
    for number, cells in enumerate(values):
        row = (*left, *map(_worded, cells))
        if number in failed:
            row = tuple(errors.get((number, place), text) for place, text in enumerate(row))
        yield row


def _must_be_bearable(content: bytes, name: str) -> None:
    """Refuse what unpacks to more than it should, or has a cell far away from all others."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if _OTHER_BOOKS & {part.filename.lower() for part in parts}:
            raise KnownError("file_unreadable", file=name)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise KnownError("file_too_large", file=name)
        for part in parts:
            # Any part may be a sheet, whatever its name: the book says which one is.
            with packed.open(part) as sheet:
                _must_fit(*reach_of_part(sheet), name)


def _must_fit(rows: int, columns: int, name: str) -> None:
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise KnownError("file_too_large", file=name)


def _worded(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        day = value.time() == time()
        return value.date().isoformat() if day else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()


# -- text


def _of_text(content: bytes, name: str) -> Packed[tuple[str, ...]]:
    encoding, first = _encoding(content, name)
    delimiter = max(_DELIMITERS, key=first.count)
    # Decoded bit by bit: the whole text takes four times the room of the file.
    text = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    try:
        return packed(_trimmed(_cells(csv.reader(text, delimiter=delimiter), name)))
    except csv.Error as error:
        raise KnownError("file_unreadable", file=name) from error


def _cells(rows: Iterable[list[str]], name: str) -> Iterator[tuple[str, ...]]:
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells = max(cells, len(row))
        _must_fit(number, cells, name)
        yield tuple(cell.strip() for cell in row)


def _encoding(content: bytes, name: str) -> tuple[str, str]:
    """Tell how spreadsheets and phones in China saved a text; its first line."""
    encodings = ("utf-16",) if content.startswith(_UTF16) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return encoding, text.partition("\n")[0]
    raise KnownError("file_unreadable", file=name)


def _trimmed(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Leave out the empty rows at the end: nobody wrote them."""
    empty: list[tuple[str, ...]] = []
    for row in rows:
        empty.append(row)
        if any(row):
            yield from empty
            empty.clear()
