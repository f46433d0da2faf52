"""The newest crossings, a row each; the link corrects, a row that is open goes on."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from gangting.ui import theme
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.card_values import ENTRY, EXIT, LineState
from gangting.ui.theme import Tone
from gangting.ui.widgets.cells import cell_width
from gangting.ui.widgets.table import PagedTable


ROWS = 3
NARROW = 640


class Part(StrEnum):
    """One column of the list."""

    TIME = "time"
    WHO = "who"
    CATEGORY = "category"
    WAY = "way"
    VALUE = "value"
    OUTCOME = "outcome"
    LINK = "link"
    PENCIL = "pencil"


_NARROWEST = (Part.TIME, Part.WHO, Part.WAY, Part.VALUE, Part.OUTCOME, Part.PENCIL)
_NO_CATEGORY = (*_NARROWEST[:-1], Part.LINK)
_ALL = (*_NO_CATEGORY[:2], Part.CATEGORY, *_NO_CATEGORY[2:])


class RecentList(PagedTable):
    """As many columns as there is room for."""

    line_pressed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(_columns(_ALL), pager=False, header=False)
        self._parts: tuple[Part, ...] = _ALL
        self._lines: tuple[LineState, ...] = ()
        self.pressed.connect(self._press)
        self.retranslate()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The columns that have room."""
        return self._parts

    def show_lines(self, lines: tuple[LineState, ...]) -> None:
        """Show the newest crossings, as many as there is room for."""
        self._lines = lines
        self._say_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._say_lines()

    def _say_lines(self) -> None:
        ways = {ENTRY: self.tr("In"), EXIT: self.tr("Out")}
        link, unknown = self.tr("Correct"), self.tr("Unknown card")
        made = [(str(line.id), _cells(line, ways, link, unknown)) for line in self._lines]
        parts = _fitting([cells for _, cells in made[:ROWS]], self.width())
        if parts != self._parts:
            self._parts = parts
            self.set_columns(_columns(parts))
        self.set_rows([Row(key, tuple(cells[p] for p in parts)) for key, cells in made])

    def _press(self, key: str, column: int) -> None:
        line = next(line for line in self._lines if str(line.id) == key)
        link = self._parts[column] in {Part.LINK, Part.PENCIL}
        self.line_pressed.emit(line.id, link and line.can_correct)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.setAccessibleName(self.tr("Recent crossings"))
        self.set_empty_text(self.tr("Nobody has passed yet"))
        self._say_lines()


def _columns(parts: tuple[Part, ...]) -> list[Column]:
    last = {Part.LINK, Part.PENCIL}
    return [Column(share=int(part is Part.WHO), right=part in last) for part in parts]


def _fitting(rows: list[dict[Part, Cell]], width: int) -> tuple[Part, ...]:
    """Leave out the category, then the word of the link, where a narrow list would cut words."""
    for parts in (_ALL, _NO_CATEGORY, _NARROWEST)[0 if width >= theme.text_px(NARROW) else 1 :]:
        fixed = [p for p in parts if p is not Part.WHO]
        used = sum(max((cell_width(cells[p]) for cells in rows), default=0) for p in fixed)
        if used <= width * 3 // 4:
            return parts
    return _NARROWEST


def _cells(line: LineState, ways: dict[str, str], link: str, unknown: str) -> dict[Part, Cell]:
    category, outcome = line.category, line.outcome
    name = line.name or unknown
    correct = line.can_correct
    return {
        Part.TIME: Cell(line.time, CellKind.MUTED),
        Part.WHO: Cell(name, CellKind.STRONG if line.name else CellKind.MUTED, after=line.place),
        Part.CATEGORY: Cell(category.text, CellKind.CHIP, Tone(category.mood))
        if category
        else Cell(),
        Part.WAY: Cell(ways[line.direction] if line.direction else ""),
        Part.VALUE: Cell(line.value),
        Part.OUTCOME: Cell(outcome.text, CellKind.CHIP, Tone(outcome.mood)) if outcome else Cell(),
        Part.LINK: Cell(link, CellKind.LINK) if correct else Cell(),
        Part.PENCIL: Cell("", CellKind.LINK, icon="pencil") if correct else Cell(),
    }
