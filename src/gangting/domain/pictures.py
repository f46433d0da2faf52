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
