"""The five sounds: made the same every time, one at a time, silent without a device."""

import importlib.util
import struct
import subprocess
import sys
import wave

import pytest
from PySide6.QtMultimedia import QSoundEffect

from gangting.devices.sounds import Sound, Sounds
from gangting.devices.sounds_qt import QtPlayers


pytestmark = pytest.mark.qt_log_ignore("Couldn.t (load|resolve)", "pa_context", "PulseAudio")


@pytest.fixture(scope="module")
def maker(checkout):
    path = checkout / "packaging" / "make_sounds.py"
    spec = importlib.util.spec_from_file_location("make_sounds", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_sounds"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["make_sounds"]


@pytest.fixture(scope="module")
def folder(checkout):
    return checkout / "resources" / "sounds"


def test_the_files_are_what_the_script_makes(maker, folder, tmp_path):
    made = {path.name: path.read_bytes() for path in maker.write(tmp_path)}

    assert made == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(made) == {f"{sound}.wav" for sound in Sound}


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_and_begins_and_ends_in_silence(folder, sound):
    path = folder / f"{sound}.wav"
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        count = file.getnframes()
        samples = struct.unpack(f"<{count}h", file.readframes(count))

    assert path.stat().st_size <= 60_000
    assert 0.1 <= count / 44_100 <= 0.7
    assert 20_000 < max(map(abs, samples)) < 26_000
    assert max(map(abs, samples[:20])) < 4_000
    assert max(map(abs, samples[-20:])) < 200


class FakePlayer:
    def __init__(self, name, log):
        self.name, self.log, self.volume = name, log, None

    def play(self):
        self.log.append(f"play {self.name}")

    def stop(self):
        self.log.append(f"stop {self.name}")

    def set_volume(self, share):
        self.volume = share


class FakePlayers:
    """Players that note what they are told."""

    def __init__(self, output=True):
        self.output, self.log, self.made = output, [], {}

    def __call__(self, _parent):
        return self

    def has_output(self):
        return self.output

    def make(self, file):
        assert file.exists()
        return self.made.setdefault(file.stem, FakePlayer(file.stem, self.log))


@pytest.fixture
def players():
    return FakePlayers()


@pytest.fixture
def sounds(qapp, folder, players):
    return Sounds(folder, make_players=players)


def test_the_next_sound_cuts_off_the_one_before(sounds, players):
    sounds.play(Sound.ADMIT)
    sounds.play(Sound.REFUSE)

    assert players.log == ["play admit", "stop admit", "play refuse"]


def test_volume_counts_for_sounds_loaded_before_and_after(sounds, players):
    sounds.play(Sound.ADMIT)
    sounds.set_volume(50)
    sounds.play(Sound.EXIT)

    assert {player.volume for player in players.made.values()} == {0.5}
    sounds.set_volume(0)
    sounds.play(Sound.RECORDED)
    assert "play recorded" not in players.log


def test_muting_stops_at_once(sounds, players):
    sounds.play(Sound.ATTENTION)
    sounds.set_muted(True)
    sounds.play(Sound.ADMIT)
    assert players.log == ["play attention", "stop attention"]

    sounds.set_muted(False)
    sounds.play(Sound.ADMIT)
    assert players.log[-1] == "play admit"


def test_without_a_device_nothing_happens_until_one_is_plugged_in(qapp, folder):
    players = FakePlayers(output=False)
    sounds = Sounds(folder, make_players=players)
    sounds.prepare()
    sounds.play(Sound.ADMIT)
    assert (players.log, players.made) == ([], {})

    players.output = True
    sounds.play(Sound.ADMIT)
    assert players.log == ["play admit"]


def test_preparing_loads_all_five(sounds, players):
    sounds.prepare()

    assert set(players.made) == set(Sound)
    assert players.log == []


def test_the_real_players_are_no_error_on_any_machine(qapp, folder):
    sounds = Sounds(folder)
    sounds.set_volume(1)
    sounds.prepare()
    for sound in Sound:
        sounds.play(sound)
    sounds.set_muted(True)
    sounds.deleteLater()


def test_a_real_player_loads_its_file(qapp, folder, qtbot):
    players = QtPlayers(qapp)
    if not players.has_output():
        pytest.skip("no sound device on this machine")
    player = players.make(folder / "recorded.wav")
    player.set_volume(0.5)
    effect = player._effect
    qtbot.waitUntil(lambda: effect.status() == QSoundEffect.Status.Ready)

    assert 0 < effect.volume() < 0.5
    player.play()
    qtbot.waitUntil(effect.isPlaying)
    player.stop()
    assert not effect.isPlaying()


def test_importing_sounds_does_not_load_multimedia(checkout):
    """Start-up stays quick."""
    program = (
        "import sys, gangting.devices.sounds, gangting.devices.camera, gangting.devices.speech;"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
