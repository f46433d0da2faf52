"""Who was found; pressing a row chooses the person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.card_values import LineState
from gangting.ui.theme import Tone
from gangting.ui.widgets.table import PagedTable


class FoundList(PagedTable):
    """Name, place, detail, category."""

    found_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__([Column(), Column(share=1), Column(), Column()], header=False)
        self.pressed.connect(lambda key, _column: self.found_chosen.emit(key))

    def show_found(self, lines: Sequence[LineState]) -> None:
        """List these people, the first page in front."""
        self.set_rows([Row(str(line.id), _cells(line)) for line in lines])
        self.first_page()


def _cells(line: LineState) -> tuple[Cell, ...]:
    mark = line.category
    chip = Cell(mark.text, CellKind.CHIP, Tone(mark.mood)) if mark else Cell()
    return (
        Cell(line.name, CellKind.STRONG),
        Cell(line.place),
        Cell(line.detail, CellKind.MUTED),
        chip,
    )
