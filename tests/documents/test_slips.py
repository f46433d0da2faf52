"""Slips and labels as a thermal head prints them."""

import pytest
import zxingcpp
from PySide6.QtGui import QImage
from tests.documents.conftest import RESIDENT_CODE

from gangting.documents.categories import default_styles
from gangting.documents.output import page_image
from gangting.documents.slips import LABEL, SLIP58, SLIP80, Slips
from gangting.domain.passes import Category


@pytest.mark.parametrize(("plan", "dots"), [(LABEL, 480), (SLIP58, 384), (SLIP80, 576)])
def test_the_head_gets_black_and_white_dots_of_its_width(hard_cards, plan, dots):
    slips = Slips(hard_cards, default_styles(), plan)
    for page in range(slips.page_count):
        image = slips.head_image(page)

        assert image.width() == dots
        assert image.format() == QImage.Format.Format_Mono
        (found,) = zxingcpp.read_barcodes(image.convertToFormat(QImage.Format.Format_Grayscale8))
        assert found.text == hard_cards[page].code


@pytest.mark.parametrize("plan", [LABEL, SLIP58, SLIP80])
def test_a_module_is_seven_dots_of_the_head(card, plan):
    image = Slips([card()], default_styles(), plan).head_image(0)

    (found,) = zxingcpp.read_barcodes(image.convertToFormat(QImage.Format.Format_Grayscale8))

    assert found.text == RESIDENT_CODE
    across = found.position.top_right.x - found.position.top_left.x
    assert round(across / 7) == 29


@pytest.mark.parametrize("plan", [LABEL, SLIP58, SLIP80])
@pytest.mark.parametrize("category", Category)
def test_nothing_on_a_slip_needs_colour(card, plan, category):
    image = page_image(Slips([card(category=category)], default_styles(), plan), 0, 8)

    pixels = image.convertToFormat(QImage.Format.Format_RGB888)
    for y in range(0, pixels.height(), 5):
        row = bytes(pixels.constScanLine(y))[: pixels.width() * 3]
        assert row[0::3] == row[1::3] == row[2::3]


@pytest.mark.parametrize("plan", [SLIP58, SLIP80])
def test_a_slip_is_as_long_as_its_words_need(card, plan):
    short = Slips([card()], default_styles(), plan)
    long = Slips([card(category=Category.VISITOR, phone="010-5550 1234")], default_styles(), plan)
    both = Slips([card(), card(category=Category.VISITOR)], default_styles(), plan)

    assert short.page_size_mm[1] < both.page_size_mm[1] <= long.page_size_mm[1] < 130


def test_no_slips_are_no_pages():
    slips = Slips([], default_styles(), SLIP58)

    assert slips.page_count == 0
    assert slips.page_size_mm[0] == 58
