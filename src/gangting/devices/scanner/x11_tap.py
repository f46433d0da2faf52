"""Take keys from X11 before any input method sees them; hand back those of a human.

Events are held as raw X events and, for a human, sent once more to their window, so the input
method, shortcuts and menus get them exactly as if they had come 50 ms later.
"""

import ctypes
import logging
import struct
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject
from PySide6.QtGui import QGuiApplication, QNativeInterface

from gangting.devices.scanner.burst import BurstDetector, KeyPress
from gangting.devices.scanner.hold_back import HoldBack
from gangting.devices.scanner.key_codes import X11_OFFSET, kind_of, text_of


_log = logging.getLogger(__name__)

# xcb_key_press_event_t: response_type, detail (the key), sequence, time, root, event (the
# window), child, four coordinates, state, same_screen, pad.
_EVENT = struct.Struct("=BBHIIIIhhhhHBB")
_EVENT_TYPE = "xcb_generic_event_t"
_KEY_PRESS = 2
_KEY_RELEASE = 3
_SENT = 0x80
_SHIFT = 0x01
_CONTROL = 0x04
_COMMAND = 0x04 | 0x08 | 0x40  # Control, Alt, Super
_OUR_MARK = 0x67  # in the pad byte, which the server hands on untouched
_OUR_QUESTION = 0x68
_PAD_AT = 31
_INPUT_ONLY = 2
_LOST_AFTER_MS = 500
_SOONEST_REPEAT_MS = 100


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Sender:
    """Sends events over Qt's own connection to the X server."""

    def __init__(self, connection: int) -> None:
        library = ctypes.CDLL("libxcb.so.1")
        self._connection = ctypes.c_void_p(connection)
        self._send = library.xcb_send_event_checked
        self._send.restype = _Cookie
        self._send.argtypes = [
            ctypes.c_void_p,
            ctypes.c_uint8,
            ctypes.c_uint32,
            ctypes.c_uint32,
            ctypes.c_char_p,
        ]
        self._discard = library.xcb_discard_reply
        self._discard.restype = None
        self._discard.argtypes = [ctypes.c_void_p, ctypes.c_uint]
        self._flush = library.xcb_flush
        self._flush.argtypes = [ctypes.c_void_p]
        self._new_id = library.xcb_generate_id
        self._new_id.restype = ctypes.c_uint32
        self._new_id.argtypes = [ctypes.c_void_p]
        self._create_window = library.xcb_create_window
        self._create_window.restype = _Cookie
        self._create_window.argtypes = [
            *(ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint32),
            *(ctypes.c_int16, ctypes.c_int16, ctypes.c_uint16, ctypes.c_uint16),
            *(ctypes.c_uint16, ctypes.c_uint16, ctypes.c_uint32, ctypes.c_uint32),
            ctypes.c_void_p,
        ]

    def send(self, window: int, event: bytes) -> None:
        cookie = self._send(self._connection, 0, window, 0, event)
        # A window that closed meanwhile is no error worth telling.
        self._discard(self._connection, cookie.sequence)

    def flush(self) -> None:
        self._flush(self._connection)

    def letter_box(self, root: int) -> int:
        """Make a window that is never shown, to send events to oneself."""
        window = int(self._new_id(self._connection))
        self._create_window(
            self._connection, 0, window, root, 0, 0, 1, 1, 0, _INPUT_ONLY, 0, 0, None
        )
        return window


class _Pressed:
    """Tells a key that repeats itself from one that is pressed again.

    X repeats a key as release and press of the same moment. A fast scanner also types the same
    digit twice within a millisecond, but no key repeats so soon after it went down.
    """

    def __init__(self) -> None:
        self._code = 0
        self._since_ms = 0
        self._up_ms = 0

    def down(self, code: int, time_ms: int) -> bool:
        """Note a press; return whether the key repeats itself."""
        same_moment = self._code == code and self._up_ms == time_ms
        if same_moment and time_ms - self._since_ms >= _SOONEST_REPEAT_MS:
            return True
        self._code, self._since_ms = code, time_ms
        return False

    def up(self, code: int, time_ms: int) -> None:
        """Note a release."""
        if code == self._code:
            self._up_ms = time_ms


