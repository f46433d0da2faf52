"""The devices of the booth: camera, thermometer, sounds, voice, printers, and how each one is.

Made a moment after the booth is open: looking for cameras and loudspeakers takes Qt a tenth of a
second, and the first person at the gate must not wait for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from gangting.app.scanner import Scanner
from gangting.devices.camera import CameraScanner, CameraState
from gangting.devices.sounds import Sound, Sounds
from gangting.devices.speech import Speech
from gangting.host import paths
from gangting.host.clock import SystemClock
from gangting.host.settings import Settings
from gangting.ui.jobs import Jobs, Lane
from gangting.ui.live_camera import LiveCamera, Sight
from gangting.ui.screens.gate.camera_view import CameraState as CameraView
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.shell import Device, DeviceState, Health


if TYPE_CHECKING:  # loaded where a thermometer is plugged in
    from gangting.devices.thermometer.serial import SerialThermometer

LOOK_MS = 5000
ASK_FOR_PRINTERS_MS = 30_000
SOUNDS_MS = 500

T = TypeVar("T")
Corners = tuple[tuple[float, float], ...]

_VIEWS = MappingProxyType(
    {
        CameraState.OFF: CameraView.ABSENT,
        CameraState.ABSENT: CameraView.ABSENT,
        CameraState.STARTING: CameraView.STARTING,
        CameraState.LIVE: CameraView.ON,
        CameraState.ERROR: CameraView.TROUBLE,
    }
)
_SIGHTS = MappingProxyType(
    {
        CameraState.OFF: Sight.OFF,
        CameraState.ABSENT: Sight.ABSENT,
        CameraState.STARTING: Sight.STARTING,
        CameraState.LIVE: Sight.LIVE,
        CameraState.ERROR: Sight.TROUBLE,
    }
)
# What is not here is absent, which is no fault: the manual way is complete.
_CAMERA = MappingProxyType(
    {CameraState.LIVE: Health.READY, CameraState.ERROR: Health.TROUBLE},
)
_THERMOMETER = MappingProxyType(
    {"live": Health.READY, "listening": Health.READY, "error": Health.TROUBLE}
)


class _DeviceLane:
    """Gives the devices the window's lane for decoding."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def submit(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Decode elsewhere."""
        self._jobs.submit(work, done, lane=Lane.DEVICE)


@dataclass(frozen=True, slots=True)
class Lent:
    """What of the window shows what the devices see: the gate, and whoever takes photos."""

    gate: GateScreen
    camera: LiveCamera


