"""Pictures as they are stored: upright, cut to a shape, small, without what a camera adds."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from gangting.domain.errors import KnownError


LARGEST_FILE: Final = 20_000_000
_MOST_PIXELS: Final = 60_000_000
_QUALITIES: Final = (90, 82, 74, 64, 52, 40, 28, 16)
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")


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


def prepared(picture: bytes, shape: Shape) -> bytes:
    """Return a picture of any usual kind as JPEG of a shape.

    ``file_too_large``, ``image_unreadable``, or the shape's error where it is too small.
    """
    if len(picture) > LARGEST_FILE:
        raise KnownError("file_too_large")
    upright = _opened(picture, shape)
    if min(upright.size) < shape.least_side:
        raise KnownError(shape.too_small, least=shape.least_side)
    size = shape.width, shape.height
    small = upright.resize(size, Image.Resampling.LANCZOS, _cut(upright.size, shape))
    written = b""
    for quality in _QUALITIES:
        out = BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True)
        written = out.getvalue()
        if len(written) <= shape.most_bytes:
            break
    return written


def _opened(picture: bytes, shape: Shape) -> Image.Image:
    """Open a picture, turned as its camera says, on white where it is clear."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(picture), formats=_FORMATS)
            if opened.width * opened.height > _MOST_PIXELS:
                raise KnownError("file_too_large")
            opened.draft("RGB", (shape.width * 2, shape.height * 2))
            upright = ImageOps.exif_transpose(opened)
            if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
                clear = upright.convert("RGBA")
                upright = Image.new("RGB", clear.size, "white")
                upright.paste(clear, mask=clear.getchannel("A"))
            return upright.convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise KnownError("file_too_large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise KnownError("image_unreadable") from None


def _cut(size: tuple[int, int], shape: Shape) -> tuple[float, float, float, float]:
    """Return the largest part of the shape's ratio, from the middle across."""
    width, height = size
    if width * shape.height > height * shape.width:
        part = height * shape.width / shape.height
        left = (width - part) / 2
        return left, 0.0, left + part, float(height)
    part = width * shape.height / shape.width
    top = (height - part) * shape.from_top
    return 0.0, top, float(width), top + part
