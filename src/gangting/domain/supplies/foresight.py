"""What to look after: days of supply, the bottom line, expiry, what to buy (domain D.3, D.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from math import ceil

from gangting.domain.supplies.movements import LotStock


#: How many days back the consumption is looked at.
SPAN_DAYS = 14
#: With fewer days in stock than this, a forecast would be a guess.
_FEWEST_DAYS = 2


class ExpiryBand(IntEnum):
    """How near the expiry is, in days; the field warns three months ahead."""

    EXPIRED = 0
    WITHIN_30 = 30
    WITHIN_90 = 90


@dataclass(frozen=True, slots=True)
class Usage:
    """One day of an item: what went out, and whether there was anything to give."""

    day: date
    used: int
    in_stock: bool


def usage_by_day(
    deltas: Mapping[date, tuple[int, int]], today: date, on_hand: int, since: date | None
) -> tuple[Usage, ...]:
    """Work back from today's stock to what was there on each day of the span.

    ``deltas`` gives (all movements, consumption) of a day; ``since`` is the item's first day.
    A day counts as in stock when something stood there in the morning or at night, or went out.
    """
    days: list[Usage] = []
    evening = on_hand
    first = max(since or today, today - timedelta(days=SPAN_DAYS - 1))
    day = today
    while day >= first:
        change, used = deltas.get(day, (0, 0))
        morning = evening - change
        days.append(Usage(day, used, morning > 0 or evening > 0 or used > 0))
        evening, day = morning, day - timedelta(days=1)
    return tuple(reversed(days))


def days_of_supply(usable: int, usage: Sequence[Usage]) -> int | None:
    """Return how many days the stock lasts, None where too little is known or nothing went out.

    Days on which there was nothing to give are left out: they say nothing of the demand.
    """
    known = [day for day in usage if day.in_stock]
    used = sum(day.used for day in known)
    if len(known) < _FEWEST_DAYS or used <= 0:
        return None
    return usable * len(known) // used


def expiry_band(expiry: date | None, today: date) -> ExpiryBand | None:
    """Return the band a lot is in, None where its expiry is far or there is none."""
    if expiry is None:
        return None
    left = (expiry - today).days
    if left < 0:
        return ExpiryBand.EXPIRED
    if left <= ExpiryBand.WITHIN_30:
        return ExpiryBand.WITHIN_30
    return ExpiryBand.WITHIN_90 if left <= ExpiryBand.WITHIN_90 else None


def nearest_expiry(lots: Sequence[LotStock]) -> date | None:
    """Return the first expiry among what is on the shelf."""
    dates = [line.lot.expiry for line in lots if line.quantity > 0 and line.lot.expiry]
    return min(dates) if dates else None


def is_low(usable: int, lent: int, bottom: int) -> bool:
    """Whether there is less than there should be, with what is out and comes back."""
    return usable + lent < bottom


def to_buy(usable: int, bottom: int, target: int, days_left: int | None, cover_days: int) -> int:
    """Return how many to buy: up to the target, when low or when it runs out within the cover."""
    runs_out = days_left is not None and days_left < cover_days
    if usable >= bottom and not runs_out:
        return 0
    need = max(target - usable, 0)
    if days_left is not None and days_left > 0 and runs_out:
        a_day = usable / days_left
        need = max(need, ceil(a_day * cover_days) - usable)
    return need
