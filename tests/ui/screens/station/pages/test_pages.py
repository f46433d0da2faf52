"""What holds for every page of the station: sizes, names, both languages, the smallest window."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from gangting.domain.supplies.movements import Source
from gangting.ui import sizes
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.station.pages.catalogue import CataloguePage
from gangting.ui.screens.station.pages.catalogue_form import Part
from gangting.ui.screens.station.pages.gifts import GiftsPage
from gangting.ui.screens.station.pages.item_detail import ItemPage, Subject
from gangting.ui.screens.station.pages.kit_check import KitPage
from gangting.ui.screens.station.pages.ledger import LedgerPage
from gangting.ui.screens.station.pages.receive import ReceivePage
from gangting.ui.screens.station.pages.shopping import ShoppingPage
from gangting.ui.screens.station.pages.stats import StatsPage


PAGES = [
    ReceivePage,
    LedgerPage,
    ItemPage,
    KitPage,
    ShoppingPage,
    GiftsPage,
    CataloguePage,
    StatsPage,
]
ROOM = (948, 628)


@pytest.fixture
def stocked(items, take_in, desk):
    """Fill the shelf a little."""
    take_in("mask", 60, Source.DONATED, date(2026, 12, 1), party="李奶奶")
    take_in("umbrella", 3)
    take_in("hand_sanitizer", 2)
    desk.services.station.catalogue.add_tag(items["umbrella"].id, "U1", desk.officer)
    desk.services.station.ledger.open_one(items["hand_sanitizer"].id, desk.officer)


def steps(page, items):
    """Bring the page into each of its states."""
    yield
    if isinstance(page, ReceivePage):
        page.choose(items["mask"])
        yield
        page.record.click()
        yield
    elif isinstance(page, LedgerPage):
        page.table.pressed.emit(page.table.rows[0].key, 0)
        yield
        page.filter.click()
        yield
    elif isinstance(page, ItemPage):
        for code in ("mask", "umbrella", "hand_sanitizer"):
            for subject in Subject:
                page.show_item(items[code].id, subject)
                yield
    elif isinstance(page, KitPage):
        page.show_item(items["first_aid_kit"].id)
        yield
        page.record.click()
        yield
    elif isinstance(page, GiftsPage):
        page.table.pressed.emit(page.table.rows[0].key, 0)
        yield
    elif isinstance(page, CataloguePage):
        page.show_item(items["first_aid_kit"].id)
        yield
        for part in Part:
            page.open(part)
            yield
        page.new.click()
        yield
        page.save.click()
        yield


@pytest.mark.parametrize("code", [CHINESE, ENGLISH])
@pytest.mark.parametrize("kind", PAGES)
def test_a_small_window_holds_every_page(kind, code, desk, show, items, stocked, checks, language):
    sizes.use(sizes.density(1024, 768, 304, 228))
    language.switch(code)
    page = show(kind(desk.context), 1024, 768)
    desk.frame(practice=True, banner=True)
    for _ in steps(page, items):
        for _ in range(3):
            desk.settle()
            QApplication.processEvents()
        assert checks["nameless"](page) == []
        assert checks["too_small"](page) == []
        assert checks["outside"](page) == []
        least = page.minimumSizeHint()
        assert (least.width() <= ROOM[0], least.height() <= ROOM[1]) == (True, True), least


@pytest.mark.parametrize("kind", PAGES)
def test_the_language_changes_in_front(kind, desk, show, items, stocked, language):
    page = show(kind(desk.context))
    before = page.head._title.text()
    language.switch(ENGLISH)
    QApplication.processEvents()
    desk.settle()
    if not isinstance(page, ItemPage | KitPage):
        assert page.head._title.text() != before
    language.switch(CHINESE)
    QApplication.processEvents()
    desk.settle()
    assert page.head._title.text() == before


@pytest.mark.parametrize("kind", PAGES)
def test_escape_goes_back(kind, desk, show, qtbot):
    page = show(kind(desk.context))
    with qtbot.waitSignal(page.back):
        page.leave()
