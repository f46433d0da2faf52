"""The five sounds of the booth (`packaging/make_sounds.py` makes them)."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject


class Sound(StrEnum):
    """What a sound says."""

    ADMIT = "admit"
    EXIT = "exit"
    ATTENTION = "attention"
    REFUSE = "refuse"
    RECORDED = "recorded"


class Player(Protocol):
    """Plays one sound."""

    def play(self) -> None:
        """Play from the beginning."""

    def stop(self) -> None:
        """Fall silent."""

    def set_volume(self, share: float) -> None:
        """Set the loudness, 0 to 1, as an ear hears it."""


class PlayerMaker(Protocol):
    """Makes players, and knows whether anything can be heard."""

    def has_output(self) -> bool:
        """Tell whether there is a device to play on."""

    def make(self, file: Path) -> Player:
        """Return a player of a file."""


def _qt_players(parent: QObject) -> PlayerMaker:
    from gangting.devices.sounds_qt import QtPlayers  # noqa: PLC0415 -- QtMultimedia loads slowly

    return QtPlayers(parent)


class Sounds(QObject):
    """Plays one sound at a time; the next one always wins. Without a device it is silent."""

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        make_players: Callable[[QObject], PlayerMaker] = _qt_players,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._make_players = make_players
        self._maker: PlayerMaker | None = None
        self._players: dict[Sound, Player] = {}
        self._current: Player | None = None
        self._volume = 80
        self._muted = False

    def prepare(self) -> None:
        """Load everything now, so that the first sound comes at once."""
        if self._maker is None:
            self._maker = self._make_players(self)
        if self._maker.has_output():
            for sound in Sound:
                self._player(self._maker, sound)

    def play(self, sound: Sound) -> None:
        """Play a sound, cutting off the one before."""
        if self._muted or self._volume == 0:
            return
        if self._maker is None:
            self._maker = self._make_players(self)
        if not self._maker.has_output():
            return
        if self._current is not None:
            self._current.stop()
        self._current = self._player(self._maker, sound)
        self._current.play()

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        self._volume = min(100, max(0, percent))
        for player in self._players.values():
            player.set_volume(self._volume / 100)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 -- the slot of a switch
        """Switch all sounds off or on."""
        self._muted = muted
        if muted and self._current is not None:
            self._current.stop()

    def _player(self, maker: PlayerMaker, sound: Sound) -> Player:
        if sound not in self._players:
            player = maker.make(self._folder / f"{sound}.wav")
            player.set_volume(self._volume / 100)
            self._players[sound] = player
        return self._players[sound]