class Devices(QObject):
    """Switches the devices on as the settings say, and tells what they saw and measured."""

    scanned = Signal(str)
    measured = Signal(float, str)
    changed = Signal(tuple)
    printers_known = Signal(tuple)
    cameras_known = Signal(tuple)

    def __init__(self, lent: Lent, jobs: Jobs, scanner: Scanner, parent: QObject) -> None:
        super().__init__(parent)
        gate = self._gate = lent.gate
        self._live, self._jobs, self._scanner = lent.camera, jobs, scanner
        self._settings = Settings()
        self._camera = CameraScanner(_DeviceLane(jobs), SystemClock(), self)
        self._camera.preview.connect(self._show_frame)
        self._camera.outlined.connect(self._show_codes)
        self._camera.found.connect(lambda text, _quad: self.scanned.emit(text))
        self._camera.state_changed.connect(self._camera_changed)
        self._camera.coloured.connect(self._live.seen)
        self._camera.shot.connect(self._live.shot)
        self._live.watched.connect(self._watch)
        self._live.shot_wanted.connect(self._camera.shoot)
        self._watch(self._live.watching)
        self._picture = QSize()
        self._thermometer: SerialThermometer | None = None
        self._sounds = Sounds(paths.resources_dir() / "sounds", self)
        self._speech = Speech(QLocale(), self)
        gate.sound_wanted.connect(self._play)
        gate.say_wanted.connect(self._speech.say)
        self._printer = Health.ABSENT
        self._look = self._every(LOOK_MS, self._tell)
        self._ask = self._every(ASK_FOR_PRINTERS_MS, self._ask_for_printers)

    def _every(self, interval_ms: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(what)
        return timer

    # -- their life

    def start(self, settings: Settings) -> None:
        """Switch them on."""
        self._take(settings)
        if settings.camera:
            self._camera.start(settings.camera_id)
        self._listen()
        self._look.start()
        self._ask.start()
        self._tell()
        self._ask_for_printers()
        QTimer.singleShot(SOUNDS_MS, self, self._prepare_sounds)

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        before = self._settings
        self._take(settings)
        if (settings.camera, settings.camera_id) != (before.camera, before.camera_id):
            if settings.camera:
                self._camera.start(settings.camera_id)
            else:
                self._camera.stop()
        port, protocol = settings.thermometer_port, settings.thermometer_protocol
        if (port, protocol) != (before.thermometer_port, before.thermometer_protocol):
            self._listen()

    def stop(self) -> None:
        """Let them go."""
        self._look.stop()
        self._ask.stop()
        self._camera.stop()
        self._let_thermometer_go()

    def _take(self, settings: Settings) -> None:
        self._settings = settings
        self._sounds.set_muted(settings.muted)
        self._sounds.set_volume(settings.volume)
        self._speech.set_enabled(settings.speak)
        self._speech.set_volume(settings.volume)
        self._speech.set_locale(QLocale(settings.language.value))

    # -- sounds

    def _prepare_sounds(self) -> None:
        if self._look.isActive() and not self._settings.muted:
            self._sounds.prepare()

    def _play(self, code: str) -> None:
        self._sounds.play(Sound(code))

    # -- the camera

    def _show_frame(self, picture: QImage) -> None:
        self._picture = picture.size()
        self._gate.set_camera_frame(picture)

    def _show_codes(self, quads: tuple[Corners, ...]) -> None:
        """Frame the code in view; the camera tells its corners as shares of the picture."""
        width, height = self._picture.width(), self._picture.height()
        corners = [(x * width, y * height) for x, y in quads[0]] if quads else None
        self._gate.set_camera_found(corners)

    def _watch(self, on: bool) -> None:  # noqa: FBT001  a signal's value
        self._camera.watch(colours=on)

    def _camera_changed(self, _state: object) -> None:
        self._gate.set_camera_state(_VIEWS[self._camera.state])
        self._live.tell(_SIGHTS[self._camera.state])
        if self._settings.camera:
            self.cameras_known.emit(tuple((one.id, one.name) for one in self._camera.cameras()))
        self._tell()

    # -- the thermometer

    def _listen(self) -> None:
        self._let_thermometer_go()
        if self._settings.thermometer_port:
            self._thermometer = self._listen_to(
                self._settings.thermometer_port, self._settings.thermometer_protocol
            )
        self._tell()

    def _listen_to(self, port: str, protocol: str) -> "SerialThermometer":
        from gangting.devices.thermometer.framing import (  # noqa: PLC0415  seldom plugged in
            ThermometerProtocol,
        )
        from gangting.devices.thermometer.serial import (  # noqa: PLC0415  seldom plugged in
            SerialThermometer,
        )

        made = SerialThermometer(SystemClock(), self)
        made.reading.connect(self.measured)
        made.state_changed.connect(lambda _: self._tell())
        known = protocol in {one.value for one in ThermometerProtocol}
        made.start(port, ThermometerProtocol(protocol) if known else None)
        return made

    def _let_thermometer_go(self) -> None:
        if self._thermometer is not None:
            self._thermometer.stop()
            self._thermometer.deleteLater()
            self._thermometer = None

    # -- how they are

    def _tell(self) -> None:
        """Tell the four dots."""
        thermometer = self._thermometer.state.value if self._thermometer else ""
        healths = {
            Device.SCANNER: Health.READY if self._scanner.seen else Health.ABSENT,
            Device.CAMERA: _CAMERA.get(self._camera.state, Health.ABSENT),
            Device.THERMOMETER: _THERMOMETER.get(thermometer, Health.ABSENT),
            Device.PRINTER: self._printer,
        }
        self.changed.emit(tuple(DeviceState(one, health) for one, health in healths.items()))

    def _ask_for_printers(self) -> None:
        """Ask the system, which may have to ask a server: not on the GUI thread."""
        from gangting.devices.inventory import printers  # noqa: PLC0415  with its first question

        if not self._jobs.busy(Lane.LONG):
            self._jobs.submit(printers, self._know_printers, lane=Lane.LONG)

    def _know_printers(self, names: tuple[str, ...]) -> None:
        self._printer = Health.READY if names else Health.ABSENT
        self.printers_known.emit(names)
        self._tell()
