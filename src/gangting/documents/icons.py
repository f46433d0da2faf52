"""Symbols as outlines, from the Material Design Icons that come with qtawesome.

The font is read as a file: importing qtawesome would need widgets, and an outline prints as a
shape, not as a letter of a private font that would end up in copied text.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTransform

from gangting.documents.fonts import ensure_application
from gangting.domain.errors import KnownError


_EM = 512.0


@cache
def icon_path(name: str) -> QPainterPath:
    """Return the icon's outline centred in the unit square.

    A name that the font does not have is ``unknown_icon``.
    """
    code_point = _code_points().get(name)
    if code_point is None:
        raise KnownError("unknown_icon", icon=name)
    font = _font()
    outline = font.pathForGlyph(font.glyphIndexesForString(chr(code_point))[0])
    centre = outline.boundingRect().center()
    to_unit = QTransform.fromScale(1 / _EM, 1 / _EM).translate(-centre.x(), -centre.y())
    return to_unit.map(outline).translated(0.5, 0.5)


@cache
def _font() -> QRawFont:
    ensure_application()
    return QRawFont(str(_newest("ttf")), _EM, QFont.HintingPreference.PreferNoHinting)


@cache
def _code_points() -> dict[str, int]:
    charmap: dict[str, str] = json.loads(_newest("json").read_text(encoding="utf-8"))
    return {name: int(code_point, 16) for name, code_point in charmap.items()}


def _newest(suffix: str) -> Path:
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise KnownError("icons_missing")
    fonts = Path(package.origin).parent / "fonts"
    found = sorted(fonts.glob(f"materialdesignicons6-webfont*.{suffix}"))
    if not found:
        raise KnownError("icons_missing")
    return found[-1]
