"""The program as it runs at a gate: a process, an X server, a keyboard, a database on a disk."""

import contextlib
import importlib.util
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from gangting.booth import Where, create_demo, open_booth
from gangting.domain.actors import Role
from gangting.domain.passes import Category, PassAction
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.outcome import Say
from gangting.services.passes import IssueRequest


HERE = Path(__file__).parent
SCANNER = HERE.parents[1] / "devices" / "scanner"
QUIET = {"camera": False, "muted": True, "auto_lock_minutes": 0}
SCREEN = "1366x768"
PEOPLE = 60


def _load(folder, name):
    """Load a helper: the tests are no package."""
    title = f"real_window_{name}"
    spec = importlib.util.spec_from_file_location(title, folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[title] = module
    spec.loader.exec_module(module)
    return module


_x11 = _load(SCANNER, "x11_desk")
_ibus = _load(SCANNER, "x11_ibus")
_window = _load(HERE, "window")


def _lacks():
    """Say what this machine lacks for a real window, or return ''."""
    for program in ("openbox", "xdotool"):
        if shutil.which(program) is None:
            return f"{program} is not installed (Debian: {program})"
    return _x11.missing()


@dataclass(frozen=True)
class Card:
    """A pass in somebody's hand."""

    code: str
    holder: str


def issue(folder, *people):
    """Give a pass to each of these residents and let them go out; nobody has the booth open."""
    booth = open_booth(Where(folder))
    try:
        passes, leader = booth.services.passes, _leader(booth)
        cards = []
        for name, room in people:
            made = passes.issue(IssueRequest(name, room, Category.RESIDENT), leader).entry_pass
            passes.act(made.serial, PassAction.COLLECT, leader)
            code = passes.code(passes.show(made.serial).entry_pass)
            booth.services.gate.scan(code, Say(leader), Direction.EXIT)
            cards.append(Card(code, made.holder.id.hex))
        return cards
    finally:
        booth.close()


def broken_at(folder):
    """Return where the journal's chain breaks; None where it holds."""
    booth = open_booth(Where(folder))
    try:
        with booth.services.database.read() as work:
            return work.journal.broken_at(booth.ref.compound)
    finally:
        booth.close()


def _leader(booth):
    return next(o for o in booth.services.officers.active() if o.role is Role.LEADER)


@pytest.fixture(scope="session")
def tools():
    """Return the helpers of this folder's tests."""
    return SimpleNamespace(issue=issue, broken_at=broken_at, until=_window.until)


@pytest.fixture(scope="session")
def desk():
    """Start an X server with a window manager, or say why there is none."""
    if lack := _lacks():
        pytest.skip(lack)
    with _x11.x_server(SCREEN) as display, contextlib.ExitStack() as stack:
        typist = _x11.Typist(display)
        stack.callback(typist.close)
        desk = _window.Desk(display, typist)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=desk.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(manager.wait, 10)
        stack.callback(manager.terminate)
        yield desk


@pytest.fixture(scope="session")
def pinyin(desk, tmp_path_factory):
    """Start a Chinese input method, or say why there is none."""
    if lack := _ibus.missing():
        pytest.skip(lack)
    with _ibus.input_method(tmp_path_factory.mktemp("ibus"), desk.display) as method:
        yield method


def _folder(template, place, **settings):
    shutil.copytree(template, place)
    body = json.dumps({**QUIET, **settings})
    (place / "settings.json").write_text(body, encoding="utf-8")
    return place


@pytest.fixture(scope="session")
def _practice_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice-template")
    create_demo(Where(folder), PEOPLE).close()
    return folder


@pytest.fixture
def practice_folder(tmp_path, _practice_template):
    """Return the folder of a practice booth, where somebody is signed in at once."""
    return _folder(_practice_template, tmp_path / "books")


@pytest.fixture
def real_folder(tmp_path, _sqlite_template):
    """Return the folder of a real booth, which opens locked and fills the screen."""
    return _folder(_sqlite_template, tmp_path / "books", kiosk=True)


@pytest.fixture(scope="session")
def places(desk, tmp_path_factory, _sqlite_template):
    """Return where the keys of a real booth's window stand."""
    folder = _folder(_sqlite_template, tmp_path_factory.mktemp("places") / "books", kiosk=True)
    return _window.places_of(desk, folder)


@pytest.fixture
def make_window(desk):
    """Return a maker of windows; what still runs after the test is killed.

    Nothing may have been written to the terminal: neither a traceback nor a warning of Qt.
    """
    made = []

    def make(folder, *options, **environment):
        made.append(_window.Window(desk, folder, *options, **environment))
        return made[-1]

    yield make
    for window in made:
        window.let_go()
    for window in made:
        assert window.said() == ""
        log = window.folder / "gangting.log"
        grave = [line for line in log.read_text("utf-8").splitlines() if " INFO " not in line]
        assert not grave
