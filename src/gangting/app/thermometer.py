"""The thermometer on a serial port: started where the settings name a port."""

from PySide6.QtCore import QObject, Signal

from gangting.devices.thermometer.framing import ThermometerProtocol
from gangting.devices.thermometer.serial import SerialThermometer, ThermometerState
from gangting.host.clock import SystemClock
from gangting.host.settings import Settings
from gangting.ui.shell import Health


_HEALTH = {
    ThermometerState.LISTENING: Health.READY,
    ThermometerState.LIVE: Health.READY,
    ThermometerState.ERROR: Health.TROUBLE,
}


class BoothThermometer(QObject):
    """Listens, tells each stable reading once, and how the thermometer is."""

    measured = Signal(float, str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._device: SerialThermometer | None = None
        self._wanted = ("", "")

    @property
    def health(self) -> Health:
        """How it is; none set up is no fault."""
        if self._device is None:
            return Health.ABSENT
        return _HEALTH.get(self._device.state, Health.ABSENT)

    def use(self, settings: Settings) -> None:
        """Listen on the port of the settings, or on none."""
        wanted = (settings.thermometer_port, settings.thermometer_protocol)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.stop()
        port, protocol = wanted
        if port:
            self._device = SerialThermometer(SystemClock(), self)
            self._device.reading.connect(self.measured)
            self._device.state_changed.connect(self.changed)
            self._device.start(port, _protocol(protocol))
        self.changed.emit()

    def stop(self) -> None:
        """Let the port go."""
        if self._device is not None:
            self._device.stop()
            self._device.deleteLater()
            self._device = None


def _protocol(code: str) -> ThermometerProtocol | None:
    """Return the protocol of a code; an unknown one is found out like none."""
    return ThermometerProtocol(code) if code in set(ThermometerProtocol) else None
