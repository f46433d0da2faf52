"""What the vehicle screen shows, from the plate and what the books know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gangting.domain.deliveries import Listed, with_name
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import UnparsedAddress, read_address
from gangting.domain.identity.plate import NotAPlate, Plate, read_plate
from gangting.domain.verdict.facts import Direction, Presence
from gangting.domain.visits import Inside, Visit
from gangting.services.visit_forms import AtPlate
from gangting.ui.models.doors import Door
from gangting.ui.models.flaws import Flaw
from gangting.ui.screens.vehicle.form import EMPTY, Form, Part


SHORTEST = 7
"""Characters of the shortest plate; what is shorter is still being typed."""


class Stage(StrEnum):
    """How far a plate has come."""

    TYPING = "typing"
    UNREADABLE = "unreadable"
    ASKING = "asking"
    KNOWN = "known"
    VISITING = "visiting"
    EXPECTED = "expected"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Questions:
    """What the compound wants to be asked of a vehicle, and its name, for addresses."""

    needs_host: bool = True
    host_consent: bool = True
    compound: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the screen knows beside what was written; ``found`` is the answer for ``asked``.

    ``picked`` is a visit without a plate, picked from those inside.
    """

    questions: Questions = field(default_factory=Questions)
    inside: tuple[Inside, ...] = ()
    listed: tuple[Listed, ...] = ()
    picked: Visit | None = None
    asked: str = ""
    found: AtPlate | None = None
    door: Door = field(default_factory=Door)
    checked: frozenset[Part] = frozenset()
    refused: Mapping[Part, Flaw] = field(default_factory=dict)
    busy: bool = False


@dataclass(frozen=True, slots=True)
class VehicleState:
    """What the screen shows."""

    stage: Stage
    plate: str
    new_energy: bool
    suggested_plate: str
    found: AtPlate
    direction: Direction
    flaws: Mapping[Part, Flaw]
    door: Door
    ask_address: bool
    pristine: bool
    listed: Listed | None = None
    by_name: tuple[Listed, ...] = ()


def derive(form: Form, facts: Facts) -> VehicleState:
    """Tell what to show."""
    plate = read_plate(form.plate)
    flaws = {p: f for p, f in flaws_of(form, facts.questions).items() if p in facts.checked}
    flaws.update(facts.refused)
    found = found_of(form, facts)
    suggestion = plate.suggestion if isinstance(plate, NotAPlate) else None
    return VehicleState(
        stage=stage_of(form, facts),
        plate=plate.shown if isinstance(plate, Plate) else form.plate,
        new_energy=isinstance(plate, Plate) and plate.kind.startswith("new_energy"),
        suggested_plate=suggestion.text if suggestion else "",
        found=found,
        direction=Direction.EXIT if found.presence is Presence.INSIDE else Direction.ENTRY,
        flaws=flaws,
        door=facts.door,
        ask_address=Part.ADDRESS in flaws and bool(facts.door.written) and not facts.door.spoken,
        pristine=form == EMPTY and facts.picked is None,
        listed=listed_of(form, facts),
        by_name=tuple(line for line in facts.listed if not line.vehicle.plate or not form.plate),
    )


def stage_of(form: Form, facts: Facts) -> Stage:
    """Tell how far the plate has come."""
    if facts.picked is not None:
        return Stage.VISITING
    named = with_name(facts.listed, form.expected, form.plate)
    if not form.plate and named is not None and named.is_open:
        return Stage.EXPECTED
    if not to_ask(form):
        return Stage.TYPING if len(form.plate) < SHORTEST else Stage.UNREADABLE
    if facts.asked != form.plate or facts.found is None:
        return Stage.ASKING
    if facts.found.vehicle is not None:
        return Stage.KNOWN
    if facts.found.visit is not None:
        return Stage.VISITING
    listed = listed_of(form, facts)
    return Stage.EXPECTED if listed is not None and listed.is_open else Stage.NEW


def found_of(form: Form, facts: Facts) -> AtPlate:
    """Give what the books know of the one in front."""
    if facts.picked is not None:
        return AtPlate(visit=facts.picked)
    return facts.found if facts.asked == form.plate and facts.found else AtPlate()


def listed_of(form: Form, facts: Facts) -> Listed | None:
    """Give its line of the expected vehicles: by the name that was picked, else by the plate."""
    named = with_name(facts.listed, form.expected, form.plate)
    return named or found_of(form, facts).listed


def to_ask(form: Form) -> str:
    """Give the plate the books can be asked for: a whole one, or an odd one the officer kept."""
    whole = form.odd_plate or isinstance(read_plate(form.plate), Plate)
    return form.plate if form.plate and whole else ""


def flaws_of(form: Form, questions: Questions) -> dict[Part, Flaw]:
    """Find all that keeps an outside vehicle from being registered."""
    hosted = bool(form.address.strip())
    found = {
        Part.ADDRESS: _address_flaw(form, questions),
        Part.REASON: None if form.reason else Flaw("nothing_chosen"),
        Part.CONSENT: Flaw("consent_missing")
        if questions.host_consent and not form.consent and (hosted or questions.needs_host)
        else None,
    }
    return {part: flaw for part, flaw in found.items() if flaw}


_PART_OF = {
    "host_missing": Part.ADDRESS,
    "invalid_address": Part.ADDRESS,
    "invalid_plate": Part.PLATE,
}


def part_of(error: KnownError) -> Part | None:
    """Tell which part a refusal of the service is about; None where it is about none."""
    return _PART_OF.get(error.code)


def _address_flaw(form: Form, questions: Questions) -> Flaw | None:
    if not form.address.strip():
        return Flaw("host_missing") if questions.needs_host else None
    address = read_address(form.address, questions.compound)
    if isinstance(address, UnparsedAddress) and not form.odd_address:
        return Flaw("invalid_address", address.why)
    return None
