"""Which part of a picture becomes the photo: a frame of the card's ratio, moved and zoomed."""

from dataclasses import replace

from gangting.domain.pictures import LEAST_PHOTO_SIDE, PHOTO_FROM_TOP, PHOTO_SIZE, Cut
from gangting.domain.values import frozen


RATIO = PHOTO_SIZE[0] / PHOTO_SIZE[1]
_CLOSEST = 8.0


@frozen
class Framing:
    """A frame in a picture of ``width`` × ``height`` dots, turned by quarters clockwise.

    ``x`` and ``y`` are the frame's middle in dots of the turned picture; ``zoom`` is 1 where the
    frame is as large as the picture allows.
    """

    width: int
    height: int
    x: float
    y: float
    zoom: float = 1.0
    turns: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the turned picture."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the frame in the turned picture."""
        wide, high = _largest(*self.size)
        wide, high = wide / self.zoom, high / self.zoom
        return self.x - wide / 2, self.y - high / 2, wide, high

    @property
    def closest(self) -> float:
        """How far it may be zoomed in until the photo has too few dots."""
        return min(_CLOSEST, max(1.0, _largest(*self.size)[0] / LEAST_PHOTO_SIDE))

    def cut(self) -> Cut:
        """Return the part that is framed."""
        return Cut(*self.frame, self.turns)

    def moved(self, right: float, down: float) -> "Framing":
        """Move the frame by dots of the picture, as far as its edges."""
        return _inside(replace(self, x=self.x + right, y=self.y + down))

    def zoomed(self, times: float) -> "Framing":
        """Make the frame smaller (over 1) or larger around its middle."""
        return _inside(replace(self, zoom=min(self.closest, max(1.0, self.zoom * times))))

    def turned(self) -> "Framing":
        """Turn the picture a quarter clockwise; the frame stays on what it is on."""
        x, y = self.size[1] - self.y, self.x
        turned = replace(self, turns=(self.turns + 1) % 4, x=x, y=y)
        return _inside(replace(turned, zoom=min(turned.closest, turned.zoom)))


def begun(width: int, height: int) -> Framing:
    """Frame as much as there is; a face is above the middle."""
    high = _largest(width, height)[1]
    return Framing(width, height, width / 2, (height - high) * PHOTO_FROM_TOP + high / 2)


def _largest(width: int, height: int) -> tuple[float, float]:
    wide = min(float(width), height * RATIO)
    return wide, wide / RATIO


def _inside(framing: Framing) -> Framing:
    width, height = framing.size
    _, _, wide, high = framing.frame
    x = min(max(framing.x, wide / 2), width - wide / 2)
    y = min(max(framing.y, high / 2), height - high / 2)
    return replace(framing, x=x, y=y)
