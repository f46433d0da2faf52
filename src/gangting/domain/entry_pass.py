"""An entry pass as the records hold it, and its holder."""

from datetime import date, datetime
from uuid import UUID

from gangting.domain.passes import Category, HolderRef, PassAction, PassState
from gangting.domain.short_number import format_serial, short_number
from gangting.domain.values import frozen


@frozen
class EntryPass:
    """One pass; ``changed_by`` is the officer who last changed it."""

    id: UUID
    serial: int
    category: Category
    holder: HolderRef
    key_id: int
    valid_from: date
    valid_until: date
    edition: int
    state: PassState
    issued_at: datetime
    changed_at: datetime
    changed_by: UUID | None = None
    reason: str = ""

    @property
    def serial_text(self) -> str:
        """The serial as 8 digits."""
        return format_serial(self.serial)

    @property
    def short_number(self) -> str:
        """The serial and its check digit, in threes."""
        return short_number(self.serial)

    def expired(self, today: date) -> bool:
        """Whether the last valid day has passed."""
        return today > self.valid_until


@frozen
class PassEvent:
    """One thing that was done to a pass."""

    action: PassAction
    before: PassState | None
    after: PassState
    edition: int
    at: datetime
    officer_id: UUID | None
    reason: str


@frozen
class Holder:
    """Who or what holds a pass, for the panel: a person, a household, a plate or a visit."""

    ref: HolderRef
    name: str
    place_short: str = ""
    place_spoken: str = ""
    phone: str = ""
    lives_here: bool = False
    blocked: bool = False
    under_observation: bool = False
    household_id: UUID | None = None
