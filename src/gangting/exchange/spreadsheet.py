"""Tables written as a workbook (xlsx) or as text (csv).

Nothing that is written is ever executed: in a workbook a text that looks like a formula is a text,
and in a csv file it is quoted, because a spreadsheet would take it for a formula.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final, Protocol

from gangting.domain.errors import KnownError
from gangting.exchange.values import Cell, Sheet
from gangting.host.files import write_bytes_atomically


#: What the format itself allows.
MOST_ROWS: Final = 1_048_575
LONGEST_TEXT: Final = 32_767
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NARROWEST, _WIDEST = 8, 60
_MEASURED_ROWS: Final = 500


class _Page(Protocol):
    """What is asked of a sheet of the workbook, by row and column counted from 0."""

    def freeze_panes(self, row: int, column: int, /) -> None: ...

    def set_column(self, first: int, last: int, width: int, /) -> int: ...

    def write_string(self, row: int, column: int, text: str, style: object = None, /) -> int: ...

    def write_number(self, row: int, column: int, number: float, /) -> int: ...

    def write_datetime(self, row: int, column: int, day: date, style: object, /) -> int: ...


def write_table(sheet: Sheet, path: Path) -> None:
    """Write a csv file where the path ends so, else a workbook.

    The file is replaced whole or left as it was: ``file_not_written``, ``file_too_large``.
    """
    if path.suffix.lower() == ".csv":
        write_csv(sheet, path)
    else:
        write_xlsx([sheet], path)


def write_xlsx(sheets: Sequence[Sheet], path: Path) -> None:
    """Write a workbook; numbers stay numbers, dates dates, everything else is plain text."""
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS or any(map(_too_long, _texts(sheet))):
            raise KnownError("file_too_large", file=path.name)
    write_bytes_atomically(path, _workbook(sheets, path.name))


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write text that Excel opens in Chinese too: UTF-8 with its mark, lines ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (sheet.columns, *sheet.rows):
        writer.writerow([_harmless(cell) for cell in row])
    write_bytes_atomically(path, text.getvalue().encode("utf-8-sig"))


class _Content(io.BytesIO):
    """Stays open: after a failure the archive still wants to write its end when it is let go."""

    def close(self) -> None:
        """Do nothing; it is memory."""


def _workbook(sheets: Sequence[Sheet], name: str) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  slow to load, and seldom needed
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    content = _Content()
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    try:
        with Workbook(content, {"constant_memory": True, **plain}) as book:
            head = book.add_format({"bold": True, "bottom": 1})
            day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
            for title, sheet in zip(_titles(sheets), sheets, strict=True):
                _fill(book.add_worksheet(title), sheet, head, day)
    except (OSError, FileCreateError) as error:  # rows wait in temporary files: the disk was full
        raise KnownError("file_not_written", file=name) from error
    return content.getvalue()


def _fill(page: _Page, sheet: Sheet, head: object, day: object) -> None:
    page.freeze_panes(1, 0)
    for place, width in enumerate(_widths(sheet)):
        page.set_column(place, place, width)
    for place, text in enumerate(sheet.columns):
        page.write_string(0, place, text, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            _write(page, (number, place), cell, day)


def _write(page: _Page, place: tuple[int, int], cell: Cell, day: object) -> None:
    if isinstance(cell, str):
        page.write_string(*place, cell)
    elif isinstance(cell, date):
        assert not isinstance(cell, datetime), "a moment is worded by whoever writes it"
        page.write_datetime(*place, cell, day)
    elif cell is not None:
        page.write_number(*place, cell)


def _texts(sheet: Sheet) -> list[str]:
    return [cell for row in (sheet.columns, *sheet.rows) for cell in row if isinstance(cell, str)]


def _too_long(text: str) -> bool:
    return len(text) > LONGEST_TEXT


def _titles(sheets: Sequence[Sheet]) -> list[str]:
    """Return titles that a workbook takes: short, without its special marks, no two alike."""
    titles: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        title = _NOT_IN_TITLES.sub(" ", sheet.title).strip(" '")[:_LONGEST_TITLE].strip(" '")
        taken = {other.casefold() for other in titles}
        fits = title and title.casefold() not in taken and title.casefold() != "history"
        titles.append(title if fits else f"{title[: _LONGEST_TITLE - 4]} {number}".strip())
    return titles


def _widths(sheet: Sheet) -> list[int]:
    """Return how wide the columns are, in letters, by their head and their first rows."""
    widths = [_letters(text) + 2 for text in sheet.columns]
    for row in sheet.rows[:_MEASURED_ROWS]:
        for place, cell in enumerate(row):
            widths[place] = max(widths[place], _letters("" if cell is None else str(cell)) + 1)
    return [min(max(width, _NARROWEST), _WIDEST) for width in widths]


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _harmless(cell: Cell) -> str | int | float:
    """Quote a text that a spreadsheet would execute."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ").startswith(_DANGEROUS) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell
