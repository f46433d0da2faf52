"""Things lent by their tag: who kind of, until when, and how they came back (domain D.4)."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import Worker


class LoanEnd(StrEnum):
    """How a loan ended."""

    RETURNED = "returned"
    DAMAGED = "damaged"
    LOST = "lost"
    UNDONE = "undone"


class TagState(StrEnum):
    """Where a numbered thing is."""

    HERE = "here"
    LENT = "lent"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Tag:
    """One numbered thing of a lent item."""

    id: UUID
    item_id: UUID
    number: str
    state: TagState


@dataclass(frozen=True, slots=True)
class Loan:
    """One thing out; open until ``ended_at``."""

    id: UUID
    item_id: UUID
    tag: str
    worker: Worker
    phone_tail: str
    lent_at: datetime
    due_at: datetime
    act_id: UUID
    end: LoanEnd | None = None
    ended_at: datetime | None = None
    end_act_id: UUID | None = None

    @property
    def open(self) -> bool:
        """Whether it is still out."""
        return self.end is None

    def overdue(self, now: datetime) -> bool:
        """Whether it should have come back."""
        return self.open and now > self.due_at


_TAIL = re.compile(r"[0-9]{4}|")
_TAG = re.compile(r"[0-9A-Z\-]{1,12}")


def phone_tail(text: str) -> str:
    """Return the last four digits of a phone, or nothing; ``invalid_phone_tail``."""
    tail = text.strip()
    if not _TAIL.fullmatch(tail):
        raise KnownError("invalid_phone_tail")
    return tail


def tag_number(text: str) -> str:
    """Return a tag's number as it is stored: upper case, no spaces; ``invalid_tag``."""
    number = "".join(text.split()).upper()
    if not _TAG.fullmatch(number):
        raise KnownError("invalid_tag")
    return number
