"""Pictures of seals: scans, photos, drawings with a clear ground, and what is none."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from gangting.domain.errors import KnownError
from gangting.services.seals import MOST_SIDE, prepared_seal


RED = (200, 20, 30)


def scan(size=(900, 700), ground=(250, 248, 245), kind="JPEG") -> bytes:
    """Draw a ring on paper, off the middle."""
    picture = Image.new("RGB", size, ground)
    box = (size[0] // 9, size[1] // 7, size[0] // 9 + size[1] // 2, size[1] // 7 + size[1] // 2)
    ImageDraw.Draw(picture).ellipse(box, outline=RED, width=max(4, size[1] // 40))
    out = BytesIO()
    picture.save(out, kind, quality=92)
    return out.getvalue()


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png), formats=["PNG"])


def code_of(picture: bytes) -> str:
    with pytest.raises(KnownError) as raised:
        prepared_seal(picture)
    return raised.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP", "TIFF"])
def test_paper_becomes_clear_and_its_edges_are_cut_off(kind):
    seal = opened(prepared_seal(scan(kind=kind)))
    width, height = seal.size
    assert seal.mode == "RGBA"
    assert abs(width - height) <= 4, "the ring alone is left"
    assert 340 <= width <= 360
    assert seal.getpixel((width // 2, height // 2))[3] == 0
    assert seal.getpixel((2, 2))[3] == 0
    red, green, blue, alpha = seal.getpixel((8, height // 2))
    assert alpha > 180
    assert red > green + 80
    assert red > blue + 80


def test_a_large_one_is_made_small_enough_for_every_card():
    seal = prepared_seal(scan((6000, 5000)))
    assert max(opened(seal).size) == MOST_SIDE
    assert len(seal) < 400_000


def test_one_with_a_clear_ground_keeps_its_colours():
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((20, 20, 279, 279), fill=(255, 255, 255, 255), outline=RED)
    out = BytesIO()
    picture.save(out, "PNG")
    seal = opened(prepared_seal(out.getvalue()))
    assert seal.size == (260, 260)
    assert seal.getpixel((130, 130)) == (255, 255, 255, 255)


def test_a_picture_that_is_none_says_so():
    assert code_of(b"") == "image_unreadable"
    assert code_of(b"GIF89a, but no more") == "image_unreadable"
    assert code_of(scan()[:2000]) == "picture_damaged"


def test_a_picture_with_no_seal_on_it_says_so():
    out = BytesIO()
    Image.new("RGB", (400, 400), "white").save(out, "PNG")
    assert code_of(out.getvalue()) == "seal_empty"


def test_one_that_is_too_small_or_too_large_says_so():
    assert code_of(scan((90, 70))) == "seal_too_small"
    assert code_of(b"\x89PNG\r\n\x1a\n" + bytes(20_000_000)) == "picture_too_large"
