"""The program as a process of its own on a real X server, and its books seen from outside."""

import contextlib
import ctypes
import json
import os
import select
import sqlite3
import subprocess
import sys
import time
from pathlib import Path


TITLE = "岗亭"
PATIENCE_S = 60.0
HAND_MS = 80
VERDICT = (100, 130, 600, 300)
STEP_S = 0.01
STILL_S = 0.6

_PLACES = Path(__file__).with_name("places.py")


def pause(seconds):
    select.select([], [], [], seconds)


def until(seen, what, within_s=PATIENCE_S):
    """Ask until the answer is true; return it."""
    end = time.monotonic() + within_s
    while not (answer := seen()):
        assert time.monotonic() < end, (
            f"not within {within_s} s: {what() if callable(what) else what}"
        )
        pause(STEP_S)
    return answer


class Books:
    """A data folder's database, read beside the window that writes it."""

    def __init__(self, folder):
        self._uri = f"file:{folder / 'gangting.db'}?mode=ro"

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect(self._uri, uri=True, timeout=5)) as books:
            books.row_factory = sqlite3.Row
            return [dict(row) for row in books.execute(sql, values)]

    def value(self, sql, *values):
        (row,) = self.rows(sql, *values)
        (value,) = row.values()
        return value

    def attempts(self, code):
        """Return the attempts to come in that were made with exactly these digits."""
        return self.rows(
            "select * from attempt where raw = ? and direction = 'entry' order by sequence", code
        )

    def count(self, table):
        return self.value(f"select count(*) from {table}")

    def draft(self, form):
        """Return a half-filled form as it was last kept; None where there is none."""
        found = self.rows("select body from draft where form = ?", form)
        return json.loads(found[0]["body"]) if found else None


class _Image(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = (
        ("size", ctypes.c_int * 4),
        ("data", ctypes.c_void_p),
        ("layout", ctypes.c_int * 5),
        ("bytes_per_line", ctypes.c_int),
    )


class Eye:
    """Sees what an X server shows."""

    _EVERY_PLANE, _BY_PIXEL = ctypes.c_ulong(-1), 2

    def __init__(self, display):
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.POINTER(_Image)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def look(self, *area):
        image = self._x.XGetImage(
            self._display, self._root, *area, self._EVERY_PLANE, self._BY_PIXEL
        )
        seen = image.contents
        try:
            return ctypes.string_at(seen.data, seen.bytes_per_line * area[3])
        finally:
            self._x.XDestroyImage(image)


class Desk:
    """An X server with a window manager, a keyboard and a mouse."""

    def __init__(self, display, typist):
        self.display, self.typist = display, typist
        self._eye = Eye(display)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        self.environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments):
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout.strip()

    def active(self):
        """Return the window that has the keyboard, and its title."""
        number = self.xdotool("getactivewindow")
        return number, self.xdotool("getwindowname", number) if number else ""

    def visible(self, title):
        return self.xdotool("search", "--onlyvisible", "--name", f"^{title}$").split()

    def look(self):
        """Return what the screen shows where the gate shows its verdict."""
        return self._eye.look(*VERDICT)

    def rest(self):
        """Wait until the screen stands still: the notices of a start push everything down."""
        shown = [b""]

        def still():
            shown.append(self.look())
            pause(STILL_S / 3)
            return len(shown) > 4 and len(set(shown[-4:])) == 1

        until(still, "the screen stands still")

    def press(self, place):
        """Press the left button of the mouse."""
        self.xdotool("mousemove", *map(str, place), "click", "1")

    def write(self, text, end=None):
        """Type as a hand does."""
        self.typist.type(text, HAND_MS, end)

    def chord(self, modifier, key):
        """Press a key while another is held."""
        self.typist.move(modifier, down=True, after_ms=HAND_MS)
        self.typist.tap(key, 30)
        self.typist.move(modifier, down=False, after_ms=30)
        self.typist.sync()

    def tap(self, key):
        self.typist.tap(key, HAND_MS)
        self.typist.sync()

    def scan(self, code, gap_ms=0, end="Return"):
        """Type as a scanner does, after the pause that a hand with a card makes."""
        pause(2 * HAND_MS / 1000)
        self.typist.type(code, gap_ms, end)


