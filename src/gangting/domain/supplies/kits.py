"""Checking a kit, as the first-aid box wants it: what is there, what is missing or expired."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Present:
    """How many of one content were found, of how many wanted; ``expiry`` of the oldest."""

    name: str
    wanted: int
    quantity: int
    expiry: date | None = None

    def short(self, today: date) -> bool:
        """Whether it must be refilled or replaced."""
        return self.quantity < self.wanted or (self.expiry is not None and self.expiry < today)


@dataclass(frozen=True, slots=True)
class KitCheck:
    """One check of a kit; ``complete`` where nothing was missing or expired on that day."""

    id: UUID
    item_id: UUID
    at: datetime
    lines: tuple[Present, ...]
    complete: bool

    def to_replace(self, today: date) -> tuple[Present, ...]:
        """Return what is missing or has expired meanwhile."""
        return tuple(line for line in self.lines if line.short(today))
