"""What was written of goods that come in; a frozen value that survives as a draft."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Source
from gangting.domain.values import frozen
from gangting.services.station.values import Receipt
from gangting.ui.models.flaws import Flaw
from gangting.ui.screens.station.pages.expiry import read_expiry


MOST = 9_999
_DIGITS = len(str(MOST))


class Part(StrEnum):
    """A part of the form that can be wrong, in the order it is asked."""

    QUANTITY = "quantity"
    EXPIRY = "expiry"
    SOURCE = "source"
    PARTY = "party"
    LOT = "lot"
    NOTE = "note"


@frozen
class Form:
    """Everything the form holds, as it was typed.

    ``barcode`` was scanned and is not known yet; it is learnt when ``learn`` is set.
    """

    item: str = ""
    quantity: str = ""
    expiry: str = ""
    source: str = ""
    party: str = ""
    lot: str = ""
    note: str = ""
    barcode: str = ""
    learn: bool = True


EMPTY = Form()
CODES = {"source": frozenset(Source)}


def number(text: str) -> int:
    """Read a quantity; 0 where it is none."""
    bare = text.strip()
    whole = bare.isascii() and bare.isdecimal() and len(bare) <= _DIGITS
    return int(bare) if whole else 0


def next_form(form: Form) -> Form:
    """Keep where the goods come from: one donor brings several things."""
    return replace(EMPTY, source=form.source, party=form.party)


def flaws_of(form: Form, item: Item, today: date) -> dict[Part, Flaw]:
    """Find all that keeps it from being recorded."""
    found = {
        Part.QUANTITY: None if number(form.quantity) else Flaw("invalid_quantity"),
        Part.EXPIRY: _expiry_flaw(form, today) if item.expires else None,
        Part.SOURCE: None if form.source else Flaw("nothing_chosen"),
        Part.PARTY: _party_flaw(form),
    }
    return {part: flaw for part, flaw in found.items() if flaw}


def _expiry_flaw(form: Form, today: date) -> Flaw | None:
    if not form.expiry.strip():
        return Flaw("expiry_missing")
    expiry = read_expiry(form.expiry, today)
    if expiry is None:
        return Flaw("invalid_date")
    return Flaw("already_expired") if expiry < today else None


def _party_flaw(form: Form) -> Flaw | None:
    missing = form.source == Source.DONATED and not form.party.strip()
    return Flaw("donor_missing") if missing else None


_PART_OF = {
    "invalid_quantity": Part.QUANTITY,
    "expiry_missing": Part.EXPIRY,
    "already_expired": Part.EXPIRY,
    "donor_missing": Part.PARTY,
}


def part_of(error: KnownError) -> Part | None:
    """Tell which part a refusal of the service is about."""
    return _PART_OF.get(error.code)


def receipt_of(form: Form, item: Item, today: date) -> Receipt:
    """Make what the service is asked to book; the form has no flaws."""
    return Receipt(
        UUID(form.item),
        number(form.quantity),
        Source(form.source),
        read_expiry(form.expiry, today) if item.expires else None,
        form.lot,
        form.party,
        form.note,
    )
