"""One record for each person before a sensor that never stops."""

import pytest

from gangting.devices.thermometer.framing import SensorReading
from gangting.devices.thermometer.stable import StableReading


class Sensor:
    """Writes ten times a second."""

    def __init__(self):
        self.stable, self.now = StableReading(), 0.0

    def write(self, *values, ambient=22.0, step=0.1):
        told = []
        for value in values:
            self.now += step
            told.append(self.stable.feed(SensorReading(value, ambient), value, self.now))
        return [value for value in told if value is not None]


@pytest.fixture
def sensor():
    return Sensor()


def test_a_person_who_stands_still_is_told_once(sensor):
    assert sensor.write(*[22.4] * 30) == []
    assert sensor.write(29.8, 33.0, 35.5, *[36.5, 36.4, 36.6] * 20) == [36.5]


def test_the_next_person_is_told_too(sensor):
    assert sensor.write(*[36.5] * 20, *[22.3] * 5, *[36.9] * 20) == [36.5, 36.9]


def test_the_next_person_right_behind_is_told_too(sensor):
    assert sensor.write(*[35.2] * 20, *[37.9] * 20) == [35.2, 37.9]


def test_a_silence_ends_a_person(sensor):
    """Boards with a button write only while it is pressed."""
    assert sensor.write(*[36.5] * 10) == [36.5]
    sensor.now += 2
    assert sensor.write(*[36.5] * 10) == [36.5]


def test_a_short_flicker_is_not_another_person(sensor):
    assert sensor.write(*[36.5] * 10, 22.0, 30.5, *[36.5] * 30) == [36.5]


def test_a_value_that_wanders_is_not_told(sensor):
    assert sensor.write(*[36.0, 36.5, 37.0, 36.6, 36.1] * 10) == []


def test_a_cold_face_is_told(sensor):
    assert sensor.write(*[33.8] * 10, ambient=4.0) == [33.8]


def test_hot_air_is_nobody(sensor):
    assert sensor.write(*[33.5] * 50, ambient=33.0) == []
    assert sensor.write(*[36.8] * 10, ambient=33.0) == [36.8]


@pytest.mark.parametrize("value", [29.9, 45.1, 182.0, -20.0])
def test_what_is_no_person_is_never_told(sensor, value):
    assert sensor.write(*[value] * 50) == []


def test_without_the_air_the_range_alone_decides(sensor):
    assert sensor.write(*[36.5] * 10, ambient=None) == [36.5]


def test_a_press_of_its_own_is_told_as_it_is():
    stable = StableReading()
    press = SensorReading(36.694, body=True, single=True)

    assert [stable.feed(press, 36.694, t) for t in (0.0, 0.1)] == [36.694, 36.694]
