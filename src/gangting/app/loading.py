"""Load modules that make Qt classes: on the GUI thread, a few milliseconds at a time.

Before Python 3.12 PySide6 keeps its classes in one table, and Qt reads it without any lock
whenever it asks a widget for its class, which a style sheet does all the time. A class made on
another thread meanwhile ends the process, or leaves a class that does so when it is first used.
So no lane may be the first to import what is made of Qt.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules


def modules_of(package: str) -> Iterator[str]:
    """Name the modules of a package and of the packages in it."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec is not None else None
    for found in iter_modules(folders or ()):
        name = f"{package}.{found.name}"
        yield name
        if found.ispkg:
            yield from modules_of(name)


def in_turns(modules: Iterable[str]) -> Iterator[str]:
    """Import one more module with each step, and name it; what is there already takes none."""
    for name in modules:
        if name not in sys.modules:
            import_module(name)
            yield name


def touched_in_turns(modules: Iterable[str], at_once: int = 20) -> Iterator[str]:
    """Touch what PySide6's modules hold, some names with each step; tells the module.

    PySide6 makes a class when it is first touched, on whatever thread that is: a lane that draws
    would make those that its calls convert.
    """
    for module in modules:
        names = [name for name in dir(sys.modules[module]) if not name.startswith("_")]
        for first in range(0, len(names), at_once):
            for name in names[first : first + at_once]:
                getattr(sys.modules[module], name)
            yield module
