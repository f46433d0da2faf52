"""A list in place of the panel: who is inside, fevers, who is not finished, deferred scans."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from gangting.domain.verdict.facts import Direction
from gangting.ui import theme
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.card_values import LineState, Mark
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.values import ListKind
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.field import SearchField
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.table import PagedTable


NARROW = 700
_INSIDE = (ListKind.INSIDE, ListKind.RESIDENTS, ListKind.AWAY)


class ListPage(Page):
    """Rows a finger high; each row has the one thing that is done with it at its right end."""

    name = "lists"

    pressed = Signal(object)
    back = Signal()
    kind_chosen = Signal(object)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__(Tone.BRAND)
        self.head = PageHead(with_back=True)
        self.kinds = Segmented([Choice(kind.value, "") for kind in _INSIDE])
        self.search = SearchField()
        self.table = PagedTable([])
        self.kinds.offer(ListKind.AWAY.value, wanted=False)
        self._figures = (0, 0)
        self._kind = ListKind.INSIDE
        self._narrow = False
        self._lines: tuple[LineState, ...] = ()
        box = self.column(8)
        box.addWidget(self.head)
        ways = layouts.row(gap=8)
        ways.addWidget(self.kinds, 1)
        ways.addWidget(self.search, 1)
        box.addLayout(ways)
        box.addWidget(self.table, 1)
        self.head.back.connect(self.back)
        self.kinds.chosen.connect(lambda code: self.kind_chosen.emit(ListKind(code)))
        self.search.text_changed.connect(self._search)
        self.table.pressed.connect(lambda key, _column: self.pressed.emit(UUID(key)))

    @property
    def kind(self) -> ListKind:
        """Which list is shown."""
        return self._kind

    def show_lines(self, kind: ListKind, lines: tuple[LineState, ...]) -> None:
        """Show a list; another one starts on its first page."""
        other = kind is not self._kind
        self._kind, self._lines = kind, lines
        self.retranslate()
        if other:
            self.table.first_page()

    def offer_away(self, wanted: bool) -> None:  # noqa: FBT001 - told by a lane
        """Offer the list of those who are not back, where they are asked to be."""
        self.kinds.offer(ListKind.AWAY.value, wanted=wanted)

    def count_residents(self, inside: int, outside: int) -> None:
        """Know the figures that stand beside the title of the residents."""
        self._figures = (inside, outside)

    def _search(self, text: str) -> None:
        if self._kind is ListKind.RESIDENTS:
            self.searched.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the kind, and who was told, where there is no room for them."""
        super().resizeEvent(event)
        narrow = self.width() < theme.text_px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        title, hint, empty = self._texts()
        self.head.set_words(title, hint)
        self.kinds.setVisible(self._kind in _INSIDE)
        self.search.setVisible(self._kind is ListKind.RESIDENTS)
        if self._kind in _INSIDE:
            self.kinds.choose(self._kind.value)
        self.kinds.set_words(
            {
                "inside": self.tr("Visitors"),
                "residents": self.tr("Residents"),
                "away": self.tr("Not back"),
            }
        )
        self.kinds.setAccessibleName(self.tr("Who is inside"))
        find = self.tr("Name or room")
        self.search.set_words("", find, self.tr("Find a resident inside"))
        self.table.set_empty_text(empty)
        self.table.setAccessibleName(title)
        self.table.set_columns(self._columns())
        self.table.set_rows([self._row(line) for line in self._lines])

    def _texts(self) -> tuple[str, str, str]:
        return {
            ListKind.INSIDE: (
                self.tr("Visitors inside"),
                self.tr("The longest stay first"),
                self.tr("No visitor is inside"),
            ),
            ListKind.RESIDENTS: (
                self.tr("Residents inside"),
                self._told_figures(),
                self.tr("Nobody here is inside by the book"),
            ),
            ListKind.AWAY: (
                self.tr("Not back yet"),
                self.tr("The longest overdue first"),
                self.tr("Everybody is back in time"),
            ),
            ListKind.CASES: (
                self.tr("Fevers today"),
                self.tr("The open ones first"),
                self.tr("No fever today"),
            ),
            ListKind.UNFINISHED: (
                self.tr("Not finished"),
                self.tr("No temperature or decision"),
                self.tr("Everybody is finished"),
            ),
            ListKind.DEFERRED: (
                self.tr("Scanned while locked"),
                self.tr("Not recorded until somebody takes them over"),
                self.tr("Nothing was scanned while locked"),
            ),
        }[self._kind]

    def _told_figures(self) -> str:
        inside, outside = self._figures
        said = self.tr("Inside %1 · outside %2")
        return said.replace("%1", str(inside)).replace("%2", str(outside))

    def _columns(self) -> list[Column]:
        kind = [] if self._narrow else [Column(self.tr("Kind"))]
        if self._kind is ListKind.INSIDE:
            return [
                Column(self.tr("Since")),
                Column(self.tr("Who"), share=1),
                *kind,
                Column(self.tr("Stay")),
                Column(""),
                Column("", right=True),
            ]
        if self._kind is ListKind.RESIDENTS:
            return [Column(self.tr("Since")), Column(self.tr("Who"), share=1), *kind]
        if self._kind is ListKind.AWAY:
            left = [] if self._narrow else [Column(self.tr("Went out"))]
            due, who = Column(self.tr("Was to be back")), Column(self.tr("Who"), share=1)
            return [due, who, *left, Column("", right=True)]
        if self._kind is ListKind.CASES:
            told = [] if self._narrow else [Column(self.tr("Told"), share=3)]
            return [
                Column(self.tr("Time")),
                Column(self.tr("Who"), share=2),
                Column(self.tr("Latest")),
                *told,
                Column(self.tr("State")),
                Column("", right=True),
            ]
        return [
            Column(self.tr("Time")),
            Column(self.tr("Who"), share=1),
            *kind,
            Column(self.tr("Way")),
            Column(self.tr("State")),
            Column("", right=True),
        ]

    def _row(self, line: LineState) -> Row:
        unknown = self.tr("Unknown card")
        who = Cell(line.name or unknown, CellKind.STRONG, after=line.place)
        kind = () if self._narrow else (_chip(line.category),)
        if self._kind is ListKind.INSIDE:
            late = Mark(self.tr("Too long"), line.outcome.mood) if line.outcome else None
            cells = (Cell(line.time, CellKind.MUTED), who, *kind, Cell(line.value), _chip(late))
            return Row(str(line.id), (*cells, Cell(self.tr("Leaves"), CellKind.LINK)))
        if self._kind is ListKind.RESIDENTS:
            return Row(str(line.id), (Cell(line.time, CellKind.MUTED), who, *kind))
        if self._kind is ListKind.AWAY:
            left = () if self._narrow else (Cell(line.value),)
            cells = (Cell(line.time, CellKind.MUTED), who, *left)
            return Row(str(line.id), (*cells, Cell(self.tr("Correct"), CellKind.LINK)))
        if self._kind is ListKind.CASES:
            state = _chip(line.outcome) if line.outcome else self._open_chip()
            said = Cell(line.detail or self.tr("nobody yet"), CellKind.MUTED)
            told = () if self._narrow else (said,)
            cells = (Cell(line.time, CellKind.MUTED), who, Cell(line.value), *told, state)
            return Row(str(line.id), (*cells, Cell(self.tr("Open"), CellKind.LINK)))
        ways = {Direction.ENTRY: self.tr("In"), Direction.EXIT: self.tr("Out")}
        way = Cell(ways[line.direction] if line.direction else "")
        link = self.tr("Take over") if self._kind is ListKind.DEFERRED else self.tr("Go on")
        cells = (Cell(line.time, CellKind.MUTED), who, *kind, way, _chip(line.outcome))
        return Row(str(line.id), (*cells, Cell(link, CellKind.LINK)))

    def _open_chip(self) -> Cell:
        return Cell(self.tr("Rechecking"), CellKind.CHIP, Tone.STOP)


def _chip(mark: Mark | None) -> Cell:
    return Cell(mark.text, CellKind.CHIP, Tone(mark.mood)) if mark else Cell()
