"""A stand-in for the services until they are there.

SQLAlchemy costs as much as three bare windows, so the window is painted first. Every call is
resolved when it is made, on the store lane, which opens the booth before anything else.
"""

from collections.abc import Callable
from typing import Any

from gangting.domain.errors import KnownError


class Slot:
    """Where the opened services are put."""

    def __init__(self) -> None:
        self.services: Any = None

    def resolve(self) -> Any:  # noqa: ANN401  whatever services there are
        """Return the services; ``not_initialised`` before a booth is open."""
        if self.services is None:
            raise KnownError("not_initialised")
        return self.services


class Late:
    """Looks up attributes and calls only when the thing itself is needed."""

    __slots__ = ("_resolve",)

    def __init__(self, resolve: Callable[[], Any]) -> None:
        self._resolve = resolve

    def __getattr__(self, name: str) -> "Late":
        return Late(lambda: getattr(self._resolve(), name))

    def __call__(self, *args: object, **named: object) -> object:
        """Do the real call."""
        return self._resolve()(*args, **named)
