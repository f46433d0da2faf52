"""A camera's frame in its colours: copied where it arrives, made a picture on the device lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from types import MappingProxyType

from PIL import Image, UnidentifiedImageError

from gangting.devices.camera_frames import Colours
from gangting.domain.pictures import Picture


class Order(StrEnum):
    """How the dots of a frame stand in memory."""

    YUV420P = "yuv420p"
    YV12 = "yv12"
    YUV422P = "yuv422p"
    NV12 = "nv12"
    NV21 = "nv21"
    YUYV = "yuyv"
    UYVY = "uyvy"
    GREY = "grey"
    BGRX = "BGRX"
    RGBX = "RGBX"
    XRGB = "XRGB"
    XBGR = "XBGR"
    RGB = "RGB"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class _Bands:
    """Brightness and the two differences of colour, which may be coarser."""

    y: Image.Image
    u: Image.Image
    v: Image.Image


#: How red, green and blue come of brightness and the differences (ITU-R BT.601 and BT.709):
#: red of v, green of u, green of v, blue of u.
_BT601 = (1.402, -0.344136, -0.714136, 1.772)
_BT709 = (1.5748, -0.187324, -0.468124, 1.8556)


def picture_of(colours: Colours, most_width: int) -> Picture | None:
    """Return a frame as a picture no wider than wished; None for one that is damaged."""
    try:
        made = _made(colours, max(1, -(-colours.width // most_width)))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return None  # half a frame: the next one is on its way
    return Picture(made.width, made.height, made.tobytes())


def _made(colours: Colours, times: int) -> Image.Image:
    order, size = Order(colours.order), (colours.width, colours.height)
    data, stride = colours.planes[0]
    if order is Order.JPEG:
        opened = Image.open(BytesIO(data), formats=("JPEG",))
        opened.draft("RGB", (size[0] // times, size[1] // times))
        return opened.convert("RGB")
    if order is Order.GREY:
        return _raw("L", size, data, stride).reduce(times).convert("RGB")
    if order in _SPLIT:
        return _mixed(_SPLIT[order](colours), times, colours)
    dots = Image.frombytes("RGB", size, data, "raw", order.value, stride)
    return dots.reduce(times) if times > 1 else dots


def _mixed(bands: _Bands, times: int, colours: Colours) -> Image.Image:
    y = bands.y.reduce(times) if times > 1 else bands.y
    u, v = (one.resize(y.size, Image.Resampling.BILINEAR) for one in (bands.u, bands.v))
    rv, gu, gv, bu = _BT709 if colours.bt709 else _BT601
    light, tint, black = (1.0, 1.0, 0.0) if colours.full_range else (255 / 219, 255 / 224, 16.0)
    rows = ((0.0, rv), (gu, gv), (bu, 0.0))
    matrix: list[float] = []
    for of_u, of_v in rows:
        of_u, of_v = of_u * tint, of_v * tint  # noqa: PLW2901  scaled alike
        matrix += [light, of_u, of_v, -black * light - 128 * (of_u + of_v)]
    return Image.merge("RGB", (y, u, v)).convert("RGB", tuple(matrix))


def _raw(mode: str, size: tuple[int, int], data: bytes, stride: int) -> Image.Image:
    return Image.frombytes(mode, size, data, "raw", mode, stride)


def _half(size: int) -> int:
    return (size + 1) // 2


def _planar(colours: Colours) -> _Bands:
    wide, high = colours.width, colours.height
    rows = high if colours.order == Order.YUV422P else _half(high)
    y, one, two = (
        _raw("L", size, data, stride)
        for size, (data, stride) in zip(
            ((wide, high), (_half(wide), rows), (_half(wide), rows)), colours.planes, strict=True
        )
    )
    return _Bands(y, two, one) if colours.order == Order.YV12 else _Bands(y, one, two)


def _half_planar(colours: Colours) -> _Bands:
    (light, stride), (tints, tint_stride) = colours.planes
    wide, high = colours.width, colours.height
    y = _raw("L", (wide, high), light, stride)
    one, two = _raw("LA", (_half(wide), _half(high)), tints, tint_stride).split()
    return _Bands(y, two, one) if colours.order == Order.NV21 else _Bands(y, one, two)


def _packed(colours: Colours) -> _Bands:
    data, stride = colours.planes[0]
    wide, high = _half(colours.width), colours.height
    first, second, third, fourth = _raw("RGBA", (wide, high), data, stride).split()
    if colours.order == Order.UYVY:
        first, second, third, fourth = second, first, fourth, third
    both = Image.merge("LA", (first, third)).tobytes()
    whole = Image.frombytes("L", (wide * 2, high), both)
    return _Bands(whole.crop((0, 0, colours.width, high)), second, fourth)


_SPLIT: Mapping[Order, Callable[[Colours], _Bands]] = MappingProxyType(
    {
        Order.YUV420P: _planar,
        Order.YV12: _planar,
        Order.YUV422P: _planar,
        Order.NV12: _half_planar,
        Order.NV21: _half_planar,
        Order.YUYV: _packed,
        Order.UYVY: _packed,
    }
)
