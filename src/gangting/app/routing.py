"""Where a scan goes, whatever has the focus, and what the thermometer says to whom."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from gangting.app.screens import Ground
from gangting.app.session import Session
from gangting.app.way import clear_the_way
from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site
from gangting.ui.jobs import Lane


class Routing(QObject):
    """The next scan always wins: it brings the gate to the front, whatever has the focus."""

    screen_wanted = Signal(str)
    trouble = Signal(object)

    def __init__(self, ground: Ground, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._gate, self._session = ground.window, ground.gate, session
        self._jobs = ground.context.jobs
        self._gate.open_wanted.connect(self._open)
        self._gate.activity.connect(session.alive)
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)

    def scanned(self, text: str) -> None:
        """Send a scan where it belongs: to a screen that asked for one, else to the gate."""
        self._session.alive()
        clear_the_way()
        screen = self._window.current_screen()
        if not self._window.locked:
            asked = screen is not None and screen is not self._gate and screen.take_scan(text)
            if asked:
                return
            self._window.show_screen(self._gate.name)
        self._gate.handle_scan(text)

    def measured(self, celsius: float, site: str) -> None:
        """Give a thermometer's value to the gate's desk."""
        self._session.alive()
        self._gate.thermometer_value(celsius, Site(site))

    # -- pictures

    def read_file(self, path: Path) -> None:
        """Read a file's codes off the GUI thread; each is a scan."""
        from gangting.devices.image_reader import read_codes  # noqa: PLC0415  only when needed

        self._jobs.submit(
            lambda: read_codes(path), self._found_in_file, self.trouble.emit, lane=Lane.LONG
        )

    def _open(self, name: str) -> None:
        if name == "image":
            self._open_image()
        else:
            self.screen_wanted.emit(name)

    def _open_image(self) -> None:
        """Read the codes of a picture or PDF that the officer chooses."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a picture of a pass"),
            "",
            self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.webp *.bmp *.pdf)"),
        )
        if chosen:
            self.read_file(Path(chosen))

    def _found_in_file(self, codes: tuple[str, ...]) -> None:
        if not codes:
            self.trouble.emit(KnownError("no_code_in_image"))
        for code in codes:
            self.scanned(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures and PDFs that are dropped on the window."""
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                for url in event.mimeData().urls():
                    if url.isLocalFile():
                        self.read_file(Path(url.toLocalFile()))
            return True
        return super().eventFilter(watched, event)
