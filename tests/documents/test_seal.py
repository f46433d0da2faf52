"""A seal on a card: beside the validity or on the photo, on no word and not on the code."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from tests.documents.test_layouts import ink_of, overlap

from gangting.devices.image_reader import read_codes
from gangting.documents.categories import default_styles
from gangting.documents.drawing import Box
from gangting.documents.output import page_image, write_pngs
from gangting.documents.pass_card import card_drawing
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.errors import KnownError
from gangting.host.seal import FILE, MOST_BYTES, read_seal


def picture(size=(300, 300), form="PNG"):
    out = BytesIO()
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((9, 9, size[0] - 9, size[1] - 9), outline="#c8102e", width=20)
    image.convert("RGB" if form == "JPEG" else "RGBA").save(out, form)
    return out.getvalue()


def test_it_lies_on_no_word_and_not_on_the_code(hard_cards):
    for one in hard_cards:
        for photo in (b"", picture(form="JPEG")):
            drawing = card_drawing(replace(one, seal=picture(), photo=photo), default_styles())
            seal = drawing.pictures[-1].box
            assert not overlap(seal, drawing.code.box)
            for placed in drawing.texts:
                assert not overlap(ink_of(placed), seal), placed


def test_what_is_clear_stays_clear_and_the_code_is_read(card, tmp_path):
    made = card(seal=picture())
    seal = card_drawing(made, default_styles()).pictures[0].box
    document = pass_document([made], Layout.CARD)
    image = page_image(document, 0, 20)
    (path,) = write_pngs(document, tmp_path / "card.png", 150)

    middle = image.pixelColor(*(int(20 * v) for v in (seal.x + 6.25, seal.y + 6.25)))
    rim = image.pixelColor(*(int(20 * v) for v in (seal.x + 6.25, seal.y + 0.8)))
    assert middle.name() == "#ffffff"
    assert rim.red() > 180
    assert rim.green() < 80
    assert list(read_codes(path)) == [made.code]


def test_a_long_seal_keeps_its_ratio(card):
    made = card(seal=picture((400, 100)))
    seal = card_drawing(made, default_styles()).pictures[0].box
    image = page_image(pass_document([made], Layout.CARD), 0, 20)

    above = Box(seal.x, seal.y, seal.width, 4.0)
    points = [(above.x + step, above.y + 3) for step in range(12)]
    assert {image.pixelColor(int(20 * x), int(20 * y)).name() for x, y in points} == {"#ffffff"}


def test_it_is_a_file_of_the_booths_folder(tmp_path):
    assert read_seal(tmp_path) == b""

    (tmp_path / FILE).write_bytes(picture())

    assert read_seal(tmp_path) == picture()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (picture(form="JPEG"), "image_unreadable"),
        (b"", "image_unreadable"),
        (picture() + b"\0" * MOST_BYTES, "file_too_large"),
    ],
)
def test_another_file_says_what_is_wrong(tmp_path, content, code):
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(KnownError) as caught:
        read_seal(tmp_path)

    assert caught.value.code == code
