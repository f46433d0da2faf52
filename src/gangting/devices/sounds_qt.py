"""Sounds through QtMultimedia. Imported when the first sound is wanted."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudio, QMediaDevices, QSoundEffect


class QtPlayers:
    """Makes players on the system's default output, and follows it when it changes."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._effects: list[QSoundEffect] = []
        self._devices = QMediaDevices(parent)
        self._devices.audioOutputsChanged.connect(self._follow)

    def has_output(self) -> bool:
        """Tell whether there is a device to play on."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def make(self, file: Path) -> "QtPlayer":
        """Return a player of a WAV file."""
        effect = QSoundEffect(QMediaDevices.defaultAudioOutput(), self._parent)
        effect.setSource(QUrl.fromLocalFile(str(file)))
        self._effects.append(effect)
        return QtPlayer(effect)

    def _follow(self) -> None:
        for effect in self._effects:
            effect.setAudioDevice(QMediaDevices.defaultAudioOutput())


class QtPlayer:
    """One sound effect."""

    def __init__(self, effect: QSoundEffect) -> None:
        self._effect = effect

    def play(self) -> None:
        """Play from the beginning."""
        self._effect.play()

    def stop(self) -> None:
        """Fall silent."""
        self._effect.stop()

    def set_volume(self, share: float) -> None:
        """Set the loudness, 0 to 1, as an ear hears it."""
        linear = QAudio.convertVolume(
            share,
            QAudio.VolumeScale.LogarithmicVolumeScale,
            QAudio.VolumeScale.LinearVolumeScale,
        )
        self._effect.setVolume(linear)
