"""A photo on a card: beside the words, its own ratio, and the code as large as ever."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image
from tests.documents.test_layouts import ink_of, overlap

from gangting.devices.image_reader import read_codes
from gangting.documents.categories import default_styles
from gangting.documents.output import page_image, write_pdf, write_pngs
from gangting.documents.pass_card import card_drawing
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.errors import KnownError


FACE = "#c03060"


def jpeg(size=(295, 413)):
    out = BytesIO()
    Image.new("RGB", size, FACE).save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.fixture
def portraits(hard_cards):
    return [replace(one, photo=jpeg()) for one in hard_cards]


def test_no_word_and_no_code_lies_on_the_photo(portraits):
    for one in portraits:
        drawing = card_drawing(one, default_styles())
        (picture,) = drawing.pictures
        assert picture.box.width / picture.box.height == pytest.approx(295 / 413, abs=0.002)
        assert not overlap(picture.box, drawing.code.box)
        for placed in drawing.texts:
            assert not overlap(ink_of(placed), picture.box), placed


def test_nothing_is_clipped_touches_or_is_too_small(portraits):
    for one in portraits:
        drawing = card_drawing(one, default_styles())
        inks = [(placed.text, ink_of(placed)) for placed in drawing.texts]
        for text, ink in inks:
            assert ink.x >= 3.0, text
            assert ink.right <= drawing.width - 3.0, text
            assert not overlap(ink, drawing.code.box), text
        for (first, ink), (second, other) in combinations(inks, 2):
            assert not overlap(ink, other, 0.02), (first, second)
        assert min(placed.style.size for placed in drawing.texts) >= 1.7


def test_the_code_is_as_large_and_in_the_same_place_as_without(card):
    assert (
        card_drawing(card(photo=jpeg()), default_styles()).code
        == card_drawing(card(), default_styles()).code
    )


def test_the_photo_is_seen_and_the_code_read(card, tmp_path):
    document = pass_document([card(photo=jpeg())], Layout.CARD)
    image = page_image(document, 0, 10)
    (path,) = write_pngs(document, tmp_path / "card.png", 150)
    write_pdf(document, tmp_path / "card.pdf", "passes")

    seen = image.pixelColor(130, 270)
    assert max(abs(a - b) for a, b in zip(seen.getRgb(), (0xC0, 0x30, 0x60, 255), strict=True)) < 6
    for file in (path, tmp_path / "card.pdf"):
        assert list(read_codes(file)) == [card().code]


@pytest.mark.parametrize("layout", [Layout.LABEL, Layout.SLIP58, Layout.SLIP80])
def test_thermal_paper_shows_no_photo(card, layout):
    with_photo = page_image(pass_document([card(photo=jpeg())], layout), 0, 8)

    assert with_photo == page_image(pass_document([card()], layout), 0, 8)


def test_a_picture_that_is_none_says_so(card):
    with pytest.raises(KnownError, match="image_unreadable"):
        page_image(pass_document([card(photo=b"not a picture")], Layout.CARD), 0, 4)


def test_a_photo_does_not_show_in_a_log(card):
    assert "photo" not in repr(card(photo=jpeg()))
