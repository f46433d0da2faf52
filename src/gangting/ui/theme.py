"""Colours, text sizes and faces of the window: light and night, live."""

import datetime as dt
import os
import re
import tomllib
from dataclasses import replace
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gangting.domain.values import frozen
from gangting.host import paths
from gangting.ui import sizes


FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
STYLE = "Fusion"
STYLE_SETTING = "QT_STYLE_OVERRIDE"
"""Qt's own variable. Set before there is an application, it spares a start half of its styling:
a style that Python once held brings all of its hundreds of codes with it."""
BASE_PX = 18
GAP = 16
_GROWS_FULLY = 24
_GROWS_BY_HALF = 48


class Tone(StrEnum):
    """What a colour says; always beside an icon or a word."""

    OK = "ok"
    WARN = "warn"
    STOP = "stop"
    BRAND = "brand"
    WARM = "warm"
    MUTED = "muted"


@frozen
class Look:
    """How the window is drawn."""

    night: bool = False
    text_scale: int = 100
    reduced_motion: bool = False


class _Active:
    """The look in force. Painting asks it, as it would ask QApplication for a palette."""

    look = Look()


def _style(name: str) -> str:
    return (paths.resources_dir() / "styles" / name).read_text(encoding="utf-8")


@cache
def _tokens() -> dict[str, dict[str, str]]:
    return tomllib.loads(_style("tokens.toml"))


@cache
def _colours(*, night: bool) -> dict[str, str]:
    tokens = _tokens()
    chosen = tokens["night" if night else "light"] | tokens["lock"]
    return chosen | {"muted_soft": chosen["quiet"]}


@cache
def _parsed(value: str) -> QColor:
    return QColor(value)


def color(token: str) -> QColor:
    """Give a token's colour in the look in force."""
    return QColor(_parsed(_colours(night=_Active.look.night)[token]))


def soft(tone: Tone) -> QColor:
    """Give the pale ground of a tone."""
    return color(f"{tone}_soft")


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Mix two colours; `share` is how much of the first is seen."""
    rest = 1 - share
    return QColor(
        round(over.red() * share + under.red() * rest),
        round(over.green() * share + under.green() * rest),
        round(over.blue() * share + under.blue() * rest),
    )


def _scaled(size: int, percent: int) -> int:
    """Scale a size of the design.

    What is large already grows less: it is read from afar as it is,
    and a small screen has to hold it.
    """
    share = 1.0 if size <= _GROWS_FULLY else 0.5 if size <= _GROWS_BY_HALF else 0.25
    return sizes.px(size * (1 + (percent - 100) / 100 * share))


def text_px(size: int) -> int:
    """Scale a text size of the design by the officer's text scale."""
    return _scaled(size, _Active.look.text_scale)


def reduced_motion() -> bool:
    """Tell whether things that move should stand still."""
    return _Active.look.reduced_motion


def font(size: int = BASE_PX, *, bold: bool = False) -> QFont:
    """Make the app's face at a design size, for painting by hand."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(text_px(size))
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def is_night(local: dt.time, begins: dt.time, ends: dt.time) -> bool:
    """Tell whether a local clock time falls in the night; the span may cross midnight."""
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends


def chinese_face() -> str | None:
    """Name the face hanzi will be drawn with, or None where they would be empty boxes."""
    present = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    known = set(present)
    for family in FAMILIES:
        if family in known:
            return family
    return present[0] if present else None


def face_advice(platform: str) -> str:
    """Say how to install a Chinese face. English and ASCII: nothing else could be read."""
    if platform.startswith("win"):
        how = "Settings > Time & language > Language > add Chinese (Simplified)"
    elif platform == "darwin":
        how = "Font Book > restore standard fonts (PingFang SC)"
    else:
        how = "sudo apt install fonts-noto-cjk"
    return f"No Chinese font is installed, so Chinese words show as boxes. To mend: {how}"


_PLACE = re.compile(r"\$\{(?P<text>text_)?(?P<name>\w+)\}")


def style_sheet(look: Look) -> str:
    """Fill the one style sheet with the tokens and the text scale of a look."""
    colours = _colours(night=look.night)

    def fill(place: re.Match[str]) -> str:
        name = place["name"]
        if name == "verdict":
            grown = _scaled(64, look.text_scale) - sizes.px(64)
            return f"{sizes.verdict_px() + grown}px"
        if place["text"]:
            return f"{_scaled(int(name), look.text_scale)}px"
        return colours[name]

    return _PLACE.sub(fill, _style("gangting.qss"))


def _palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "background",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "on_brand",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "brand",
        QPalette.ColorRole.HighlightedText: "on_brand",
        QPalette.ColorRole.Link: "brand",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Mid: "line",
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, color(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(disabled, role, color("muted"))
    palette.setColor(disabled, QPalette.ColorRole.ButtonText, color("muted"))
    return palette


class Theme(QObject):
    """Dresses the application and changes its look while it runs."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look | None = None) -> None:
        super().__init__(app)
        self._app = app
        if os.environ.get(STYLE_SETTING) != STYLE:
            app.setStyle(STYLE)
        self._dress(look or Look())

    @property
    def look(self) -> Look:
        """The look in force."""
        return _Active.look

    def set_look(self, look: Look) -> None:
        """Change the look; nothing happens when it is already in force."""
        if look != _Active.look:
            self._dress(look)
            self.changed.emit()

    def set_night(self, night: bool) -> None:  # noqa: FBT001 - a slot for toggles
        """Switch between light and night."""
        self.set_look(replace(self.look, night=night))

    def set_text_scale(self, percent: int) -> None:
        """Scale the text, 100 to 150 per cent."""
        self.set_look(replace(self.look, text_scale=min(150, max(100, percent))))

    def set_reduced_motion(self, reduced: bool) -> None:  # noqa: FBT001 - a slot for toggles
        """Let moving things stand still."""
        self.set_look(replace(self.look, reduced_motion=reduced))

    def _dress(self, look: Look) -> None:
        _Active.look = look
        # Taking the old sheet off first is five times quicker than replacing it in place.
        self._app.setStyleSheet("")
        self._app.setPalette(_palette())
        self._app.setFont(font())
        self._app.setStyleSheet(style_sheet(look))
