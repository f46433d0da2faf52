"""Tables read from a workbook (xlsx, xls) or from text (csv), every cell as text.

What a file is, its first bytes say and not its name. A file is judged before it is opened: a small
one may claim to hold more than any memory.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from gangting.domain.errors import KnownError
from gangting.exchange.reach import cells_of_xls, reach_of_part
from gangting.exchange.sheet_errors import error_cells
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
        rows = _of_workbook(content, path.name)
    else:
        rows = Rows("", _of_text(content, path.name))
    return Rows(rows.sheet, _trimmed(rows.cells))


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
            values = sheet.to_python(skip_empty_area=False)
        errors = error_cells(content, number) if content.startswith(_ZIP) else {}
    except (CalamineError, *_BROKEN) as error:
        raise KnownError("file_unreadable", file=name) from error
    rows = [[_worded(value) for value in row] for row in values]
    for (row, column), text in errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return Rows(title, tuple(map(tuple, rows)))


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


def _of_text(content: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    text = _decoded(content, name)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(tuple(cell.strip() for cell in row))
            cells = max(cells, len(row))
            _must_fit(len(rows), cells, name)
    except csv.Error as error:
        raise KnownError("file_unreadable", file=name) from error
    return tuple(rows)


def _decoded(content: bytes, name: str) -> str:
    """Read text as spreadsheets and phones in China save it."""
    encodings = ("utf-16",) if content.startswith(_UTF16) else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise KnownError("file_unreadable", file=name)


def _trimmed(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Leave out the empty rows at the end: nobody wrote them."""
    last = max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)
    return tuple(rows[:last])
