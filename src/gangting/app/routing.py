"""Where a scan goes, what the thermometer says to whom, and which sound follows."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from gangting.app.scanner import Scanner
from gangting.app.screens import Ground
from gangting.app.session import Session
from gangting.app.way import clear_the_way
from gangting.devices.camera import CameraScanner, CameraState
from gangting.devices.sounds import Sound, Sounds
from gangting.devices.speech import Speech
from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site
from gangting.host import paths
from gangting.host.clock import SystemClock
from gangting.host.settings import Settings
from gangting.ui.jobs import Jobs, Lane
from gangting.ui.screens.gate.camera_view import CameraState as CameraView
from gangting.ui.shell import Device, DeviceState, Health


if TYPE_CHECKING:  # loaded where a thermometer is plugged in
    from gangting.devices.thermometer.serial import SerialThermometer

LOOK_AT_DEVICES_MS = 5000
ASK_FOR_PRINTERS_MS = 30_000
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
_CAMERA_HEALTH = {CameraState.LIVE: Health.READY, CameraState.ERROR: Health.TROUBLE}


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
    printers_changed = Signal(tuple)
    screen_wanted = Signal(str)
    trouble = Signal(object)

    def __init__(self, ground: Ground, scanner: Scanner, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._gate, self._session = ground.window, ground.gate, session
        self._jobs = ground.context.jobs
        self._scanner = scanner
        self._settings = Settings()
        self._camera = CameraScanner(_DeviceLane(self._jobs), SystemClock(), self)
        self._camera.preview.connect(self._show_frame)
        self._camera.outlined.connect(self._show_codes)
        self._camera.found.connect(lambda text, _quad: self.scanned(text))
        self._camera.state_changed.connect(self._camera_changed)
        self._thermometer: SerialThermometer | None = None
        self._sounds = Sounds(paths.resources_dir() / "sounds", self)
        self._speech = Speech(QLocale(), self)
        self._gate.sound_wanted.connect(lambda code: self._sounds.play(Sound(code)))
        self._gate.say_wanted.connect(self._speech.say)
        self._gate.open_wanted.connect(self._open)
        self._gate.activity.connect(session.alive)
        self._printer = Health.ABSENT
        self._picture = QSize()
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)
        self._started = False
        self._watch = self._every(LOOK_AT_DEVICES_MS, self._look_at_devices)
        self._printers = self._every(ASK_FOR_PRINTERS_MS, self._ask_for_printers)

    def _every(self, interval_ms: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(what)
        return timer

    # -- the devices' life

    def start(self) -> None:
        """Begin to listen to the devices."""
        self._started = True
        self.use(self._settings)
        self._watch.start()
        self._printers.start()
        self._look_at_devices()
        self._ask_for_printers()
        QTimer.singleShot(PREPARE_SOUNDS_MS, self, self._prepare_sounds)

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        before, self._settings = self._settings, settings
        self._sounds.set_muted(settings.muted)
        self._sounds.set_volume(settings.volume)
        self._speech.set_enabled(settings.speak)
        self._speech.set_volume(settings.volume)
        self._speech.set_locale(QLocale(settings.language.value))
        if self._started:
            self._use_camera(before)
            self._use_thermometer(before)

    def stop(self) -> None:
        """Let the devices go."""
        self._started = False
        self._watch.stop()
        self._printers.stop()
        self._camera.stop()
        if self._thermometer is not None:
            self._thermometer.stop()

    def _prepare_sounds(self) -> None:
        if self._started and not self._settings.muted:
            self._sounds.prepare()

    def _use_camera(self, before: Settings) -> None:
        now = self._settings
        changed = (now.camera, now.camera_id) != (before.camera, before.camera_id)
        if not changed and (self._camera.state is not CameraState.OFF or not now.camera):
            return
        if now.camera:
            self._camera.start(now.camera_id)
        else:
            self._camera.stop()

    def _use_thermometer(self, before: Settings) -> None:
        now = self._settings
        wanted = (now.thermometer_port, now.thermometer_protocol)
        changed = wanted != (before.thermometer_port, before.thermometer_protocol)
        if not changed and (self._thermometer is not None or not now.thermometer_port):
            return
        if self._thermometer is not None:
            self._thermometer.stop()
            self._thermometer.deleteLater()
            self._thermometer = None
        if now.thermometer_port:
            self._thermometer = self._listen_to(now.thermometer_port, now.thermometer_protocol)
        self._look_at_devices()

    def _listen_to(self, port: str, protocol: str) -> "SerialThermometer":
        from gangting.devices.thermometer.framing import (  # noqa: PLC0415  seldom plugged in
            ThermometerProtocol,
        )
        from gangting.devices.thermometer.serial import (  # noqa: PLC0415  seldom plugged in
            SerialThermometer,
        )

        made = SerialThermometer(SystemClock(), self)
        made.reading.connect(self.measured)
        made.state_changed.connect(lambda _: self._look_at_devices())
        known = protocol in ThermometerProtocol.__members__.values()
        made.start(port, ThermometerProtocol(protocol) if known else None)
        return made

    # -- what they say

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

    # -- how they are

    def _look_at_devices(self) -> None:
        """Tell the four dots; what is absent is no fault, the manual way is complete."""
        scanner = Health.READY if self._scanner.seen else Health.ABSENT
        camera = _CAMERA_HEALTH.get(self._camera.state, Health.ABSENT)
        self.devices_changed.emit(
            (
                DeviceState(Device.SCANNER, scanner),
                DeviceState(Device.CAMERA, camera),
                DeviceState(Device.THERMOMETER, self._thermometer_health()),
                DeviceState(Device.PRINTER, self._printer),
            )
        )

    def _thermometer_health(self) -> Health:
        if self._thermometer is None:
            return Health.ABSENT
        healths = {
            "live": Health.READY,
            "listening": Health.READY,
            "error": Health.TROUBLE,
        }
        return healths.get(self._thermometer.state.value, Health.ABSENT)

    def _ask_for_printers(self) -> None:
        """Ask the system, which may have to ask a server: not on the GUI thread."""
        from gangting.devices.inventory import printers  # noqa: PLC0415  after the first paint

        if not self._jobs.busy(Lane.LONG):
            self._jobs.submit(printers, self._printers_known, lane=Lane.LONG)

    def _printers_known(self, names: tuple[str, ...]) -> None:
        self._printer = Health.READY if names else Health.ABSENT
        self.printers_changed.emit(names)
        self._look_at_devices()

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
