"""How far the cells of a workbook reach, found out before anything makes room for them.

A reader makes room for the whole rectangle up to the last cell. A file of a few hundred bytes may
put that cell at the end of the sheet, and then there is no memory left for the gate.
"""

import io
import re
import struct
from collections.abc import Iterator
from typing import IO, Final


Reach = tuple[int, int]
"""Rows and columns, as many as a reader could make room for at most."""

_CHUNK: Final = 1 << 20
#: A tag that is longer is none: no cell needs so much.
_LONGEST_TAG: Final = 1 << 20
_ROW: Final = re.compile(rb"[<:]row(?=[\s/>])")
_CELL: Final = re.compile(rb"[<:]c(?=[\s/>])")
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_CELLS_BEGIN: Final = b"sheetData"


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def reach_of_part(part: IO[bytes]) -> Reach:
    """Return how far a part of an xlsx file reaches; nothing where it is no sheet.

    A cell may leave its place out and is then the next one. ``ValueError`` for a tag without end.
    """
    found = _Reached()
    rest = b""
    while chunk := part.read(_CHUNK):
        text = rest + chunk
        # The last tag may not be complete; no character of a tag is a "<".
        end = text.rfind(b"<")
        whole, rest = (text[:end], text[end:]) if end >= 0 else (text, b"")
        found.take(whole)
        if found.is_sheet and len(rest) > _LONGEST_TAG:
            raise ValueError("a tag without end")
    found.take(rest)
    return found.reach


class _Reached:
    """What was seen of a sheet so far, row by row."""

    def __init__(self) -> None:
        self.is_sheet = False
        self._rows = self._columns = 0
        self._unplaced_rows = self._unplaced_cells = 0
        self._cells = self._placed = 0

    @property
    def reach(self) -> Reach:
        return self._rows + self._unplaced_rows, self._columns + self._unplaced_cells

    def take(self, text: bytes) -> None:
        """Look at some whole tags."""
        self.is_sheet = self.is_sheet or _CELLS_BEGIN in text
        if not self.is_sheet:
            return
        same_row, *rows = _ROW.split(text)
        self._look(same_row)
        for row in rows:
            self._cells = self._placed = 0
            if not self._look(row):
                self._unplaced_rows += 1

    def _look(self, text: bytes) -> bool:
        """Look at some of one row; say whether anything tells which one it is."""
        places = _PLACE.findall(text)
        if places:
            letters, digits = zip(*places, strict=True)
            self._rows = max(self._rows, *map(int, set(digits)))
            self._columns = max(self._columns, *map(column_number, set(letters)))
            self._placed += len(letters) - letters.count(b"")
        self._cells += len(_CELL.findall(text))
        self._unplaced_cells = max(self._unplaced_cells, self._cells - self._placed)
        return bool(places)


# -- xls: records in a stream, the stream in the sectors of a file system of its own

_END: Final = 0xFFFFFFFA
_ENTRY: Final = 128
_ROOT: Final = 5
_STREAM: Final = 2
_MINI: Final = 64
_BEGIN: Final = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_MANY: Final = 0x00BD
_CELLS: Final = frozenset(
    (*range(0x0002, 0x0007), _MANY, 0x00D6, 0x00FD, *range(0x0203, 0x0206), 0x027E, 0x0206, 0x0406)
)


def cells_of_xls(content: bytes) -> int:
    """Return for how many cells an xls file could want room, all sheets together.

    Nothing where there is no book in it. ``ValueError`` where it is damaged.
    """
    try:
        return sum(map(_cells_of_book, _books(content)))
    except (struct.error, IndexError) as error:
        raise ValueError("a damaged file") from error


def _cells_of_book(book: bytes) -> int:
    cells = rows = columns = at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind in _BEGIN:
            cells, rows, columns = cells + rows * columns, 0, 0
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", book, at + 4)
            if kind == _MANY and length >= 6:
                (column,) = struct.unpack_from("<H", book, at + 4 + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        at += 4 + length
    return cells + rows * columns


def _books(content: bytes) -> Iterator[bytes]:
    """Return the streams that are a book."""
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    _, folder, _, cutoff, mini_table, _, more, _ = struct.unpack_from("<8I", content, 44)
    sectors = _sectors_of_table(content, size, more)
    table = _numbers(b"".join(_sector(content, size, one) for one in sectors))
    entries = _chain(content, size, table, folder)
    small: bytes | None = None
    small_table: tuple[int, ...] = ()
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[at : at + _ENTRY]
        name = entry[: max(0, min(64, entry[64] - 2))].decode("utf-16-le", "replace").lower()
        start, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == _ROOT and small is None:
            small = _chain(content, size, table, start)
            small_table = _numbers(_chain(content, size, table, mini_table))
        if entry[66] == _STREAM and name in {"workbook", "book"}:
            if length < cutoff:
                yield _chain(bytes(size) + (small or b""), _MINI, small_table, start, size)[:length]
            else:
                yield _chain(content, size, table, start)[:length]


def _sectors_of_table(content: bytes, size: int, more: int) -> list[int]:
    """Return which sectors hold the table that says which sector follows which."""
    sectors = list(struct.unpack_from("<109I", content, 76))
    for _ in range(len(content) // size):
        if more >= _END:
            break
        *some, more = _numbers(_sector(content, size, more))
        sectors.extend(some)
    return [one for one in sectors if one < _END]


def _chain(
    content: bytes, size: int, table: tuple[int, ...], first: int, head: int | None = None
) -> bytes:
    """Return what stands in a chain of sectors; one that bites its tail is damaged."""
    found = io.BytesIO()
    for _ in range(len(table) + 1):
        if first >= _END:
            return found.getvalue()
        found.write(_sector(content, size, first, head))
        first = table[first]
    raise ValueError("a chain without end")


def _sector(content: bytes, size: int, number: int, head: int | None = None) -> bytes:
    at = (size if head is None else head) + number * size
    return content[at : at + size]


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
