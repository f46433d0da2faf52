"""The serial thermometer on a pseudo-terminal: real bytes through a real port."""

import os
import tty

import pytest

from gangting.devices.thermometer.framing import ThermometerProtocol
from gangting.devices.thermometer.serial import (
    PortInfo,
    SerialThermometer,
    ThermometerState,
    ports,
)
from gangting.domain.temperature import Site


PERSON = bytes.fromhex("5A5A45040E4408A2F9")  # 36.52 in air of 22.10
NOBODY = bytes.fromhex("5A5A450408A208A251")
PRESS = b"T body = 36.809 C, ambience compensate\r\nT body = 36.694 C, weak high\r\n"


class Cable:
    """A pseudo-terminal behind a name that stays, as a USB adapter's does."""

    def __init__(self, folder):
        self.name = folder / "ttyUSB0"
        self._ends = ()

    def plug(self):
        self._ends = os.openpty()
        for end in self._ends:
            tty.setraw(end)
        self.name.symlink_to(os.ttyname(self._ends[1]))

    def write(self, data):
        os.write(self._ends[0], data)

    def unplug(self):
        for end in self._ends:
            os.close(end)
        self._ends = ()
        self.name.unlink(missing_ok=True)


@pytest.fixture
def cable(tmp_path):
    cable = Cable(tmp_path)
    cable.plug()
    yield cable
    cable.unplug()


@pytest.fixture
def thermometer(qapp, clock):
    thermometer = SerialThermometer(clock)
    yield thermometer
    thermometer.stop()
    thermometer.deleteLater()


@pytest.fixture
def told(thermometer):
    told = []
    thermometer.reading.connect(lambda celsius, site: told.append((celsius, site)))
    return told


def test_a_person_before_a_sensor_that_never_stops(cable, thermometer, told, qtbot):
    thermometer.start(str(cable.name), ThermometerProtocol.GY_MCU90614)
    assert thermometer.state is ThermometerState.LISTENING
    cable.write(NOBODY * 20)
    qtbot.waitUntil(lambda: thermometer.state is ThermometerState.LIVE)
    assert told == []

    cable.write(PERSON * 20)
    cable.write(NOBODY * 5)
    qtbot.waitUntil(lambda: bool(told))
    cable.write(PERSON * 20)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(36.52, "forehead")] * 2
    assert thermometer.last_seen is not None


def test_one_press_is_one_reading(cable, thermometer, told, qtbot):
    thermometer.start(str(cable.name), ThermometerProtocol.T_BODY)
    for _ in range(3):
        cable.write(PRESS)
    qtbot.waitUntil(lambda: len(told) == 3)

    assert told == [(36.69, "forehead")] * 3


def test_heartbeats_are_no_reading_and_show_that_it_lives(cable, thermometer, told, qtbot):
    thermometer.start(str(cable.name), ThermometerProtocol.T_BODY)
    cable.write(b"T body = 22.310 C, ambience compensate\r\n" * 3)
    qtbot.waitUntil(lambda: thermometer.state is ThermometerState.LIVE)

    assert told == []


def test_skin_is_corrected_and_body_is_not(cable, qapp, clock, qtbot):
    thermometer, told = SerialThermometer(clock, site=Site.WRIST, skin_offset=0.89), []
    thermometer.reading.connect(lambda celsius, site: told.append((celsius, site)))
    thermometer.start(str(cable.name), ThermometerProtocol.GY_MCU90614)
    cable.write(PERSON * 10)
    qtbot.waitUntil(lambda: len(told) == 1)
    thermometer.start(str(cable.name), ThermometerProtocol.GY_614V)
    cable.write(bytes.fromhex("A4030707610D5408A20E4776") * 10)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [(37.41, "wrist"), (36.55, "wrist")]
    thermometer.stop()


def test_the_protocol_is_found_out_at_the_next_speed(cable, thermometer, told, qtbot, clock):
    thermometer.start(str(cable.name))
    speeds = [thermometer._port.baudRate()]
    thermometer.look_after()
    clock.advance(13)
    thermometer.look_after()
    speeds.append(thermometer._port.baudRate())
    assert speeds == [9600, 115200]

    cable.write(PRESS)
    qtbot.waitUntil(lambda: bool(told))
    clock.advance(60)
    thermometer.look_after()
    assert thermometer._port.baudRate() == 115200
    assert thermometer.state is ThermometerState.LIVE


def test_unplugging_and_plugging_in_again(cable, thermometer, told, qtbot):
    states = []
    thermometer.state_changed.connect(states.append)
    thermometer.start(str(cable.name), ThermometerProtocol.T_BODY)
    cable.write(PRESS)
    qtbot.waitUntil(lambda: bool(told))

    cable.unplug()
    qtbot.waitUntil(lambda: thermometer.state is ThermometerState.ABSENT)
    assert thermometer.detail == "port_missing"
    thermometer.look_after()
    assert thermometer.state is ThermometerState.ABSENT

    cable.plug()
    thermometer.look_after()
    cable.write(PRESS)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert states == [
        ThermometerState.LISTENING,
        ThermometerState.LIVE,
        ThermometerState.ABSENT,
        ThermometerState.LISTENING,
        ThermometerState.LIVE,
    ]


def test_a_port_that_is_not_there_is_absent(thermometer, tmp_path, qtbot):
    thermometer.start(str(tmp_path / "none"))
    qtbot.waitUntil(lambda: thermometer.state is ThermometerState.ABSENT)

    thermometer.stop()
    assert thermometer.state is ThermometerState.OFF


def test_a_file_that_is_no_port_is_an_error(thermometer, tmp_path, qtbot):
    path = tmp_path / "file"
    path.write_bytes(b"")
    thermometer.start(str(path))

    qtbot.waitUntil(lambda: thermometer.state is ThermometerState.ERROR)
    assert thermometer.detail.startswith("port_")


def test_the_ports_of_this_machine_are_listed(qapp):
    assert all(isinstance(port, PortInfo) and port.name for port in ports())
