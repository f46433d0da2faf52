"""The cells of a workbook that hold an error (#REF!, #N/A): the reader hands them back empty.

An empty cell is "not told"; a formula that failed is something to be mended, so it is looked up in
the sheet itself.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import IO, Final

from gangting.exchange.reach import column_number


Place = tuple[int, int]

_SHEET: Final = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]+)"')
_PART: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID: Final = re.compile(rb'\sId="([^"]+)"')
_TARGET: Final = re.compile(rb'\sTarget="([^"]+)"')
_MARK: Final = b't="e"'
_CELL: Final = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>(#[^<]{1,20})</",
    re.DOTALL,
)
_CHUNK: Final = 1 << 20
_LONGEST_CELL: Final = 1 << 16


def error_cells(content: bytes, number: int = 0) -> Mapping[Place, str]:
    """Return the errors of a sheet by row and column, all counted from 0."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        part = _part_of_sheet(packed, number)
        if part is None:
            return {}
        with packed.open(part) as sheet:
            return _errors(sheet)


def _part_of_sheet(packed: zipfile.ZipFile, place: int) -> str | None:
    """Return the part that holds the sheet which stands at this place in the book."""
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    sheets = _SHEET.findall(packed.read("xl/workbook.xml"))
    sheet = sheets[place] if place < len(sheets) else None
    for part in _PART.findall(packed.read("xl/_rels/workbook.xml.rels")):
        number, target = _ID.search(part), _TARGET.search(part)
        if sheet and number and target and number[1] == sheet:
            path = target[1].decode("utf-8", "replace")
            whole = path.removeprefix("/") if path.startswith("/") else f"xl/{path}"
            return whole if whole in names else None
    return None


def _errors(sheet: IO[bytes]) -> dict[Place, str]:
    found: dict[Place, str] = {}
    rest = b""
    while chunk := sheet.read(_CHUNK):
        text = rest + chunk
        if _MARK in text:
            for letters, digits, error in _CELL.findall(text):
                place = int(digits) - 1, column_number(letters) - 1
                found[place] = error.decode("ascii", "replace")
        rest = text[-_LONGEST_CELL:]
    return found
