"""A real X server, a real keyboard of it, and a form in a process of its own."""

import contextlib
import ctypes
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path


FORM = Path(__file__).with_name("x11_form.py")
STEADY_MS = 45
SHIFTED = '~!@#$%^&*()_+{}|:"<>?'
NAMES = {
    " ": "space",
    "!": "exclam",
    "-": "minus",
    ".": "period",
    "/": "slash",
    "\n": "Return",
    "\t": "Tab",
}


def missing():
    """Say what this machine lacks for a real X server with a keyboard, or return ''."""
    if shutil.which("Xvfb") is None:
        return "Xvfb is not installed (Debian: xvfb)"
    try:
        ctypes.CDLL("libX11.so.6")
        ctypes.CDLL("libXtst.so.6")
    except OSError as error:
        return f"{error} (Debian: libx11-6 libxtst6)"
    return ""


@contextlib.contextmanager
def x_server(size="800x600"):
    """Start Xvfb on a free display; yield its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        # Keys are timed by this server: where it may, it goes before everything else.
        [
            *("nice", "-n", "-15", "Xvfb", "-displayfd", str(write)),
            *("-screen", "0", f"{size}x24", "-nolisten", "tcp"),
        ],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        ready, _, _ = select.select([read], [], [], 20)
        number = os.read(read, 16).decode().strip() if ready else ""
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)


class Typist:
    """Types on the X server's own keyboard, gap by gap, timed by the server."""

    def __init__(self, display):
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        handle = self._x.XOpenDisplay(display.encode())
        assert handle, "the display can not be opened"
        self._display = ctypes.c_void_p(handle)

    def close(self):
        self._x.XCloseDisplay(self._display)

    def code(self, name):
        keysym = self._x.XStringToKeysym(NAMES.get(name, name).encode())
        return self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(keysym))

    def move(self, name, *, down, after_ms=0):
        """Move one key, so many milliseconds after the last movement."""
        self._test.XTestFakeKeyEvent(
            self._display, self.code(name), int(down), ctypes.c_ulong(after_ms)
        )

    def tap(self, name, after_ms=0):
        self.move(name, down=True, after_ms=after_ms)
        self.move(name, down=False)

    def type(self, text, gap_ms, end=None):
        """Type a text; return when the server has done all of it."""
        for character in text:
            shift = character.isupper() or character in SHIFTED
            if shift:
                self.move("Shift_L", down=True, after_ms=gap_ms)
            self.tap(character, after_ms=0 if shift else gap_ms)
            if shift:
                self.move("Shift_L", down=False)
        if end:
            self.tap(end, after_ms=gap_ms)
        self.sync()

    def sync(self):
        self._x.XSync(self._display, 0)


class Form:
    """The form's process; every order returns its state."""

    def __init__(self, display, *options, **environment):
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        self._process = subprocess.Popen(
            [sys.executable, str(FORM), *options],
            env={**inherited, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, order="state"):
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the form died"
        return json.loads(line)

    def order(self, order):
        """Give an order that the form answers later."""
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()

    def answer(self):
        return json.loads(self._process.stdout.readline())

    def until(self, wanted, what, order="state"):
        """Ask until the state is as wanted."""
        end = time.monotonic() + 15
        while True:
            state = self.ask(order)
            if wanted(state):
                return state
            assert time.monotonic() < end, f"never {what}: {state}"

    def settle(self):
        """Return the state after every key on its way has arrived."""
        return self.ask("settle")

    def close(self):
        self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)


def type_steadily(form, typist, text, gap_ms, end=None):
    """Type as a scanner does, again if the server paused between two keys, as none would."""
    for _ in range(10):
        form.ask("reset")
        typist.type(text, gap_ms, end)
        keys = len(text) + sum(c.isupper() or c in SHIFTED for c in text) + bool(end)
        state = form.until(lambda s, keys=keys: len(s["times"]) >= keys, "typed")
        gaps = [b - a for a, b in itertools.pairwise(state["times"])]
        if max(gaps) <= STEADY_MS:
            return
        form.settle()
    raise AssertionError("this machine is too busy to type steadily")


@contextlib.contextmanager
def form(display, *options, **environment):
    """Open the form and wait until it has the keyboard."""
    opened = Form(display, *options, **environment)
    try:
        opened.until(lambda s: s["active"] and s["focus"] == "field", "active", "settle")
        yield opened
    finally:
        opened.close()
