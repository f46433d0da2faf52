"""Scans on the station: products and tags are its own, entry passes are the gate's."""

import pytest

from gangting.domain.supplies.movements import Worker
from gangting.ui.screens.station.values import CardAct


WATER = "6901285991219"
UNKNOWN = "6901234567892"


@pytest.fixture
def labelled(volunteer):
    volunteer.station.catalogue.learn_barcode(
        volunteer.item("bottled_water").id, WATER, volunteer.desk.officer
    )
    return volunteer


def test_a_product_gives_one_to_the_chosen_worker(labelled):
    labelled.serve("rider")
    assert labelled.scan(WATER)
    assert labelled.stock("bottled_water").on_hand == 30
    assert labelled.said() == "矿泉水还有 30 瓶"


def test_two_scans_give_two(labelled):
    labelled.serve("rider")
    labelled.screen.take_scan(WATER)
    labelled.screen.take_scan(WATER)
    labelled.desk.settle()
    assert labelled.stock("bottled_water").on_hand == 29


def test_without_a_worker_the_product_waits_for_one(labelled):
    labelled.scan(WATER)
    assert labelled.stock("bottled_water").on_hand == 31
    assert labelled.card("bottled_water").state.wanted
    labelled.serve("guard")
    assert labelled.stock("bottled_water").on_hand == 30
    assert dict(labelled.station.shelf.shelf().served) == {Worker.GUARD: 1}


def test_an_unknown_barcode_is_learned_and_given(volunteer):
    assert volunteer.scan(UNKNOWN)
    learn = volunteer.screen.learn
    assert volunteer.screen.front() is learn
    assert UNKNOWN in learn.question.text()
    learn.chosen.emit(learn.known, volunteer.item("mask"))
    volunteer.desk.settle()

    assert volunteer.station.catalogue.by_barcode(UNKNOWN).code == "mask"
    assert volunteer.screen.front() is volunteer.screen.shelf
    assert "记住了" in volunteer.said()
    volunteer.serve("rider")
    assert volunteer.stock("mask").on_hand == 59


def test_a_tag_is_lent_to_the_chosen_worker_with_one_more_scan(volunteer):
    volunteer.serve("rider")
    assert volunteer.scan("U3")
    lending = volunteer.screen.lending
    assert volunteer.screen.front() is lending
    assert (lending.form.tag, lending.form.worker) == ("U3", "rider")
    volunteer.scan("u3")
    assert [line.loan.tag for line in volunteer.station.lending.out()] == ["U3"]


def test_a_tag_that_is_out_comes_back(volunteer):
    volunteer.station.lending.lend("U3", Worker.RIDER, volunteer.desk.officer)
    assert volunteer.scan("U3")
    assert volunteer.station.lending.out() == ()
    assert volunteer.screen.front() is volunteer.screen.shelf
    assert volunteer.said() == "U3 已归还 · 雨伞还有 4 把"


def test_a_new_tag_is_asked_for_and_then_lent(volunteer):
    volunteer.scan("U9")
    learn = volunteer.screen.learn
    assert volunteer.screen.front() is learn
    learn.chosen.emit(learn.known, volunteer.item("umbrella"))
    volunteer.desk.settle()
    assert volunteer.screen.front() is volunteer.screen.lending
    assert volunteer.screen.lending.form.tag == "U9"


def test_a_scanned_item_that_is_lent_or_checked_opens_its_page(volunteer):
    catalogue = volunteer.station.catalogue
    catalogue.learn_barcode(volunteer.item("umbrella").id, "4006381333931", volunteer.desk.officer)
    volunteer.scan("4006381333931")
    assert volunteer.screen.front() is volunteer.screen.lending
    volunteer.screen.show_shelf()
    catalogue.learn_barcode(volunteer.item("hand_sanitizer").id, WATER, volunteer.desk.officer)
    volunteer.scan(WATER)
    assert volunteer.stock("hand_sanitizer").on_hand == 2


@pytest.mark.parametrize(
    "text",
    [
        "1" * 53,  # a pass, or what looks like one
        "482 719 368",  # a short number as it stands on the card, its check digit wrong
        "482719360",
        "36.4",  # a thermometer that types
        "https://example.org/health?code=1",
        "",
    ],
)
def test_the_rest_is_the_gates(volunteer, text):
    assert not volunteer.screen.take_scan(text)
    assert not volunteer.desk.jobs.run_next()


def test_a_real_pass_is_the_gates(volunteer):
    services = volunteer.desk.services
    code = services.passes.code(services.passes.page(limit=1)[0].entry_pass)
    short = services.passes.page(limit=1)[0].entry_pass.short_number
    for text in (code, short, short.replace(" ", "")):
        assert not volunteer.screen.take_scan(text)


def test_every_key_of_a_card_leads_somewhere(volunteer):
    for code, act in (("first_aid_kit", CardAct.CHECK), ("mask", CardAct.MORE)):
        volunteer.press(code, act)
        front = volunteer.screen.front()
        assert front is not volunteer.screen.shelf
        front.back.emit()
        volunteer.desk.settle()
        assert volunteer.screen.front() is volunteer.screen.shelf
