"""A machine as the settings are given it, with nothing plugged in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangting.domain.actors import Officer
from gangting.host.settings import Settings
from gangting.ui.screens.settings.screen import Machine


class NoArt:
    """Draws nothing."""

    def preview(self, *_about: object) -> None:
        """Draw nothing."""


@dataclass
class SealPocket:
    """Keeps a seal as long as the test lasts."""

    png: bytes = b""

    def read(self) -> bytes:
        return self.png

    def prepare(self, picture: Path) -> bytes:
        return picture.read_bytes()

    def keep(self, png: bytes, officer: Officer) -> None:
        del officer
        self.png = png


def machine(**parts: Any) -> Machine:
    """Return a machine with these parts in the place of those that do nothing."""
    usual = {
        "settings": Settings,
        "change": lambda _: None,
        "printers": tuple,
        "ports": tuple,
        "rotate_key": lambda _: None,
        "practice": False,
        "art": NoArt,
        "seal": SealPocket(),
    }
    return Machine(**(usual | parts))
