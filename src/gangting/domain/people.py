"""People of the compound, as values."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from gangting.domain.passes import HolderRef
from gangting.domain.values import frozen


class Standing(StrEnum):
    """How a person stands to the compound; residents and tenants live here."""

    RESIDENT = "resident"
    TENANT = "tenant"
    WORKER = "worker"
    OUTSIDER = "outsider"

    @property
    def lives_here(self) -> bool:
        """Whether this is home: nobody is refused the way home."""
        return self in {Standing.RESIDENT, Standing.TENANT}


class PersonChangeKind(StrEnum):
    """What was done to a person's record."""

    EDITED = "edited"
    MOVED = "moved"
    LEFT = "left"
    CAME_BACK = "came_back"
    ABSORBED = "absorbed"
    MERGED = "merged"
    SEPARATED = "separated"


@frozen
class PersonChange:
    """One change of a person's record, both versions of what changed; personal, never logged."""

    kind: PersonChangeKind
    at: datetime
    officer_id: UUID | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str = ""


@frozen
class Person:
    """A person of 14 or older, as the books know them."""

    id: UUID
    name: str
    phone: str
    standing: Standing
    household_id: UUID | None = None
    address_short: str = ""
    address_spoken: str = ""
    blocked: bool = False
    under_observation: bool = False
    left_on: date | None = None


@frozen
class Household:
    """One door; children under 14 are counted, never named."""

    id: UUID
    address_short: str
    address_spoken: str
    children: int = 0


@frozen
class Vehicle:
    """A plate that the booth knows."""

    id: UUID
    plate: str
    owner: str
    resident: bool
    household_id: UUID | None = None
    address_short: str = ""
    blocked: bool = False


@frozen
class Found:
    """One line of a search; names are whole, faces mask them where they must."""

    ref: HolderRef
    name: str
    place: str
    phone: str = ""
    standing: Standing | None = None
    household_id: UUID | None = None
    left: bool = False


@frozen
class AtHome:
    """One who lives here and is inside; ``since`` is their last passage."""

    found: Found
    since: datetime


@frozen
class Residents:
    """How many of those who live here are inside and outside by their last passage, and some.

    Who has not passed yet is in neither figure.
    """

    inside: int
    outside: int
    shown: tuple[AtHome, ...]
