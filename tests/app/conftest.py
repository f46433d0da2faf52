"""The window as it is, in this process and off screen, on a booth in a folder of its own."""

import importlib.abc
import importlib.util
import json
import shutil
import sys
import threading  # noqa: TID251 - tells the threads apart
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from gangting.booth import Where, create_demo
from gangting.host import paths
from gangting.ui.window import MainWindow


def _load(name: str) -> ModuleType:
    """Load a helper beside this file: the tests are no package."""
    spec = importlib.util.spec_from_file_location(
        f"app_{name}", Path(__file__).with_name(f"{name}.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_hand = _load("hand")
Hand = _hand.Hand
QUIET = {"camera": False, "muted": True}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave out what the off-screen platform says of every window it cannot limit in size."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def _loops_run_again(qapp: QApplication) -> Iterator[None]:
    """Take back that a test ended the application: no later loop would run in this process."""
    yield
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() != 0:
        QTimer.singleShot(0, qapp.quit)
        qapp.exec()


class _Strays(QObject):
    """Notes what is shown as a window of its own: a part that was shown before it had its place.

    It flashes on the screen, and the keyboard is with it for that moment: typed keys are lost.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        # Every event of every widget comes here: what is rare is asked first.
        if isinstance(watched, QWidget) and watched.isWindow() and event.type() == QEvent.Type.Show:
            meant = isinstance(watched, MainWindow | QDialog | QMenu)
            if not meant and watched.windowType() is Qt.WindowType.Window:
                self.seen.add(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def stray_windows(qapp: QApplication) -> Iterator[set[str]]:
    """Fail a test in which a part of the window is a window of its own for a moment."""
    strays = _Strays()
    qapp.installEventFilter(strays)
    yield strays.seen
    qapp.removeEventFilter(strays)
    assert strays.seen == set(), "shown without a parent"


class _Elsewhere(importlib.abc.MetaPathFinder):
    """Notes what a lane is the first to import of what is made of Qt; finds nothing itself.

    PySide6 must not make a class off the GUI thread: see gangting/app/loading.py.
    """

    rooms = ("PySide6", "gangting.app", "gangting.ui", "gangting.devices", "gangting.documents")

    def __init__(self) -> None:
        self.seen: list[str] = []

    def find_spec(self, fullname, path, target=None):
        if threading.get_ident() != threading.main_thread().ident and fullname.startswith(
            self.rooms
        ):
            self.seen.append(fullname)


@pytest.fixture(autouse=True)
def loaded_elsewhere() -> Iterator[list[str]]:
    """Fail a test in which a lane loads what the GUI thread has to load."""
    finder = _Elsewhere()
    sys.meta_path.insert(0, finder)
    yield finder.seen
    sys.meta_path.remove(finder)
    assert finder.seen == [], "loaded off the GUI thread"


@pytest.fixture
def clock():
    """Return a clock that runs: bars and rests end by it."""
    return _hand.RunningClock()


@pytest.fixture(scope="session")
def _practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invent a small community once; every test gets a copy of its folder."""
    folder = tmp_path_factory.mktemp("practice-template")
    create_demo(Where(folder), 60, _hand.RunningClock()).close()
    return folder


def _quiet(folder: Path, **settings: object) -> Path:
    """Write the machine's settings: no camera and no sounds unless a test wants them."""
    folder.mkdir(exist_ok=True, parents=True)
    body = json.dumps({**QUIET, **settings})
    (folder / "settings.json").write_text(body, encoding="utf-8")
    return folder


@pytest.fixture
def practice_folder(tmp_path: Path, _practice_template: Path) -> Path:
    """Return the folder of a practice booth."""
    shutil.copytree(_practice_template, tmp_path / "practice")
    return _quiet(tmp_path / "practice")


@pytest.fixture
def real_folder(tmp_path: Path, _sqlite_template: Path) -> Path:
    """Return the folder of a real booth with four officers (their PINs: tests/booths.py)."""
    shutil.copytree(_sqlite_template, tmp_path / "real")
    return _quiet(tmp_path / "real")


@pytest.fixture
def fresh_folder(tmp_path: Path) -> Path:
    """Return a folder with nothing in it but settings that keep quiet."""
    return _quiet(tmp_path / "fresh")


@pytest.fixture
def set_up(tmp_path: Path) -> Callable[..., Path]:
    """Change the settings of a folder before the window is opened on it."""
    return _quiet


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this test a home of its own, for what opens this user's folders."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for practice in (False, True):
        _quiet(paths.data_folder(practice))
    return tmp_path / "home"


@pytest.fixture
def make_hand(qapp: QApplication, clock) -> Iterator[Callable[..., Hand]]:
    """Return a maker of windows; what is left open is closed after the test."""
    made: list[Hand] = []

    def make(folder: Path, **more: object) -> Hand:
        made.append(Hand(qapp, folder, **{"clock": clock, **more}))
        return made[-1]

    yield make
    for hand in made:
        hand.let_go()


@pytest.fixture
def practice(make_hand: Callable[..., Hand], practice_folder: Path) -> Hand:
    """Open the practice booth, its first officer signed in."""
    return make_hand(practice_folder, practice=True).open()


@pytest.fixture
def booth(make_hand: Callable[..., Hand], real_folder: Path) -> Hand:
    """Open a real booth and put a volunteer on duty."""
    hand = make_hand(real_folder).open()
    hand.sign_in()
    return hand
