"""Where a scan goes, what the thermometer says to whom, and which sound follows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from gangting.app.session import Session
from gangting.devices.camera import CameraScanner, CameraState
from gangting.devices.scanner.wedge import WedgeFilter
from gangting.devices.sounds import Sound, Sounds
from gangting.devices.speech import Speech
from gangting.domain.errors import KnownError
from gangting.domain.scan_text import clean
from gangting.domain.temperature import Site
from gangting.host import paths
from gangting.host.clock import SystemClock
from gangting.host.settings import Settings
from gangting.ui.jobs import Jobs, Lane
from gangting.ui.screens.gate.camera_view import CameraState as CameraView
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.shell import Device, DeviceState, Health
from gangting.ui.window import MainWindow


LOOK_AT_DEVICES_MS = 5000
PREPARE_SOUNDS_MS = 1500

T = TypeVar("T")
Corners = tuple[tuple[float, float], ...]

_CAMERA_VIEWS = {
    CameraState.OFF: CameraView.ABSENT,
    CameraState.ABSENT: CameraView.ABSENT,
    CameraState.STARTING: CameraView.STARTING,
    CameraState.LIVE: CameraView.ON,
    CameraState.ERROR: CameraView.TROUBLE,
}


class _DeviceLane:
    """Gives the devices the window's lane for decoding."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def submit(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Decode elsewhere."""
        self._jobs.submit(work, done, lane=Lane.DEVICE)


class Routing(QObject):
    """The next scan always wins: it brings the gate to the front, whatever has the focus."""

    devices_changed = Signal(tuple)
    trouble = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        gate: GateScreen,
        session: Session,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._gate, self._session, self._jobs = window, gate, session, jobs
        self._wedge: WedgeFilter | None = None
        self._camera = CameraScanner(_DeviceLane(jobs), SystemClock(), self)
        self._camera.preview.connect(self._show_frame)
        self._camera.outlined.connect(self._show_codes)
        self._camera.found.connect(lambda text, _quad: self.scanned(text))
        self._camera.state_changed.connect(self._camera_changed)
        self._sounds = Sounds(paths.resources_dir() / "sounds", self)
        self._speech = Speech(QLocale(), self)
        gate.sound_wanted.connect(lambda code: self._sounds.play(Sound(code)))
        gate.say_wanted.connect(self._speech.say)
        gate.open_wanted.connect(self._open)
        gate.activity.connect(session.alive)
        self._settings = Settings()
        self._printer = Health.ABSENT
        self._picture = QSize()
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_AT_DEVICES_MS)
        self._watch.timeout.connect(self._look_at_devices)

    def start(self, settings: Settings) -> None:
        """Begin to listen to the devices."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._wedge = WedgeFilter(app, SystemClock(), max_gap_ms=settings.scanner_max_gap_ms)
        self._wedge.scanned.connect(self._typed_by_scanner)
        self._wedge.install()
        app.installEventFilter(self._session)
        self.use(settings)
        self._watch.start()
        self._look_at_devices()
        self._ask_for_printers()
        QTimer.singleShot(PREPARE_SOUNDS_MS, self._sounds, self._sounds.prepare)

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        before, self._settings = self._settings, settings
        self._sounds.set_muted(settings.muted)
        self._sounds.set_volume(settings.volume)
        self._speech.set_enabled(settings.speak)
        self._speech.set_volume(settings.volume)
        self._speech.set_locale(QLocale(settings.language.value))
        wanted = (settings.camera, settings.camera_id)
        if wanted != (before.camera, before.camera_id) or self._camera.state is CameraState.OFF:
            if settings.camera:
                self._camera.start(settings.camera_id)
            else:
                self._camera.stop()

    def stop(self) -> None:
        """Let the devices go."""
        self._watch.stop()
        self._camera.stop()
        if self._wedge is not None:
            self._wedge.remove()

    def scanned(self, text: str) -> None:
        """Send a scan where it belongs: to a screen that asked for one, else to the gate."""
        self._session.alive()
        screen = self._window.current_screen()
        if not self._window.locked:
            asked = screen is not None and screen is not self._gate and screen.take_scan(text)
            if asked:
                return
            self._window.show_screen(self._gate.name)
        self._gate.handle_scan(text)

    def _typed_by_scanner(self, text: str) -> None:
        """Take off what this scanner is set to send around every code."""
        self.scanned(clean(text, self._settings.scanner_prefix, self._settings.scanner_suffix))

    def measured(self, celsius: float, site: str) -> None:
        """Give a thermometer's value to the gate's desk."""
        self._session.alive()
        self._gate.thermometer_value(celsius, Site(site))

    def _open(self, name: str) -> None:
        if name == "image":
            self._open_image()
        else:
            self._window.show_screen(name)

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

    def read_file(self, path: Path) -> None:
        """Read a file's codes off the GUI thread; each is a scan."""
        from gangting.devices.image_reader import read_codes  # noqa: PLC0415  only when needed

        self._jobs.submit(
            lambda: read_codes(path), self._found_in_file, self.trouble.emit, lane=Lane.LONG
        )

    def _found_in_file(self, codes: tuple[str, ...]) -> None:
        if not codes:
            self.trouble.emit(KnownError("no_code_in_image"))
        for code in codes:
            self.scanned(code)

    def _show_frame(self, picture: QImage) -> None:
        self._picture = picture.size()
        self._gate.set_camera_frame(picture)

    def _show_codes(self, quads: tuple[Corners, ...]) -> None:
        """Frame the code in view; the camera tells its corners as shares of the picture."""
        width, height = self._picture.width(), self._picture.height()
        corners = [(x * width, y * height) for x, y in quads[0]] if quads else None
        self._gate.set_camera_found(corners)

    def _camera_changed(self, _state: object) -> None:
        self._gate.set_camera_state(_CAMERA_VIEWS[self._camera.state])
        self._look_at_devices()

    def _look_at_devices(self) -> None:
        """Tell the four dots; what is absent is no fault, the manual way is complete."""
        camera = {
            CameraState.LIVE: Health.READY,
            CameraState.ERROR: Health.TROUBLE,
        }.get(self._camera.state, Health.ABSENT)
        seen = self._wedge is not None and self._wedge.last_seen is not None
        self.devices_changed.emit(
            (
                DeviceState(Device.SCANNER, Health.READY if seen else Health.ABSENT),
                DeviceState(Device.CAMERA, camera),
                DeviceState(Device.THERMOMETER, Health.ABSENT),
                DeviceState(Device.PRINTER, self._printer),
            )
        )

    def _ask_for_printers(self) -> None:
        """Ask the system, which may have to ask a server: not on the GUI thread."""
        from gangting.devices.inventory import printers  # noqa: PLC0415  after the first paint

        self._jobs.submit(printers, self._printers_known, lane=Lane.LONG)

    def _printers_known(self, names: tuple[str, ...]) -> None:
        self._printer = Health.READY if names else Health.ABSENT
        self._look_at_devices()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures and PDFs that are dropped on the window."""
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                for url in event.mimeData().urls():
                    self.read_file(Path(url.toLocalFile()))
            return True
        return super().eventFilter(watched, event)
