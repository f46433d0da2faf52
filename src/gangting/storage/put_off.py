"""Put off two modules of the standard library that SQLAlchemy imports and a booth seldom uses.

``asyncio`` (with sockets and TLS) and ``importlib.metadata`` (with e-mail) are a seventh of what
loading SQLAlchemy takes, and every start waits for it. They are loaded when something in them is
wanted: psycopg wants ``asyncio``.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from types import CoroutineType, ModuleType


class PutOff(ModuleType):
    """Stands in for a module until something is wanted of it."""

    def __getattr__(self, name: str) -> object:
        """Load the module, and be it from then on."""
        if name.startswith("__") and name != "__path__":  # what an import looks for first
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        loaded = import_module(self.__name__)  # the import's own locks let threads wait
        self.__dict__.update(loaded.__dict__)
        return getattr(loaded, name)


def put_off(name: str, **known: Callable[..., object]) -> None:
    """Let a module be loaded when it is needed; what is ``known`` of it needs no loading."""
    if name in sys.modules:
        return
    stand_in = PutOff(name)
    stand_in.__dict__.update(known)
    sys.modules[name] = stand_in
    package, _, last = name.rpartition(".")
    if package:
        setattr(sys.modules[package], last, stand_in)


def is_coroutine(what: object) -> bool:
    """Tell what ``asyncio.iscoroutine`` tells of what ``async def`` makes."""
    return isinstance(what, CoroutineType)


def put_off_what_sqlalchemy_brings() -> None:
    """Do it; call it before SQLAlchemy is imported."""
    put_off("asyncio", iscoroutine=is_coroutine)
    put_off("importlib.metadata")
