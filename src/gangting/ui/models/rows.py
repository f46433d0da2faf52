"""Rows of a list as frozen values, and the model that shows one page of them."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gangting.domain.values import frozen
from gangting.ui.theme import Tone


Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole


class CellKind(StrEnum):
    """How a cell is drawn."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    CHIP = "chip"
    LINK = "link"
    TICK = "tick"


@frozen
class Cell:
    """What stands in one column of a row; a tick is on when its text is not empty."""

    text: str = ""
    kind: CellKind = CellKind.TEXT
    tone: Tone = Tone.MUTED
    icon: str = ""
    after: str = ""
    """Plain words after a strong text: a room after a name."""


@frozen
class Row:
    """One row: its key tells the owner which one was pressed."""

    key: str
    cells: tuple[Cell, ...]


@frozen
class Column:
    """A column: its title (none hides it), its share of the spare room, its side.

    A share of 0 keeps it as wide as its widest cell on the page.
    """

    title: str = ""
    share: int = 0
    right: bool = False


class RowsModel(QAbstractTableModel):
    """One page of rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of this page."""
        return self._rows

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Say the titles in another language."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the rows of this page."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell, or its words for a screen reader."""
        if not index.isValid():
            return None
        cells = self._rows[index.row()].cells
        cell = cells[index.column()] if index.column() < len(cells) else Cell()
        if role == CELL:
            return cell
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{cell.text} {cell.after}".strip()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
