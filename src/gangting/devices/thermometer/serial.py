"""A thermometer on a serial port: opened, listened to, and opened again after unplugging."""

import logging
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from gangting.devices.ports import Clock
from gangting.devices.thermometer.framing import (
    BAUD_RATES,
    SensorReading,
    ThermometerProtocol,
    make_framer,
)
from gangting.devices.thermometer.stable import StableReading
from gangting.domain.temperature import Site


_log = logging.getLogger(__name__)

_WATCH_MS = 2000
_LISTEN_S = 12.0
"""How long to listen at one speed before trying the next; heartbeats come every 10 s."""

_DETAILS = {
    QSerialPort.SerialPortError.DeviceNotFoundError: "port_missing",
    QSerialPort.SerialPortError.PermissionError: "port_no_permission",
    QSerialPort.SerialPortError.OpenError: "port_busy",
    QSerialPort.SerialPortError.ResourceError: "port_missing",
}

_FATAL = frozenset(
    {
        QSerialPort.SerialPortError.ResourceError,
        QSerialPort.SerialPortError.ReadError,
        QSerialPort.SerialPortError.UnknownError,
    }
)


class ThermometerState(StrEnum):
    """What the thermometer is doing."""

    OFF = "off"
    ABSENT = "absent"
    LISTENING = "listening"
    LIVE = "live"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class PortInfo:
    """A serial port of this machine."""

    name: str
    description: str


def ports() -> tuple[PortInfo, ...]:
    """Return the serial ports, those of USB adapters first."""
    found = sorted(QSerialPortInfo.availablePorts(), key=lambda p: not p.hasVendorIdentifier())
    return tuple(PortInfo(p.systemLocation(), p.description()) for p in found)


class SerialThermometer(QObject):
    """Tells one reading for each person: degrees Celsius and the measuring place.

    ``skin_offset`` is added to sensors that write the skin's temperature and not the body's.
    """

    reading = Signal(float, str)
    state_changed = Signal(object)

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        *,
        site: Site = Site.FOREHEAD,
        skin_offset: float = 0.0,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._site = site
        self._skin_offset = skin_offset
        self._name = ""
        self._protocol: ThermometerProtocol | None = None
        self._framer = make_framer(None)
        self._stable = StableReading()
        self._speeds: list[int] = []
        self._listening_since = 0.0
        self._port = QSerialPort(self)
        self._port.readyRead.connect(self._on_data)
        # Queued: a port must not be closed from inside its own signal.
        self._port.errorOccurred.connect(self._on_error, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_after)
        self.state = ThermometerState.OFF
        self.detail = ""
        self.last_seen: datetime | None = None

    def start(self, port: str, protocol: ThermometerProtocol | None = None) -> None:
        """Listen on a port through unplugging; without a protocol it is found out."""
        self.stop()
        self._name, self._protocol = port, protocol
        speeds = BAUD_RATES.values() if protocol is None else [BAUD_RATES[protocol]]
        self._speeds = list(dict.fromkeys(speeds))
        self._watch.start()
        self._open()

    def stop(self) -> None:
        """Close the port."""
        self._watch.stop()
        self._close()
        self._enter(ThermometerState.OFF)

    def look_after(self) -> None:
        """Open a port that went away, or listen at another speed to one not understood."""
        if not self._port.isOpen():
            self._open()
            return
        waited = self._clock.monotonic() - self._listening_since
        if not self._framer.recognised and len(self._speeds) > 1 and waited > _LISTEN_S:
            self._speeds.append(self._speeds.pop(0))
            self._close()
            self._open()

    def _open(self) -> None:
        self._framer = make_framer(self._protocol)
        self._stable = StableReading()
        self._listening_since = self._clock.monotonic()
        self._port.setPortName(self._name)
        self._port.setBaudRate(self._speeds[0])
        if self._port.open(QSerialPort.OpenModeFlag.ReadOnly):
            self._port.clear()
            self._enter(ThermometerState.LISTENING)
        else:
            self._fail(self._port.error())

    def _on_error(self, error: QSerialPort.SerialPortError) -> None:
        # An error of an earlier opening may come late; one that the port still has is of now.
        if error in _FATAL and error == self._port.error() and self._watch.isActive():
            self._fail(error)

    def _fail(self, error: QSerialPort.SerialPortError) -> None:
        _log.info("thermometer_port error=%s", error.name)
        self._close()
        detail = _DETAILS.get(error, "port_failed")
        absent = detail == "port_missing"
        self._enter(ThermometerState.ABSENT if absent else ThermometerState.ERROR, detail)

    def _close(self) -> None:
        # After unplugging the port still counts as open: it must be closed to open again.
        if self._port.isOpen():
            self._port.close()

    def _on_data(self) -> None:
        for sensed in self._framer.feed(bytes(self._port.readAll().data())):
            self._on_reading(sensed)
        if self._framer.recognised:
            self.last_seen = self._clock.now()
            self._enter(ThermometerState.LIVE)

    def _on_reading(self, sensed: SensorReading) -> None:
        celsius = sensed.celsius if sensed.body else sensed.celsius + self._skin_offset
        told = self._stable.feed(sensed, celsius, self._clock.monotonic())
        if told is not None:
            self.reading.emit(round(told, 2), str(self._site))

    def _enter(self, state: ThermometerState, detail: str = "") -> None:
        if (state, detail) != (self.state, self.detail):
            self.state, self.detail = state, detail
            self.state_changed.emit(state)
