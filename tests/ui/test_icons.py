import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter

from gangting.ui import icons, theme


def strongest(icon: QIcon, state: QIcon.State = QIcon.State.Off) -> str:
    image = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, state).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    return max({colour.name() for colour in solid}, key=[c.name() for c in solid].count)


def test_an_icon_takes_the_colour_of_its_token(theme_of):
    assert strongest(icons.icon("camera", "ok")) == theme.color("ok").name()


def test_an_icon_follows_the_theme(theme_of):
    icon = icons.icon("camera", "ok")
    before = strongest(icon)
    theme_of.set_night(True)
    assert strongest(icon) == theme.color("ok").name() != before


def test_a_checked_button_may_have_another_colour(theme_of):
    icon = icons.icon("camera", "muted", "brand")
    assert strongest(icon, QIcon.State.On) == theme.color("brand").name()
    assert strongest(icon, QIcon.State.Off) == theme.color("muted").name()


def test_an_icon_that_cannot_be_pressed_is_faint(theme_of):
    pixmap = icons.icon("camera").pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    faint = theme.color("faint").name()
    image = pixmap.toImage()
    assert any(image.pixelColor(16, y).name() == faint for y in range(32))


def test_a_copy_is_drawn_alike(theme_of):
    engine = icons._Glyph("camera", "ok", "ok")
    assert strongest(QIcon(engine.clone())) == theme.color("ok").name()


def test_an_icon_can_be_painted_straight(theme_of):
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    icons.icon("lock").paint(painter, QRect(4, 4, 32, 32))
    painter.end()
    colours = {image.pixelColor(x, 20).name() for x in range(40)}
    assert theme.color("ink").name() in colours
    assert image.pixelColor(1, 1).name() == "#ffffff"


def test_an_unknown_name_is_a_bug():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")
    with pytest.raises(KeyError):
        icons.glyph("")


def test_every_icon_named_in_the_window_exists(checkout):
    sources = list((checkout / "src" / "gangting" / "ui").rglob("*.py"))
    dashed = {
        name
        for source in sources
        for name in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source.read_text(encoding="utf-8"))
    }
    named = {name for name in dashed if not name.startswith(("gangting-", "qtbase-"))}
    assert len(named) > 20
    unknown = {name for name in named if f'"{name}"'.encode() not in icons._charmap()}
    assert unknown <= {"multi-word"}


def test_qtawesome_itself_is_not_imported(checkout):
    program = (
        "import sys; from gangting.ui import icons; icons.glyph('camera');"
        "sys.exit('qtawesome' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
