"""A hand for the real window: press, type, scan, wait, take a picture."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from gangting.app.composition import Composition
from gangting.app.opening import Opening
from gangting.app.screens import MoreScreens
from gangting.booth import create_demo
from gangting.domain.actors import Officer, Role
from gangting.domain.visits import Consent
from gangting.host.files import write_bytes_atomically
from gangting.host.where import Where
from gangting.services.bundle import Services
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.panel import PassPanel
from gangting.ui.screens.passes.values import Act
from gangting.ui.widgets.keypad import Keypad


PATIENCE_S = 60.0
SETTLE_MS = 60
PEOPLE = 120


def pass_time(milliseconds: int) -> None:
    """Let the window run for a while; unlike QTest's wait this lets the lanes run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class NotSeenError(AssertionError):
    """Something that should have happened in the window did not happen in time."""


def must(claim: bool, what: str) -> None:  # noqa: FBT001  a claim about the books
    """Fail the scene where the books do not say so."""
    if not claim:
        raise NotSeenError(what)


class Stage:
    """The window on a throwaway data folder, and whoever works it."""

    def __init__(self, app: QApplication, folder: Path, out: Path) -> None:
        create_demo(Where(folder), PEOPLE).close()
        self.out = out
        self.folder = folder
        self._app = app
        self.card_file = out / "pass-card.pdf"
        self.sheet_file = out / "handover-sheet.pdf"
        opening = Opening(Where(folder), practice=True)
        self.window = Composition(app, opening, ask_path=self._answer_path)
        self.window.show(kiosk=False)
        self.window.open()
        self.wait(lambda: self.window.ready, "the window is open")

    @property
    def services(self) -> Services:
        """The books, read beside the window."""
        opened = self.window.opened
        assert opened is not None
        return opened.booth.services

    @property
    def officer(self) -> Officer:
        """Who is signed in."""
        return self.window.officer()

    def close(self) -> None:
        """Close the window."""
        self.window.window.hide()
        self.window.close()

    @property
    def more(self) -> MoreScreens:
        """The screens beside the gate."""
        assert self.window.more is not None
        return self.window.more

    def _answer_path(self, name: str, write: Callable[[Path], None]) -> None:
        """Answer the question where a file is to be saved."""
        card = Path(name).stem.partition("-")[2].isdigit()
        write(self.card_file if card else self.sheet_file)

    def pin_of(self, name: str) -> str:
        """Return the PIN of a practice officer, as it stands on the practice line."""
        opened = self.window.opened
        assert opened is not None
        return dict(opened.booth.practice_pins())[name]

    # -- what a hand does

    def sign_in(self, role: Role) -> None:
        """Put an officer of this role on duty."""
        officer = next(o for o in self.services.officers.active() if o.role is role)
        self.window.session.sign_in(officer)
        self.settle()

    def show(self, name: str) -> None:
        """Bring a screen to the front."""
        self.window.window.show_screen(name)
        self.settle()

    def choose_way(self, place: int) -> None:
        """Touch one of the three keys of the direction: automatic, in, out."""
        self.press(self.window.gate.desk_card.ways.findChildren(QAbstractButton)[place])

    def press_act(self, act: Act) -> None:
        """Touch a key of the pass in hand, among the first keys or behind the three dots."""
        panel = self.more.passes.list.panel
        self.wait(lambda: _key(panel, act, Act.MORE) is not None, f"a key for {act.value}")
        key = panel.facts.keys.button(act)
        if key is None:
            more = panel.facts.keys.button(Act.MORE)
            assert more is not None
            self.press(more)
            key = panel.more.keys.button(act)
        assert key is not None
        self.press(key)

    def agree(self) -> None:
        """Let the host agree by telephone."""
        visitor = self.more.visitor
        self.press(visitor.contact)
        self.press(visitor.hosts.key(Consent.PHONE))

    def press(self, widget: QWidget) -> None:
        """Touch a widget in its middle."""
        self.wait(lambda: widget.isVisible() and widget.isEnabled(), "a key can be pressed")
        self.settle()  # what has just appeared gets its place first
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def write(self, line: QLineEdit, text: str) -> None:
        """Put text into a line, as an input method commits it."""
        line.setFocus()
        line.setText(text)
        self.settle()

    def scan(self, text: str) -> None:
        """Type a code as a scanner does: in one burst, ended by Enter."""
        target = self._app.focusWidget() or self.window.window
        QTest.keyClicks(target, text)
        QTest.keyClick(target, Qt.Key.Key_Return)
        self.settle()

    def digits(self, text: str) -> None:
        """Press keys of the number pad on the screen."""
        for digit in text:
            keys = self.window.gate.desk_card.keypad.findChildren(QAbstractButton)
            self.press(next(key for key in keys if key.text() == digit))

    def type_on(self, pad: Keypad, text: str) -> None:
        """Press keys of a number pad, then its main key."""
        for digit in text:
            self.press(next(k for k in pad.findChildren(QAbstractButton) if k.text() == digit))
        self.press_main(pad)

    def press_main(self, pad: Keypad) -> None:
        """Press the main key of a number pad."""
        key = pad.main_key
        assert key is not None
        self.press(key)

    def settle(self) -> None:
        """Let the window do what it has to do."""
        pass_time(SETTLE_MS)

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something is so, and until the books are written."""
        end = time.monotonic() + PATIENCE_S
        while not seen():
            if time.monotonic() > end:
                raise NotSeenError(what)
            pass_time(20)
        while self.window.jobs.busy(Lane.STORE):
            pass_time(10)

    def picture(self, name: str) -> Path:
        """Keep what the window shows once its lists have been read again."""
        self.settle()
        self.wait(lambda: True, "the books are read")
        self.settle()
        path = self.out / f"{name}.png"
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.window.grab().save(content, "PNG")
        write_bytes_atomically(path, bytes(content.data().data()))
        return path


def _key(panel: PassPanel, *acts: Act) -> object:
    keys = panel.facts.keys
    return next((key for act in acts if (key := keys.button(act)) is not None), None)
