"""What the visitor form shows, from what was written and what the books know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gangting.domain.errors import KnownError
from gangting.domain.identity.address import UnparsedAddress, read_address
from gangting.domain.identity.id_number import NotAnId, ResidentId, Sex, read_id_number
from gangting.domain.identity.names import NotAName, read_name
from gangting.domain.identity.phone import NotAPhone, Phone, read_phone
from gangting.domain.identity.plate import NotAPlate, Plate, read_plate
from gangting.domain.identity.text_forms import is_digits
from gangting.ui.models.doors import Door
from gangting.ui.models.flaws import Flaw
from gangting.ui.screens.visitor.form import Form, Part


@dataclass(frozen=True, slots=True)
class Questions:
    """What the compound wants to be asked, and its name, which may stand before an address."""

    host_consent: bool = True
    screening: bool = True
    health_code: bool = False
    compound: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the form knows beside what was written.

    ``checked`` are the parts whose flaws may be shown: those that were left, all after an attempt
    to register; ``refused`` are what the service found wrong.
    """

    questions: Questions = field(default_factory=Questions)
    today: date = date.min
    times: int = 0
    door: Door = field(default_factory=Door)
    checked: frozenset[Part] = frozenset()
    refused: Mapping[Part, Flaw] = field(default_factory=dict)
    busy: bool = False


@dataclass(frozen=True, slots=True)
class VisitorState:
    """What the form shows."""

    flaws: Mapping[Part, Flaw]
    door: Door
    ask_address: bool
    """The address cannot be read: ask whether to keep it as it is written."""
    ask_plate: bool
    suggested_plate: str
    plate_shown: str
    sex: Sex | None
    age: int
    times: int
    pristine: bool


def derive(form: Form, facts: Facts) -> VisitorState:
    """Tell what to show."""
    flaws = {p: f for p, f in flaws_of(form, facts.questions).items() if p in facts.checked}
    flaws.update(facts.refused)
    plate = read_plate(form.plate)
    document = read_id_number(form.id_number)
    resident = document if form.by_id and isinstance(document, ResidentId) else None
    suggestion = plate.suggestion if isinstance(plate, NotAPlate) else None
    return VisitorState(
        flaws=flaws,
        door=facts.door,
        ask_address=Part.ADDRESS in flaws and bool(facts.door.written) and not facts.door.spoken,
        ask_plate=Part.PLATE in flaws,
        suggested_plate=suggestion.text if suggestion and form.plate else "",
        plate_shown=plate.shown if isinstance(plate, Plate) else "",
        sex=resident.sex if resident else None,
        age=resident.age_on(facts.today) if resident else 0,
        times=0 if form.by_id else facts.times,
        pristine=form == Form(),
    )


def flaws_of(form: Form, questions: Questions) -> dict[Part, Flaw]:
    """Find all that keeps the form from being registered, in the order it is asked."""
    found = {
        Part.PHONE: None if form.by_id else _phone_flaw(form.phone),
        Part.ID_NUMBER: _id_flaw(form.id_number) if form.by_id else None,
        Part.NAME: _name_flaw(form.name),
        Part.ADDRESS: _address_flaw(form, questions.compound),
        Part.PLATE: _plate_flaw(form),
        Part.REASON: _choice_flaw(form.reason, asked=True),
        Part.ANSWERS: _choice_flaw(form.answers, asked=questions.screening),
        Part.HEALTH: _choice_flaw(form.health, asked=questions.health_code),
        Part.CONSENT: _consent_flaw(form, asked=questions.host_consent),
    }
    return {part: flaw for part, flaw in found.items() if flaw}


_PART_OF = {
    "phone_or_id_missing": Part.PHONE,
    "invalid_phone": Part.PHONE,
    "invalid_id_number": Part.ID_NUMBER,
    "invalid_name": Part.NAME,
    "host_missing": Part.ADDRESS,
    "invalid_address": Part.ADDRESS,
    "invalid_plate": Part.PLATE,
}


def part_of(error: KnownError) -> Part | None:
    """Tell which part a refusal of the service is about; None where it is about none."""
    return _PART_OF.get(error.code)


def whole_phone(text: str) -> str:
    """Give the digits of a phone that is whole, or nothing."""
    phone = read_phone(text)
    return phone.digits if isinstance(phone, Phone) else ""


def grouped_phone(text: str) -> str:
    """Group a mobile while it is typed: 138 1234 4821; anything else stays as it is."""
    digits = text.replace(" ", "")
    if not is_digits(digits) or digits[0] != "1" or len(digits) > 11:
        return text
    return " ".join(filter(None, (digits[:3], digits[3:7], digits[7:])))


def grouped_id(text: str) -> str:
    """Group an ID number while it is typed: 110106 19850307 1237."""
    bare = text.replace(" ", "").upper()
    if not is_digits(bare[:17] or "-") or len(bare) > 18:
        return text
    return " ".join(filter(None, (bare[:6], bare[6:14], bare[14:])))


def _phone_flaw(text: str) -> Flaw | None:
    if not text.strip():
        return Flaw("phone_or_id_missing")
    phone = read_phone(text)
    return Flaw("invalid_phone", phone.why) if isinstance(phone, NotAPhone) else None


def _id_flaw(text: str) -> Flaw | None:
    if not text.strip():
        return Flaw("phone_or_id_missing")
    number = read_id_number(text)
    return Flaw("invalid_id_number", number.why) if isinstance(number, NotAnId) else None


def _name_flaw(text: str) -> Flaw | None:
    name = read_name(text)
    return Flaw("invalid_name", name.why) if isinstance(name, NotAName) else None


def _address_flaw(form: Form, compound: str) -> Flaw | None:
    if not form.address.strip():
        return Flaw("host_missing")
    address = read_address(form.address, compound)
    if isinstance(address, UnparsedAddress) and not form.odd_address:
        return Flaw("invalid_address", address.why)
    return None


def _plate_flaw(form: Form) -> Flaw | None:
    if not form.plate.strip() or form.odd_plate:
        return None
    return Flaw("invalid_plate") if isinstance(read_plate(form.plate), NotAPlate) else None


def _choice_flaw(choice: object, *, asked: bool) -> Flaw | None:
    return Flaw("nothing_chosen") if asked and not choice else None


def _consent_flaw(form: Form, *, asked: bool) -> Flaw | None:
    return Flaw("consent_missing") if asked and not form.consent else None
