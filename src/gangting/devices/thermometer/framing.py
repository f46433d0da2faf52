"""The ways serial thermometers write, turned into readings. Pure: bytes in, readings out."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol


class ThermometerProtocol(StrEnum):
    """A way of writing."""

    GY_MCU90614 = "gy_mcu90614"
    GY_614V = "gy_614v"
    CJMCU_90614 = "cjmcu_90614"
    T_BODY = "t_body"
    ASCII_PAIR = "ascii_pair"


@dataclass(frozen=True, slots=True)
class SensorReading:
    """What a sensor wrote, in degrees Celsius.

    ``body`` tells whether the sensor has turned it into a body temperature itself; else it is
    the skin's. ``single`` tells whether it stands for one press of a person; else the sensor
    writes all the time, whoever is before it.
    """

    celsius: float
    ambient: float | None = None
    body: bool = False
    single: bool = False


class Framer(Protocol):
    """Cuts a stream into readings, wherever the pieces of it end."""

    recognised: bool
    """Whether anything in the stream was in this way of writing."""

    def feed(self, data: bytes) -> list[SensorReading]:
        """Take the next bytes; return the readings they complete."""


_Fields = Callable[[bytes], SensorReading]
_LineFields = Callable[[re.Match[bytes]], SensorReading | None]
_LONGEST_LINE = 256
_HEADER_REST = 3


class BinaryFramer:
    """Frames of one length with four known bytes in front, ended by the sum of all others."""

    def __init__(self, header: bytes, length: int, fields: _Fields) -> None:
        self._header = re.compile(header, re.DOTALL)
        self._length = length
        self._fields = fields
        self._buffer = b""
        self.recognised = False

    def feed(self, data: bytes) -> list[SensorReading]:
        """Take the next bytes; a wrong sum costs one byte, so the next frame is found."""
        buffer, found = self._buffer + data, []
        while (match := self._header.search(buffer)) is not None:
            start = match.start()
            frame = buffer[start : start + self._length]
            if len(frame) < self._length:
                buffer = buffer[start:]
                break
            if sum(frame[:-1]) & 0xFF == frame[-1]:
                found.append(self._fields(frame))
                buffer = buffer[start + self._length :]
            else:
                buffer = buffer[start + 1 :]
        else:
            buffer = buffer[-_HEADER_REST:]
        self._buffer = buffer
        self.recognised = self.recognised or bool(found)
        return found


class LineFramer:
    """Lines of text; whatever else is mixed in between is left out."""

    def __init__(self, pattern: bytes, fields: _LineFields) -> None:
        self._pattern = re.compile(pattern)
        self._fields = fields
        self._buffer = b""
        self.recognised = False

    def feed(self, data: bytes) -> list[SensorReading]:
        """Take the next bytes; a line counts when its end has come."""
        *lines, rest = re.split(rb"[\r\n]", self._buffer + data)
        self._buffer = rest[-_LONGEST_LINE:]
        found = []
        for line in lines:
            match = self._pattern.search(line[-_LONGEST_LINE:])
            if match is None:
                continue
            self.recognised = True
            reading = self._fields(match)
            if reading is not None:
                found.append(reading)
        return found


class AnyFramer:
    """Listens in several ways until one of them is understood, then in that one only."""

    def __init__(self, framers: Iterable[Framer]) -> None:
        self._framers = list(framers)
        self.recognised = False

    def feed(self, data: bytes) -> list[SensorReading]:
        """Take the next bytes for all ways still possible."""
        for framer in self._framers:
            found = framer.feed(data)
            if framer.recognised:
                self._framers = [framer]
                self.recognised = True
                return found
        return []


def _hundredths(frame: bytes, at: int) -> float:
    return int.from_bytes(frame[at : at + 2], "big", signed=True) / 100


def _gy_mcu90614() -> Framer:
    return BinaryFramer(
        b"\x5a\x5a\x45\x04", 9, lambda f: SensorReading(_hundredths(f, 4), _hundredths(f, 6))
    )


def _gy_614v() -> Framer:
    """Read registers 07 to 0D in one frame: emissivity, object, ambient, body."""
    return BinaryFramer(
        b"\xa4\x03\x07\x07",
        12,
        lambda f: SensorReading(_hundredths(f, 9), _hundredths(f, 7), body=True),
    )


def _cjmcu_90614() -> Framer:
    """Take the first value for the object's, as its relatives do: its maker does not say."""
    return BinaryFramer(
        b"\x66\x66[\x01\x02]\x04",
        9,
        lambda f: SensorReading(_hundredths(f, 4), _hundredths(f, 6)),
    )


def _t_body() -> Framer:
    """Read a block of lines for each press; its line of ambience also comes as a heartbeat."""

    def fields(line: re.Match[bytes]) -> SensorReading | None:
        if line[2].startswith(b"ambience compensate"):
            return None
        return SensorReading(float(line[1]), body=True, single=True)

    return LineFramer(rb"T body = (-?\d{1,4}\.\d+)(?: C)?\s*,\s*(.+)", fields)


def _ascii_pair() -> Framer:
    """Read two numbers in a line, the ambient's first; words and columns differ by board."""

    def fields(line: re.Match[bytes]) -> SensorReading:
        return SensorReading(float(line[2]), float(line[1]))

    number = rb"(-?\d{1,4}\.\d+)"
    return LineFramer(rb"^[^.\d-]*" + number + rb"[^.\d-]+" + number + rb"[^.\d]*$", fields)


_MAKERS: Mapping[ThermometerProtocol, Callable[[], Framer]] = MappingProxyType(
    {
        ThermometerProtocol.GY_MCU90614: _gy_mcu90614,
        ThermometerProtocol.GY_614V: _gy_614v,
        ThermometerProtocol.CJMCU_90614: _cjmcu_90614,
        ThermometerProtocol.T_BODY: _t_body,
        ThermometerProtocol.ASCII_PAIR: _ascii_pair,
    }
)

BAUD_RATES: Mapping[ThermometerProtocol, int] = MappingProxyType(
    {
        ThermometerProtocol.GY_MCU90614: 9600,
        ThermometerProtocol.GY_614V: 9600,
        ThermometerProtocol.CJMCU_90614: 115200,
        ThermometerProtocol.T_BODY: 115200,
        ThermometerProtocol.ASCII_PAIR: 9600,
    }
)


def make_framer(protocol: ThermometerProtocol | None) -> Framer:
    """Return a new framer; without a protocol, one that finds it out."""
    if protocol is None:
        return AnyFramer(make() for make in _MAKERS.values())
    return _MAKERS[protocol]()
