"""What was written into the visitor form; a frozen value that survives as a draft."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from gangting.domain.verdict.facts import HealthCode
from gangting.domain.visits import Consent, Visit, VisitReason
from gangting.services.visit_forms import VisitForm
from gangting.ui.models.doors import door_key


class Part(StrEnum):
    """A part of the form that can be wrong, in the order it is asked."""

    PHONE = "phone"
    ID_NUMBER = "id_number"
    NAME = "name"
    ADDRESS = "address"
    PLATE = "plate"
    REASON = "reason"
    ANSWERS = "answers"
    HEALTH = "health"
    CONSENT = "consent"


class Answer(StrEnum):
    """An answer to the three questions; the codes of the wording's group `screening`."""

    AREA = "area"
    CONTACT = "contact"
    SYMPTOMS = "symptoms"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Form:
    """Everything a visitor form holds.

    ``filled`` are the parts an earlier visit filled in and nobody has touched since;
    ``odd_address`` and ``odd_plate`` take what cannot be read as it is written.
    """

    phone: str = ""
    id_number: str = ""
    by_id: bool = False
    name: str = ""
    address: str = ""
    odd_address: bool = False
    plate: str = ""
    odd_plate: bool = False
    reason: str = ""
    answers: tuple[str, ...] = ()
    health: str = ""
    consent: str = ""
    party: int = 1
    wants_slip: bool = False
    filled: tuple[str, ...] = ()


EMPTY = Form()


def changed(form: Form, part: Part, text: str, compound: str = "") -> Form:
    """Write into a part; consent was given for one door only and goes with it."""
    written: dict[str, Any] = {part.value: text}
    new = replace(form, filled=tuple(name for name in form.filled if name != part), **written)
    if part is Part.ADDRESS:
        new = replace(new, odd_address=False)
        if door_key(new.address, compound) != door_key(form.address, compound):
            new = replace(new, consent="")
    return replace(new, odd_plate=False) if part is Part.PLATE else new


def fill(form: Form, visit: Visit) -> Form:
    """Write in what an earlier visit knows; what was typed by hand stays."""
    known = {
        Part.NAME: visit.name,
        Part.ADDRESS: visit.host_address,
        Part.REASON: visit.reason.value if visit.reason else "",
    }
    for part, text in known.items():
        if text and (not getattr(form, part) or part in form.filled):
            form = changed(form, part, text)
            form = replace(form, filled=(*form.filled, part.value))
    return form


def unfill(form: Form) -> Form:
    """Take back what belonged to another phone and was not touched."""
    for part in form.filled:
        form = changed(form, Part(part), "")
    return form


def answered(form: Form, answer: Answer) -> Form:
    """Press an answer: "none" stands alone, any other takes it back."""
    if answer is Answer.NONE:
        return replace(form, answers=() if answer in form.answers else (answer.value,))
    kept = {code for code in form.answers if code != Answer.NONE} ^ {answer.value}
    return replace(form, answers=tuple(code.value for code in Answer if code in kept))


def visit_form(form: Form) -> VisitForm:
    """Make what the service is asked to write down."""
    agreed = form.consent and Consent(form.consent).given
    return VisitForm(
        name=form.name,
        phone="" if form.by_id else form.phone,
        id_number=form.id_number if form.by_id else "",
        host_room=form.address,
        consent_by=form.consent if agreed else "",
        reason=VisitReason(form.reason) if form.reason else None,
        plate=form.plate,
        party_size=form.party,
        health_code=HealthCode(form.health) if form.health else None,
        screening_yes=bool(form.answers) and Answer.NONE not in form.answers,
        odd_plate=form.odd_plate,
    )


CODES: dict[str, frozenset[str]] = {
    "reason": frozenset(VisitReason),
    "health": frozenset(HealthCode),
    "consent": frozenset(Consent),
    "answers": frozenset(Answer),
    "filled": frozenset(Part),
}
"""The parts that hold codes, for reading a draft."""
