"""The lists behind the figures: open, act on a row, stay up to date."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from gangting.domain.crossings import AttemptLine
from gangting.domain.errors import KnownError
from gangting.domain.visits import Inside
from gangting.services.gate.outcome import CaseView
from gangting.ui.context import Context
from gangting.ui.screens.gate import lines
from gangting.ui.screens.gate.card_values import LineState
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.panel_hand import PanelHand
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.values import ListKind
from gangting.ui.screens.gate.work import Answer, GateWork


class ListHand(QObject):
    """Shows a list in place of the panel."""

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
        if kind is ListKind.INSIDE:
            submit(self._work.inside, partial(self._show_inside, bring=bring), failed)
        elif kind is ListKind.CASES:
            submit(self._work.cases, partial(self._show_cases, bring=bring), failed)
        elif kind is ListKind.UNFINISHED:
            submit(self._work.unfinished, partial(self._show_unfinished, bring=bring), failed)
        else:
            submit(self._work.deferred, partial(self._show_deferred, bring=bring), failed)

    def _show_inside(self, visits: tuple[Inside, ...], *, bring: bool) -> None:
        made = lines.inside(visits, self._panel.view(), self._context.words())
        self._show(ListKind.INSIDE, made, bring=bring)

    def _show_cases(self, views: tuple[CaseView, ...], *, bring: bool) -> None:
        made = lines.cases(views, self._panel.view(), self._context.words())
        self._show(ListKind.CASES, made, bring=bring)

    def _show_unfinished(self, rows: tuple[AttemptLine, ...], *, bring: bool) -> None:
        made = lines.recent(rows, self._panel.view(), self._context.words())
        self._show(ListKind.UNFINISHED, made, bring=bring)

    def _show_deferred(self, rows: tuple[AttemptLine, ...], *, bring: bool) -> None:
        made = lines.deferred(rows, self._panel.view(), self._context.words())
        self._show(ListKind.DEFERRED, made, bring=bring)

    def _show(self, kind: ListKind, made: tuple[LineState, ...], *, bring: bool) -> None:
        page = self._layout.lists
        if bring or (self._layout.front == "lists" and page.kind is kind):
            page.show_lines(kind, made)
        if bring:
            self._layout.bring(page)

    def press(self, line_id: UUID) -> None:
        """Do the one thing that is done with a row."""
        kind = self._layout.lists.kind
        if kind is ListKind.CASES:
            self._road.case(partial(self._work.case, line_id))
        elif kind is ListKind.UNFINISHED:
            self._road.pick(line_id)
        elif kind is ListKind.DEFERRED:
            self._road.claim(line_id)
        else:
            self._road.act(partial(self._work.leave, line_id, self._road.officer))

    def _failed(self, error: KnownError) -> None:
        words = self._context.words()
        self._context.announce(words.error(error.code, **error.params))
