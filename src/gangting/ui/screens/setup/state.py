"""What the first start asks for, and what is wrong with it."""

from enum import StrEnum
from itertools import pairwise

from gangting.domain.values import frozen


SHORTEST_PIN = 4
LONGEST_PIN = 6


class Entry(StrEnum):
    """The lines of the form, in their order."""

    SITE = "site"
    GATE = "gate"
    PHONE = "phone"
    LEADER = "leader"
    PIN = "pin"
    AGAIN = "again"


class Flaw(StrEnum):
    """What can be wrong with a line."""

    EMPTY = "empty"
    PIN_FORM = "pin_form"
    PIN_DIFFERS = "pin_differs"
    PIN_SIMPLE = "pin_simple"


@frozen
class NewSite:
    """What the first start writes down."""

    site: str = ""
    gate: str = ""
    phone: str = ""
    leader: str = ""
    pin: str = ""
    again: str = ""


def flaws(new: NewSite) -> dict[Entry, Flaw]:
    """Return what is wrong, by line; empty where the booth can be set up."""
    found = {
        entry: Flaw.EMPTY
        for entry in (Entry.SITE, Entry.GATE, Entry.LEADER)
        if not getattr(new, entry).strip()
    }
    if not (new.pin.isdecimal() and SHORTEST_PIN <= len(new.pin) <= LONGEST_PIN):
        found[Entry.PIN] = Flaw.PIN_FORM
    elif _simple(new.pin):
        found[Entry.PIN] = Flaw.PIN_SIMPLE
    elif new.pin != new.again:
        found[Entry.AGAIN] = Flaw.PIN_DIFFERS
    return found


def _simple(pin: str) -> bool:
    """Tell a PIN that anybody would try first: one digit only, or digits in a row."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return steps in ({0}, {1}, {9})
