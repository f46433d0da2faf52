"""Start the window: paint first, then open the booth, then the devices."""

import gc
import logging
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gangting.app.composition import Composition
from gangting.app.opening import Opening, choose
from gangting.host import paths
from gangting.host.logs import log_uncaught, start_logging, stop_logging
from gangting.host.single_instance import SingleInstance
from gangting.host.where import Where
from gangting.ui import theme


_log = logging.getLogger(__name__)


def run(where: Where | None, *, kiosk: bool | None = None, practice: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    gc.disable()  # until the first paint: nothing made so far is garbage
    opening: Opening | None = choose(where, practice=practice)
    app = application()
    status = 0
    while opening is not None:
        status, opening = _stay(app, opening, kiosk=kiosk)
    return status


def _stay(app: QApplication, opening: Opening, *, kiosk: bool | None) -> tuple[int, Opening | None]:
    """Keep one booth's window open; returns the exit status and the booth to open next."""
    folder = paths.secure_folder(opening.where.folder)
    instance = SingleInstance(folder / "window.lock")
    if not instance.acquire():
        _say_running(folder)
        return 1, None
    handler = start_logging(folder)
    sys.excepthook = log_uncaught
    composition = Composition(app, opening)
    if theme.chinese_face() is None:
        _log.warning("no Chinese typeface on this machine")
        composition.advise_face(theme.face_advice(sys.platform))
    composition.show(kiosk=kiosk)
    QTimer.singleShot(0, partial(_after_paint, composition))
    try:
        status = app.exec()
    finally:
        composition.close()
        stop_logging(handler)
        instance.release()
    return status, composition.next_opening


def _after_paint(composition: Composition) -> None:
    """Collect garbage again, sparing what stays for good, and open the booth."""
    gc.enable()
    gc.freeze()
    composition.open()


def application() -> QApplication:
    """Return the one application."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication([sys.argv[0]])
    app.setApplicationName("gangting")
    app.setDesktopFileName("gangting")
    return app


def _say_running(folder: Path) -> None:
    """Say that this booth's window is open already, in both languages: none is chosen yet."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Information)
    box.setText(
        "岗亭已经打开了，请切换到已打开的窗口。\nGangting is already open; switch to its window."
    )
    box.setDetailedText(str(folder))
    box.exec()
