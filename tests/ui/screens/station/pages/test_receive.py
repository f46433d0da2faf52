"""Taking in: what is written, what is refused at its field, what is taken back."""

from dataclasses import replace
from datetime import date

import pytest

from gangting.domain.supplies.movements import Source
from gangting.ui.screens.station.pages.expiry import read_expiry, years_on
from gangting.ui.screens.station.pages.receive import ReceivePage
from gangting.ui.screens.station.pages.receive_form import Form, Part, flaws_of, number


TODAY = date(2026, 11, 21)
GTIN = "6901234567892"


@pytest.fixture
def page(desk, show) -> ReceivePage:
    return show(ReceivePage(desk.context))


def type_in(page, text):
    for character in text:
        page.keys.typed.emit(character)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2027-05-31", date(2027, 5, 31)),
        ("20270531", date(2027, 5, 31)),
        ("2027年5月31日", date(2027, 5, 31)),
        ("2027-05", date(2027, 5, 31)),
        ("202702", date(2027, 2, 28)),
        ("11", date(2026, 11, 30)),
        ("5", date(2027, 5, 31)),
        ("2027-02-30", None),
        ("202713", None),
        ("13", None),
        ("12345", None),
        ("0", None),
        ("", None),
        ("soon", None),
        ("²", None),
    ],
)
def test_the_date_on_a_packet(typed, read):
    assert read_expiry(typed, TODAY) == read


def test_years_on_keep_the_day_or_the_months_last():
    assert years_on(TODAY, 2) == date(2028, 11, 21)
    assert years_on(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_a_quantity_is_whole_and_not_too_long():
    assert [number(text) for text in ("60", " 7 ", "", "0", "-3", "1.5", "99999", "²")] == [
        60,
        7,
    ] + [0] * 6


def test_flaws_stand_in_the_order_that_is_asked(items):
    flaws = flaws_of(Form(source=Source.DONATED), items["mask"], TODAY)
    assert list(flaws) == [Part.QUANTITY, Part.EXPIRY, Part.PARTY]
    assert Part.EXPIRY not in flaws_of(Form(), items["umbrella"], TODAY)
    late = flaws_of(
        Form(quantity="1", expiry="2026-11-20", source="allocated"), items["mask"], TODAY
    )
    assert late[Part.EXPIRY].code == "already_expired"


def test_a_donation_is_recorded_by_the_keys_and_what_is_left_is_said(
    page, desk, items, left, press
):
    press(page.grid.key(items["mask"]))
    type_in(page, "60")
    press(page.years[2])
    press(page.sources.button("donated"))
    page.party.set_text("热心居民")
    assert page.summary.text() == "+ 60 个 · 捐赠 热心居民 · 有效期至2028-11-21"
    press(page.record)

    assert left(items["mask"]) == 60
    line = desk.services.station.ledger.lines()[0]
    assert line.booked.movement.party == "热心居民"
    assert line.expiry == date(2028, 11, 21)
    assert page.done.isVisible()
    assert "60" in page.done.words.text()
    assert page.grid.isVisible()


def test_what_was_recorded_is_taken_back_within_thirty_seconds(page, items, left, press, take_in):
    take_in("mask", 5)
    page.choose(items["mask"])
    type_in(page, "60")
    page.expiry.set_text("202805")
    press(page.sources.button("allocated"))
    press(page.record)
    press(page.done.undo)

    assert left(items["mask"]) == 5
    assert not page.done.undo.isVisible()


def test_too_late_to_take_back_says_so(page, items, left, press, later):
    page.choose(items["umbrella"])
    type_in(page, "3")
    press(page.sources.button("purchased"))
    press(page.record)
    later(seconds=31)
    press(page.done.undo)

    assert left(items["umbrella"]) == 3
    assert "30" in page.done.words.text()


def test_what_is_wrong_stands_at_its_field(page, items, left, press):
    page.choose(items["mask"])
    press(page.record)
    assert page.quantity.error
    assert page.expiry.error
    assert page.source.error
    assert not page.party.error

    press(page.sources.button("donated"))
    assert page.party.error
    page.expiry.set_text("2025-01")
    assert "过期" in page.expiry.error
    page.party.set_text("李奶奶")
    assert not page.party.error
    assert left(items["mask"]) == 0


def test_what_does_not_expire_is_not_asked_for_a_date(page, items):
    page.choose(items["umbrella"])
    assert not page.expiry.isVisible()
    page.choose(items["mask"])
    assert page.expiry.isVisible()


def test_a_known_barcode_chooses_its_item(page, desk, items):
    desk.services.station.catalogue.learn_barcode(items["mask"].id, GTIN, desk.officer)
    page.on_enter()
    desk.settle()
    assert page.take_scan(GTIN)
    assert page.form.item == str(items["mask"].id)


def test_a_new_barcode_is_learnt_with_what_came_in(page, desk, items, press):
    assert page.take_scan(GTIN)
    assert GTIN in page.hint.text()
    press(page.grid.key(items["umbrella"]))
    assert page.learn.isChecked()
    type_in(page, "3")
    press(page.sources.button("purchased"))
    press(page.record)
    found = desk.services.station.catalogue.by_barcode(GTIN)
    assert found is not None
    assert found.id == items["umbrella"].id


def test_a_new_barcode_is_not_learnt_where_that_is_not_wished(page, desk, items, press):
    page.take_scan(GTIN)
    press(page.grid.key(items["umbrella"]))
    page.learn.setChecked(False)
    type_in(page, "3")
    press(page.sources.button("purchased"))
    press(page.record)
    assert desk.services.station.catalogue.by_barcode(GTIN) is None


@pytest.mark.parametrize("text", ["1" * 53, "482719368", "36.4", "hello"])
def test_what_is_no_product_is_the_gates(page, text):
    assert not page.take_scan(text)


def test_a_half_filled_form_survives(page, desk, items, show):
    page.choose(items["mask"])
    type_in(page, "60")
    page.party.set_text("街道工会")
    draft = page.draft()
    assert draft is not None

    again = ReceivePage(desk.context)
    again.restore(draft)
    show(again)
    assert again.form == page.form
    assert again.quantity.text() == "60"
    assert again.quantity.isVisible()


def test_going_back_first_leads_to_the_items_and_empties_nothing(page, items, qtbot):
    page.choose(items["mask"])
    type_in(page, "60")
    page.leave()
    assert page.grid.isVisible()
    with qtbot.waitSignal(page.back):
        page.leave()
    assert page.draft() is None


def test_one_donor_brings_several_things(page, items, press):
    page.choose(items["umbrella"])
    type_in(page, "3")
    press(page.sources.button("donated"))
    page.party.set_text("福满楼")
    press(page.record)
    page.choose(items["disposable_raincoat"])
    assert page.party.text() == "福满楼"
    assert page.sources.code() == "donated"
    assert page.quantity.text() == ""


def test_an_empty_catalogue_says_who_fills_it(page, desk, items):
    catalogue = desk.services.station.catalogue
    for item in items.values():
        if item.in_use:
            catalogue.save(replace(item, in_use=False), desk.officer)
    page.on_enter()
    desk.settle()
    assert "值班长" in page.hint.text()
