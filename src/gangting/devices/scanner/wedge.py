"""The keyboard wedge: a scanner that types, told from a hand wherever the focus is."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from shiboken6 import getCppPointer, isValid

from gangting.devices.ports import Clock
from gangting.devices.scanner.burst import (
    MAX_GAP_MS,
    MIN_KEYS,
    MIN_KEYS_WITH_ENTER,
    BurstDetector,
    KeyKind,
    KeyPress,
)
from gangting.devices.scanner.hold_back import HoldBack
from gangting.devices.scanner.key_codes import X11_OFFSET, kind_of, narrow, text_of
from gangting.devices.scanner.x11_tap import X11KeyTap, tap_x11
from gangting.domain.values import frozen


_SUFFIX_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SHIFT_KEYS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock})
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_NumLock,
    }
)
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NO_CODE = 0x1000000  # above every key code: a character that an input method made
_WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
    }
)
_PLACES = {"xcb": X11_OFFSET, "wayland": X11_OFFSET, "windows": 0}


@frozen
class _Held:
    """An event held back, and who was to get it."""

    receiver: QObject
    event: QEvent


class WedgeFilter(QObject):
    """One filter over the whole application that takes scans out of the keyboard.

    On X11 keys are taken before the input method; elsewhere from Qt's events, where what an
    input method commits in a burst is taken back.
    """

    scanned = Signal(str)
    _found = Signal(str)

    def __init__(
        self,
        app: QGuiApplication,
        clock: Clock,
        *,
        max_gap_ms: int = MAX_GAP_MS,
        min_keys: int = MIN_KEYS,
        min_keys_with_enter: int = MIN_KEYS_WITH_ENTER,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._limits = (max_gap_ms, min_keys, min_keys_with_enter)
        self._hold_back: HoldBack[_Held] = HoldBack(
            BurstDetector(*self._limits), self._replay, self._on_scan, self._now_ms, self
        )
        self._tap: X11KeyTap | None = None
        self._place_offset = _PLACES.get(QGuiApplication.platformName())
        self._replayed: set[int] = set()
        self._enabled = True
        self._clock_lag_ms: int | None = None
        self.last_seen: datetime | None = None
        # Receivers may open windows: never from inside the delivery of a key.
        self._found.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin to filter."""
        self._tap = tap_x11(
            self._app, BurstDetector(*self._limits), self._found.emit, self._now_ms, self
        )
        if self._tap is not None:
            self._app.installNativeEventFilter(self._tap)
        self._app.installEventFilter(self)

    def remove(self) -> None:
        """Stop filtering and hand back what is held."""
        self.set_enabled(enabled=False)
        self._app.removeEventFilter(self)
        if self._tap is not None:
            self._app.removeNativeEventFilter(self._tap)
            self._tap = None
        self.set_enabled(enabled=True)

    def set_enabled(self, *, enabled: bool) -> None:
        """Let every key pass while disabled (a field that shows what a scanner types)."""
        self._hold_back.end()
        self._enabled = enabled
        if self._tap is not None:
            self._tap.end()
            self._tap.enabled = enabled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an event of a scanner from its receiver."""
        kind = event.type()
        if kind not in _WATCHED or not self._enabled or _address(event) in self._replayed:
            return False
        if isinstance(event, QKeyEvent):
            return not self._came_through_tap(event) and self._on_key(kind, watched, event)
        if isinstance(event, QInputMethodEvent):
            return self._on_input_method(watched, event)
        self._hold_back.end()  # a press elsewhere: what was typed belongs to the old focus
        return False

    def _on_key(self, kind: QEvent.Type, watched: QObject, event: QKeyEvent) -> bool:
        if kind == QEvent.Type.KeyRelease:
            return not event.isAutoRepeat() and self._hold_back.release(
                _code(event), lambda: _Held(watched, event.clone())
            )
        key = self._key(event)
        if kind == QEvent.Type.ShortcutOverride and self._hold_back.wants(key):
            event.accept()  # no shortcut: the key press follows and decides
            return True
        return self._hold_back.press(key, lambda: _Held(watched, event.clone()))

    def _on_input_method(self, watched: QObject, event: QInputMethodEvent) -> bool:
        if self._tap is not None or not event.commitString():
            return False
        held = _Held(watched, event.clone())
        character = narrow(event.commitString())
        if not character:
            # A candidate chosen by the first digit of a scan looks like this.
            self._hold_back.hold_extra(self._now_ms(), held)
            return True
        key = KeyPress(self._now_ms(), _NO_CODE + ord(character), KeyKind.CHARACTER, character)
        return self._hold_back.press(key, lambda: held)

    def _came_through_tap(self, event: QKeyEvent) -> bool:
        """Tell whether the tap saw this key already; simulated ones have no scan code."""
        return self._tap is not None and event.nativeScanCode() != 0

    def _key(self, event: QKeyEvent) -> KeyPress:
        modifiers = event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        kind, text = self._meaning(event, shift=shift)
        return KeyPress(
            time_ms=self._time_of(event),
            code=_code(event),
            kind=kind,
            text=text,
            command=bool(modifiers & _COMMAND),
            auto_repeat=event.isAutoRepeat(),
        )

    def _now_ms(self) -> int:
        return round(self._clock.monotonic() * 1000)

    def _time_of(self, event: QKeyEvent) -> int:
        """Return when the key moved, on the clock of ``now_ms``.

        The window system's own stamp is kept, for events may have waited behind a busy GUI.
        """
        now, stamp = self._now_ms(), event.timestamp()
        if not stamp:
            return now
        lag = now - stamp
        if self._clock_lag_ms is None or lag < self._clock_lag_ms:
            self._clock_lag_ms = lag
        return stamp + self._clock_lag_ms

    def _meaning(self, event: QKeyEvent, *, shift: bool) -> tuple[KeyKind, str]:
        scan_code = event.nativeScanCode()
        if scan_code and self._place_offset is not None:
            place = scan_code - self._place_offset
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return kind_of(place, shift=shift), text_of(place, shift=shift, control=control)
        return _meaning_by_key(event, shift=shift)

    def _replay(self, held: list[_Held]) -> None:
        for one in held:
            # Known by its address while it is under way: a key may open a dialog and come back
            # only when that is closed, and scans are taken meanwhile.
            address = _address(one.event)
            self._replayed.add(address)
            try:
                if isValid(one.receiver):
                    QCoreApplication.sendEvent(one.receiver, one.event)
            finally:
                self._replayed.discard(address)

    def _on_scan(self, text: str, held: list[_Held]) -> None:
        if any(isinstance(one.event, QInputMethodEvent) for one in held):
            self._clear_composition(held[0].receiver)
        self._found.emit(text)

    def _clear_composition(self, receiver: QObject) -> None:
        """Take away the composition whose end was swallowed with the scan."""
        QGuiApplication.inputMethod().reset()
        if isValid(receiver):
            self._replay([_Held(receiver, QInputMethodEvent())])

    def _announce(self, text: str) -> None:
        self.last_seen = self._clock.now()
        self.scanned.emit(text)


def _address(event: QEvent) -> int:
    return int(getCppPointer(event)[0])


def _code(event: QKeyEvent) -> int:
    return event.nativeScanCode() or int(event.key())


def _meaning_by_key(event: QKeyEvent, *, shift: bool) -> tuple[KeyKind, str]:
    """Tell kind and text where the platform gives no key code (macOS, simulated keys)."""
    key = event.key()
    if key in _SUFFIX_KEYS:
        return (KeyKind.OTHER if shift and key == Qt.Key.Key_Tab else KeyKind.SUFFIX), ""
    if key in _SHIFT_KEYS:
        return KeyKind.SHIFT, ""
    if key in _MODIFIER_KEYS:
        return KeyKind.MODIFIER, ""
    if 0x20 <= key <= 0x7E:
        character = chr(key)
        return KeyKind.CHARACTER, character if shift else character.lower()
    character = narrow(event.text())
    return (KeyKind.CHARACTER, character) if character else (KeyKind.OTHER, "")
