"""A page of the station on the window, on a real booth with a little stock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from gangting.domain.actors import Officer, Role
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Source
from gangting.services.station.values import Receipt
from gangting.ui.screens.base import Screen
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.widgets import layouts


class Host(Screen):
    """Stands where the station stands."""

    name = "station"
    icon = "coffee"

    def __init__(self, page: StationPage) -> None:
        super().__init__()
        layouts.column(self).addWidget(page)

    def title(self) -> str:
        return "暖心驿站"


@pytest.fixture
def clock(clock):
    """Return a clock on the morning after the booth was set up."""
    clock._now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
    return clock


@pytest.fixture
def later(clock):
    """Let time pass."""

    def pass_by(**span: float) -> None:
        clock._now += timedelta(**span)

    return pass_by


@pytest.fixture
def items(desk) -> dict[str, Item]:
    """Return the items of a new booth by their code."""
    return {item.code: item for item in desk.services.station.catalogue.all()}


@pytest.fixture
def take_in(desk, items):
    """Take goods in without the window."""

    def receive(code, quantity, source=Source.ALLOCATED, expiry=date(2028, 1, 31), **more):
        item = items[code]
        expiry = expiry if item.expires else None
        receipt = Receipt(item.id, quantity, source, expiry, **more)
        return desk.services.station.ledger.receive(receipt, desk.officer)

    return receive


@pytest.fixture
def left(desk):
    """Count what is on hand of an item."""

    def count(item: Item) -> int:
        return desk.services.station.shelf.item(item.id).on_hand

    return count


@pytest.fixture
def show(desk):
    """Bring a page to the front."""

    def bring(page: StationPage, width: int = 1366, height: int = 768) -> StationPage:
        desk.show(Host(page), width, height)
        desk.frame(practice=True)
        page.on_enter()
        desk.settle()
        QApplication.processEvents()
        return page

    return bring


@pytest.fixture
def as_role(desk) -> Callable[[Role], Officer]:
    """Sign in somebody of another role, for good."""

    def sign_in(role: Role) -> Officer:
        officers = desk.services.officers
        leader = officers.add("周岚", Role.LEADER, "9182", desk.officer)
        officer = officers.add("何田", role, "5821", leader)
        object.__setattr__(desk.context, "officer", lambda: officer)
        return officer

    return sign_in


@pytest.fixture
def press(desk):
    """Press a key and let the lane answer."""

    def click(key) -> None:
        key.click()
        desk.settle()
        QApplication.processEvents()

    return click
