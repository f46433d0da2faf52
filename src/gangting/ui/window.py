"""The window: top bar, rail, notices and the screens, or the lock in front of them all."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from gangting.ui.banner import BannerLine, PracticeLine
from gangting.ui.rail import Rail
from gangting.ui.screens.base import Screen
from gangting.ui.shell import ShellState
from gangting.ui.topbar import TopBar
from gangting.ui.widgets import layouts
from gangting.ui.widgets.stack import WholeStack


NARROW_BELOW = 1200
UNSEEN_MS = 2000
SMALLEST = QSize(960, 540)
NORMAL = QSize(1366, 768)

Proceed = Callable[[], None]
Guard = Callable[[Proceed], None]


def _let_pass(proceed: Proceed) -> None:
    proceed()


class MainWindow(QMainWindow):
    """Holds the screens, and the lock in front of them.

    Leaving the full screen, or closing it, asks `guard` first: it gets what to do next and calls
    it once a leader has agreed, or never.
    """

    lock_requested = Signal()
    officer_switch_requested = Signal()
    screen_changed = Signal(str)
    screen_wanted = Signal(str)
    banner_action = Signal(str)
    banner_dismissed = Signal(str)
    device_pressed = Signal(str)
    painted = Signal()
    """Once, when the window has been painted for the first time, or nobody will see it."""

    def __init__(self, guard: Guard = _let_pass) -> None:
        super().__init__()
        self._guard = guard
        self._may_close = False
        self._screens: dict[str, Screen] = {}
        self._keyed: dict[str, int] = {}
        self._lock: QWidget | None = None
        self._topbar = TopBar()
        self._practice = PracticeLine()
        self._banner = BannerLine()
        self._rail = Rail()
        self._stack = WholeStack()
        self._outer = WholeStack()
        self._painted = False
        # Before the parts are dressed, so that they are dressed once.
        self.set_shell(ShellState())
        self._shell = self._lay_out()
        self._outer.addWidget(self._shell)
        self.setCentralWidget(self._outer)
        self.setMinimumSize(SMALLEST)
        self.resize(NORMAL)
        self._windowed = self.geometry()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> QWidget:
        shell = QWidget()
        shell.setObjectName("shell")
        box = layouts.column(shell, gap=0)
        for part in (self._topbar, self._practice, self._banner):
            box.addWidget(part)
        below = layouts.row(gap=0)
        below.addWidget(self._rail)
        below.addWidget(self._stack, 1)
        box.addLayout(below, 1)
        return shell

    def _connect(self) -> None:
        self._topbar.lock_pressed.connect(self.lock_requested)
        self._topbar.officer_pressed.connect(self.officer_switch_requested)
        self._topbar.device_pressed.connect(self.device_pressed)
        self._banner.action.connect(self.banner_action)
        self._banner.dismissed.connect(self.banner_dismissed)
        self._rail.chosen.connect(self.show_screen)
        full = QShortcut(QKeySequence(Qt.Key.Key_F11), self)
        full.setContext(Qt.ShortcutContext.ApplicationShortcut)
        full.activated.connect(lambda: self.set_kiosk(not self.isFullScreen()))

    # -- screens

    def add_screen(self, screen: Screen, place: int = 0) -> None:
        """Put a screen on the rail; the first one comes to the front.

        `place` is the digit that opens it with Ctrl, and its order on the rail: by default the one
        it was promised, else the next.
        """
        first = not self._screens
        place = place or self._keyed.get(screen.name, len(self._screens) + 1)
        self._screens[screen.name] = screen
        self._stack.addWidget(screen)
        if screen.in_rail:
            self._rail.add(
                screen.name,
                screen.icon,
                screen.title(),
                at_bottom=screen.at_bottom,
                place=place,
            )
        self.promise_screen(screen.name, place)
        if first:
            self.show_screen(screen.name)

    def promise_screen(self, name: str, place: int) -> None:
        """Let Ctrl and a digit open a screen; one not added yet is asked for by `screen_wanted`."""
        if place <= 9 and name not in self._keyed:
            self._keyed[name] = place
            key = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            key.activated.connect(lambda: self._key_pressed(name))

    def show_screen(self, name: str) -> None:
        """Bring a screen to the front. Raises KeyError for one that was never added."""
        wanted, before = self._screens[name], self.current_screen()
        self._rail.mark(name)
        if wanted is before and wanted.isVisible():
            return
        if before and before is not wanted:
            before.on_leave()
        self._stack.setCurrentWidget(wanted)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted.on_enter()
        self.screen_changed.emit(name)

    def _key_pressed(self, name: str) -> None:
        if self._outer.currentWidget() is not self._shell:
            return
        if name in self._screens:
            self.show_screen(name)
        else:
            self.screen_wanted.emit(name)

    def current_screen(self) -> Screen | None:
        """Give the screen in front, also while it is locked."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def screens(self) -> tuple[Screen, ...]:
        """Give all screens, in the order they were added."""
        return tuple(self._screens.values())

    # -- the frame

    def set_shell(self, state: ShellState) -> None:
        """Show the frame's state."""
        self._topbar.show_state(state)
        self._practice.setVisible(state.practice)
        self._practice.set_note(state.practice_note)
        self._banner.show_banners(state.banners)

    def set_time(self, local: datetime) -> None:
        """Show the time of the compound."""
        self._topbar.set_time(f"{local:%H:%M}")

    # -- the lock

    def set_lock_screen(self, lock: QWidget) -> None:
        """Take the widget that covers everything while the booth is locked."""
        self._lock = lock
        self._outer.addWidget(lock)

    @property
    def locked(self) -> bool:
        """Whether the lock is in front."""
        return self._lock is not None and self._outer.currentWidget() is self._lock

    def lock(self) -> None:
        """Put the lock in front. Without one there is nothing to lock with."""
        if self._lock:
            self.cover(self._lock)

    def unlock(self) -> None:
        """Show the screens again, the one that was in front before."""
        self.uncover()

    def cover(self, cover: QWidget) -> None:
        """Put a widget in front of everything, the frame included."""
        if self._outer.indexOf(cover) < 0:
            self._outer.addWidget(cover)
        self._outer.setCurrentWidget(cover)
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the frame and the screens."""
        self._outer.setCurrentWidget(self._shell)
        screen = self.current_screen()
        if screen:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- full screen

    def show_windowed(self) -> None:
        """Show a plain window, or one that fills a screen that has no more room."""
        room = self.screen().availableGeometry().size()
        if room.width() <= NORMAL.width() or room.height() <= NORMAL.height():
            self.showMaximized()
        else:
            self.show()

    def set_kiosk(self, kiosk: bool) -> None:  # noqa: FBT001 - a property
        """Fill the screen; giving it back is asked of the guard."""
        if kiosk and not self.isFullScreen():
            self._windowed = self.geometry()
            # A kiosk session may have no window manager, and then nobody else does it.
            self.setGeometry(self.screen().geometry())
            self.showFullScreen()
        elif not kiosk and self.isFullScreen():
            self._guard(self._leave_full_screen)

    def _leave_full_screen(self) -> None:
        self.showNormal()
        self.setGeometry(self._windowed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close a plain window at once, a full screen when the guard agrees."""
        if self.isFullScreen() and not self._may_close:
            event.ignore()
            self._guard(self._close_now)
            return
        super().closeEvent(event)

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    # -- sizes and words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when all that belongs to the first paint is done."""
        super().paintEvent(event)
        if not self._painted:
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Do not wait for ever: a window that starts minimised is not painted."""
        super().showEvent(event)
        if not self._painted:
            QTimer.singleShot(UNSEEN_MS, self, self._tell_painted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screens more of a small window."""
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < NARROW_BELOW)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write the words of the frame in the language in force."""
        self.setWindowTitle(self.tr("Gangting"))
        for screen in self._screens.values():
            if screen.in_rail:
                self._rail.set_word(screen.name, screen.title())
