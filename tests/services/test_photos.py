"""A photo on a card: upright, cut, small, and without what a camera adds."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import Base

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.services.photos import HEIGHT, MOST_BYTES, WIDTH, prepared


RED, BLUE = (200, 20, 20), (20, 20, 200)


def picture(width: int, height: int, kind: str = "JPEG", orientation: int = 0, mode="RGB") -> bytes:
    """Draw a picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width, height // 2))
    image = image.convert(mode)
    out, exif = BytesIO(), Image.Exif()
    if orientation:
        exif[Base.Orientation] = orientation
        exif[Base.Make] = "Camera"
    image.save(out, kind, exif=exif) if orientation else image.save(out, kind)
    return out.getvalue()


def shown(jpeg: bytes) -> Image.Image:
    image = Image.open(BytesIO(jpeg))
    image.load()
    return image


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


@pytest.mark.parametrize(
    ("width", "height"), [(295, 413), (1200, 1600), (4000, 300), (300, 4000), (121, 121)]
)
def test_any_shape_becomes_the_cards(width, height):
    image = shown(prepared(picture(width, height)))
    assert (image.size, image.mode, image.format) == ((WIDTH, HEIGHT), "RGB", "JPEG")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_any_usual_kind(kind):
    assert shown(prepared(picture(300, 420, kind))).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA"])
def test_any_colours_and_what_is_clear_is_white(mode):
    image = shown(prepared(picture(300, 420, "PNG", mode=mode)))
    assert image.mode == "RGB"
    clear = BytesIO()
    Image.new("RGBA", (300, 420), (0, 0, 0, 0)).save(clear, "PNG")
    assert shown(prepared(clear.getvalue())).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("orientation", "upper"), [(1, RED), (3, BLUE), (6, None), (8, None), (4, BLUE)]
)
def test_a_telephone_held_sideways_is_turned_upright(orientation, upper):
    image = shown(prepared(picture(600, 600, orientation=orientation)))
    top, bottom = image.getpixel((147, 20)), image.getpixel((147, 390))
    left, right = image.getpixel((20, 200)), image.getpixel((275, 200))
    if upper is None:  # a quarter turn: the halves stand side by side
        assert (left[0] > 150) is (orientation == 8)
        assert (right[0] > 150) is (orientation == 6)
    else:
        assert (top[0] > 150) is (upper is RED)
        assert (bottom[0] > 150) is (upper is BLUE)
    assert dict(image.getexif()) == {}


def test_noise_is_squeezed_under_the_limit():
    noise = Image.effect_noise((1200, 1600), 120).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG", quality=98)
    assert len(out.getvalue()) > MOST_BYTES * 5
    assert len(prepared(out.getvalue())) <= MOST_BYTES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image_unreadable"),
        (b"%PDF-1.4", "image_unreadable"),
        (picture(300, 400)[:700], "image_unreadable"),
        (picture(119, 400), "photo_too_small"),
        (b"\0" * 20_000_001, "file_too_large"),
    ],
    ids=["nothing", "no picture", "cut off", "too small", "too large"],
)
def test_what_is_no_photo_is_refused(data, code):
    assert code_of(lambda: prepared(data)) == code


def test_a_picture_of_too_many_dots_is_never_opened():
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert code_of(lambda: prepared(out.getvalue())) == "file_too_large"


def test_it_is_stored_with_the_person_and_goes_with_them(post):
    card, other = post.issue("沈青"), post.issue("陆远")
    car = post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
    photos, who = post.s.photos, card.ref.id
    jpeg = photos.save(who, picture(600, 800), post.leader)
    assert photos.find(who) == jpeg
    assert photos.of_passes((card.serial, other.serial, car.serial)) == {card.serial: jpeg}
    assert post.s.people.card(who).has_photo
    replaced = photos.save(who, picture(800, 600), post.leader)
    assert photos.find(who) == replaced
    assert code_of(lambda: photos.save(who, b"", post.volunteer)) == "not_allowed"
    nobody = post.s.hands.new_id()
    assert code_of(lambda: photos.save(nobody, picture(300, 400), post.leader)) == "not_found"

    post.s.records.merge(other.ref.id, who, post.leader)
    assert photos.find(other.ref.id) == replaced
    post.s.records.leave(other.ref.id, post.leader, "搬走")
    assert photos.find(other.ref.id) is None
    assert post.count("person_photo") == 0
    photos.save(other.ref.id, picture(300, 400), post.leader)
    photos.remove(other.ref.id, post.leader)
    assert photos.find(other.ref.id) is None


def test_a_card_shows_its_holders_photo_and_a_vehicles_card_none(post):
    card, other = post.issue("沈青"), post.issue("陆远")
    car = post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
    jpeg = post.s.photos.save(card.ref.id, picture(600, 800), post.leader)

    printables = post.s.passes.printables((other.serial, card.serial, car.serial, card.serial))

    assert [printable.photo for printable in printables] == [b"", jpeg, b"", jpeg]
    assert "photo" not in repr(printables[1])
