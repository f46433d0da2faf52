"""The camera in colour: every order of dots gives the same picture."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from gangting.devices.camera_colours import Order, picture_of
from gangting.devices.camera_frames import Colours
from gangting.devices.camera_qt import colours_of


pytestmark = pytest.mark.qt_log_ignore(
    "Couldn.t (load|resolve)", "PulseAudio", "pa_context", "QRhi"
)

SKIN, COAT = (224, 172, 140), (30, 70, 150)
WIDE, HIGH = 64, 48
Pixel = QVideoFrameFormat.PixelFormat


def scene() -> Image.Image:
    """Draw a face's colour above a coat's."""
    image = Image.new("RGB", (WIDE, HIGH), COAT)
    image.paste(SKIN, (0, 0, WIDE, HIGH // 2))
    return image


def bands(full: bool) -> tuple[Image.Image, Image.Image, Image.Image]:
    """Split it as JPEG does, and press it into the range of video where that is meant."""
    y, u, v = scene().convert("YCbCr").split()
    if not full:
        y = y.point(lambda dot: round(16 + dot * 219 / 255))
        u, v = (one.point(lambda dot: round(128 + (dot - 128) * 224 / 255)) for one in (u, v))
    return y, u, v


def padded(band: Image.Image, step: int = 1) -> tuple[bytes, int]:
    """Give a plane whose rows have room behind them, as cameras leave it."""
    stride = band.width * step + 16
    data = band.tobytes()
    rows = [data[n * band.width * step :][: band.width * step] for n in range(band.height)]
    return b"".join(row + b"\xaa" * 16 for row in rows), stride


def halved(band: Image.Image, *, rows: bool = True) -> Image.Image:
    return band.reduce((2, 2 if rows else 1))


def frame(order: Order, *, full: bool = False) -> Colours:
    y, u, v = bands(full)
    small_u, small_v = halved(u), halved(v)
    planes: list[tuple[bytes, int]]
    if order in {Order.YUV420P, Order.YV12}:
        tints = (small_v, small_u) if order is Order.YV12 else (small_u, small_v)
        planes = [padded(y), *map(padded, tints)]
    elif order is Order.YUV422P:
        planes = [padded(y), padded(halved(u, rows=False)), padded(halved(v, rows=False))]
    elif order in {Order.NV12, Order.NV21}:
        tints = (small_v, small_u) if order is Order.NV21 else (small_u, small_v)
        planes = [padded(y), padded(Image.merge("LA", tints), 2)]
    else:
        wide_u, wide_v = halved(u, rows=False).tobytes(), halved(v, rows=False).tobytes()
        light, packed = y.tobytes(), bytearray()
        for n in range(len(wide_u)):
            first, second = light[2 * n], light[2 * n + 1]
            pair = (first, wide_u[n], second, wide_v[n])
            packed += bytes(pair if order is Order.YUYV else (pair[1], first, pair[3], second))
        planes = [padded(Image.frombytes("RGBA", (WIDE // 2, HIGH), bytes(packed)), 4)]
    return Colours(order.value, WIDE, HIGH, tuple(planes), full)


def must_show_the_scene(picture) -> None:
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    for place, ink in ((0.2, SKIN), (0.8, COAT)):
        for across in (1, image.width // 2, image.width - 2):
            seen = image.getpixel((across, round(image.height * place)))
            assert all(abs(a - b) <= 5 for a, b in zip(seen, ink, strict=True)), (seen, ink)


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize(
    "order",
    [
        Order.YUV420P,
        Order.YV12,
        Order.YUV422P,
        Order.NV12,
        Order.NV21,
        Order.YUYV,
        Order.UYVY,
    ],
)
def test_every_order_of_dots_gives_the_same_colours(order, full):
    picture = picture_of(frame(order, full=full), 1000)
    assert (picture.width, picture.height) == (WIDE, HIGH)
    must_show_the_scene(picture)
    small = picture_of(frame(order, full=full), 32)
    assert (small.width, small.height) == (32, 24)
    must_show_the_scene(small)


@pytest.mark.parametrize(
    "kind",
    [
        QImage.Format.Format_RGB32,
        QImage.Format.Format_ARGB32,
        QImage.Format.Format_RGBX8888,
        QImage.Format.Format_RGBA8888,
    ],
)
def test_a_frame_of_qt_keeps_its_colours(kind):
    dots = scene().tobytes()
    whole = QImage(dots, WIDE, HIGH, WIDE * 3, QImage.Format.Format_RGB888).convertToFormat(kind)
    must_show_the_scene(picture_of(colours_of(QVideoFrame(whole)), 1000))


def test_a_compressed_frame_is_read_and_half_of_one_is_left():
    out = BytesIO()
    scene().save(out, "JPEG", quality=95)
    whole = Colours("jpeg", WIDE, HIGH, ((out.getvalue(), 0),))
    must_show_the_scene(picture_of(whole, 1000))
    half = Colours("jpeg", WIDE, HIGH, ((out.getvalue()[:300], 0),))
    assert picture_of(half, 1000) is None
    short = Colours("nv12", WIDE, HIGH, ((b"\0" * 99, WIDE), (b"\0" * 9, WIDE)))
    assert picture_of(short, 1000) is None


def test_an_empty_frame_has_no_colours():
    assert colours_of(QVideoFrame()) is None


def test_a_grey_camera_gives_a_grey_picture():
    grey = Colours("grey", WIDE, HIGH, (padded(scene().convert("L")),))
    picture = picture_of(grey, 1000)
    assert picture.rgb[0] == picture.rgb[1] == picture.rgb[2]


def raw(kind: Pixel, fill: int) -> QVideoFrame:
    made = QVideoFrame(
        QVideoFrameFormat(QImage(WIDE, HIGH, QImage.Format.Format_RGB32).size(), kind)
    )
    assert made.map(QVideoFrame.MapMode.WriteOnly)
    for n in range(made.planeCount()):
        made.bits(n)[:] = bytes([fill if n == 0 else 128]) * made.mappedBytes(n)
    made.unmap()
    return made


@pytest.mark.parametrize(
    "kind", [Pixel.Format_YUV420P, Pixel.Format_NV12, Pixel.Format_YUV422P, Pixel.Format_NV21]
)
def test_the_planes_of_qts_frames_are_copied(kind):
    picture = picture_of(colours_of(raw(kind, 235)), 1000)
    assert min(picture.rgb) >= 250  # white in the range of video
