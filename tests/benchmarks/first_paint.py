"""Started as a process of its own: prints the seconds from its start to what is asked for.

first_paint.py bare                 a bare window is painted
first_paint.py gate FOLDER          the gate screen is painted
first_paint.py answer FOLDER CODE   a scan made at the start is answered and its verdict painted
"""

import gc
import os
import sys
import time
from pathlib import Path


START = float(os.environ["STARTED_AT"])


def report():
    print(time.time() - START, flush=True)
    os._exit(0)


def bare():
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            report()

    app = QApplication([])
    window = Window()
    window.resize(1366, 768)
    window.show()
    app.exec()


def gangting(folder, code=""):
    """Start as ``gangting`` does, and look on from the outside."""
    gc.disable()  # as open_window does; what is watched is loaded a moment before it
    import gangting.app  # noqa: F401  brings Qt first of all, as open_window does
    from gangting.cli.asked import Asked
    from gangting.cli.window import open_window
    from gangting.ui.screens.gate.screen import GateScreen

    def painted(self, event):
        super(GateScreen, self).paintEvent(event)
        if not code:
            report()
        if not getattr(self, "asked", False):
            self.asked = True
            self.page_made.connect(report_paint)
            scan_at_once(self.window(), code)

    GateScreen.paintEvent = painted
    open_window(Asked(folder, practice=True))


def scan_at_once(window, code):
    """Scan before the booth is open, as an impatient volunteer does."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    def scan():
        QTest.keyClicks(window, code)
        QTest.keyClick(window, Qt.Key.Key_Return)

    QTimer.singleShot(0, scan)


def report_paint(page):
    """Report when the page of the verdict is painted; nothing else is watched, nor slowed."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint:
                report()
            return False

    if page.name == "verdict":
        page.installEventFilter(Watch(page))


if __name__ == "__main__":
    what = sys.argv[1]
    if what == "bare":
        bare()
    else:
        gangting(Path(sys.argv[2]), sys.argv[3] if what == "answer" else "")
