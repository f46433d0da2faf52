"""The wedge filter against a real Chinese input method: ibus with libpinyin."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest


CODE = "05986312647070341096492321563115614655210922138434586"
DEBIAN = "Debian: xvfb libxtst6 dbus ibus ibus-libpinyin"
SETTINGS = """
[com/github/libpinyin/ibus-libpinyin/libpinyin]
letter-switch='<Control>j'
"""

pytestmark = pytest.mark.slow


def memory_config():
    """Return ibus's configuration service that keeps nothing."""
    places = (Path("/usr/libexec/ibus-memconf"), Path("/usr/lib/ibus/ibus-memconf"))
    return next((place for place in places if place.exists()), None)


def has_pinyin():
    components = Path("/usr/share/ibus/component")
    return (components / "libpinyin.xml").exists()


class InputMethod:
    """An ibus of its own, with a bus and a home of its own."""

    def __init__(self, home, display):
        self._display = display
        settings = home / "config" / "glib-2.0" / "settings" / "keyfile"
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding="utf-8")
        (home / "run").mkdir(mode=0o700)
        self.environment = {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "GSETTINGS_BACKEND": "keyfile",
            "QT_IM_MODULE": "ibus",
            "LANG": "C.UTF-8",
        }
        self._processes = []

    def start(self):
        bus = self._run("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._run("ibus-daemon", "--panel=disable", f"--config={memory_config()}")
        end = time.monotonic() + 30
        while self._ibus("engine") != "libpinyin":
            self._ibus("engine", "libpinyin")  # its exit status tells of the keyboard layout
            assert time.monotonic() < end, "ibus never took libpinyin"

    def stop(self):
        for process in reversed(self._processes):
            process.terminate()
            process.wait(10)
            process.stdout.close()

    def _everything(self):
        return {**os.environ, **self.environment, "DISPLAY": self._display}

    def _run(self, *command):
        process = subprocess.Popen(
            command,
            env=self._everything(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._processes.append(process)
        return process

    def _ibus(self, *arguments):
        done = subprocess.run(
            ["ibus", *arguments],
            env=self._everything(),
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout.strip()


@pytest.fixture(scope="module")
def pinyin(display, tmp_path_factory):
    needed = ("ibus-daemon", "ibus", "dbus-daemon")
    if not all(map(shutil.which, needed)) or not has_pinyin() or memory_config() is None:
        pytest.skip(f"no ibus with libpinyin on this machine ({DEBIAN})")
    method = InputMethod(tmp_path_factory.mktemp("ibus"), display)
    try:
        method.start()
        yield method
    finally:
        method.stop()


@pytest.fixture(scope="module")
def opened(desk, display, pinyin):
    with desk.form(display, **pinyin.environment) as form:
        yield form


@pytest.fixture
def form(opened, typist):
    """Return the form, empty, with nothing composed and the input method in Chinese mode."""
    opened.ask("reset")
    opened.until(lambda s: s["active"] and s["focus"] == "field", "active", "settle")
    return opened


def choose(typist, key):
    typist.tap(key, 120)
    typist.sync()


def composed(form, typist, letters):
    """Type letters; return the state once the input method has shown a guess for each."""
    wanted = form.ask()["compositions"] + len(letters)
    typist.type(letters, 90)
    return form.until(lambda s: s["compositions"] >= wanted, "composed")


def scan(form, typist, end="Return"):
    typist.type(CODE, 0, end)
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    return form.settle()


def test_the_input_method_is_really_there(form, typist):
    assert composed(form, typist, "zhang")["text"] == ""

    choose(typist, "space")
    state = form.until(lambda s: s["text"], "chosen")
    assert not state["text"].isascii()
    assert state["scans"] == []


@pytest.mark.parametrize("gap_ms", [0, 2, 15])
def test_a_scan_with_nothing_composed(desk, form, typist, gap_ms):
    desk.type_steadily(form, typist, CODE, gap_ms, "Return")
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    state = form.settle()

    assert (state["text"], state["preedit"], state["presses"]) == ("", "", 0)


@pytest.mark.parametrize("end", ["Return", "Tab", None])
def test_a_scan_in_the_middle_of_a_composition_leaves_it_as_it_was(form, typist, end):
    before = composed(form, typist, "zhang")
    state = scan(form, typist, end=end)
    assert (state["text"], state["preedit"]) == ("", before["preedit"])

    choose(typist, "2")
    state = form.until(lambda s: s["text"], "chosen")
    assert len(state["text"]) == 1
    assert not state["text"].isascii()


def test_a_scan_in_full_width_mode(form, typist):
    switch_width(typist)
    try:
        typist.type("12", 90)
        form.until(lambda s: s["text"] == "１２", "wide")

        state = scan(form, typist)
        assert state["text"] == "１２"
    finally:
        switch_width(typist)


def switch_width(typist):
    typist.move("Control_L", down=True, after_ms=100)
    typist.tap("j", 20)
    typist.move("Control_L", down=False)
    typist.sync()


def test_the_shifts_of_a_scan_do_not_switch_the_language(form, typist):
    typist.type("PASS-ABC", 0, "Return")
    form.until(lambda s: s["scans"] == ["PASS-ABC"], "scanned")
    composed(form, typist, "ni")

    choose(typist, "space")
    form.until(lambda s: not s["text"].isascii(), "chosen")


def test_a_lone_shift_of_a_hand_still_switches_the_language(form, typist):
    choose(typist, "Shift_L")
    typist.type("abc", 90)
    form.until(lambda s: s["text"] == "abc", "English")

    choose(typist, "Shift_L")
    composed(form, typist, "ni")
    choose(typist, "Escape")


def test_digits_of_a_hand_arrive_complete_and_in_order(form, typist):
    typist.type("13800138000", 60)

    state = form.until(lambda s: s["text"] == "13800138000", "typed")
    assert state["scans"] == []


def test_without_the_filter_the_code_would_choose_and_leak(desk, display, pinyin, opened, typist):
    """So that the tests above prove something."""
    with desk.form(display, "--without-filter", **pinyin.environment) as bare:
        composed(bare, typist, "zhang")
        typist.type(CODE, 0)
        # The first digit chose a word; the others fell through, some in another order.
        state = bare.until(lambda s: sum(map(str.isdigit, s["text"])) > 40, "leaked")

    assert not state["text"].isascii()
