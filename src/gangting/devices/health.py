"""How each device is, for the four dots of the top bar and for ``gangting doctor``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from gangting.devices.application import need_application
from gangting.devices.camera import CameraState
from gangting.devices.printer.system import PrinterState, printer_state
from gangting.devices.thermometer.serial import ThermometerState, ports


SCANNER_FRESH = timedelta(minutes=30)
"""A keyboard scanner shows that it lives only by scanning; after so long nobody knows."""


class DeviceKind(StrEnum):
    """A device of the booth."""

    SCANNER = "scanner"
    CAMERA = "camera"
    THERMOMETER = "thermometer"
    PRINTER = "printer"


class Health(StrEnum):
    """How a device is."""

    OK = "ok"
    IDLE = "idle"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """One dot: ``detail`` is a code, '' where the health says enough."""

    kind: DeviceKind
    health: Health
    detail: str = ""
    last_seen: datetime | None = None


_CAMERA: Mapping[CameraState, Health] = MappingProxyType(
    {
        CameraState.OFF: Health.IDLE,
        CameraState.ABSENT: Health.ABSENT,
        CameraState.STARTING: Health.IDLE,
        CameraState.LIVE: Health.OK,
        CameraState.ERROR: Health.FAILED,
    }
)
_THERMOMETER: Mapping[ThermometerState, Health] = MappingProxyType(
    {
        ThermometerState.OFF: Health.IDLE,
        ThermometerState.ABSENT: Health.ABSENT,
        ThermometerState.LISTENING: Health.IDLE,
        ThermometerState.LIVE: Health.OK,
        ThermometerState.ERROR: Health.FAILED,
    }
)
_PRINTER: Mapping[PrinterState, tuple[Health, str]] = MappingProxyType(
    {
        PrinterState.IDLE: (Health.OK, ""),
        PrinterState.ACTIVE: (Health.OK, ""),
        PrinterState.STOPPED: (Health.FAILED, "printer_stopped"),
        PrinterState.MISSING: (Health.ABSENT, ""),
    }
)


def scanner_health(last_seen: datetime | None, now: datetime) -> DeviceHealth:
    """Judge the scanner by its last scan."""
    if last_seen is None:
        return DeviceHealth(DeviceKind.SCANNER, Health.IDLE, "not_seen_yet")
    health = Health.OK if now - last_seen <= SCANNER_FRESH else Health.IDLE
    return DeviceHealth(DeviceKind.SCANNER, health, "", last_seen)


def camera_health(
    state: CameraState, detail: str = "", last_seen: datetime | None = None
) -> DeviceHealth:
    """Judge the camera by what it is doing."""
    return DeviceHealth(DeviceKind.CAMERA, _CAMERA[state], detail, last_seen)


def thermometer_health(
    state: ThermometerState, detail: str = "", last_seen: datetime | None = None
) -> DeviceHealth:
    """Judge the thermometer by its port."""
    return DeviceHealth(DeviceKind.THERMOMETER, _THERMOMETER[state], detail, last_seen)


def printer_health(state: PrinterState) -> DeviceHealth:
    """Judge the printer by what the system says."""
    return DeviceHealth(DeviceKind.PRINTER, *_PRINTER[state])


def probe(
    printer: str = "", camera_id: str = "", thermometer_port: str = ""
) -> tuple[DeviceHealth, ...]:
    """Look for every device without opening any, for the command line.

    The names are those of the settings; '' means the default printer and camera, and no
    thermometer.
    """
    need_application()
    return (
        DeviceHealth(DeviceKind.SCANNER, Health.IDLE, "not_seen_yet"),
        _probe_camera(camera_id),
        _probe_thermometer(thermometer_port),
        printer_health(printer_state(printer)),
    )


def _probe_camera(camera_id: str) -> DeviceHealth:
    from gangting.devices.camera_qt import listed_cameras  # noqa: PLC0415 -- loads slowly

    ids = [info.id for info in listed_cameras()]
    there = camera_id in ids if camera_id else bool(ids)
    return DeviceHealth(DeviceKind.CAMERA, Health.OK if there else Health.ABSENT)


def _probe_thermometer(port: str) -> DeviceHealth:
    if not port:
        return DeviceHealth(DeviceKind.THERMOMETER, Health.IDLE, "not_set_up")
    if port in {info.name for info in ports()}:
        return DeviceHealth(DeviceKind.THERMOMETER, Health.OK)
    return DeviceHealth(DeviceKind.THERMOMETER, Health.ABSENT, "port_missing")
