"""A small form under a real X server, told by lines on its standard input what to do.

Started by x11_desk.py; answers every line with one line of JSON.
"""

import ctypes
import json
import sys
import time
from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QEvent,
    QObject,
    QPoint,
    QSocketNotifier,
    QTimer,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gangting.devices.scanner.wedge import WedgeFilter


SETTLED_MS = 150


class Machine:
    """The clock of this machine."""

    def now(self):
        return datetime.now(UTC)  # noqa: TID251 -- a program of its own

    def monotonic(self):
        return time.monotonic()


class Stopwatch(QAbstractNativeEventFilter):
    """Notes when the server says each key went down: a starved one may type with pauses."""

    def __init__(self):
        super().__init__()
        self.times = []

    def nativeEventFilter(self, event_type, message):  # noqa: N802 -- Qt's name
        event = ctypes.string_at(int(message), 8)
        if event[0] == 2:  # a real key press; those handed back are marked as sent
            self.times.append(int.from_bytes(event[4:8], sys.byteorder))
        return False, 0


class Form(QWidget):
    def __init__(self, app, stopwatch):
        super().__init__()
        self.setWindowTitle("form")
        self.app = app
        self.stopwatch = stopwatch
        self.field = QLineEdit(self)
        self.button = QPushButton("Record", self)
        self.button.clicked.connect(lambda: self.note("clicks"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        for keys in ("Ctrl+K", "F5"):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self.note("shortcuts"))
        self.dialog = QDialog(self)
        self.dialog.setModal(True)
        ok = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, self.dialog)
        ok.accepted.connect(self.dialog.accept)
        self.menu = QMenu(self)
        for i in range(10):
            self.menu.addAction(f"&{i}", lambda: self.note("chosen"))
        self.counts = {"clicks": 0, "shortcuts": 0, "chosen": 0}
        self.scans = []
        self.preedit = ""
        self.presses = 0
        self.compositions = 0
        self.field.installEventFilter(self)

    def note(self, what):
        self.counts[what] += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.InputMethod:
            self.preedit = event.preeditString()
            self.compositions += bool(self.preedit)
        elif event.type() == QEvent.Type.KeyPress:
            self.presses += 1
        return False

    def obey(self, order):
        match order:
            case "field":
                self.field.setFocus()
            case "button":
                self.button.setFocus()
            case "reset":
                self.dialog.close()
                self.menu.close()
                self.activateWindow()
                self.field.clear()
                self.field.setFocus()
                self.scans.clear()
                self.counts = dict.fromkeys(self.counts, 0)
                self.presses = 0
                self.stopwatch.times.clear()
            case "dialog":
                self.dialog.open()
            case "menu":
                self.menu.popup(self.mapToGlobal(QPoint(0, 0)))
            case "stall":
                end = time.monotonic() + 0.5
                while time.monotonic() < end:
                    pass

    def state(self):
        focus = self.app.focusWidget()
        return {
            "text": self.field.text(),
            "preedit": self.preedit,
            "presses": self.presses,
            "compositions": self.compositions,
            "scans": self.scans,
            "times": self.stopwatch.times,
            "dialog": self.dialog.isVisible(),
            "menu": self.menu.isVisible(),
            "active": self.isActiveWindow() or self.dialog.isActiveWindow(),
            "focus": {self.field: "field", self.button: "button"}.get(focus, "other"),
            **self.counts,
        }


def main():
    app = QApplication(sys.argv)
    stopwatch = Stopwatch()
    form = Form(app, stopwatch)
    wedge = WedgeFilter(app, Machine())
    wedge.scanned.connect(form.scans.append)
    if "--without-filter" not in sys.argv:
        wedge.install()
    app.installNativeEventFilter(stopwatch)  # the last one installed sees events first
    form.show()
    form.activateWindow()
    form.field.setFocus()

    def answer():
        sys.stdout.write(json.dumps(form.state()) + "\n")
        sys.stdout.flush()

    def read():
        order = sys.stdin.readline().strip()
        if not order:
            app.quit()
        elif order == "settle":
            if app.focusWindow() is None:  # no window manager hands the keyboard back
                form.activateWindow()
            QTimer.singleShot(SETTLED_MS, answer)
        else:
            form.obey(order)
            answer()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    app.exec()


if __name__ == "__main__":
    main()
