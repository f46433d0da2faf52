"""Started as a process of its own: works the window and prints what memory it takes, in MiB.

memory.py FOLDER CROSSINGS    resident before the first crossing, after the last, and the peak
"""

import sqlite3
import sys
from datetime import timedelta
from pathlib import Path


def resident(which="VmRSS"):
    lines = Path("/proc/self/status").read_text().splitlines()
    kib = next(line.split()[1] for line in lines if line.startswith(which))
    return int(kib) / 1024


def settle(loop, milliseconds):
    from PySide6.QtCore import QTimer

    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def open_window(app, folder, loop):
    from gangting.app.composition import Composition
    from gangting.app.opening import Opening
    from gangting.host.where import Where

    window = Composition(app, Opening(Where(folder), practice=True))
    window.show(kiosk=False)
    window.open()
    while not window.ready:
        settle(loop, 20)
    return window


def cross(window, codes, crossings, loop):
    """Scan one card after the other, each at the answer to the one before, and measure."""
    from gangting.domain.temperature import Site
    from gangting.services.gate import repeats

    repeats.SAME_SCAN = timedelta()  # the same forty people come again sooner than people do
    gate, done = window.gate, set()

    def go_on(answer):
        outcome = answer.outcome
        if outcome.needs_reading:
            gate.thermometer_value(36.4, Site.FOREHEAD)
            return
        if outcome.attempt_id in done or not outcome.passed:
            return
        done.add(outcome.attempt_id)
        if len(done) == crossings:
            loop.quit()
        else:
            gate.handle_scan(codes[len(done) % len(codes)])

    gate.road.answered.connect(go_on)
    gate.road.settled.connect(go_on)
    gate.handle_scan(codes[0])
    loop.exec()


def main(folder, crossings):
    from PySide6.QtCore import QEventLoop

    from gangting.app.main import application
    from gangting.domain.passes import PassState

    app = application()
    loop = QEventLoop()
    window = open_window(app, folder, loop)
    passes = window.opened.booth.services.passes
    views = passes.page((PassState.ACTIVE,), limit=40)
    codes = [passes.code(view.entry_pass) for view in views]
    settle(loop, 1000)
    before = resident()
    cross(window, codes, crossings, loop)
    settle(loop, 1000)
    after, peak = resident(), resident("VmHWM")  # the usage of a child begins with its parent's
    window.close()
    books = sqlite3.connect(next(folder.rglob("gangting.db")))
    recorded = books.execute("SELECT count(*) FROM attempt WHERE passed").fetchone()[0]
    books.close()
    print(before, after, peak, recorded)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
