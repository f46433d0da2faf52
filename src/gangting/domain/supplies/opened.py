"""Bottles opened for everybody: how long one may be used (domain D.3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID


class OpenedEnd(StrEnum):
    """How an opened one ended."""

    EMPTY = "empty"
    TOO_OLD = "too_old"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Opened:
    """One in use; ``use_by`` is the last good day, None where it keeps."""

    id: UUID
    item_id: UUID
    opened_at: datetime
    use_by: date | None
    act_id: UUID
    end: OpenedEnd | None = None
    ended_at: datetime | None = None

    def too_old(self, today: date) -> bool:
        """Whether its life is over."""
        return self.use_by is not None and self.use_by < today


def last_good_day(opened_on: date, life_days: int | None, expiry: date | None) -> date | None:
    """Return the earlier of the opened life's end and the printed expiry."""
    ends = [expiry] if expiry else []
    if life_days is not None:
        ends.append(opened_on + timedelta(days=life_days))
    return min(ends, default=None)
