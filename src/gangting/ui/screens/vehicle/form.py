"""What was written of an outside vehicle; a frozen value that survives as a draft."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from gangting.domain.visits import Consent, VisitReason
from gangting.services.visit_forms import VehicleForm
from gangting.ui.models.doors import door_key


class Part(StrEnum):
    """A part of the form that can be wrong, in the order it is asked."""

    PLATE = "plate"
    ADDRESS = "address"
    REASON = "reason"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Form:
    """Everything the vehicle form holds; odd things are kept as they are written.

    ``expected`` is the name that was picked from the list of expected vehicles.
    """

    plate: str = ""
    odd_plate: bool = False
    address: str = ""
    odd_address: bool = False
    reason: str = ""
    consent: str = ""
    party: int = 1
    trunk: bool = False
    expected: str = ""


EMPTY = Form()
CODES: dict[str, frozenset[str]] = {
    "reason": frozenset(VisitReason),
    "consent": frozenset(Consent),
}
"""The parts that hold codes, for reading a draft."""


def changed(form: Form, part: Part, text: str, compound: str = "") -> Form:
    """Write into a part; consent was given for one door only and goes with it."""
    written: dict[str, Any] = {part.value: text}
    new = replace(form, **written)
    if part is Part.ADDRESS:
        new = replace(new, odd_address=False)
        if door_key(new.address, compound) != door_key(form.address, compound):
            new = replace(new, consent="")
    return replace(new, odd_plate=False) if part is Part.PLATE else new


def vehicle_form(form: Form) -> VehicleForm:
    """Make what the service is asked to write down."""
    agreed = form.consent and Consent(form.consent).given
    return VehicleForm(
        plate=form.plate,
        host_room=form.address,
        consent_by=form.consent if agreed else "",
        reason=VisitReason(form.reason) if form.reason else None,
        party_size=form.party,
        trunk_checked=form.trunk,
        odd_plate=form.odd_plate,
    )


def expected_form(form: Form, name: str) -> VehicleForm:
    """Make what the service is asked to write down of one that is expected at this hour."""
    return VehicleForm(
        plate=form.plate,
        party_size=form.party,
        trunk_checked=form.trunk,
        odd_plate=form.odd_plate,
        expected=name,
    )
