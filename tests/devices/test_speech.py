"""Speaking: off at first, silent without a voice, in the language of the window."""

import pytest
from PySide6.QtCore import QLocale

from gangting.devices.speech import Speech
from gangting.devices.speech_qt import make_voice


ENGLISH, CHINESE = QLocale("en_US"), QLocale("zh_CN")


class FakeVoice:
    def __init__(self, locale):
        self.locale, self.said, self.volume = locale, [], None

    def say(self, text):
        self.said.append(text)

    def stop(self):
        self.said.append(None)

    def close(self):
        self.said.append("closed")

    def set_volume(self, share):
        self.volume = share


@pytest.fixture
def voices():
    return []


@pytest.fixture
def speech(qapp, voices):
    def make(locale, _parent):
        voices.append(FakeVoice(locale))
        return voices[-1]

    return Speech(CHINESE, make_voice=make)


def test_nothing_is_said_or_loaded_until_it_is_switched_on(speech, voices):
    speech.say("请出示出入证")
    assert voices == []

    speech.set_enabled(True)
    speech.say("请出示出入证")
    speech.say("")
    assert voices[0].said == ["请出示出入证"]
    assert voices[0].volume == 0.8

    speech.set_enabled(False)
    speech.say("请稍等")
    assert voices[0].said == ["请出示出入证", None]


def test_the_language_changes_the_voice(speech, voices):
    speech.set_enabled(True)
    speech.say("请稍等")
    speech.set_locale(CHINESE)
    speech.set_locale(ENGLISH)
    speech.set_volume(30)
    speech.say("One moment, please")

    assert [voice.said for voice in voices] == [["请稍等", "closed"], ["One moment, please"]]
    assert [voice.locale for voice in voices] == [CHINESE, ENGLISH]
    assert voices[1].volume == 0.3


def test_no_voice_is_no_error(qapp):
    asked = []
    speech = Speech(CHINESE, make_voice=lambda *_: asked.append(1))
    speech.set_enabled(True)
    speech.say("请稍等")
    speech.say("请稍等")
    speech.stop()

    assert not speech.available
    assert asked == [1]


@pytest.mark.qt_log_ignore("text-to-speech")
def test_the_real_engines_of_this_machine(qapp):
    """Speaks or stays silent, but never fails; the engine for tests counts only if asked for."""
    speech = Speech(CHINESE)
    speech.set_enabled(True)
    speech.say("请稍等")
    speech.stop()
    others = frozenset({"speechd", "flite", "darwin", "sapi", "winrt", "android", "macos"})

    voice = make_voice(ENGLISH, qapp, ignored=others)
    assert voice is not None
    voice.set_volume(0.5)
    voice.say("One moment, please")
    voice.close()
    assert make_voice(QLocale("mi_NZ"), qapp, ignored=others) is None
