"""What a service is handed: the clock, ids, keys and chance. It asks for none of them itself."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.pass_code import KeyRing
from gangting.domain.values import frozen


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return this moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""


@frozen
class Hands:
    """Handed to every service by the composition root."""

    clock: Clock
    new_id: Callable[[], UUID]
    random_below: Callable[[int], int]
    keys: Callable[[], KeyRing]


def local_day(now: datetime, zone: str) -> date:
    """Return the day it is in the compound."""
    return now.astimezone(ZoneInfo(zone)).date()


def day_start(now: datetime, zone: str) -> datetime:
    """Return the midnight that began the compound's present day."""
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
