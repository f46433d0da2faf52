"""An item's picture: square, small, without what a camera adds; read apart from the shelf."""

from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from PIL.ExifTags import Base

from gangting.domain.errors import KnownError
from gangting.services.station.catalogue import PICTURE_BYTES, PICTURE_SIDE


RED, BLUE = (200, 20, 20), (20, 20, 200)


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


def picture(width: int, height: int, orientation: int = 1) -> bytes:
    """Draw a picture whose left half is red and whose right half is blue."""
    image, exif = Image.new("RGB", (width, height), BLUE), Image.Exif()
    image.paste(RED, (0, 0, width // 2, height))
    exif[Base.Orientation], exif[Base.Make] = orientation, "Camera"
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, _, blue = image.getpixel((x, y))
    return red > blue


def test_a_leader_gives_an_item_a_picture_and_takes_it_off(shop):
    catalogue, mask = shop.station.catalogue, shop.id("mask")
    before = shop.post.count("journal", "action = 'item.changed'")
    assert catalogue.pictures() == {}

    jpeg = catalogue.set_picture(mask, picture(800, 400), shop.leader)

    assert catalogue.pictures() == {mask: jpeg}
    image = Image.open(BytesIO(jpeg))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.size == (PICTURE_SIDE, PICTURE_SIDE)
    assert dict(image.getexif()) == {}
    assert is_red(image, 10, 96)
    assert not is_red(image, 180, 96)
    other = catalogue.set_picture(mask, picture(300, 300), shop.leader)
    assert catalogue.pictures() == {mask: other}
    assert catalogue.set_picture(mask, None, shop.leader) == b""
    assert catalogue.pictures() == {}
    assert shop.post.count("journal", "action = 'item.changed'") == before + 3
    assert shop.post.journal_break() is None


def test_a_change_of_the_item_leaves_its_picture(shop):
    catalogue, mask = shop.station.catalogue, shop.id("mask")
    jpeg = catalogue.set_picture(mask, picture(300, 300), shop.leader)
    shop.add_item(code="mask", name="医用口罩")
    catalogue.learn_barcode(mask, "69012345", shop.by)
    catalogue.move(mask, 1, shop.leader)
    assert catalogue.pictures() == {mask: jpeg}
    assert shop.view("mask").item.name == "医用口罩"


def test_a_telephone_held_sideways_is_turned_upright(quick):
    jpeg = quick.station.catalogue.set_picture(
        quick.id("mask"), picture(600, 600, orientation=6), quick.leader
    )
    image = Image.open(BytesIO(jpeg))
    assert is_red(image, 96, 10)
    assert not is_red(image, 96, 180)


def test_noise_is_squeezed_under_the_limit(quick):
    out = BytesIO()
    Image.effect_noise((1200, 1200), 120).convert("RGB").save(out, "PNG")
    jpeg = quick.station.catalogue.set_picture(quick.id("mask"), out.getvalue(), quick.leader)
    assert 0 < len(jpeg) <= PICTURE_BYTES


def test_what_is_refused(quick):
    catalogue, mask = quick.station.catalogue, quick.id("mask")
    for content, code in (
        (b"", "image_unreadable"),
        (b"%PDF-1.4", "image_unreadable"),
        (picture(300, 300)[:900], "picture_damaged"),
        (picture(63, 300), "picture_too_small"),
        (b"\0" * 20_000_001, "picture_too_large"),
    ):
        with refused(code):
            catalogue.set_picture(mask, content, quick.leader)
    with refused("not_allowed"):
        catalogue.set_picture(mask, picture(300, 300), quick.by)
    with refused("not_allowed"):
        catalogue.set_picture(mask, None, quick.by)
    with refused("unknown_item"):
        catalogue.set_picture(uuid4(), None, quick.leader)
    assert catalogue.pictures() == {}
