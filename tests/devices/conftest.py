"""Helpers that lie beside the tests of devices."""

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def pictures():
    """Return the helpers that draw pictures of a card: the tests are no package."""
    path = Path(__file__).with_name("pictures.py")
    spec = importlib.util.spec_from_file_location("device_pictures", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
