"""Start the window: paint first, then open the booth, then the devices."""

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from gangting.app.composition import Composition
from gangting.app.log_book import LogBook
from gangting.app.opening import Opening, choose
from gangting.domain.errors import KnownError
from gangting.host import paths
from gangting.host.single_instance import SingleInstance
from gangting.host.where import Where
from gangting.ui import theme


_log = logging.getLogger(__name__)


def run(where: Where | None, *, kiosk: bool | None = None, practice: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    opening: Opening | None = choose(where, practice=practice)
    app = application()
    status = 0
    while opening is not None:
        status, opening = _stay(app, opening, kiosk=kiosk)
    return status


def _stay(app: QApplication, opening: Opening, *, kiosk: bool | None) -> tuple[int, Opening | None]:
    """Keep one booth's window open; returns the exit status and the booth to open next."""
    folder, trouble = opening.where.folder, None
    instance = SingleInstance(folder / "window.lock")
    try:
        paths.secure_folder(folder)
        if not instance.acquire():
            _say_running(folder)
            return 1, None
    except KnownError as error:
        trouble = error
    log = LogBook(folder)
    composition = Composition(app, opening)
    composition.settled.connect(_collect)
    hook = sys.excepthook
    sys.excepthook = partial(_uncaught, composition)
    if theme.chinese_face() is None:
        composition.advise_face(theme.face_advice(sys.platform))
    composition.window.painted.connect(partial(_after_paint, composition, log, trouble))
    composition.show(kiosk=kiosk)
    try:
        status = app.exec()
    finally:
        composition.close()
        sys.excepthook = hook
        log.close()
        instance.release()
    return status, composition.next_opening


def _after_paint(composition: Composition, log: LogBook, trouble: KnownError | None) -> None:
    """Open the booth."""
    try:
        if trouble is not None:
            raise trouble
        log.open()
    except KnownError as error:
        composition.fail(error)
    else:
        composition.open()


def _collect() -> None:
    """Collect garbage from now on, sparing what a start has made: it stays for good."""
    if not gc.isenabled():
        gc.enable()
        gc.freeze()


def _uncaught(
    composition: Composition,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Log what nobody foresaw, and say that it happened."""
    from gangting.host.logs import log_uncaught  # noqa: PLC0415  seldom needed

    log_uncaught(kind, error, trace)
    composition.say_bug()


def application() -> QApplication:
    """Return the one application."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    os.environ[theme.STYLE_SETTING] = theme.STYLE
    app = QApplication([sys.argv[0]])
    app.setApplicationName("gangting")
    app.setDesktopFileName("gangting")
    return app


def _say_running(folder: Path) -> None:
    """Say that this booth's window is open already, in both languages: none is chosen yet."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  only where it is said

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Information)
    box.setText(
        "岗亭已经打开了，请切换到已打开的窗口。\nGangting is already open; switch to its window."
    )
    box.setDetailedText(str(folder))
    box.exec()
