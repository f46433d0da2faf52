"""Millimetres to pixels: a gloved finger is as wide on every screen."""

import math

from PySide6.QtGui import QScreen

from gangting.domain.values import frozen


TOUCH_MM = 12.0
ACTION_MM = 16.0
MAIN_MM = 20.0
VERDICT_MM = 15.0
"""Height of the verdict word that is read from two metres."""

_GUESS_INCHES = 15.6
_MM_PER_INCH = 25.4
_LEAST_DIAGONAL_MM = 150.0
_MOST_DIAGONAL_MM = 1100.0
_ODDEST_PIXELS = 1.25
"""Screens have square pixels; reports further off than this are made up."""
_SMALLEST = (1024, 768)
_DESIGNED = (1366, 768)
_DESIGNED_MM = (345.4, 194.2)
_MOST_MM_GAIN = 1.07
"""What a larger glass gives the text: keys as wide in millimetres leave it a larger part."""
_LEAST_ZOOM = 0.6
_HANZI_INK = 0.95
"""Painted height of a hanzi over its em box, measured on 可以通行 in bold Noto Sans CJK SC."""


@frozen
class Density:
    """Pixels of a screen, as the window counts them, to one millimetre of glass."""

    px_per_mm: float

    def px(self, millimetres: float) -> int:
        """Turn a length on the glass into whole pixels, never shorter than asked."""
        return math.ceil(millimetres * self.px_per_mm - 0.25)

    def verdict_px(self) -> int:
        """Find the font size whose hanzi stand `VERDICT_MM` high."""
        return math.ceil(VERDICT_MM * self.px_per_mm / _HANZI_INK)


def density(width_px: float, height_px: float, width_mm: float, height_mm: float) -> Density:
    """Judge what a screen says of itself; nonsense is answered as a 15.6-inch screen would."""
    if _believable(width_px, height_px, width_mm, height_mm):
        return Density(math.hypot(width_px, height_px) / math.hypot(width_mm, height_mm))
    return Density(math.hypot(width_px, height_px) / (_GUESS_INCHES * _MM_PER_INCH))


def _believable(width_px: float, height_px: float, width_mm: float, height_mm: float) -> bool:
    if width_mm <= 0 or height_mm <= 0:
        return False
    if not _LEAST_DIAGONAL_MM <= math.hypot(width_mm, height_mm) <= _MOST_DIAGONAL_MM:
        return False
    squareness = (width_px / width_mm) / (height_px / height_mm)
    return 1 / _ODDEST_PIXELS <= squareness <= _ODDEST_PIXELS


def zoom_for(width_px: float, height_px: float) -> float:
    """Tell how much smaller than designed everything is drawn.

    1, unless the system's scaling leaves fewer pixels than the smallest screen of the design:
    1920×1080 at 200 % is 960×540, and is drawn as it would be at 140 %.
    """
    return min(1.0, max(_LEAST_ZOOM, min(width_px / _SMALLEST[0], height_px / _SMALLEST[1])))


def text_room_for(width_px: float, height_px: float, measured: Density) -> int:
    """Tell how large, in percent, the text may be before the gate does not fit this screen.

    What fits 1366×768 fits a larger screen as much larger. Tried for the sizes of the design in
    tests/app/test_text_scale.py.
    """
    pixels = min(width_px / _DESIGNED[0], height_px / _DESIGNED[1])
    wide_mm, high_mm = width_px / measured.px_per_mm, height_px / measured.px_per_mm
    glass = min(wide_mm / _DESIGNED_MM[0], high_mm / _DESIGNED_MM[1])
    return max(100, math.floor(100 * pixels * min(glass, _MOST_MM_GAIN)))


class _Active:
    """The screen the window stands on; widgets ask it while they are built."""

    density = density(1366, 768, 0, 0)
    zoom = 1.0
    text_room = 100


def use(measured: Density, zoom: float = 1.0, text_room: int = 100) -> None:
    """Make these the measures every widget built from now on is sized by."""
    _Active.density = measured
    _Active.zoom = zoom
    _Active.text_room = text_room


def use_screen(screen: QScreen) -> None:
    """Size widgets for this screen."""
    pixels, glass = screen.geometry(), screen.physicalSize()
    measured = density(pixels.width(), pixels.height(), glass.width(), glass.height())
    room = text_room_for(pixels.width(), pixels.height(), measured)
    use(measured, zoom_for(pixels.width(), pixels.height()), room)


def text_room() -> int:
    """Give the largest text scale, in percent, that the screen in use has room for."""
    return _Active.text_room


def px(length: float) -> int:
    """Turn a length of the design, in its pixels, into pixels of the screen in use."""
    return round(length * _Active.zoom)


def mm(millimetres: float) -> int:
    """Turn millimetres into pixels of the screen in use."""
    return _Active.density.px(millimetres)


def touch() -> int:
    """Give the least side of anything that is pressed, in pixels."""
    return mm(TOUCH_MM)


def action() -> int:
    """Give the height of an ordinary button, in pixels."""
    return mm(ACTION_MM)


def main_key() -> int:
    """Give the side a main key wants where the screen allows it, in pixels."""
    return mm(MAIN_MM)


def row() -> int:
    """Give the height of one row of a list: 48, or more where 48 is thin on the glass."""
    return max(px(48), touch())


def verdict_px() -> int:
    """Give the font size of the verdict word: 64, more where the glass asks for it."""
    return max(px(64), _Active.density.verdict_px())
