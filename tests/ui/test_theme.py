import datetime as dt
import re

import pytest
from PySide6.QtGui import QColor, QPalette

from gangting.ui import sizes, theme
from gangting.ui.theme import Look, Theme, Tone


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


READ = [
    *((ink, ground) for ink in ("ink", "muted") for ground in ("background", "surface", "sunken")),
    *((tone, f"{tone}_soft") for tone in ("ok", "warn", "stop", "warm", "brand")),
    *((tone, "surface") for tone in ("ok", "warn", "stop", "warm", "brand")),
    *((f"on_{tone}", tone) for tone in ("ok", "warn", "stop", "warm", "brand")),
    *(("ink", f"{tone}_soft") for tone in ("ok", "warn", "stop", "warm", "brand")),
    *(("muted", f"{tone}_soft") for tone in ("ok", "warn", "stop", "brand")),
    ("muted", "quiet"),
    ("muted", "track"),
    ("brand", "thumb"),
    ("brand", "brand_soft"),
    ("on_practice", "practice"),
    ("on_practice", "practice_stripe"),
    ("lock_ink", "lock_key"),
    ("lock_muted", "lock_background"),
    ("lock_muted", "lock_key"),
    ("lock_stop", "lock_panel"),
    ("lock_ink", "lock_circle"),
    ("lock_on_brand", "lock_brand"),
]


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_words_can_be_read(theme_of: Theme, ink: str, ground: str, night: bool):
    theme_of.set_night(night)
    assert contrast(theme.color(ink), theme.color(ground)) >= 4.5


def test_both_looks_know_the_same_roles():
    light, night = theme._tokens()["light"], theme._tokens()["night"]
    assert light.keys() == night.keys()


@pytest.mark.parametrize("look", [Look(), Look(night=True), Look(text_scale=150)])
def test_the_style_sheet_has_no_open_places(look: Look):
    sheet = theme.style_sheet(look)
    assert "$" not in sheet
    assert "Button" in sheet


def test_the_style_sheet_differs_by_night_and_by_text_scale():
    day = theme.style_sheet(Look())
    assert theme.style_sheet(Look(night=True)) != day
    assert "font-size: 27px" in theme.style_sheet(Look(text_scale=150))


def test_every_text_size_of_the_style_sheet_is_at_least_16():
    found = [int(size) for size in re.findall(r"font-size: (\d+)px", theme.style_sheet(Look()))]
    assert len(found) > 10
    assert min(found) >= 16


def test_changing_the_look_dresses_the_application(theme_of: Theme, qapp, qtbot):
    with qtbot.waitSignal(theme_of.changed):
        theme_of.set_night(True)
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window.name() == "#0e1620"
    assert "#0e1620" in qapp.styleSheet()
    theme_of.set_text_scale(150)
    assert qapp.font().pixelSize() == 27
    with qtbot.assertNotEmitted(theme_of.changed):
        theme_of.set_text_scale(150)


@pytest.mark.parametrize(("asked", "given"), [(90, 100), (125, 125), (200, 150)])
def test_the_text_scale_stays_within_its_limits(theme_of: Theme, asked: int, given: int):
    theme_of.set_text_scale(asked)
    assert theme_of.look.text_scale == given


def test_large_text_grows_less_than_small_text(theme_of: Theme):
    theme_of.set_text_scale(150)
    assert [theme.text_px(size) for size in (16, 18, 44, 64)] == [24, 27, 55, 72]


def test_reduced_motion_is_remembered(theme_of: Theme):
    assert not theme.reduced_motion()
    theme_of.set_reduced_motion(True)
    assert theme.reduced_motion()


@pytest.mark.parametrize(
    ("local", "begins", "ends", "night"),
    [
        ("19:00", "19:00", "06:30", True),
        ("23:59", "19:00", "06:30", True),
        ("00:00", "19:00", "06:30", True),
        ("06:29", "19:00", "06:30", True),
        ("06:30", "19:00", "06:30", False),
        ("12:00", "19:00", "06:30", False),
        ("18:59", "19:00", "06:30", False),
        ("02:00", "01:00", "05:00", True),
        ("05:00", "01:00", "05:00", False),
        ("12:00", "08:00", "08:00", False),
    ],
)
def test_night_by_the_clock(local: str, begins: str, ends: str, night: bool):
    times = [dt.time.fromisoformat(text) for text in (local, begins, ends)]
    assert theme.is_night(*times) is night


def test_digits_are_of_one_width(qapp):
    font = theme.font(18)
    assert font.isFeatureSet(theme.QFont.Tag("tnum"))


def test_a_chinese_face_is_found_by_preference(qapp, monkeypatch):
    def offer(*families: str) -> None:
        monkeypatch.setattr(theme.QFontDatabase, "families", lambda *_: list(families))

    offer("Some Serif", "WenQuanYi Zen Hei", "Noto Sans CJK SC")
    assert theme.chinese_face() == "Noto Sans CJK SC"
    offer("Some Serif")
    assert theme.chinese_face() == "Some Serif"
    offer()
    assert theme.chinese_face() is None


@pytest.mark.parametrize(
    ("platform", "part"), [("linux", "fonts-noto-cjk"), ("win32", "Language"), ("darwin", "Font")]
)
def test_the_advice_can_be_read_without_a_chinese_face(platform: str, part: str):
    advice = theme.face_advice(platform)
    assert part in advice
    assert advice.isascii()


def test_the_verdict_size_of_the_style_sheet_follows_the_screen(theme_of: Theme):
    assert "font-size: 64px" in theme.style_sheet(Look())
    sizes.use(sizes.density(1920, 1080, 345.4, 194.2))
    assert f"font-size: {sizes.verdict_px()}px" in theme.style_sheet(Look())
    assert sizes.verdict_px() > 80


def test_a_colour_that_is_given_may_be_changed_by_its_owner(theme_of: Theme):
    theme.color("ink").setAlpha(10)
    assert theme.color("ink").alpha() == 255
    assert theme.soft(Tone.MUTED).name() == theme.color("quiet").name()
