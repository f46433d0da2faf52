"""A window with one form on a real booth: what is shown is checked against what was stored."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gangting.booth import Booth, Where, create_booth, open_booth
from gangting.domain.actors import Officer
from gangting.domain.passes import Category, PassAction
from gangting.host import paths
from gangting.services.bundle import Services
from gangting.services.gate.outcome import GateOutcome, Measured
from gangting.services.passes import IssueRequest
from gangting.services.setup import NewBooth
from gangting.storage.unit_of_work import BoothRef
from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import Language
from gangting.ui.screens.base import Screen
from gangting.ui.shell import Banner, Level, ShellState
from gangting.ui.theme import Theme
from gangting.ui.window import MainWindow
from gangting.wording.words import Words


FAMILY = (
    ("沈青", "5-1-302", "13812344821"),
    ("沈小禾", "5-1-302", ""),
    ("欧阳文博", "5-1-302", "13900001111"),
    ("李梅", "3-2-501", "13711112222"),
)


class GatePlace(Screen):
    """Stands where the gate stands."""

    name = "gate"
    icon = "shield-check"

    def title(self) -> str:
        return "值守"


@dataclass
class Desk:
    """A form in a tester's hands."""

    booth: Booth
    jobs: ManualJobs
    context: Context
    window: MainWindow
    officer: Officer
    clock: object
    language: Language
    theme: Theme
    outcomes: list[GateOutcome] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)

    @property
    def services(self) -> Services:
        return self.booth.services

    def settle(self) -> None:
        """Let the lane answer."""
        self.jobs.drain()

    def show(self, screen: Screen, width: int = 1366, height: int = 768) -> None:
        """Bring a screen to the front of a shown window."""
        self.window.add_screen(screen)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.window.show_screen(screen.name)
        self.settle()
        QApplication.processEvents()

    def frame(self, *, practice: bool = False, banner: bool = False) -> None:
        """Put the practice line and a notice above the screen."""
        banners = (Banner("backup_old", Level.WARN, "已经 3 天没有备份"),) if banner else ()
        self.window.set_shell(ShellState("晴川里小区", practice=practice, banners=banners))
        QApplication.processEvents()

    def front(self) -> str:
        """Name the screen in front."""
        screen = self.window.current_screen()
        assert screen is not None
        return screen.name

    def measure(self, outcome: GateOutcome, tenths: int = 364) -> None:
        """Take the temperature as the gate does."""
        self.services.gate.measure(outcome.attempt_id, Measured(tenths), self.officer)


class _SetUpClock:
    """The morning the booth was set up, before every test."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture(scope="session")
def settled_booth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a booth with two families, to be copied: making it takes a second."""
    folder = tmp_path_factory.mktemp("settled") / "booth"
    new = NewBooth("晴川里小区", "南门岗", "Asia/Shanghai")
    booth = create_booth(Where(folder), new, BoothRef(7, 1), _SetUpClock())
    officer = booth.services.officers.command_line()
    for name, room, phone in FAMILY:
        booth.services.passes.issue(IssueRequest(name, room, Category.RESIDENT, phone), officer)
    plate = IssueRequest("沈青", "5-1-302", Category.VEHICLE, plate="京A12345")
    made = booth.services.passes.issue(plate, officer)
    for action in (PassAction.PRINT_DONE, PassAction.COLLECT):
        booth.services.passes.act(made.entry_pass.serial, action, officer)
    booth.close()
    return folder


@pytest.fixture
def desk(
    qtbot: QtBot,
    tmp_path: Path,
    settled_booth: Path,
    clock: object,
    jobs: ManualJobs,
    theme_of: Theme,
    language: Language,
) -> Iterator[Desk]:
    """Return a booth with two families, a window and the gate's place in it."""
    shutil.copytree(settled_booth, tmp_path / "booth")
    booth = open_booth(Where(tmp_path / "booth"), clock)
    officer = booth.services.officers.command_line()
    window = MainWindow()
    qtbot.addWidget(window)
    window.add_screen(GatePlace())
    outcomes: list[GateOutcome] = []
    announced: list[str] = []

    def show_outcome(outcome: GateOutcome) -> None:
        outcomes.append(outcome)
        window.show_screen("gate")

    folder = paths.resources_dir() / "wording"
    words = {code: Words(code, folder) for code in ("zh_CN", "en")}
    context = Context(
        services=booth.services,
        jobs=jobs,
        words=lambda: words[language.code],
        officer=lambda: officer,
        now=clock.now,
        zone=lambda: "Asia/Shanghai",
        go=window.show_screen,
        show_outcome=show_outcome,
        announce=announced.append,
    )
    yield Desk(
        booth, jobs, context, window, officer, clock, language, theme_of, outcomes, announced
    )
    jobs.drain()
    booth.close()


def nameless(screen: QWidget) -> list[str]:
    """List the controls that a screen reader could not name."""
    controls = [*screen.findChildren(QAbstractButton), *screen.findChildren(QLineEdit)]
    assert controls, "the controls were not seen"
    return [
        repr(control)
        for control in controls
        if control.isVisible() and not (control.accessibleName() or _text(control))
    ]


def too_small(screen: QWidget) -> list[str]:
    """List what is pressed and is under 12 mm on either side."""
    least = sizes.touch()
    keys = [key for key in screen.findChildren(QAbstractButton) if key.isVisible()]
    assert keys, "the keys were not seen"
    return [
        f"{key.text() or key.accessibleName()} {key.width()}x{key.height()}"
        for key in keys
        if min(key.width(), key.height()) < least
    ]


def outside(screen: QWidget) -> list[str]:
    """List the visible widgets that stick out of the widget they stand in."""
    wrong = []
    for widget in screen.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or widget.isWindow():
            continue
        room = parent.rect().adjusted(-1, -1, 1, 1)
        if not room.contains(widget.geometry()):
            wrong.append(f"{type(widget).__name__} {_text(widget)} {widget.geometry()} in {room}")
    return wrong


def takes_input_method(line: QWidget) -> bool:
    """Tell whether an input method may write here."""
    return line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", "")
    return text() if callable(text) else str(text)


@pytest.fixture
def checks() -> dict[str, Callable[[QWidget], object]]:
    """Return what must hold for every screen."""
    return {
        "nameless": nameless,
        "too_small": too_small,
        "outside": outside,
        "takes_input_method": takes_input_method,
    }