class Window:
    """The program on one data folder; killed and started again as often as a test wants."""

    def __init__(self, desk, folder, *options, **environment):
        self.desk, self.folder, self.books = desk, folder, Books(folder)
        self._options = options
        self._environment = {**desk.environment, **environment}
        self._process = None
        self._said = []

    @property
    def pid(self):
        return self._process.pid

    def start(self):
        """Start the program; return the seconds until it listens, with its books open."""
        begun = time.monotonic()
        said = (self.folder.parent / f"said-{len(self._said)}.txt").open("w+", encoding="utf-8")
        self._said.append(said)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gangting", "--data", str(self.folder), *self._options],
            env=self._environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        until(self._in_front, "the window is in front")
        until(self._has_books, "the books are open")
        took = time.monotonic() - begun
        self.desk.rest()
        return took

    def _in_front(self):
        assert self._process.poll() is None, f"the program ended: {self.said()}"
        return bool(self.desk.visible(TITLE)) and self.desk.active()[1] == TITLE

    def _has_books(self):
        """Tell whether the process holds the database: it reads no books before it listens."""
        opened = set()
        for link in Path(f"/proc/{self.pid}/fd").iterdir():
            with contextlib.suppress(FileNotFoundError):
                opened.add(link.readlink())
        return self.folder / "gangting.db" in opened

    def kill(self):
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait(PATIENCE_S)

    def kill_in(self, seconds):
        """Let somebody else end it in a moment; return who does."""
        order = f"sleep {seconds:.3f}; kill -9 {self.pid}"
        return subprocess.Popen(["sh", "-c", order])

    @property
    def alive(self):
        return self._process is not None and self._process.poll() is None

    def close(self):
        """Close it as a person does; return its exit status."""
        self.desk.chord("Alt_L", "F4")
        return self._process.wait(PATIENCE_S)

    def said(self):
        """Return everything it wrote to its terminal."""
        return "".join(Path(said.name).read_text(encoding="utf-8") for said in self._said)

    def let_go(self):
        if self.alive:
            self.kill()
        for said in self._said:
            said.close()

    # -- what a person does

    def scan(self, code, gap_ms=0, end="Return"):
        """Scan, and wait for one attempt more with exactly this code; return it."""
        before = len(self.books.attempts(code))
        self.desk.scan(code, gap_ms, end)
        return until(lambda: self.books.attempts(code)[before:], "the scan is in the books")[0]

    def show(self, code, gap_ms=0):
        """Scan, and wait for the verdict on the screen, as whoever measures does."""
        before = self.desk.look()
        attempt = self.scan(code, gap_ms)
        until(lambda: self.desk.look() != before, "the verdict is shown")
        return attempt

    def measure(self, code, digits):
        """Type a temperature for whoever showed this code, and wait for the verdict."""
        before = self.desk.look()
        self.desk.write(digits)
        until(lambda: self.books.attempts(code)[0]["passed"], "passed")
        until(lambda: self.desk.look() != before, "the verdict is shown")

    def sign_in(self, pin):
        """Type a PIN at the locked screen."""
        signed = "select count(*) from journal where action = 'officer.signed_in'"
        before = self.books.value(signed)
        self.desk.write(pin, "Return")
        until(lambda: self.books.value(signed) > before, "signed in")

    def until_draft(self, form, wanted):
        """Wait until a form was kept as it should be; return what is kept."""
        found = []

        def kept():
            found[:] = [self.books.draft(form)]
            return found[0] is not None and wanted(found[0])

        until(kept, lambda: f"kept, and not {found[0]}")
        return found[0]

    def draft_becomes(self, form, wanted):
        """Wait until a form was kept exactly so."""
        self.until_draft(form, lambda kept: kept == wanted)

    def in_front_of_it(self):
        """Return the title of what stands in front of the window, and has the keyboard."""
        title = self.desk.active()[1]
        return "" if title == TITLE else title


def places_of(desk, folder, *options):
    """Return where the window's keys stand on this screen, asked of a window of the same kind."""
    done = subprocess.run(
        [sys.executable, str(_PLACES), str(folder), *options],
        env=desk.environment,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
