# ruff: noqa: PLC0415, N802, T201 - imports where it counts, overrides Qt, prints what it saw
"""Started as a process of its own: start_road.py FOLDER CODE

Starts as ``gangting`` does, scans as soon as the gate is painted, and prints in JSON the modules
that are loaded at either moment: {"gate": [...], "verdict": [...]}.
"""

import json
import os
import sys
from pathlib import Path

from gangting.cli.asked import Asked
from gangting.cli.window import open_window


LOADED = {}


def watch(code):
    """Look on from the outside; what this needs itself is no part of the start."""
    from gangting.ui.screens.gate.screen import GateScreen

    def painted(self, event):
        super(GateScreen, self).paintEvent(event)
        if "gate" not in LOADED:
            LOADED["gate"] = sorted(sys.modules)
            self.page_made.connect(tell_of)
            hold_back_the_rest()
            scan(self.window(), code)

    GateScreen.paintEvent = painted


def hold_back_the_rest():
    """Let nothing load by the clock: on a busy machine it would come before the verdict."""
    from gangting.app import duty, screens

    duty.SOON_MS = screens.SETTLED_MS = 10**8


def scan(window, code):
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    def type_it():
        QTest.keyClicks(window, code)
        QTest.keyClick(window, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_it)


def tell_of(page):
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint:
                LOADED["verdict"] = sorted(sys.modules)
                print(json.dumps(LOADED), flush=True)
                os._exit(0)
            return False

    if page.name == "verdict":
        page.installEventFilter(Watch(page))


if __name__ == "__main__":
    watch(sys.argv[2])
    open_window(Asked(Path(sys.argv[1]), practice=True))
