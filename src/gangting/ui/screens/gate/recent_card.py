"""The newest crossings in three rows, and above them who is not finished yet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.verdict.facts import Direction
from gangting.ui import sizes
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.lines import LineState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role
from gangting.ui.widgets.table import PagedTable


ROWS = 3
LINK = 6
_COLUMNS = (
    Column(),
    Column(share=1),
    Column(),
    Column(),
    Column(),
    Column(),
    Column(right=True),
)
IN_STRIP = 3
WIDE = 700


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
        box = layouts.row(self, gap=8)
        for part in (self._icon, self._word, self.whose_key, *self.people, self.more_key):
            box.addWidget(part)
        box.addStretch(1)
        for place, key in enumerate(self.people):
            key.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._ids[place]))
        self.more_key.clicked.connect(self.more)
        self.whose_key.clicked.connect(self.whose)
        self.hide()

    def show_people(self, lines: Sequence[LineState], value: str) -> None:
        """Show who waits, and a value that nobody was given yet."""
        wide = self.parentWidget() is None or self.parentWidget().width() >= WIDE
        most = IN_STRIP - (0 if wide else 1) - (1 if value else 0)
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
        self.strip = UnfinishedStrip()
        self.table = PagedTable(_COLUMNS, pager=False, header=False)
        self._lines: tuple[LineState, ...] = ()
        box = self.column(0)
        box.addWidget(self.strip)
        box.addWidget(self.table, 1)
        self.setContentsMargins(20, 11, 20, 11)
        self.table.pressed.connect(self._press)
        self.set_rows(ROWS)

    def set_rows(self, rows: int) -> None:
        """Be this many rows high."""
        self.setFixedHeight(rows * sizes.row() + 22)

    def show_lines(self, lines: tuple[LineState, ...]) -> None:
        """Show the newest crossings, as many as there is room for."""
        self._lines = lines
        ways = {Direction.ENTRY: self.tr("In"), Direction.EXIT: self.tr("Out")}
        link = self.tr("Correct")
        unknown = self.tr("Unknown card")
        self.table.set_rows([_row(line, ways, link, unknown) for line in lines])

    def _press(self, key: str, column: int) -> None:
        line = next(line for line in self._lines if str(line.id) == key)
        self.pressed.emit(line.id, column == LINK and line.can_correct)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.table.setAccessibleName(self.tr("Recent crossings"))
        self.table.set_empty_text(self.tr("Nobody has passed yet"))
        self.show_lines(self._lines)


def _row(line: LineState, ways: dict[Direction, str], link: str, unknown: str) -> Row:
    category, outcome = line.category, line.outcome
    name = line.name or unknown
    return Row(
        str(line.id),
        (
            Cell(line.time, CellKind.MUTED),
            Cell(name, CellKind.STRONG if line.name else CellKind.MUTED, after=line.place),
            Cell(category.text, CellKind.CHIP, Tone(category.mood)) if category else Cell(),
            Cell(ways[line.direction] if line.direction else ""),
            Cell(line.value),
            Cell(outcome.text, CellKind.CHIP, Tone(outcome.mood)) if outcome else Cell(),
            Cell(link, CellKind.LINK) if line.can_correct else Cell(),
        ),
    )
