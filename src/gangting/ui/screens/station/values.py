"""What the station's shelf shows, as frozen values."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import MovementKind
from gangting.services.station.values import Act
from gangting.ui.theme import Tone


class CardAct(StrEnum):
    """What a key of a card does."""

    GIVE = "give"
    OPEN = "open"
    CHECK = "check"
    LEND = "lend"
    RETURN = "return"
    MORE = "more"


TIMES = (1, 2, 5, 10)
"""How many may be given with one touch."""


@dataclass(frozen=True, slots=True)
class CardState:
    """One item as its card shows it; ``bottom`` and ``caution`` are whole words."""

    item_id: UUID
    name: str
    icon: str
    figure: str
    unit: str
    bottom: str
    chip: str
    chip_tone: Tone
    figure_tone: Tone | None
    caution: str
    caution_icon: str
    acts: tuple[CardAct, ...]
    times: int = 1
    in_stock: bool = True
    wanted: bool = False
    """It waits for who takes it."""
    picture: bytes = field(default=b"", repr=False)
    """As JPEG; empty where the icon stands for it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was done last, or could not be: worded when it is shown, in the language in force."""

    act: Act | None = None
    error: KnownError | None = None
    item: Item | None = None
    """What the error is about."""
    tag: str = ""
    end: LoanEnd | None = None
    learned: str = ""
    """A barcode or a tag that is known from now on."""

    @property
    def may_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.act is not None and self.act.kind is not MovementKind.REVERSAL


NOTHING_SAID = Said()
