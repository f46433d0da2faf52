"""What makes Qt classes is loaded on the GUI thread, a little at a time."""

import sys
import threading  # noqa: TID251 - the guard is tried with a bare thread
import types
from typing import ClassVar

import pytest
from PySide6 import QtGui

from gangting.app import composition
from gangting.app.loading import in_turns, modules_of, touched_in_turns


@pytest.fixture
def package(tmp_path, monkeypatch):
    inner = tmp_path / "a_room" / "inner"
    inner.mkdir(parents=True)
    for file in ("a_room/__init__.py", "a_room/one.py", "a_room/inner/__init__.py"):
        (tmp_path / file).write_text("")
    (inner / "two.py").write_text("from a_room import one\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "a_room"
    for name in [name for name in sys.modules if name.split(".")[0] == "a_room"]:
        del sys.modules[name]


def test_the_modules_of_a_package_and_of_the_packages_in_it(package):
    assert list(modules_of(package)) == ["a_room.inner", "a_room.inner.two", "a_room.one"]


def test_there_is_no_module_in_what_is_no_package():
    assert list(modules_of("a_room_that_nobody_built")) == []


def test_one_module_a_step_and_none_for_what_is_there(package):
    turns = in_turns(modules_of(package))

    assert next(turns) == "a_room.inner"
    assert "a_room.inner.two" not in sys.modules
    assert list(turns) == ["a_room.inner.two"]  # it has brought the last one with it
    assert list(in_turns(modules_of(package))) == []


def test_what_attends_to_the_booth_is_there_to_be_loaded():
    list(in_turns(composition.ATTENDS))
    assert sys.modules.keys() >= set(composition.ATTENDS)


def test_the_guard_sees_what_a_lane_loads(loaded_elsewhere, monkeypatch):
    thread = threading.Thread(target=lambda: __import__("PySide6.no_such_module"))
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    thread.start()
    thread.join()

    assert loaded_elsewhere == ["PySide6.no_such_module"]
    loaded_elsewhere.clear()


def test_every_name_of_a_module_is_touched_some_at_a_time(monkeypatch):
    class Lazy(types.ModuleType):
        touched: ClassVar[list[str]] = []

        def __dir__(self):
            return ["_private", "QA", "QB", "QC"]

        def __getattr__(self, name):
            self.touched.append(name)

    monkeypatch.setitem(sys.modules, "lazy_qt", Lazy("lazy_qt"))
    turns = touched_in_turns(["lazy_qt"], at_once=2)

    assert next(turns) == "lazy_qt"
    assert Lazy.touched == ["QA", "QB"]
    assert list(turns) == ["lazy_qt"]
    assert Lazy.touched == ["QA", "QB", "QC"]


def test_an_open_booth_has_the_classes_that_lanes_draw_with(booth):
    made = ("QPolygon", "QRegion", "QBitmap", "QGradient", "QBrush")
    booth.wait(lambda: all(name in vars(QtGui) for name in made), "they are made")
