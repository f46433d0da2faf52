"""A picture of a seal as it is printed: small, and clear where the paper shows through."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

from gangting.domain.errors import KnownError
from gangting.services.pictures import opened_as


#: Twelve millimetres at 1200 dpi.
MOST_SIDE: Final = 600
#: Five dots per millimetre: less looks like a stain.
LEAST_SIDE: Final = 60
#: A photo of a seal is decoded no finer than this.
_DRAFT: Final = (4 * MOST_SIDE, 4 * MOST_SIDE)
#: Paper in a photo or a scan is not quite white.
_PAPER: Final = 40
_OPAQUE: Final = 255


def prepared_seal(picture: bytes) -> bytes:
    """Return a seal as PNG: upright, its empty edges cut off, white made clear.

    ``seal_too_small``, ``seal_empty`` for a picture with nothing on it, and what
    ``pictures.prepared`` says of one that cannot be opened.
    """
    opened = opened_as(picture, _DRAFT, lambda upright: upright.convert("RGBA"))
    if opened.getchannel("A").getextrema()[0] == _OPAQUE:
        opened = _white_made_clear(opened)
    drawn = opened.getchannel("A").point(lambda value: value if value > _PAPER else 0).getbbox()
    if drawn is None:
        raise KnownError("seal_empty")
    seal = opened.crop(drawn)
    if min(seal.size) < LEAST_SIDE:
        raise KnownError("seal_too_small", least=LEAST_SIDE)
    seal.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    seal.save(out, "PNG", optimize=True)
    return out.getvalue()


def _white_made_clear(opened: Image.Image) -> Image.Image:
    """Let a dot be as clear as its palest colour is bright, so that a photo shows through."""
    red, green, blue = opened.convert("RGB").split()
    ink = ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))
    alpha = ink.point(lambda value: 0 if value <= _PAPER else min(_OPAQUE, round(value * 1.2)))
    clear = opened.convert("RGB").convert("RGBA")
    clear.putalpha(alpha)
    return clear
