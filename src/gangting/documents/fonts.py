"""The Chinese face of this machine, or the bundled one, and the application fonts need."""

from collections.abc import Collection
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

from gangting.host.paths import resources_dir


PREFERRED = (
    "Microsoft YaHei",
    "Microsoft YaHei UI",
    "微软雅黑",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "HarmonyOS Sans SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
)
BUNDLED_FAMILY = "Gangting Sans"
BUNDLED_FILES = ("GangtingSans-Regular.otf", "GangtingSans-Bold.otf")


def ensure_application() -> QGuiApplication:
    """Return the running application; make one without a screen where there is none."""
    running = QCoreApplication.instance()
    if running is None:
        return _offscreen_application()
    if not isinstance(running, QGuiApplication):
        raise TypeError("Painting needs a QGuiApplication, and another kind is running.")
    return running


@cache  # Qt keeps no reference to an application made in Python
def _offscreen_application() -> QGuiApplication:
    return QGuiApplication(["gangting", "-platform", "offscreen"])


def preferred_family(installed: Collection[str]) -> str | None:
    """Return the best known Chinese face among the installed families."""
    return next((family for family in PREFERRED if family in installed), None)


def chinese_font() -> str | None:
    """Return the family to write Chinese with on a screen: the system's, else the bundled one."""
    ensure_application()
    return _system_family() or _load_bundled()


@cache
def families() -> tuple[str, ...]:
    """Return the faces of documents, in the order they are asked for a character.

    The bundled face comes first: a card then looks the same from every machine, and text copied
    from a PDF is right. System faces share glyphs between characters and the radicals they are
    made of, and Qt notes the radical, so that 沈青 could not be found by searching. The system's
    face helps out with characters that the bundled one lacks.
    """
    ensure_application()
    return tuple(family for family in (_load_bundled(), _system_family()) if family)


def _system_family() -> str | None:
    return preferred_family(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


@cache
def _load_bundled() -> str | None:
    folder = resources_dir() / "fonts"
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) for name in BUNDLED_FILES]
    return BUNDLED_FAMILY if min(loaded) >= 0 else None


@cache
def face(pixel_size: int, *, bold: bool) -> QFont:
    """Return the document face, unhinted so that it keeps its widths at every resolution."""
    font = QFont(list(families()))
    font.setPixelSize(pixel_size)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def can_write(letter: str) -> bool:
    """Say whether any face of this machine has a character: ours, or one Qt falls back to."""
    return QFontMetrics(face(100, bold=True)).inFontUcs4(ord(letter))
