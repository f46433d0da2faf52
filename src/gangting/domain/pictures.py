"""A picture as plain dots, and which part of it is wanted: what crosses from camera to books."""

from dataclasses import dataclass, field

from gangting.domain.values import frozen


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright picture: three bytes a dot (red, green, blue), row after row without gaps."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


@frozen
class Cut:
    """A part of a picture, in its dots, after ``turns`` quarter turns clockwise."""

    left: float
    top: float
    width: float
    height: float
    turns: int = 0


LARGEST_FILE = 20_000_000
"""Bytes of a picture's file; of a larger one no more is read."""
PHOTO_SIZE = (295, 413)
"""A person's photo in dots: an inch photo, 25 by 35 mm, at 300 dots per inch."""
LEAST_PHOTO_SIDE = 120
"""The least side of a picture of a person, and of the part that is cut out of it."""
PHOTO_FROM_TOP = 0.35
"""A face is above the middle: of what is cut off a tall picture, this much goes at the top."""
