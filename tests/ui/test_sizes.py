import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from gangting.ui import sizes


REFERENCE = sizes.density(1366, 768, 345.4, 194.2)


def test_the_reference_screen():
    assert REFERENCE.px_per_mm == pytest.approx(3.955, abs=0.01)
    assert REFERENCE.px(sizes.TOUCH_MM) == 48
    assert REFERENCE.px(sizes.ACTION_MM) == 64
    assert REFERENCE.px(sizes.MAIN_MM) == 79


def test_a_finger_is_as_wide_on_a_dense_screen():
    dense = sizes.density(1920, 1080, 345.4, 194.2)
    for millimetres in (sizes.TOUCH_MM, sizes.ACTION_MM, sizes.MAIN_MM):
        assert dense.px(millimetres) / dense.px_per_mm == pytest.approx(millimetres, abs=0.2)


@pytest.mark.parametrize(
    ("width_mm", "height_mm"),
    [
        (0, 0),  # nothing reported
        (-1, -1),
        (160, 0),
        (40, 22),  # a screen as small as a watch
        (1600, 900),  # 16:9 written where millimetres belong
        (345, 345),  # pixels that are not square
    ],
)
def test_nonsense_is_answered_with_a_guess(width_mm: float, height_mm: float):
    guessed = sizes.density(1366, 768, width_mm, height_mm)
    assert guessed.px_per_mm == pytest.approx(REFERENCE.px_per_mm, abs=0.01)


def test_a_small_but_possible_screen_is_believed():
    seven_inches = sizes.density(1024, 600, 154, 90)
    assert seven_inches.px_per_mm == pytest.approx(6.65, abs=0.05)


def test_the_verdict_is_15_mm_high_on_the_reference_screen(qapp):
    sizes.use(REFERENCE)
    assert sizes.verdict_px() == 64
    font = QFont(["Noto Sans CJK SC"])
    font.setPixelSize(64)
    font.setBold(True)
    for word in ("可以通行", "请勿放行", "请再看一眼"):
        ink = QFontMetricsF(font).tightBoundingRect(word).height()
        assert ink / REFERENCE.px_per_mm >= sizes.VERDICT_MM


def test_the_verdict_never_falls_below_64_pixels():
    sizes.use(sizes.density(1920, 1080, 800, 450))
    assert sizes.verdict_px() == 64
    sizes.use(REFERENCE)


@pytest.mark.parametrize(
    ("width", "height", "zoom"),
    [
        (1024, 768, 1.0),
        (1366, 768, 1.0),
        (1920, 1080, 1.0),
        (1280, 720, 0.94),  # 1920×1080 at 150 %
        (960, 540, 0.70),  # 1920×1080 at 200 %
        (400, 300, 0.6),
    ],
)
def test_a_screen_scaled_beyond_the_design_is_drawn_smaller(width, height, zoom):
    assert sizes.zoom_for(width, height) == pytest.approx(zoom, abs=0.005)


def test_the_zoom_spares_what_is_measured_on_the_glass():
    sizes.use(sizes.density(960, 540, 345.4, 194.2), 0.7)
    assert sizes.px(60) == 42
    assert sizes.touch() == 34
    assert sizes.verdict_px() / 2.78 >= sizes.VERDICT_MM
    sizes.use(REFERENCE)


class FakeScreen:
    def geometry(self) -> QRect:
        return QRect(0, 0, 1920, 1080)

    def physicalSize(self) -> QSizeF:
        return QSizeF(344.0, 193.5)


def test_a_screen_is_asked_for_its_size():
    sizes.use_screen(FakeScreen())
    assert sizes.touch() == 67
    assert sizes.row() == 67
    sizes.use(REFERENCE)
    assert sizes.row() == 48
    assert sizes.mm(15) == 60


@pytest.mark.parametrize(
    ("width", "height", "wide_mm", "high_mm", "room"),
    [
        (1024, 768, 304, 228, 100),
        (1366, 768, 345.4, 194.2, 100),
        (1280, 1024, 376, 301, 100),
        (1600, 900, 443, 249, 125),
        (1920, 1080, 476, 268, 150),
        (1920, 1080, 345.4, 194.2, 140),  # as fine as a notebook's: keys take more of its pixels
        (1920, 1080, 155, 87, 100),  # seven inches: the keys fill it
        (3840, 2160, 600, 340, 300),
    ],
)
def test_the_text_may_grow_as_the_screen_does(width, height, wide_mm, high_mm, room):
    measured = sizes.density(width, height, wide_mm, high_mm)
    assert sizes.text_room_for(width, height, measured) == pytest.approx(room, abs=2)
