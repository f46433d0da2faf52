"""A camera that tests plug into the window, and what stands in front of it."""

from collections.abc import Callable
from functools import partial

from PIL import Image, ImageDraw

from gangting.devices.camera import CameraScanner
from gangting.devices.camera_frames import CameraInfo, Colours, Frame, Plane
from gangting.domain.pictures import Picture


COAT, SKIN, WALL = (30, 70, 150), (224, 172, 140), (205, 214, 222)


def somebody(width: int = 1280, height: int = 720) -> Image.Image:
    """Draw an invented person before a wall: a round face above a blue coat."""
    image = Image.new("RGB", (width, height), WALL)
    pen = ImageDraw.Draw(image)
    x, unit = width / 2, min(width, height) / 10
    pen.ellipse((x - 4 * unit, height - 3.2 * unit, x + 4 * unit, height + 4 * unit), COAT)
    pen.rectangle((x - 0.8 * unit, height - 5 * unit, x + 0.8 * unit, height - 2.6 * unit), SKIN)
    top = height - 9 * unit
    pen.ellipse((x - 1.9 * unit, top, x + 1.9 * unit, top + 5 * unit), SKIN)
    pen.chord(
        (x - 2 * unit, top - 0.3 * unit, x + 2 * unit, top + 4 * unit), 180, 360, (40, 34, 30)
    )
    for side in (-0.8, 0.8):
        eye = x + side * unit
        pen.ellipse((eye - 6, top + 2.4 * unit, eye + 6, top + 2.4 * unit + 12), (30, 26, 24))
    pen.arc((x - unit, top + 2.6 * unit, x + unit, top + 4 * unit), 30, 150, (150, 60, 50), 5)
    return image


def picture_of(image: Image.Image) -> Picture:
    return Picture(image.width, image.height, image.convert("RGB").tobytes())


class PluggedCamera:
    """One camera, which shows what it is given; it counts how often it was opened."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.opened = self.closed = 0
        self._changed: Callable[[], None] = lambda: None
        self._arrived: Callable[[Frame], None] = lambda _: None

    def scanner(self) -> Callable[..., CameraScanner]:
        """Stand in the place of `CameraScanner` where the app makes it."""
        return partial(CameraScanner, cameras=self._made)

    def _made(self, changed: Callable[[], None], _parent: object) -> "PluggedCamera":
        self._changed = changed
        return self

    def plug(self, *, there: bool) -> None:
        self.there = there
        self._changed()

    def listed(self) -> tuple[CameraInfo, ...]:
        return (CameraInfo("usb-1", "Front"),) if self.there else ()

    def open(
        self, camera_id: str, arrived: Callable[[Frame], None], failed: Callable[[str], None]
    ) -> "PluggedCamera":
        assert (camera_id, self.opened - self.closed) == ("usb-1", 0), "opened twice"
        del failed
        self.opened += 1
        self._arrived = arrived
        return self

    def close(self) -> None:
        self.closed += 1

    def show(self, image: Image.Image) -> None:
        """Let a frame arrive."""
        wide, high = image.size
        grey, dots = image.convert("L").tobytes(), image.convert("RGB").tobytes()
        plane = Plane(wide, high, wide, grey)
        colours = Colours("RGB", wide, high, ((dots, wide * 3),))
        self._arrived(Frame(lambda: plane, lambda: colours))
