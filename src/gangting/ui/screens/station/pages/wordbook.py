"""Words, icons and tones of the station's codes."""

from collections.abc import Sequence
from datetime import date

from gangting.domain.supplies.catalogue import Caution, Item, ItemCategory, ItemKind
from gangting.domain.supplies.foresight import ExpiryBand
from gangting.domain.supplies.loans import LoanEnd, TagState
from gangting.domain.supplies.movements import DiscardReason, MovementKind, Source, Worker
from gangting.domain.supplies.opened import OpenedEnd
from gangting.services.station.values import Act
from gangting.ui.theme import Tone
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


_GROUPS: dict[type, str] = {
    MovementKind: "movement",
    Source: "supply_source",
    DiscardReason: "discard_reason",
    Worker: "worker",
    ItemKind: "item_kind",
    ItemCategory: "item_category",
    Caution: "caution",
    LoanEnd: "loan_end",
    TagState: "tag_state",
    OpenedEnd: "opened_end",
}
Code = (
    MovementKind
    | Source
    | DiscardReason
    | Worker
    | ItemKind
    | ItemCategory
    | Caution
    | LoanEnd
    | TagState
    | OpenedEnd
)

MOVEMENT_TONES = {
    MovementKind.RECEIVE: Tone.OK,
    MovementKind.GIVE: Tone.WARM,
    MovementKind.LEND: Tone.BRAND,
    MovementKind.RETURN: Tone.BRAND,
    MovementKind.OPEN: Tone.WARM,
    MovementKind.DISCARD: Tone.STOP,
    MovementKind.TRANSFER: Tone.WARN,
    MovementKind.ADJUST: Tone.WARN,
    MovementKind.REVERSAL: Tone.MUTED,
}
BAND_TONES = {
    ExpiryBand.EXPIRED: Tone.STOP,
    ExpiryBand.WITHIN_30: Tone.STOP,
    ExpiryBand.WITHIN_90: Tone.WARN,
}
WORKER_ICONS = {
    Worker.RIDER: "moped",
    Worker.COURIER: "package-variant-closed",
    Worker.CLEANER: "broom",
    Worker.GUARD: "shield-account",
    Worker.OTHER: "account",
    Worker.STAFF: "account-group",
}


def word(words: Words, code: Code) -> str:
    """Say a code of the station."""
    return words.sentence(f"{_GROUPS[type(code)]}.{code.value}")


def band_word(words: Words, band: ExpiryBand) -> str:
    """Say how near an expiry is."""
    return words.sentence(f"expiry_band.{band.value}")


def choices(words: Words, codes: Sequence[Code]) -> list[Choice]:
    """Offer codes as keys."""
    return [Choice(code.value, word(words, code)) for code in codes]


def amount(words: Words, item: Item, quantity: int) -> str:
    """Say so many of an item: `42 个`."""
    return f"{quantity:,} {item.unit_named(words.language)}"


def left_sentence(words: Words, act: Act) -> str:
    """Say what is left after an act, to be read and to be heard: `口罩还有 185 只`."""
    name, unit = act.item.named(words.language), act.item.unit_named(words.language)
    return words.sentence("station.left", item=name, left=str(act.left), unit=unit)


def day_text(day: date | None) -> str:
    """Write a date in a list; a dash where there is none."""
    return day.isoformat() if day else "–"
