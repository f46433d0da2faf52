"""What is known of the people on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.people import Found
from gangting.services.person_card import PersonCard
from gangting.services.photo_change import PhotoChange
from gangting.services.quota import QuotaUse


class Tab(StrEnum):
    """A side of the card."""

    HOME = "home"
    PASSES = "passes"
    GATE = "gate"
    WARMTH = "warmth"
    CHANGES = "changes"


class Mode(StrEnum):
    """What the panel beside the list is for."""

    CARD = "card"
    EDIT = "edit"
    MOVE = "move"
    LEAVE = "leave"
    PHOTO = "photo"
    MERGE = "merge"


class Word(StrEnum):
    """What was done."""

    SAVED = "saved"
    MOVED = "moved"
    LEFT = "left"
    CAME_BACK = "came_back"
    MERGED = "merged"
    SEPARATED = "separated"
    PHOTO_KEPT = "photo_kept"
    PHOTO_REMOVED = "photo_removed"
    PHOTO_UNDONE = "photo_undone"


@dataclass(frozen=True, slots=True)
class Opened:
    """One card, who the officers in it are, and the photo where it may be seen.

    ``outings`` is what the household has used of its quota; None while no rule is in force.
    ``compound`` is the name of ours, which may stand before an address.
    """

    card: PersonCard
    officers: Mapping[UUID, str]
    photo: bytes = field(default=b"", repr=False)
    outings: QuotaUse | None = None
    compound: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the screen shows; ``other`` is the second record of a merging.

    Lists are masked until somebody with the right asks for the names (``revealed``).
    ``dropped`` and ``photo_change`` are what was done last and can be taken back.
    """

    officer: Officer | None = None
    asked: str = ""
    answers: tuple[Found, ...] = ()
    answered: bool = False
    opened: Opened | None = None
    other: Opened | None = None
    mode: Mode = Mode.CARD
    tab: Tab = Tab.HOME
    busy: bool = False
    error: KnownError | None = None
    word: Word | None = None
    dropped: UUID | None = None
    photo_change: PhotoChange | None = None
    revealed: bool = False

    @property
    def whole(self) -> bool:
        """Whether names are shown whole to whoever is on duty."""
        return self.officer is not None and self.officer.may(Right.SEE_NAMES)

    @property
    def list_whole(self) -> bool:
        """Whether the list shows whole names: asked for, written down, and for this search only."""
        return self.whole and self.revealed

    @property
    def separable(self) -> UUID | None:
        """The record that may be taken out of the one in hand again: at once, or any day later."""
        if self.dropped is not None or not self.may_change or self.opened is None:
            return self.dropped
        return self.opened.card.absorbed

    @property
    def may_change(self) -> bool:
        """Whether whoever is on duty may change people."""
        return self.officer is not None and self.officer.may(Right.ISSUE_PASSES)
