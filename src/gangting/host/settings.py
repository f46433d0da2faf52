"""Settings of this desk, each declared once: name, type, default, meaning, allowed values.

What belongs to the community (thresholds, quotas, retention) lives in the database; this is what
belongs to the machine: language, theme, sound, devices.
"""

import json
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

from gangting.domain.temperature import Site
from gangting.domain.values import frozen
from gangting.host.files import write_atomically


#: Name of the file, in the data folder.
SETTINGS_FILE = "settings.json"

#: Sizes of all text, in percent.
TEXT_SCALES = (100, 115, 130, 150)

logger = logging.getLogger(__name__)


class Language(StrEnum):
    """A language the window speaks."""

    ZH_CN = "zh_CN"
    EN = "en"


class Theme(StrEnum):
    """Light, night, or by the clock."""

    AUTO = "auto"
    LIGHT = "light"
    NIGHT = "night"


@frozen
class Meaning:
    """What a setting means, and which values it may take where its type allows more."""

    text: str
    allowed: Collection[object] | None = None

    def allows(self, value: object) -> bool:
        """Tell whether the setting may have the value."""
        return self.allowed is None or value in self.allowed


@frozen
class Settings:
    """What this desk is set to."""

    language: Annotated[Language, Meaning("the language of the window")] = Language.ZH_CN
    theme: Annotated[Theme, Meaning("light, night, or by the clock")] = Theme.AUTO
    night_from: Annotated[time, Meaning("when the night theme begins, local time")] = time(19, 0)
    night_until: Annotated[time, Meaning("when the night theme ends, local time")] = time(6, 30)
    text_scale: Annotated[int, Meaning("size of all text, in percent", TEXT_SCALES)] = 100
    reduced_motion: Annotated[bool, Meaning("no shrinking bars, no fading")] = False

    volume: Annotated[int, Meaning("loudness of the sounds, in percent", range(101))] = 80
    muted: Annotated[bool, Meaning("no sounds at all")] = False
    speak: Annotated[bool, Meaning("say the sentence of a verdict aloud")] = False
    show_prompts: Annotated[bool, Meaning("show the sentence an officer may say")] = True

    kiosk: Annotated[bool, Meaning("fill the screen; leaving it needs a leader")] = False
    auto_lock_minutes: Annotated[
        int, Meaning("lock the screen after so many idle minutes; 0: never", range(241))
    ] = 10

    camera: Annotated[bool, Meaning("read codes with the camera, where there is one")] = True
    camera_id: Annotated[str, Meaning("which camera; empty: the first one")] = ""
    scanner_prefix: Annotated[str, Meaning("what the scanner sends before each code")] = ""
    scanner_suffix: Annotated[
        str, Meaning("what the scanner sends after each code, besides Enter and Tab")
    ] = ""
    scanner_max_gap_ms: Annotated[
        int, Meaning("longest pause between two keys of one scan, in ms", range(5, 501))
    ] = 50
    printer: Annotated[str, Meaning("which printer; empty: the system's default")] = ""
    thermometer_port: Annotated[str, Meaning("serial port of the thermometer; empty: none")] = ""
    thermometer_protocol: Annotated[
        str, Meaning("how the thermometer writes; empty: found out by itself")
    ] = ""
    measuring_place: Annotated[Site, Meaning("where temperatures are usually measured")] = (
        Site.FOREHEAD
    )

    def __post_init__(self) -> None:
        for name, (_, meaning) in _declared().items():
            if not meaning.allows(getattr(self, name)):
                raise ValueError(f"not a value of {name}")


def meaning_of(name: str) -> str:
    """Return what a setting means, in one English line."""
    return _declared()[name][1].text


class SettingsFile:
    """The settings as a JSON file that a person can read and edit."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Read the settings; what is missing or not allowed falls back to its default."""
        stored = self._stored()
        values: dict[str, Any] = {}
        for name, (kind, meaning) in _declared().items():
            if name not in stored:
                continue
            value = _from_json(kind, stored[name])
            if value is not None and meaning.allows(value):
                values[name] = value
            else:
                logger.warning("setting %s holds no allowed value; its default is used", name)
        return Settings(**values)

    def save(self, settings: Settings) -> None:
        """Write the settings, keeping keys of the file that this version does not know."""
        known = {item.name: _to_json(getattr(settings, item.name)) for item in fields(settings)}
        text = json.dumps({**self._stored(), **known}, indent=2, ensure_ascii=False)
        write_atomically(self._path, text + "\n")

    def _stored(self) -> Mapping[str, object]:
        if not self._path.exists():
            return {}
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            content = None
        if isinstance(content, dict):
            return content
        logger.warning("%s cannot be read; defaults are used", self._path.name)
        return {}


@cache
def _declared() -> dict[str, tuple[type, Meaning]]:
    hints = get_type_hints(Settings, include_extras=True)
    return {item.name: get_args(hints[item.name]) for item in fields(Settings)}


_FROM_TEXT: dict[type, Callable[[str], object]] = {
    Language: Language,
    Theme: Theme,
    Site: Site,
    time: time.fromisoformat,
}


def _from_json(kind: type, value: object) -> object | None:
    """Turn what JSON holds into the setting's type; None when it is of another."""
    read = _FROM_TEXT.get(kind)
    if read is None:
        return value if type(value) is kind else None
    try:
        return read(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _to_json(value: object) -> object:
    return f"{value:%H:%M}" if isinstance(value, time) else value
