"""What an item, a tag, a phone tail and a kit check may be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Content, Item, ItemCategory, ItemKind
from gangting.domain.supplies.kits import KitCheck, Present
from gangting.domain.supplies.loans import Loan, LoanEnd, phone_tail, tag_number
from gangting.domain.supplies.movements import (
    UNDO_SPAN,
    Booked,
    Mark,
    Movement,
    MovementKind,
    Worker,
)
from gangting.domain.supplies.opened import Opened, OpenedEnd


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
ID = UUID(int=1)
MASK = Item(
    ID,
    "mask",
    "防护口罩",
    "Face mask",
    "个",
    "pcs",
    "face-mask",
    ItemCategory.PROTECTION,
    ItemKind.CONSUMED,
    50,
    200,
    expires=True,
    in_use=True,
    place=0,
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "item_name_missing"),
        ({"unit": ""}, "item_name_missing"),
        ({"bottom": -1}, "invalid_limits"),
        ({"target": 49}, "invalid_limits"),
        ({"target": 100_001}, "invalid_limits"),
        ({"life_days": -1}, "invalid_limits"),
        ({"barcodes": ("69 01",)}, "invalid_barcode"),
        ({"barcodes": ("123",)}, "invalid_barcode"),
        ({"contents": (Content("镊子", 1),)}, "contents_of_no_kit"),
    ],
)
def test_what_cannot_be_an_item(changes, code):
    with pytest.raises(KnownError) as refused:
        replace(MASK, **changes).checked()
    assert refused.value.code == code


def test_an_item_speaks_the_language_it_can():
    assert MASK.checked() is MASK
    assert (MASK.named("en"), MASK.unit_named("en")) == ("Face mask", "pcs")
    only_chinese = replace(MASK, name_en="", unit_en="")
    assert (only_chinese.named("en"), only_chinese.unit_named("en")) == ("防护口罩", "个")
    assert MASK.named("zh_CN") == "防护口罩"


@pytest.mark.parametrize(("text", "number"), [(" u 1 ", "U1"), ("伞1", None), ("", None)])
def test_tags(text, number):
    if number is None:
        with pytest.raises(KnownError, match="invalid_tag"):
            tag_number(text)
    else:
        assert tag_number(text) == number


@pytest.mark.parametrize("text", ["123", "12345", "12a4", "１２３４"])
def test_phone_tails_have_four_digits(text):
    with pytest.raises(KnownError, match="invalid_phone_tail"):
        phone_tail(text)


def test_a_phone_tail_may_be_left_out():
    assert (phone_tail(" 5678 "), phone_tail("")) == ("5678", "")


def test_a_loan_is_overdue_while_it_is_out():
    loan = Loan(ID, ID, "U1", Worker.RIDER, "", NOW, NOW + timedelta(hours=1), ID)
    assert not loan.overdue(NOW + timedelta(hours=1))
    assert loan.overdue(NOW + timedelta(hours=1, seconds=1))
    ended = replace(loan, end=LoanEnd.RETURNED, ended_at=NOW)
    assert not ended.overdue(NOW + timedelta(days=9))


def test_an_opened_one_is_too_old_after_its_last_good_day():
    opened = Opened(ID, ID, NOW, date(2026, 12, 8), ID)
    assert not opened.too_old(date(2026, 12, 8))
    assert opened.too_old(date(2026, 12, 9))
    assert not replace(opened, use_by=None, end=OpenedEnd.EMPTY).too_old(date(2099, 1, 1))


def test_a_kit_is_short_of_what_is_missing_or_expired():
    today = date(2026, 11, 21)
    lines = (
        Present("镊子", 1, 1),
        Present("创可贴", 20, 19),
        Present("碘伏", 1, 1, date(2026, 11, 20)),
        Present("纱布", 4, 4, today),
    )
    check = KitCheck(ID, ID, NOW, lines, complete=False)
    assert [line.name for line in check.to_replace(today)] == ["创可贴", "碘伏"]
    assert [line.name for line in check.to_replace(today + timedelta(days=1))] == [
        "创可贴",
        "碘伏",
        "纱布",
    ]


def test_what_was_booked_may_be_undone_for_half_a_minute():
    movement = Movement(ID, ID, ID, ID, MovementKind.GIVE, -1)
    booked = Booked(movement, Mark(1, 1), NOW, NOW, None)
    assert booked.may_undo(NOW + UNDO_SPAN)
    assert not booked.may_undo(NOW + UNDO_SPAN + timedelta(milliseconds=1))
    assert not replace(booked, reversed_by=ID).may_undo(NOW)


def test_marks_are_in_the_booths_order():
    assert Mark(1, 9) < Mark(2, 1) < Mark(2, 2)
