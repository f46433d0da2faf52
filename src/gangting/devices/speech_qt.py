"""Voices through QtTextToSpeech. Imported when speaking is first switched on."""

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech


_NO_VOICE = frozenset({"mock"})
"""Engines for tests, which say nothing."""


class QtVoice:
    """The voice of one engine."""

    def __init__(self, engine: QTextToSpeech) -> None:
        self._engine = engine

    def say(self, text: str) -> None:
        """Say a text, dropping what was being said."""
        self._engine.stop()
        self._engine.say(text)

    def stop(self) -> None:
        """Fall silent."""
        self._engine.stop()

    def set_volume(self, share: float) -> None:
        """Set the loudness, 0 to 1."""
        self._engine.setVolume(share)

    def close(self) -> None:
        """Fall silent and let the engine go."""
        self._engine.stop()
        self._engine.deleteLater()


def make_voice(
    locale: QLocale, parent: QObject, ignored: frozenset[str] = _NO_VOICE
) -> QtVoice | None:
    """Return a voice for the language, or None where the machine has none."""
    for name in QTextToSpeech.availableEngines():
        if name in ignored:
            continue
        engine = QTextToSpeech(name, parent)
        if _speaks(engine, locale):
            return QtVoice(engine)
        engine.deleteLater()
    return None


def _speaks(engine: QTextToSpeech, locale: QLocale) -> bool:
    if engine.state() == QTextToSpeech.State.Error:
        return False
    for known in engine.availableLocales():
        if known.language() == locale.language():
            engine.setLocale(known)
            return True
    return False
