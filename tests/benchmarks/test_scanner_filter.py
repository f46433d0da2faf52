"""What the scanner's filter adds to every event of the window: next to nothing."""

import ctypes
import time

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from gangting.devices.scanner.burst import BurstDetector
from gangting.devices.scanner.wedge import WedgeFilter
from gangting.devices.scanner.x11_tap import X11KeyTap
from gangting.host.clock import SystemClock


ROUNDS, EVENTS = 10, 1_000
KEY_US, MOUSE_US = 50, 10
KEY_UP, MOUSE_MOVED = 3, 6


def best_us(act, measuring):
    """Return the processor's microseconds for one event, in the best of ten rounds."""
    rounds, events = (ROUNDS, EVENTS) if measuring else (1, 10)
    taken = []
    for _ in range(rounds):
        begin = time.thread_time_ns()
        for _ in range(events):
            act()
        taken.append((time.thread_time_ns() - begin) / events / 1_000)
    return min(taken)


def compared(name, us, limit, measuring, capsys, benchmark):
    benchmark.extra_info |= {f"{name}_us": us, f"{name}_limit": limit}
    if measuring:
        with capsys.disabled():
            print(f"\n{name}: {us:.1f} us (limit {limit})")
        assert us <= limit


def test_a_key_that_is_no_scan(qapp, benchmark, measuring, capsys):
    wedge, target = WedgeFilter(qapp, SystemClock()), QObject()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)

    us = best_us(lambda: wedge.eventFilter(target, press), measuring)

    assert benchmark.pedantic(wedge.eventFilter, args=(target, press), rounds=1) is False
    compared("key", us, KEY_US, measuring, capsys, benchmark)


def test_an_event_of_x11(qapp, benchmark, measuring, capsys):
    tap = X11KeyTap(0, BurstDetector(), [].append, lambda: 0, qapp)
    for kind, name, limit in ((KEY_UP, "key up", KEY_US), (MOUSE_MOVED, "mouse", MOUSE_US)):
        event = ctypes.create_string_buffer(bytes([kind, 38]) + bytes(30))
        words = (QByteArray(b"xcb_generic_event_t"), ctypes.addressof(event))
        us = best_us(lambda words=words: tap.nativeEventFilter(*words), measuring)
        compared(name, us, limit, measuring, capsys, benchmark)
    benchmark.pedantic(tap.nativeEventFilter, args=words, rounds=1)
