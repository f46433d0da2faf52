"""The places of the gate screen: panel, keypad, recent crossings, figures."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gangting.ui.screens.base import Screen
from gangting.ui.screens.gate.counters_card import CountersCard
from gangting.ui.screens.gate.desk_card import DeskCard
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.recent_card import ROWS, RecentCard, row_height
from gangting.ui.widgets import layouts


if TYPE_CHECKING:  # loaded with the first page of their kind, after the first paint
    from gangting.ui.screens.gate.compare_page import ComparePage
    from gangting.ui.screens.gate.list_page import ListPage
    from gangting.ui.screens.gate.reason_page import ReasonPage
    from gangting.ui.screens.gate.report_page import ReportPage
    from gangting.ui.screens.gate.verdict_page import VerdictPage
    from gangting.ui.screens.gate.who_page import WhoPage


PageType = TypeVar("PageType", bound=Page)
# What the panel needs before the third row of the recent list is worth its place.
_PANEL = 400


class Panel(QStackedWidget):
    """Whatever stands in front fits itself into the room there is; it never makes room."""

    def minimumSizeHint(self) -> QSize:
        """Need the room of the smallest window."""
        return QSize(320, 320)


class GateLayout(Screen):
    """The idle panel is there from the start; the others are made when they are first needed."""

    page_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.panel = Panel()
        self.idle = IdlePage()
        self.desk_card = DeskCard()
        self.recent = RecentCard()
        self.counters = CountersCard()
        self.panel.addWidget(self.idle)
        for part in (self.panel, self.desk_card, self.recent, self.counters):
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
        grid = layouts.grid(self, gap=16, margin=16)
        grid.addWidget(self.panel, 0, 0)
        grid.addWidget(self.desk_card, 0, 1)
        grid.addWidget(self.recent, 1, 0)
        grid.addWidget(self.counters, 1, 1)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 41)
        grid.setColumnStretch(1, 20)

    @cached_property
    def verdict(self) -> "VerdictPage":
        """The panel with a verdict."""
        from gangting.ui.screens.gate.verdict_page import VerdictPage  # noqa: PLC0415  when needed

        return self._add(VerdictPage())

    @cached_property
    def who(self) -> "WhoPage":
        """The question whose temperature it is."""
        from gangting.ui.screens.gate.who_page import WhoPage  # noqa: PLC0415  when needed

        return self._add(WhoPage())

    @cached_property
    def compare(self) -> "ComparePage":
        """Somebody without a card, to be compared."""
        from gangting.ui.screens.gate.compare_page import ComparePage  # noqa: PLC0415  when needed

        return self._add(ComparePage())

    @cached_property
    def reason(self) -> "ReasonPage":
        """The reason of an override or a correction."""
        from gangting.ui.screens.gate.reason_page import ReasonPage  # noqa: PLC0415  when needed

        return self._add(ReasonPage())

    @cached_property
    def lists(self) -> "ListPage":
        """A list in place of the panel."""
        from gangting.ui.screens.gate.list_page import ListPage  # noqa: PLC0415  when needed

        return self._add(ListPage())

    @cached_property
    def report(self) -> "ReportPage":
        """Who was told of a fever."""
        from gangting.ui.screens.gate.report_page import ReportPage  # noqa: PLC0415  when needed

        return self._add(ReportPage())

    def _add(self, page: PageType) -> PageType:
        self.panel.addWidget(page)
        page.retranslate()
        self.page_made.emit(page)
        return page

    @property
    def front(self) -> str:
        """The name of the page in front."""
        page = self.panel.currentWidget()
        return page.name if isinstance(page, Page) else ""

    def shows(self, kind: type[QWidget]) -> bool:
        """Whether a page of this kind is in front."""
        return isinstance(self.panel.currentWidget(), kind)

    def bring(self, page: QWidget) -> None:
        """Bring a page to the front; the keys of the keyboard belong to the screen again."""
        if self.panel.currentWidget() is not page:
            self.panel.setCurrentWidget(page)
            if self.isVisible() and self.window().isActiveWindow():
                self.setFocus()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        for part in (self.desk_card, self.recent, self.counters):
            part.retranslate()
        for place in range(self.panel.count()):
            page = self.panel.widget(place)
            assert isinstance(page, Page)
            page.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up a row of the recent list before the panel gets too low."""
        super().resizeEvent(event)
        rows = ROWS
        while rows > 2 and self.height() - 70 - rows * row_height() < _PANEL:
            rows -= 1
        self.recent.set_rows(rows)
        self.counters.setFixedHeight(self.recent.height())