class X11KeyTap(QAbstractNativeEventFilter):
    """The native event filter of an X11 session."""

    def __init__(
        self,
        connection: int,
        detector: BurstDetector,
        scanned: Callable[[str], None],
        now_ms: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__()
        self.enabled = True
        self._sender = _Sender(connection)
        self._now_ms = now_ms
        self._hold_back: HoldBack[bytes] = HoldBack(
            detector, self._replay, lambda text, _: scanned(text), now_ms, parent, self._ask
        )
        self._root = 0
        self._letter_box = 0
        self._time_ms = 0
        self._pressed = _Pressed()
        self._in_flight = 0
        self._sent_ms = 0

    def end(self) -> None:
        """End the burst at once."""
        self._hold_back.end()

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Keep a key event from Qt, or let it pass."""
        address = int(message)
        response_type = ctypes.c_uint8.from_address(address).value
        if response_type & ~_SENT not in {_KEY_PRESS, _KEY_RELEASE} or event_type != _EVENT_TYPE:
            return False, 0
        return self._take(ctypes.string_at(address, _EVENT.size)), 0

    def _take(self, event: bytes) -> bool:
        response_type, code, _, time, root, _, _, _, _, _, _, state, _, pad = _EVENT.unpack(event)
        if response_type & _SENT and pad == _OUR_MARK:
            self._in_flight = max(0, self._in_flight - 1)
            return False
        if response_type & _SENT and pad == _OUR_QUESTION:
            self._hold_back.confirm(time)
            return True
        self._root = root
        if not self.enabled:
            return False
        if response_type & ~_SENT == _KEY_RELEASE:
            self._pressed.up(code, self._unwrapped(time))
            kept = self._hold_back.release(code, lambda: event)
        else:
            kept = self._hold_back.press(self._key(code, time, state), lambda: event)
        if not kept and self._overtakes():
            self._replay([event])
            return True
        return kept

    def _key(self, code: int, time: int, state: int) -> KeyPress:
        shift = bool(state & _SHIFT)
        place = code - X11_OFFSET
        time_ms = self._unwrapped(time)
        return KeyPress(
            time_ms=time_ms,
            code=code,
            kind=kind_of(place, shift=shift),
            text=text_of(place, shift=shift, control=bool(state & _CONTROL)),
            command=bool(state & _COMMAND),
            auto_repeat=self._pressed.down(code, time_ms),
        )

    def _unwrapped(self, time: int) -> int:
        """Return the server's 32-bit time as one that never wraps (every 49.7 days)."""
        step = (time - self._time_ms) & 0xFFFFFFFF
        self._time_ms += step if step < 0x80000000 else step - 0x100000000
        return self._time_ms

    def _overtakes(self) -> bool:
        """Tell whether an event let through now would overtake replayed ones on their way."""
        if self._in_flight and self._now_ms() - self._sent_ms > _LOST_AFTER_MS:
            _log.warning("replayed_keys_lost count=%d", self._in_flight)
            self._in_flight = 0
        return self._in_flight > 0

    def _ask(self, question: int) -> None:
        """Send a question through the server: keys it had before come back before it.

        A busy machine may bring the keys of a scan late; their pause is then only ours.
        """
        if not self._letter_box:
            self._letter_box = self._sender.letter_box(self._root)
        number = question & 0xFFFFFFFF
        event = _EVENT.pack(
            *(_KEY_RELEASE, 0, 0, number, self._root, self._letter_box),
            *(0, 0, 0, 0, 0, 0, 0, _OUR_QUESTION),
        )
        self._sender.send(self._letter_box, event)
        self._sender.flush()

    def _replay(self, events: list[bytes]) -> None:
        for event in events:
            window = _EVENT.unpack(event)[5]
            self._sender.send(window, event[:_PAD_AT] + bytes([_OUR_MARK]))
        self._in_flight += len(events)
        self._sent_ms = self._now_ms()
        self._sender.flush()


def tap_x11(
    app: QGuiApplication,
    detector: BurstDetector,
    scanned: Callable[[str], None],
    now_ms: Callable[[], int],
    parent: QObject,
) -> X11KeyTap | None:
    """Make the tap when this is an X11 session, else None."""
    if QGuiApplication.platformName() != "xcb":
        return None
    native = app.nativeInterface()
    if not isinstance(native, QNativeInterface.QX11Application):
        return None
    try:
        return X11KeyTap(native.connection(), detector, scanned, now_ms, parent)
    except (OSError, AttributeError) as error:
        _log.warning("x11_tap_failed error=%s", error)
        return None
