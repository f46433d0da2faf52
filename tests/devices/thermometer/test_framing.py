"""The test vectors of the field, cut and dirtied in every way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.devices.thermometer.framing import (
    BAUD_RATES,
    SensorReading,
    ThermometerProtocol,
    make_framer,
)


T_BODY_BLOCK = (
    b"T Object = 34.320 C\r\n"
    b"T body = 36.809 C, ambience compensate\r\n"
    b"T body = 36.694 C, weak high\r\n"
    b"cfg.mode = 0\r\n"
    b"Vbat = 3270.365\r\n"
)
MIXED = b"\x55\xaa\x07\x04\x6fProximity: 947\r\nClose\r\n\xff\xfe\r\n" + T_BODY_BLOCK + b"Away\r\n"

VECTORS = {
    ThermometerProtocol.GY_MCU90614: [
        ("5A5A45040C780D19A7", SensorReading(31.92, 33.53)),
        ("5A5A45040E4408A2F9", SensorReading(36.52, 22.10)),
        ("5A5A45040D35019CDC", SensorReading(33.81, 4.12)),
        ("5A5A45040E9C0BEA9C", SensorReading(37.40, 30.50)),
    ],
    ThermometerProtocol.GY_614V: [
        ("A4030707610D5408A20E4776", SensorReading(36.55, 22.10, body=True)),
    ],
    ThermometerProtocol.CJMCU_90614: [
        ("666601040E4408A2CD", SensorReading(36.52, 22.10)),
        ("666602040E4408A2CE", SensorReading(36.52, 22.10)),
    ],
    ThermometerProtocol.T_BODY: [
        (T_BODY_BLOCK.hex(), SensorReading(36.694, body=True, single=True)),
        (MIXED.hex(), SensorReading(36.694, body=True, single=True)),
        (
            b"T body = 36.2, Against the heat balance\n".hex(),
            SensorReading(36.2, body=True, single=True),
        ),
        (b"T body = 182.967 C,weak low\r".hex(), SensorReading(182.967, body=True, single=True)),
    ],
    ThermometerProtocol.ASCII_PAIR: [
        (b"24.31 36.52\r\n".hex(), SensorReading(36.52, 24.31)),
        (b"Ambient = -3.55*C\tObject = 33.80*C\r\n".hex(), SensorReading(33.80, -3.55)),
        (b"Ta:22.1,To:36.4\n".hex(), SensorReading(36.4, 22.1)),
    ],
}
ALL = [(protocol, bytes.fromhex(h), r) for protocol, v in VECTORS.items() for h, r in v]


@pytest.mark.parametrize(("protocol", "data", "reading"), ALL)
def test_vectors(protocol, data, reading):
    framer = make_framer(protocol)

    assert framer.feed(data) == [reading]
    assert framer.recognised


@pytest.mark.parametrize(("protocol", "data", "reading"), ALL)
def test_the_way_of_writing_is_found_out(protocol, data, reading):
    framer = make_framer(None)
    readings = framer.feed(b"\x00\x13boot v1.2\r\n" + data)

    assert readings == [reading]
    assert framer.feed(data) == [reading]


def test_cold_air_is_signed():
    frame = bytes.fromhex("5A5A45040D35FF6A")
    framer = make_framer(ThermometerProtocol.GY_MCU90614)

    assert framer.feed(frame + bytes([sum(frame) & 0xFF])) == [SensorReading(33.81, -1.50)]


def test_the_variant_of_ten_bytes():
    frame = bytes.fromhex("5A5A45040E4408A2F9")
    framer = make_framer(ThermometerProtocol.GY_MCU90614)

    assert framer.feed((frame + b"\x07") * 3) == [SensorReading(36.52, 22.10)] * 3


def test_a_heartbeat_is_recognised_and_is_no_reading():
    framer = make_framer(ThermometerProtocol.T_BODY)

    assert framer.feed(b"T body = 22.310 C, ambience compensate\r\n") == []
    assert framer.recognised


@pytest.mark.parametrize("protocol", [None, *ThermometerProtocol])
def test_other_text_is_nothing(protocol):
    framer = make_framer(protocol)

    assert framer.feed(b"Vbat = 3270.365\r\nhello 36.5\r\n1.2.3 4.5\r\n\xff\xfe" * 20) == []
    assert not framer.recognised


def test_a_wrong_sum_is_no_reading_and_hides_none():
    good = bytes.fromhex("5A5A45040E4408A2F9")
    framer = make_framer(ThermometerProtocol.GY_MCU90614)

    assert framer.feed(good[:-1] + b"\x00" + good) == [SensorReading(36.52, 22.10)]
    assert framer.feed(good[:6] + good) == [SensorReading(36.52, 22.10)]


def test_every_protocol_has_a_speed():
    assert set(BAUD_RATES) == set(ThermometerProtocol)


def pieces(data, cuts):
    ends = sorted({c for c in cuts if c < len(data)})
    return [data[a:b] for a, b in zip([0, *ends], [*ends, len(data)], strict=True)]


@given(
    st.sampled_from(list(ThermometerProtocol)),
    st.lists(st.integers(0, 50), max_size=6),
    st.lists(st.integers(1, 800), max_size=40),
)
def test_where_the_stream_is_cut_changes_nothing(protocol, chosen, cuts):
    vectors = VECTORS[protocol]
    picked = [vectors[i % len(vectors)] for i in chosen]
    stream = b"".join(bytes.fromhex(h) for h, _ in picked)
    framer = make_framer(protocol)

    found = [reading for piece in pieces(stream, cuts) for reading in framer.feed(piece)]
    assert found == [reading for _, reading in picked]


QUIET = st.binary(max_size=30).map(lambda b: bytes(c for c in b if c not in b"\x5a\xa4\x66"))


@given(
    st.sampled_from(["GY_MCU90614", "GY_614V", "CJMCU_90614"]),
    st.lists(QUIET, min_size=1, max_size=5),
)
def test_noise_between_frames_hides_none(name, noises):
    protocol = ThermometerProtocol[name]
    code, reading = VECTORS[protocol][0]
    framer = make_framer(protocol)

    found = []
    for noise in noises:
        found += framer.feed(noise + bytes.fromhex(code))
    assert found == [reading] * len(noises)


@given(st.one_of(st.none(), st.sampled_from(list(ThermometerProtocol))), st.binary(max_size=3000))
def test_nothing_a_port_delivers_breaks_it(protocol, data):
    framer = make_framer(protocol)
    for piece in pieces(data, range(0, len(data), 7)):
        framer.feed(piece)
