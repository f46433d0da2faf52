"""A real Chinese input method: an ibus with libpinyin, a bus and a home of its own."""

import contextlib
import os
import shutil
import subprocess
import time
from pathlib import Path


DEBIAN = "Debian: xvfb libxtst6 dbus ibus ibus-libpinyin"
SETTINGS = """
[com/github/libpinyin/ibus-libpinyin/libpinyin]
letter-switch='<Control>j'
"""


def missing():
    """Say what this machine lacks for a Chinese input method, or return ''."""
    needed = ("ibus-daemon", "ibus", "dbus-daemon")
    if all(map(shutil.which, needed)) and has_pinyin() and memory_config() is not None:
        return ""
    return f"no ibus with libpinyin on this machine ({DEBIAN})"


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


@contextlib.contextmanager
def input_method(home, display):
    """Start an input method on a display; programs need its environment."""
    method = InputMethod(home, display)
    try:
        method.start()
        yield method
    finally:
        method.stop()
