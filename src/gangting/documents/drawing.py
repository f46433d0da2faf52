"""What is on a page, worked out before anything is painted. All lengths are millimetres."""

from dataclasses import dataclass, field

from gangting.documents.text import PlacedText


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    box: Box
    colour: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon in a square."""

    name: str
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Code:
    """The QR of a pass and the room for it; its size depends on the dots of the device.

    ``dark_corner`` is where the lower right module ends; without it the code stands in the
    middle of the room.
    """

    digits: str
    box: Box
    dark_corner: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG or PNG in the middle of a box, as large as its own ratio allows."""

    content: bytes = field(repr=False)
    box: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything on one side of a pass, in the order it is painted; a back has no code."""

    width: float
    height: float
    fills: tuple[Fill, ...]
    code: Code | None
    icons: tuple[Icon, ...]
    texts: tuple[PlacedText, ...]
    pictures: tuple[Picture, ...] = ()
