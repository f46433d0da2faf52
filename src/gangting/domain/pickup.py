"""Handing cards over at a desk: the points, the two-minute promise, who came for whom."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from statistics import median
from typing import Final
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.free_text import LONGEST_NAME, free_text
from gangting.domain.values import frozen


#: What the residents were promised at the counter (inventory 6).
PROMISED_SECONDS: Final = 120
#: How long whoever stands at the desk may take a hand-over back.
UNDO_SECONDS: Final = 30
MOST_POINTS: Final = 20


class PickupEnd(StrEnum):
    """How a turn at the desk ended."""

    HANDED_OVER = "handed_over"
    GIVEN_UP = "given_up"
    UNDONE = "undone"


@frozen
class PickupPoint:
    """One desk; without a name it is called by its number, and a hidden one is not worked at."""

    code: str
    name: str = ""
    hidden: bool = False


#: Four points, as the field had them.
POINTS: Final = tuple(PickupPoint(str(number)) for number in range(1, 5))


@frozen
class Proxy:
    """Who came instead of the holder; ``relation`` and the phone's tail are as they said."""

    name: str
    relation: str = ""
    phone_tail: str = ""

    def checked(self) -> "Proxy":
        """Return it as it is stored.

        ``proxy_missing``, ``text_too_long`` or ``invalid_phone_tail``.
        """
        name, relation = (free_text(one, LONGEST_NAME) for one in (self.name, self.relation))
        tail = self.phone_tail.strip()
        if not name or not (relation or tail):
            raise KnownError("proxy_missing")
        if tail and not (len(tail) == 4 and tail.isascii() and tail.isdecimal()):
            raise KnownError("invalid_phone_tail")
        return Proxy(name, relation, tail)


@frozen
class Turn:
    """One turn at a desk, from the card being found to its being in the hand."""

    id: UUID
    pass_id: UUID
    point: str
    opened_at: datetime
    end: PickupEnd | None = None
    ended_at: datetime | None = None
    seconds: int | None = None
    proxy: Proxy | None = None


@frozen
class PointDay:
    """What a point did in a day; no median where nothing was handed over."""

    point: str
    handed_over: int
    median_seconds: int | None
    given_up: int


def seconds_between(opened: datetime, ended: datetime) -> int:
    """Return whole seconds, 0 where the clock was set back in between."""
    return max(0, round((ended - opened).total_seconds()))


def day_of_point(point: str, turns: Iterable[tuple[PickupEnd, int]]) -> PointDay:
    """Count a point's turns that ended; one that was undone is neither."""
    ends = tuple(turns)
    taken = [seconds for end, seconds in ends if end is PickupEnd.HANDED_OVER]
    given_up = sum(end is PickupEnd.GIVEN_UP for end, _ in ends)
    return PointDay(
        point,
        len(taken),
        round(median(taken)) if taken else None,
        given_up,
    )


def checked_points(points: Iterable[PickupPoint]) -> tuple[PickupPoint, ...]:
    """Return the points as they are stored.

    ``nothing_chosen``, ``last_point`` where all are hidden, ``too_many``, ``text_too_long``,
    ``name_missing`` or ``listed_twice``.
    """
    found = tuple(
        PickupPoint(p.code.strip(), free_text(p.name, LONGEST_NAME), p.hidden) for p in points
    )
    if not found:
        raise KnownError("nothing_chosen")
    if all(point.hidden for point in found):
        raise KnownError("last_point")
    if len(found) > MOST_POINTS:
        raise KnownError("too_many", most=MOST_POINTS)
    codes, names = [point.code for point in found], [point.name for point in found]
    for point in found:
        if not 0 < len(point.code) <= LONGEST_NAME:
            raise KnownError("name_missing")
        if codes.count(point.code) > 1 or (point.name and names.count(point.name) > 1):
            raise KnownError("listed_twice", name=point.name or point.code)
    return found


def free_code(points: Iterable[PickupPoint]) -> str:
    """Return the number of a new point: one above every number there is."""
    numbers = [int(p.code) for p in points if p.code.isascii() and p.code.isdecimal()]
    return str(max(numbers, default=0) + 1)
