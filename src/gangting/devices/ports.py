"""What devices need from whoever makes them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar


T = TypeVar("T")


class Clock(Protocol):
    """The time, handed in."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""


class Lane(Protocol):
    """Work done off the GUI thread."""

    def submit(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run ``work`` elsewhere and give its result to ``done`` on the GUI thread."""
