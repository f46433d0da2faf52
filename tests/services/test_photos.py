"""A photo on a card: upright, cut, small, and without what a camera adds."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base

from gangting.domain.card_look import CardLook
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.people import PersonChangeKind
from gangting.domain.pictures import PHOTO_SIZE, Cut
from gangting.services.photos import MOST_BYTES, picture_of, prepared


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
    assert (image.size, image.mode, image.format) == (PHOTO_SIZE, "RGB", "JPEG")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_any_usual_kind(kind):
    assert shown(prepared(picture(300, 420, kind))).size == PHOTO_SIZE


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
        (picture(300, 400)[:700], "picture_damaged"),
        (picture(119, 400), "photo_too_small"),
        (b"\0" * 20_000_001, "picture_too_large"),
    ],
    ids=["nothing", "no picture", "cut off", "too small", "too large"],
)
def test_what_is_no_photo_is_refused(data, code):
    assert code_of(lambda: prepared(data)) == code


def test_a_picture_of_too_many_dots_is_never_opened():
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert code_of(lambda: prepared(out.getvalue())) == "picture_too_fine"


@pytest.mark.parametrize("size", [(9000, 7000), (10_000, 10_000)])
def test_a_photo_of_too_many_megapixels_is_said_to_be_so(size):
    out = BytesIO()
    Image.new("L", size).save(out, "JPEG", quality=10)
    assert code_of(lambda: picture_of(out.getvalue())) == "picture_too_fine"


def test_a_telephones_photo_is_read_in_a_part_of_its_dots():
    read = picture_of(picture(4000, 6000))
    assert max(read.width, read.height) == 1600
    assert read.width / read.height == pytest.approx(2 / 3, rel=0.01)
    assert len(read.rgb) == read.width * read.height * 3


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_a_telephones_own_kind_is_named(brand):
    assert code_of(lambda: picture_of(b"\0\0\0\x20ftyp" + brand + b"\0" * 40)) == "picture_heic"


def test_of_a_picture_that_moves_it_is_the_first():
    red, blue = (Image.new("RGB", (300, 420), ink) for ink in (RED, BLUE))
    out = BytesIO()
    red.save(out, "GIF", save_all=True, append_images=[blue], duration=100)
    assert shown(prepared(out.getvalue())).getpixel((100, 100))[0] > 150


def test_inks_of_a_press_and_fine_greys_keep_their_colour():
    out = BytesIO()
    Image.new("RGB", (300, 420), RED).convert("CMYK").save(out, "JPEG")
    red, _, blue = shown(prepared(out.getvalue())).getpixel((100, 100))
    assert red > 150 > blue
    out = BytesIO()
    Image.new("I;16", (300, 420), 128 * 256).save(out, "PNG")
    assert abs(shown(prepared(out.getvalue())).getpixel((100, 100))[0] - 128) < 3


def test_where_a_camera_was_is_forgotten():
    image, exif, out = Image.new("RGB", (600, 800), RED), Image.Exif(), BytesIO()
    exif[Base.Make] = "Camera"
    exif[IFD.GPSInfo] = {1: "N", 2: (31.0, 14.0, 0.0)}
    image.save(out, "JPEG", exif=exif, comment=b"who", icc_profile=b"colours" * 20)
    sent = out.getvalue()
    assert shown(sent).getexif().get_ifd(IFD.GPSInfo)[1] == "N"
    stored = prepared(sent)
    for left in (b"Exif", b"Camera", b"who", b"colours"):
        assert left in sent
        assert left not in stored


def test_a_part_is_cut_out_after_turning(post):
    who = post.issue("沈青").ref.id
    read = picture_of(picture(800, 1200))  # red above, blue below
    upper = Cut(0, 0, 400, 560)
    change = post.s.photos.take(who, read, upper, post.leader)
    assert is_plain(change.after, RED)
    left_half = Cut(0, 0, 500, 700, turns=1)  # after a quarter turn blue is on the left
    assert is_plain(post.s.photos.take(who, read, left_half, post.leader).after, BLUE)
    tiny = Cut(0, 0, 80, 112)
    assert code_of(lambda: post.s.photos.take(who, read, tiny, post.leader)) == "photo_too_small"
    assert code_of(lambda: post.s.photos.take(who, read, upper, post.volunteer)) == "not_allowed"


def is_plain(jpeg: bytes, ink) -> bool:
    image = shown(jpeg)
    spots = [image.getpixel(at) for at in ((10, 10), (147, 206), (285, 400))]
    return all(abs(a - b) < 25 for spot in spots for a, b in zip(spot, ink, strict=True))


def test_a_photo_taken_or_removed_can_be_undone_and_stands_in_the_history(post):
    who, photos = post.issue("沈青").ref.id, post.s.photos
    first = photos.save(who, picture(600, 800), post.leader)
    removed = photos.remove(who, post.leader)
    assert (removed.before, removed.after, photos.find(who)) == (first, b"", None)
    assert "before" not in repr(removed)
    photos.undo(removed, post.leader)
    assert photos.find(who) == first
    replaced = photos.take(who, picture_of(picture(800, 800)), Cut(0, 0, 250, 350), post.leader)
    photos.remove(who, post.leader)
    assert code_of(lambda: photos.undo(replaced, post.leader)) == "photo_changed"
    assert code_of(lambda: photos.undo(replaced, post.volunteer)) == "not_allowed"

    told = post.s.records.history(who)
    done = ["removed", "replaced", "added", "removed", "added"]
    assert [one.after["photo"] for one in told] == done
    assert {one.kind for one in told} == {PersonChangeKind.EDITED}
    assert {one.officer_id for one in told} == {post.leader.id}


def test_removing_what_is_not_there_leaves_no_trace(post):
    who = post.issue("沈青").ref.id
    post.s.photos.remove(who, post.leader)
    assert post.s.records.history(who) == ()


def test_a_photo_is_shown_to_whom_names_are(post):
    who = post.issue("沈青").ref.id
    jpeg = post.s.photos.save(who, picture(600, 800), post.leader)
    assert post.s.photos.show(who, post.leader) == jpeg
    assert post.s.photos.show(who, post.volunteer) == b""


def test_it_is_stored_with_the_person_and_goes_with_them(post):
    card, other = post.issue("沈青"), post.issue("陆远")
    photos, who = post.s.photos, card.ref.id
    jpeg = photos.save(who, picture(600, 800), post.leader)
    assert photos.find(who) == jpeg
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


def test_where_the_compound_wants_no_photos_no_card_shows_one(post):
    card = post.issue("沈青")
    jpeg = post.s.photos.save(card.ref.id, picture(600, 800), post.leader)
    looks = post.s.card_looks
    assert looks.current() == CardLook(photos=True)

    assert looks.save(CardLook(photos=False), post.leader) == looks.current()
    [printable] = post.s.passes.printables((card.serial,))
    assert printable.photo == b""
    assert post.s.photos.find(card.ref.id) == jpeg
    looks.save(CardLook(photos=True), post.leader)
    [printable] = post.s.passes.printables((card.serial,))
    assert printable.photo == jpeg
    assert code_of(lambda: looks.save(CardLook(), post.volunteer)) == "not_allowed"
