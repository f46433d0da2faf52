"""Material Design Icons, drawn in the colours of the theme.

The font and its names come with qtawesome, which is not imported: it would load seven icon
fonts and QtOpenGL before the first paint, and its icons keep the colour they were made with.
"""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from gangting.ui import theme


_GLYPHS = "materialdesignicons6-webfont"


@cache
def _bundled(ending: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    names = [name for name in os.listdir(fonts) if name.startswith(_GLYPHS)]  # noqa: PTH208 - quick
    return fonts / next(name for name in sorted(names, reverse=True) if name.endswith(ending))


@cache
def _family() -> str:
    # The bytes are handed over: Windows forbids loading fonts from some folders by name.
    number = QFontDatabase.addApplicationFontFromData(_bundled(".ttf").read_bytes())
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _charmap() -> bytes:
    return _bundled(".json").read_bytes()


@cache
def glyph(name: str) -> str:
    """Give the character of an icon. Raises KeyError for a name the font does not have."""
    # A window uses some forty of its seven thousand names: looking is quicker than parsing.
    charmap, mark = _charmap(), f'"{name}": "'.encode()
    place = charmap.find(mark)
    if place < 0:
        raise KeyError(name)
    begin = place + len(mark)
    return chr(int(charmap[begin : charmap.index(b'"', begin)], 16))


def draw(painter: QPainter, rect: QRect, name: str, token: str) -> None:
    """Draw an icon in the middle of a rectangle, as large as its shorter side."""
    side = min(rect.width(), rect.height())
    font = QFont(_family())
    font.setPixelSize(max(1, side))
    font.setWeight(QFont.Weight.Normal)  # else the painter takes over the widget's bold
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph(name))
    painter.restore()


def _drawn(name: str, token: str, size: QSize) -> QPixmap:
    # Qt's own cache: it is emptied before the application goes, a dictionary here would not be.
    shade = theme.color(token).name()
    key = f"gangting-icon:{name}:{shade}:{size.width()}x{size.height()}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(size.width(), size.height())
    draw(painter, QRect(0, (size.height() - side) // 2, side, side), name, token)
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


class _Glyph(QIconEngine):
    """Draws one icon in the colour its token has at that moment.

    An icon wider than high keeps its glyph on the left: the rest is the gap before the word,
    which a style sheet cannot set.
    """

    def __init__(self, name: str, ink: str, ink_on: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._ink_on = ink_on

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "faint"
        return self._ink_on if state == QIcon.State.On else self._ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        top = rect.top() + (rect.height() - side) // 2
        square = QRect(QPoint(rect.left(), top), QSize(side, side))
        draw(painter, square, self._name, self._token(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._token(mode, state), size)

    def clone(self) -> QIconEngine:
        return _Glyph(self._name, self._ink, self._ink_on)


@cache
def icon(name: str, ink: str = "ink", ink_on: str | None = None) -> QIcon:
    """Make an icon in a token's colour; `ink_on` is its colour on a checked button.

    It follows the theme by itself. Raises KeyError for a name the font does not have.
    """
    glyph(name)
    return QIcon(_Glyph(name, ink, ink_on or ink))
