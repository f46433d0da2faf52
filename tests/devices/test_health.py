from datetime import timedelta

import pytest

from gangting.devices.camera import CameraState
from gangting.devices.health import (
    DeviceHealth,
    DeviceKind,
    Health,
    camera_health,
    printer_health,
    probe,
    scanner_health,
    thermometer_health,
)
from gangting.devices.printer.system import PrinterState
from gangting.devices.thermometer.serial import ThermometerState


def test_a_scanner_is_judged_by_its_last_scan(clock):
    seen = clock.now()

    assert scanner_health(None, seen) == DeviceHealth(
        DeviceKind.SCANNER, Health.IDLE, "not_seen_yet"
    )
    assert scanner_health(seen, seen + timedelta(minutes=30)).health is Health.OK
    assert scanner_health(seen, seen + timedelta(minutes=31)).health is Health.IDLE
    assert scanner_health(seen, seen).last_seen == seen


@pytest.mark.parametrize("state", CameraState)
def test_every_state_of_a_camera_has_a_dot(state):
    health = camera_health(state, "no_frames")

    assert (health.kind, health.detail) == (DeviceKind.CAMERA, "no_frames")
    assert (health.health is Health.OK) == (state is CameraState.LIVE)
    assert (health.health is Health.FAILED) == (state is CameraState.ERROR)


@pytest.mark.parametrize("state", ThermometerState)
def test_every_state_of_a_thermometer_has_a_dot(state):
    health = thermometer_health(state).health

    assert (health is Health.OK) == (state is ThermometerState.LIVE)
    assert (health is Health.ABSENT) == (state is ThermometerState.ABSENT)


@pytest.mark.parametrize(
    ("state", "health", "detail"),
    [
        (PrinterState.IDLE, Health.OK, ""),
        (PrinterState.ACTIVE, Health.OK, ""),
        (PrinterState.STOPPED, Health.FAILED, "printer_stopped"),
        (PrinterState.MISSING, Health.ABSENT, ""),
    ],
)
def test_every_state_of_a_printer_has_a_dot(state, health, detail):
    assert printer_health(state) == DeviceHealth(DeviceKind.PRINTER, health, detail)


@pytest.mark.qt_log_ignore("Couldn.t (load|resolve)", "pa_context", "PulseAudio")
def test_probing_opens_nothing_and_finds_what_is_not_there(qapp):
    found = probe("no such printer", "no-such-camera", "/dev/no-such-port")

    assert [(one.kind, one.health) for one in found] == [
        (DeviceKind.SCANNER, Health.IDLE),
        (DeviceKind.CAMERA, Health.ABSENT),
        (DeviceKind.THERMOMETER, Health.ABSENT),
        (DeviceKind.PRINTER, Health.ABSENT),
    ]
    assert probe()[2].detail == "not_set_up"
