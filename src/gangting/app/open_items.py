"""Where an open item of the handover is looked at."""

from collections.abc import Callable
from uuid import UUID

from gangting.domain.handover import OpenGroup
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import ListKind
from gangting.ui.screens.station.book_pages import Book
from gangting.ui.screens.station.screen import StationScreen


_LISTS = {
    OpenGroup.VISITORS_INSIDE: ListKind.INSIDE,
    OpenGroup.RECHECKS: ListKind.CASES,
    OpenGroup.UNFINISHED: ListKind.UNFINISHED,
    OpenGroup.DEFERRED: ListKind.DEFERRED,
}


def show_open(
    group: OpenGroup,
    first: str,
    gate: GateScreen,
    station: Callable[[], StationScreen],
    go: Callable[[str], None],
) -> None:
    """Bring a group of open items to the front; ``first`` is the id of its first line."""
    if group in _LISTS:
        go("gate")
        gate.list_hand.open(_LISTS[group])
    elif group is OpenGroup.TEMPORARY_PASSES:
        go("passes")
    else:
        go("station")
        _show_in_station(group, first, station())


def _show_in_station(group: OpenGroup, first: str, station: StationScreen) -> None:
    if group is OpenGroup.LOANS:
        station.lending.open_return()
        station.show_page(station.lending)
    elif group is OpenGroup.LOW_STOCK and first:
        station.open_book(Book.ITEM, UUID(first))
    else:
        station.show_shelf()
