"""The X server that the tests of real keys share."""

import importlib.util
import sys
from pathlib import Path

import pytest


def _load(name):
    """Load a helper beside this file: the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_desk = _load("x11_desk")
_ibus = _load("x11_ibus")


@pytest.fixture(scope="module")
def desk():
    """Return the helpers of a real X desk, or skip where there can be none."""
    if lack := _desk.missing():
        pytest.skip(lack)
    return _desk


@pytest.fixture(scope="module")
def display(desk):
    with desk.x_server() as name:
        yield name


@pytest.fixture(scope="module")
def typist(desk, display):
    typist = desk.Typist(display)
    yield typist
    typist.close()


@pytest.fixture(scope="module")
def pinyin(display, tmp_path_factory):
    """Return a running input method, or skip where there can be none."""
    if lack := _ibus.missing():
        pytest.skip(lack)
    with _ibus.input_method(tmp_path_factory.mktemp("ibus"), display) as method:
        yield method
