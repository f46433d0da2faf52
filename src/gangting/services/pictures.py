"""Pictures as they are stored: upright, cut to a shape, small, without what a camera adds."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from gangting.domain.errors import KnownError
from gangting.domain.pictures import LARGEST_FILE, Cut, Picture


_MEGA: Final = 1_000_000
_MOST_PIXELS: Final = 60 * _MEGA
#: What a picture may take when it is decoded: a booth's PC has little memory.
_MOST_DECODED: Final = 144 * _MEGA
#: A picture to be cut from has so many dots on its longer side at most.
_WORKING_SIDE: Final = 1600
_QUALITIES: Final = (90, 82, 74, 64, 52, 40, 28, 16)
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
#: Brands of the files that telephones write and Pillow does not read.
_HEIF: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_TURNS: Final = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a picture becomes, in pixels and bytes.

    ``from_top`` is the share of what is cut off a tall picture that goes at the top;
    ``too_small`` the error for one with a side under ``least_side``.
    """

    width: int
    height: int
    most_bytes: int
    from_top: float
    least_side: int
    too_small: str


def prepared(content: bytes, shape: Shape) -> bytes:
    """Return a picture of any usual kind as JPEG of a shape.

    ``picture_too_large``, ``picture_too_fine``, ``picture_heic``, ``picture_damaged``,
    ``image_unreadable``, or the shape's error where it is too small.
    """
    upright = opened_as(content, (shape.width * 2, shape.height * 2), _on_white)
    _must_have_dots(upright.size, shape)
    return _written(upright, _middle(upright.size, shape), shape)


def picture_of(content: bytes, shape: Shape) -> Picture:
    """Return a picture of any usual kind, upright, to be cut from; errors as in ``prepared``."""
    upright = opened_as(content, (_WORKING_SIDE, _WORKING_SIDE), _on_white)
    _must_have_dots(upright.size, shape)
    upright.thumbnail((_WORKING_SIDE, _WORKING_SIDE), Image.Resampling.LANCZOS)
    return Picture(upright.width, upright.height, upright.tobytes())


def cut_out(picture: Picture, cut: Cut, shape: Shape) -> bytes:
    """Return a part of a picture as JPEG of a shape; the shape's error for too small a part."""
    whole = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    if cut.turns % 4:
        whole = whole.transpose(_TURNS[cut.turns % 4])
    left, top = max(0.0, cut.left), max(0.0, cut.top)
    right = min(float(whole.width), cut.left + cut.width)
    bottom = min(float(whole.height), cut.top + cut.height)
    _must_have_dots((round(right - left), round(bottom - top)), shape)
    return _written(whole, (left, top, right, bottom), shape)


def is_stored(jpeg: bytes, shape: Shape) -> bool:
    """Whether this is a picture as it is stored in this shape."""
    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
            return opened.size == (shape.width, shape.height) and len(jpeg) <= shape.most_bytes
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False


def _must_have_dots(size: tuple[int, int], shape: Shape) -> None:
    if min(size) < shape.least_side:
        raise KnownError(shape.too_small, least=shape.least_side)


def _written(whole: Image.Image, box: tuple[float, float, float, float], shape: Shape) -> bytes:
    """Write a part as JPEG, as well as the bytes allow; only its dots go along."""
    small = whole.resize((shape.width, shape.height), Image.Resampling.LANCZOS, box)
    small.info.clear()
    written = b""
    for quality in _QUALITIES:
        out = BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True)
        written = out.getvalue()
        if len(written) <= shape.most_bytes:
            break
    return written


def opened_as(
    content: bytes, draft: tuple[int, int], finish: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    """Open a picture, turned as its camera says; ``finish`` makes its dots what is wanted.

    Of one that moves it is the first; a JPEG is decoded no finer than about ``draft``.
    """
    if len(content) > LARGEST_FILE:
        raise KnownError("picture_too_large", most=LARGEST_FILE // _MEGA)
    if content[4:8] == b"ftyp" and content[8:12].lower() in _HEIF:
        raise KnownError("picture_heic")
    try:
        opened = Image.open(BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_fine() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        # Pillow's parsers raise all of these for what is no picture.
        raise KnownError("image_unreadable") from None
    if opened.width * opened.height > _MOST_PIXELS:
        raise _too_fine()
    try:
        opened.draft("RGB", draft)
        if opened.width * opened.height * 4 > _MOST_DECODED:
            raise _too_fine()
        return finish(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise KnownError("picture_damaged") from None


def _too_fine() -> KnownError:
    return KnownError("picture_too_fine", most=_MOST_DECODED // 4 // _MEGA)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # grey in 16 bits, which a plain conversion would clip
        picture = picture.convert("I").point(lambda dot: dot * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    return picture.convert("RGB")


def _middle(size: tuple[int, int], shape: Shape) -> tuple[float, float, float, float]:
    """Return the largest part of the shape's ratio, from the middle across."""
    width, height = size
    if width * shape.height > height * shape.width:
        part = height * shape.width / shape.height
        left = (width - part) / 2
        return left, 0.0, left + part, float(height)
    part = width * shape.height / shape.width
    top = (height - part) * shape.from_top
    return 0.0, top, float(width), top + part
