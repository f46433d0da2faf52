"""A table on its way into a file, and what was found in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date


Cell = str | int | float | date | None
"""What a written cell may hold; a moment is worded by whoever writes it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head; its title names the sheet of a workbook."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file as text, empty ones too: the first is row 1, as the file's reader has it.

    ``sheet`` is the name of the sheet that was read, '' for a text file.
    """

    sheet: str
    cells: Sequence[tuple[str, ...]]

    def numbered(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each row that holds something, with its number in the file."""
        return ((number, row) for number, row in enumerate(self.cells, start=1) if any(row))
