"""What is asked of the passes and what they answer; frozen, so it may cross threads and layers."""

from dataclasses import dataclass, field
from datetime import date

from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.entry_pass import EntryPass, Holder, PassEvent
from gangting.domain.passes import Category


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """What the form or the command asks for; ``until`` is a year from today unless given.

    ``despite`` is the reason to issue it against the compound's rules of how many there may be.
    """

    name: str
    room: str
    category: Category
    phone: str = ""
    plate: str = ""
    until: date | None = None
    despite: str = ""


@dataclass(frozen=True, slots=True)
class PassView:
    """A pass with its holder and its life."""

    entry_pass: EntryPass
    holder: Holder | None
    events: tuple[PassEvent, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class Printable:
    """What a card says; made by the service, drawn by the documents."""

    site_name: str
    gate_name: str
    site_phone: str
    holder: str
    place: str
    category: Category
    valid_until: date
    code: str
    short_number: str
    serial: str
    photo: bytes = field(default=b"", repr=False)
    back: CardBack = USUAL
