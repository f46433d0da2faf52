import importlib
import sys

import pytest


@pytest.fixture(scope="session")
def load(checkout):
    """Load a module of the set-up, which is no part of the installed app."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(checkout / "packaging")
        yield importlib.import_module
    for name in [name for name in sys.modules if name.split(".")[0] in {"bootstrap", "relock"}]:
        del sys.modules[name]


@pytest.fixture(scope="session")
def bootstrap(load):
    return load("bootstrap")


@pytest.fixture(scope="session")
def steps(load):
    """Return a way to name one of the steps."""
    return lambda name: load(f"bootstrap_steps.{name}")
