"""The newest crossings in three rows, and above them who is not finished yet."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.card_values import ENTRY, EXIT, LineState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.cells import cell_width
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role
from gangting.ui.widgets.table import PagedTable


if TYPE_CHECKING:  # not needed before the first paint
    from uuid import UUID

ROWS = 3
IN_STRIP = 3
WIDE = 700
NARROW = 640


def row_height() -> int:
    """Give the height of one row in the text size in force."""
    return max(sizes.row(), theme.text_px(32) + 8)


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


class UnfinishedStrip(QWidget):
    """Who still waits for a temperature or a press; a tap brings them back."""

    chosen = Signal(object)
    more = Signal()
    whose = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("account-clock", 26, "warn")
        self._word = ElidedLabel("", Role.STRONG, Tone.WARN)
        self.whose_key = Button("", "thermometer", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.people = [Button("", size=ButtonSize.SMALL) for _ in range(IN_STRIP)]
        self.more_key = Button("", size=ButtonSize.SMALL)
        self._ids: tuple[UUID, ...] = ()
        self._wide = True
        box = layouts.row(self, gap=8)
        for part in (self._icon, self._word, self.whose_key, *self.people, self.more_key):
            box.addWidget(part)
        box.addStretch(1)
        for place, key in enumerate(self.people):
            key.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._ids[place]))
        self.more_key.clicked.connect(self.more)
        self.whose_key.clicked.connect(self.whose)
        self.hide()

    def fit(self, width: int) -> None:
        """Know how many people have room."""
        self._wide = width >= theme.text_px(WIDE)

    def show_people(self, lines: Sequence[LineState], value: str) -> None:
        """Show who waits, and a value that nobody was given yet."""
        most = IN_STRIP - (0 if self._wide else 1) - (1 if value else 0)
        self._ids = tuple(line.id for line in lines[:most])
        for place, key in enumerate(self.people):
            key.setVisible(place < len(self._ids))
            if place < len(self._ids):
                line = lines[place]
                said = f"{line.name} {line.place}".strip() or line.time
                key.setText(said)
                key.setAccessibleName(self.tr("Go on with %1").replace("%1", said))
        rest = len(lines) - len(self._ids)
        self.more_key.setVisible(rest > 0)
        self.more_key.setText(f"+{rest}")
        self.more_key.setAccessibleName(self.tr("All who are not finished"))
        self._word.setText(self.tr("Not finished"))
        self._word.setVisible(bool(lines))
        self.whose_key.setVisible(bool(value))
        self.whose_key.setText(self.tr("%1℃: whose?").replace("%1", value))
        self.setVisible(bool(lines) or bool(value))


class RecentCard(Card):
    """Rows a finger high; the link corrects, a row that is open goes on."""

    pressed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: tuple[Part, ...] = _ALL
        self.table = PagedTable(_columns(_ALL), pager=False, header=False)
        self._lines: tuple[LineState, ...] = ()
        self._box = self.column(0)
        self._box.addWidget(self.table, 1)
        self.setContentsMargins(20, 11, 20, 11)
        self.table.pressed.connect(self._press)
        self.set_rows(ROWS)

    @cached_property
    def strip(self) -> UnfinishedStrip:
        """Who is not finished; made when somebody attends."""
        strip = UnfinishedStrip()
        if self.isVisible():
            strip.fit(self.width())
        self._box.insertWidget(0, strip)
        return strip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if "strip" in self.__dict__:
            self.strip.fit(self.width())
        self._show()

    def set_rows(self, rows: int) -> None:
        """Be this many rows high."""
        self.setFixedHeight(rows * row_height() + 22)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The columns that have room."""
        return self._parts

    def show_lines(self, lines: tuple[LineState, ...]) -> None:
        """Show the newest crossings, as many as there is room for."""
        self._lines = lines
        self._show()

    def _show(self) -> None:
        ways = {ENTRY: self.tr("In"), EXIT: self.tr("Out")}
        link, unknown = self.tr("Correct"), self.tr("Unknown card")
        made = [(str(line.id), _cells(line, ways, link, unknown)) for line in self._lines]
        parts = _fitting([cells for _, cells in made[:ROWS]], self.table.width())
        if parts != self._parts:
            self._parts = parts
            self.table.set_columns(_columns(parts))
        self.table.set_rows([Row(key, tuple(cells[p] for p in parts)) for key, cells in made])

    def _press(self, key: str, column: int) -> None:
        line = next(line for line in self._lines if str(line.id) == key)
        link = self._parts[column] in {Part.LINK, Part.PENCIL}
        self.pressed.emit(line.id, link and line.can_correct)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.table.setAccessibleName(self.tr("Recent crossings"))
        self.table.set_empty_text(self.tr("Nobody has passed yet"))
        self._show()


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
