"""Say a sentence aloud, where the machine has a voice. Off until it is switched on."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QLocale, QObject


class Voice(Protocol):
    """A voice of this machine."""

    def say(self, text: str) -> None:
        """Say a text, dropping what was being said."""

    def stop(self) -> None:
        """Fall silent."""

    def set_volume(self, share: float) -> None:
        """Set the loudness, 0 to 1."""

    def close(self) -> None:
        """Fall silent and let the engine go."""


def _qt_voice(locale: QLocale, parent: QObject) -> Voice | None:
    from gangting.devices.speech_qt import make_voice  # noqa: PLC0415 -- engines load slowly

    return make_voice(locale, parent)


class Speech(QObject):
    """Says sentences in a language, or nothing: no voice is no error."""

    def __init__(
        self,
        locale: QLocale,
        parent: QObject | None = None,
        make_voice: Callable[[QLocale, QObject], Voice | None] = _qt_voice,
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._make_voice = make_voice
        self._looked = False
        self._voice: Voice | None = None
        self._enabled = False
        self._volume = 80

    @property
    def available(self) -> bool:
        """Tell whether this machine has a voice for the language; asking loads the engine."""
        return self._loaded() is not None

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001 -- the slot of a switch
        """Switch speaking on or off."""
        self._enabled = enabled
        if not enabled and self._voice is not None:
            self._voice.stop()

    def set_locale(self, locale: QLocale) -> None:
        """Speak another language from now on."""
        if locale != self._locale:
            if self._voice is not None:
                self._voice.close()
            self._locale, self._voice, self._looked = locale, None, False

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        self._volume = min(100, max(0, percent))
        if self._voice is not None:
            self._voice.set_volume(self._volume / 100)

    def say(self, text: str) -> None:
        """Say a text, dropping what was being said; nothing while switched off."""
        if not self._enabled or not text:
            return
        voice = self._loaded()
        if voice is not None:
            voice.say(text)

    def stop(self) -> None:
        """Fall silent."""
        if self._voice is not None:
            self._voice.stop()

    def _loaded(self) -> Voice | None:
        if not self._looked:
            self._looked = True
            self._voice = self._make_voice(self._locale, self)
            if self._voice is not None:
                self._voice.set_volume(self._volume / 100)
        return self._voice
