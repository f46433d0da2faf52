"""A form on a real keyboard: Enter goes on, Ctrl+Enter finishes, Esc goes back."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FormKeys:
    """The order of a form's stops, for Tab and for Enter.

    A stop is a field, a key, or a row of keys of which the pressed one counts. The last stop
    finishes the form when Enter is pressed on it.
    """

    def __init__(self, form: QWidget, back: Callable[[], None], finish: Callable[[], None]) -> None:
        self._form = form
        self._finish = finish
        self._stops: tuple[QWidget, ...] = ()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, finish)
        self._shortcut("Esc", back)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def set_stops(self, stops: Sequence[QWidget], after: Sequence[QWidget] = ()) -> None:
        """Visit the stops in this order with Enter and Tab; `after` follows with Tab only."""
        self._stops = tuple(stops)
        order = [widget for stop in (*stops, *after) for widget in _focusable(stop)]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take Enter; tell whether it was one."""
        if event.key() not in _ENTER:
            return False
        self.go_on()
        return True

    def go_on(self) -> None:
        """Go to the next stop that can be seen, or finish on the last."""
        here = self._here()
        if here == len(self._stops) - 1:
            self._finish()
            return
        for stop in self._stops[here + 1 :]:
            target = next(iter(_focusable(stop, pressed_first=True)), None)
            if stop.isVisible() and target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _here(self) -> int:
        focus = QApplication.focusWidget()
        for place, stop in enumerate(self._stops):
            if focus is not None and (stop is focus or stop.isAncestorOf(focus)):
                return place
        return -1


def _focusable(stop: QWidget, *, pressed_first: bool = False) -> list[QWidget]:
    """List what takes the focus inside a stop, or the stop itself."""
    keys: list[QWidget] = [
        key
        for key in stop.findChildren(QAbstractButton)
        if key.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    if not keys or isinstance(stop, QAbstractButton):
        return [stop]
    if pressed_first:
        keys.sort(key=lambda key: not (isinstance(key, QAbstractButton) and key.isChecked()))
    return keys
