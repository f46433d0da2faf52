"""What the delivery form holds and shows."""

from dataclasses import dataclass, replace

from gangting.domain.errors import KnownError
from gangting.domain.identity.text_forms import is_digits
from gangting.services.visit_forms import DeliveryForm
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


INSIDE = "inside"
"""They go in and do their work there: no drop point."""
_ICONS = {
    "parcel": "package-variant-closed",
    "meal": "food",
    "grocery": "basket",
    "post": "mailbox",
    "sanitation": "broom",
    "gas": "fire",
    "power": "lightning-bolt",
    "water": "water",
    "telecom": "router-wireless",
}
_USUAL = {
    "parcel": "parcel_locker",
    "meal": "meal_shelf",
    "grocery": "gate_shelf",
    "post": "gate_shelf",
    "other": "gate_shelf",
}
"""Where each kind usually leaves its things; whoever is not here works inside."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was pressed and typed; ``chosen_drop`` tells that the drop point was pressed by hand."""

    company: str = ""
    tail: str = ""
    drop: str = ""
    chosen_drop: bool = False


EMPTY = Delivery()


def with_company(form: Delivery, company: str) -> Delivery:
    """Take the kind; its usual drop point comes with it unless another was pressed."""
    if form.chosen_drop:
        return replace(form, company=company)
    return replace(form, company=company, drop=_USUAL.get(company, INSIDE))


def with_drop(form: Delivery, drop: str) -> Delivery:
    """Take a drop point that was pressed."""
    return replace(form, drop=drop, chosen_drop=True)


def flaw(form: Delivery) -> str:
    """Give the error's code of what keeps the form from being registered, or nothing."""
    if not form.company:
        return "company_missing"
    tail = form.tail.replace(" ", "")
    good = not tail or (is_digits(tail) and 4 <= len(tail) <= 11)
    return "" if good else "invalid_phone_tail"


def about_tail(error: KnownError) -> bool:
    """Tell whether a refusal is about the phone."""
    return error.code == "invalid_phone_tail"


def delivery_form(form: Delivery) -> DeliveryForm:
    """Make what the service is asked to write down."""
    drop = "" if form.drop == INSIDE else form.drop
    return DeliveryForm(form.company, form.tail.replace(" ", ""), drop)


def companies(words: Words) -> list[Choice]:
    """List the kinds with their icons."""
    return [
        Choice(code, words.company(code), _ICONS.get(code, "dots-horizontal"))
        for code in words.codes("company")
    ]


def codes(words: Words) -> dict[str, tuple[str, ...]]:
    """List the codes there are, for reading a draft."""
    return {
        "company": words.codes("company"),
        "drop": (*words.codes("drop_point"), INSIDE),
    }
