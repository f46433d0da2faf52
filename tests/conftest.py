"""What every test stands on: a settable clock, a quiet log, folders of its own."""

import gc
import importlib.util
import logging
import os
import sys
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from pytestqt.qtbot import QtBot


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt warns of a locale that is not UTF-8, and a bare machine has no other.
if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    os.environ["LC_ALL"] = "C.UTF-8"
if os.environ.get("LANG", "") in {"", "C", "POSIX"}:
    os.environ["LANG"] = "C.UTF-8"


def _load(name: str) -> ModuleType:
    """Load a helper beside this file: the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_booths = _load("booths")
make_post = _booths.make_post
postgresql_url = _booths.postgresql_url
_sqlite_template = _booths._sqlite_template

# A busy machine may take long; what comes sooner ends the wait at once.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = 60_000

_UNHURRIED = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("desk", deadline=None, suppress_health_check=_UNHURRIED)
hypothesis.settings.register_profile(
    "ci", deadline=None, suppress_health_check=_UNHURRIED, derandomize=True, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Work on one test more than there are processors.

    A window waits for its timers, a database for its disk, a started program for its display: else
    a processor would have nothing to do for a good part of the time.
    """
    if config.option.numprocesses != "auto" or os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"):
        return None
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the garbage collector what is collected here: it would look at all of it every time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Share the tests out file by file, and begin with what takes seconds.

    A file's fixtures (a server, a full database) are then made once; a test that says another
    group may go elsewhere. What is slow and comes last would keep one processor waiting.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    yield
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, step: timedelta | float) -> None:
        """Let time pass: a timedelta, or seconds."""
        passed = step if isinstance(step, timedelta) else timedelta(seconds=step)
        self._now += passed
        self._monotonic += passed.total_seconds()

    def set(self, moment: datetime) -> None:
        """Put the wall clock to a moment, as a person or a flat battery does."""
        if moment.tzinfo is None:
            raise ValueError("an aware moment is needed")
        self._now = moment.astimezone(UTC)


@pytest.fixture(scope="session")
def new_clock() -> Callable[[], FakeClock]:
    """Return a maker of clocks at 14:32 in the booth (UTC+8) on 21 November 2026."""
    return partial(FakeClock, datetime(2026, 11, 21, 6, 32, tzinfo=UTC))


@pytest.fixture
def clock(new_clock: Callable[[], FakeClock]) -> FakeClock:
    """Return a clock at 14:32 in the booth (UTC+8) on 21 November 2026."""
    return new_clock()


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the data of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        for name in ("GANGTING_DATABASE", "GANGTING_FIRST_RUN"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _application_with_widgets(qapp: object) -> None:
    """Make it before a command does: theirs has no widgets, and there can be only one."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def _expected_logs() -> list[str]:
    return []


@pytest.fixture
def expect_log(_expected_logs: list[str]) -> Callable[[str], None]:
    """Announce a warning or an error the test will cause, by a part of its text."""
    return _expected_logs.append


@pytest.fixture(autouse=True)
def _no_unexpected_logs(_expected_logs: list[str]) -> Iterator[None]:
    """Fail a test that logs a warning it did not announce, or announces one that never comes."""
    root, collector = logging.getLogger("gangting"), _Collector()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    surprises = [s for s in collector.seen if not any(part in s for part in _expected_logs)]
    assert not surprises, f"unexpected log entries: {surprises}"
    missing = [part for part in _expected_logs if not any(part in s for s in collector.seen)]
    assert not missing, f"announced but never logged: {missing}"


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]
