"""The pages as the station opens them."""

from PySide6.QtWidgets import QApplication

from gangting.ui.screens.station.book_pages import Book
from gangting.ui.screens.station.pages.item_detail import Subject
from gangting.ui.screens.station.screen import StationScreen


def test_the_limits_lead_to_the_catalogue_and_back(desk, items, take_in):
    take_in("mask", 60)
    screen = StationScreen(desk.context)
    desk.show(screen)
    screen.open_book(Book.ITEM, items["mask"].id)
    desk.settle()
    item = screen.front()
    item.open(Subject.LIMITS)
    item.limits.edit.click()
    desk.settle()
    catalogue = screen.front()
    assert catalogue.names.name.text() == "防护口罩"
    catalogue.leave()
    assert screen.front() is screen.shelf


def test_every_book_opens_and_leads_back(desk, items, take_in):
    take_in("mask", 60)
    screen = StationScreen(desk.context)
    desk.show(screen, 1024, 768)
    about = {Book.ITEM: items["mask"].id, Book.KIT: items["first_aid_kit"].id}
    for book in Book:
        screen.open_book(book, about.get(book))
        desk.settle()
        QApplication.processEvents()
        page = screen.front()
        assert page is screen.books.page(book)
        assert page.head._title.text()
        page.leave()
        assert screen.front() is screen.shelf
    assert (desk.window.width(), desk.window.height()) == (1024, 768)


def test_what_was_received_stands_on_the_shelf_at_once(desk, items):
    screen = StationScreen(desk.context)
    desk.show(screen)
    screen.open_book(Book.RECEIVE)
    desk.settle()
    page = screen.front()
    page.choose(items["umbrella"])
    page.quantity.set_text("3")
    page.sources.button("purchased").click()
    page.record.click()
    desk.settle()
    view = next(v for v in screen.desk.facts.shelf.items if v.item.code == "umbrella")
    assert view.on_hand == 3


def test_a_half_filled_receipt_is_kept_with_the_screens_draft(desk, items):
    screen = StationScreen(desk.context)
    desk.show(screen)
    screen.open_book(Book.RECEIVE)
    desk.settle()
    screen.front().choose(items["umbrella"])
    screen.front().quantity.set_text("3")
    draft = screen.draft()
    again = StationScreen(desk.context)
    again.restore(draft)
    assert again.books.page(Book.RECEIVE).form.quantity == "3"
