"""The lists behind the figures: open, act on a row, stay up to date."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.domain.crossings import AttemptLine
from gangting.domain.errors import KnownError
from gangting.domain.people import Residents
from gangting.domain.visits import Inside
from gangting.services.gate.outcome import CaseView
from gangting.ui.context import Context
from gangting.ui.screens.gate import lines
from gangting.ui.screens.gate.card_values import LineState
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.panel_hand import PanelHand
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.values import ListKind, View
from gangting.ui.screens.gate.work import Answer, GateWork
from gangting.wording.words import Words


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.quota import NotBack

T = TypeVar("T")
Made = Callable[[], tuple[LineState, ...]]


class ListHand(QObject):
    """Shows a list in place of the panel."""

    correction_wanted = Signal(object)

    def __init__(
        self,
        layout: GateLayout,
        context: Context,
        work: GateWork,
        road: Road,
        panel: PanelHand,
    ) -> None:
        super().__init__(layout)
        self._layout, self._context, self._work = layout, context, work
        self._road, self._panel = road, panel
        self._searched, self._asked = "", 0
        self._made: Made = tuple
        road.settled.connect(self._refresh)

    def open(self, kind: ListKind) -> None:
        """Fetch a list and bring it to the front."""
        self._panel.stay()
        self._fetch(kind, bring=True)

    def _refresh(self, _answer: Answer) -> None:
        if self._layout.front == "lists":
            self._fetch(self._layout.lists.kind, bring=False)

    def _fetch(self, kind: ListKind, *, bring: bool) -> None:
        submit, failed = self._context.jobs.submit, self._failed
        if bring and kind in {ListKind.INSIDE, ListKind.RESIDENTS, ListKind.AWAY}:
            submit(self._work.asks_back, self._layout.lists.offer_away, failed)
        if kind is ListKind.INSIDE:
            submit(self._work.inside, partial(self._show_inside, bring=bring), failed)
        elif kind is ListKind.RESIDENTS:
            self._asked += 1
            done = partial(self._show_residents, self._asked, bring=bring)
            submit(partial(self._work.residents, self._searched), done, failed)
        elif kind is ListKind.AWAY:
            submit(self._work.away, partial(self._show_away, bring=bring), failed)
        elif kind is ListKind.CASES:
            submit(self._work.cases, partial(self._show_cases, bring=bring), failed)
        elif kind is ListKind.UNFINISHED:
            submit(self._work.unfinished, partial(self._show_unfinished, bring=bring), failed)
        else:
            submit(self._work.deferred, partial(self._show_deferred, bring=bring), failed)

    def _show_inside(self, visits: tuple[Inside, ...], *, bring: bool) -> None:
        self._show(ListKind.INSIDE, self._lines(lines.inside, visits), bring=bring)

    def _show_residents(self, asked: int, found: Residents, *, bring: bool) -> None:
        if asked != self._asked:
            return  # another letter was typed since
        self._layout.lists.count_residents(found.inside, found.outside)
        self._show(ListKind.RESIDENTS, self._lines(lines.residents, found.shown), bring=bring)

    def _show_away(self, found: "tuple[NotBack, ...]", *, bring: bool) -> None:
        self._show(ListKind.AWAY, self._lines(lines.away, found), bring=bring)

    def choose(self, kind: ListKind) -> None:
        """Show another list of those inside."""
        self._searched = ""
        self._layout.lists.search.set_text("")
        self.open(kind)

    def search(self, text: str) -> None:
        """Look for a resident inside, at every letter."""
        self._searched = text
        self._fetch(ListKind.RESIDENTS, bring=False)

    def _show_cases(self, views: tuple[CaseView, ...], *, bring: bool) -> None:
        self._show(ListKind.CASES, self._lines(lines.cases, views), bring=bring)

    def _show_unfinished(self, rows: tuple[AttemptLine, ...], *, bring: bool) -> None:
        self._show(ListKind.UNFINISHED, self._lines(lines.recent, rows), bring=bring)

    def _show_deferred(self, rows: tuple[AttemptLine, ...], *, bring: bool) -> None:
        self._show(ListKind.DEFERRED, self._lines(lines.deferred, rows), bring=bring)

    def _lines(
        self,
        say: Callable[[tuple[T, ...], View, Words], tuple[LineState, ...]],
        rows: tuple[T, ...],
    ) -> Made:
        """Say rows in the language that is in force whenever it is asked."""
        return lambda: say(rows, self._panel.view(), self._context.words())

    def _show(self, kind: ListKind, made: Made, *, bring: bool) -> None:
        page = self._layout.lists
        if bring or (self._layout.front == "lists" and page.kind is kind):
            self._made = made
            page.show_lines(kind, made())
        if bring:
            self._layout.bring(page)

    def retranslate(self) -> None:
        """Say the list in front in the language in force."""
        if self._layout.front == "lists":
            page = self._layout.lists
            page.show_lines(page.kind, self._made())

    def press(self, line_id: UUID) -> None:
        """Do the one thing that is done with a row."""
        kind = self._layout.lists.kind
        if kind is ListKind.CASES:
            self._road.case(partial(self._work.case, line_id))
        elif kind is ListKind.UNFINISHED:
            self._road.pick(line_id)
        elif kind is ListKind.DEFERRED:
            self._road.claim(line_id)
        elif kind is ListKind.AWAY:
            self.correction_wanted.emit(line_id)
        elif kind is ListKind.INSIDE:
            self._road.act(partial(self._work.leave, line_id, self._road.officer))

    def _failed(self, error: KnownError) -> None:
        words = self._context.words()
        self._context.announce(words.error(error.code, **error.params))
