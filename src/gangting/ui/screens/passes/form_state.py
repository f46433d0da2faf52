"""What the form of a new pass means, what is wrong with it, and what its card would look like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gangting.domain.errors import KnownError
from gangting.domain.identity.address import Address, read_address
from gangting.domain.identity.names import NotAName, read_name
from gangting.domain.identity.phone import NotAPhone, read_phone
from gangting.domain.identity.plate import NotAPlate, Plate, read_plate
from gangting.domain.pass_code import DIGITS
from gangting.domain.passes import Category
from gangting.services.pass_values import IssueRequest, Printable
from gangting.ui.dates import read_day
from gangting.ui.screens.passes.values import FormText, Place


CATEGORIES = (
    Category.RESIDENT,
    Category.TENANT,
    Category.WORKER,
    Category.SERVICE,
    Category.DELIVERY,
    Category.VEHICLE,
)
"""A visitor's slip comes with the registration of the visit, never from here."""

CATEGORY_ICONS = {
    Category.RESIDENT: "home",
    Category.TENANT: "key-variant",
    Category.WORKER: "badge-account",
    Category.SERVICE: "wrench",
    Category.DELIVERY: "package-variant-closed",
    Category.VEHICLE: "car",
}
NO_CODE = "0" * DIGITS
"""No reader takes this for a pass: its version is 0."""
NO_NUMBER = "--- --- ---"


class Slot(StrEnum):
    """A place of the form that can be wrong."""

    NAME = "name"
    ROOM = "room"
    PHONE = "phone"
    PLATE = "plate"
    UNTIL = "until"


_SLOT_OF = {
    "name_missing": Slot.NAME,
    "invalid_name": Slot.NAME,
    "room_missing": Slot.ROOM,
    "invalid_address": Slot.ROOM,
    "invalid_phone": Slot.PHONE,
    "invalid_plate": Slot.PLATE,
    "invalid_date": Slot.UNTIL,
    "date_out_of_range": Slot.UNTIL,
    "dates_out_of_order": Slot.UNTIL,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How the door was understood: spoken like on the card, as written, or not at all."""

    spoken: str = ""
    plain: bool = False
    flaw: str = ""


def slot_of(error: KnownError) -> Slot | None:
    """Tell beside which field an error belongs; None where it concerns the whole."""
    return _SLOT_OF.get(error.code)


def category_of(text: FormText) -> Category:
    """Return the category; a resident until another is chosen."""
    return Category(text.category) if text.category else Category.RESIDENT


def at_home(category: Category) -> bool:
    """Tell whether this is a pass to one's own door, which must be read for certain."""
    return category in {Category.RESIDENT, Category.TENANT}


def read_room(text: FormText, compound: str = "") -> Reading:
    """Say how the room is understood; the compound's name may stand before it."""
    if not text.room.strip():
        return Reading()
    address = read_address(text.room, compound)
    if isinstance(address, Address):
        return Reading(address.spoken)
    if at_home(category_of(text)):
        return Reading(flaw=address.why.value)
    return Reading(text.room.strip(), plain=True)


def check(text: FormText, today: date, compound: str = "") -> dict[Slot, KnownError]:
    """Return what is wrong, by place; nothing where the pass can be issued."""
    vehicle = category_of(text) is Category.VEHICLE
    checks = {
        Slot.NAME: _wrong_name(text.name, needed=not vehicle),
        Slot.ROOM: _wrong_room(text, compound),
        Slot.PHONE: None if vehicle else _wrong_phone(text.phone),
        Slot.PLATE: _wrong_plate(text.plate) if vehicle else None,
        Slot.UNTIL: _wrong_day(text.until, today),
    }
    return {slot: error for slot, error in checks.items() if error is not None}


def _wrong_name(name: str, *, needed: bool) -> KnownError | None:
    if not name.strip():
        return KnownError("name_missing") if needed else None
    read = read_name(name)
    return KnownError("invalid_name", why=read.why.value) if isinstance(read, NotAName) else None


def _wrong_room(text: FormText, compound: str) -> KnownError | None:
    if not text.room.strip():
        return KnownError("room_missing") if at_home(category_of(text)) else None
    flaw = read_room(text, compound).flaw
    return KnownError("invalid_address", why=flaw) if flaw else None


def _wrong_phone(phone: str) -> KnownError | None:
    if not phone.strip():
        return None
    read = read_phone(phone)
    return KnownError("invalid_phone", why=read.why.value) if isinstance(read, NotAPhone) else None


def _wrong_plate(plate: str) -> KnownError | None:
    return KnownError("invalid_plate") if isinstance(read_plate(plate), NotAPlate) else None


def _wrong_day(until: str, today: date) -> KnownError | None:
    day = read_day(until)
    if day is None:
        return KnownError("invalid_date")
    return KnownError("dates_out_of_order") if day < today else None


def request_of(text: FormText) -> IssueRequest:
    """Return what is asked of the service."""
    category = category_of(text)
    vehicle = category is Category.VEHICLE
    return IssueRequest(
        text.name,
        text.room,
        category,
        "" if vehicle else text.phone,
        text.plate if vehicle else "",
        read_day(text.until),
    )


def card_of(text: FormText, place: Place, today: date) -> Printable:
    """Return what the card will say; its code and number come with the issuing."""
    category = category_of(text)
    plate = read_plate(text.plate)
    shown = plate.shown if isinstance(plate, Plate) else text.plate
    return Printable(
        place.site,
        place.gate,
        place.phone,
        shown if category is Category.VEHICLE else text.name.strip(),
        read_room(text, place.site).spoken,
        category,
        read_day(text.until) or today,
        NO_CODE,
        NO_NUMBER,
        "",
    )
