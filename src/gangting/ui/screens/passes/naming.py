"""How holders, doors and states are written: whole for who compares, masked for everybody else."""

import re
from collections.abc import Mapping

from gangting.domain.actors import RIGHTS, Officer, Right
from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import Plate, mask_plate, read_plate
from gangting.domain.passes import HolderKind, PassState
from gangting.domain.short_number import parse_serial, short_number
from gangting.services.pass_values import PassView
from gangting.ui.screens.passes.values import Shelf
from gangting.wording.words import Words


_SERIAL = re.compile(r"\b\d{8}\b")
_SHELF_OF = {
    PassState.APPLIED: Shelf.APPLIED,
    PassState.PRINTED: Shelf.PRINTED,
    PassState.ACTIVE: Shelf.VALID,
    PassState.SUSPENDED: Shelf.SUSPENDED,
    PassState.LOST: Shelf.LOST,
    PassState.VOID: Shelf.VOID,
    PassState.RETURNED: Shelf.RETURNED,
}


def sees_names(officer: Officer | None) -> bool:
    """Tell whether names are shown whole to this officer."""
    return officer is not None and officer.may(Right.SEE_NAMES)


def may_issue(officer: Officer | None) -> bool:
    """Tell whether this officer may change passes."""
    return officer is not None and officer.may(Right.ISSUE_PASSES)


def who_may(words: Words) -> tuple[str, ...]:
    """Name the roles that may change passes."""
    roles = (role for role, rights in RIGHTS.items() if Right.ISSUE_PASSES in rights)
    return tuple(words.role(role.value) for role in roles)


def holder_name(holder: Holder | None, *, whole: bool) -> str:
    """Name who holds a pass."""
    if holder is None:
        return ""
    if holder.ref.kind is HolderKind.HOUSEHOLD:
        return holder.place_spoken if whole else mask_address(holder.place_short)
    plate = read_plate(holder.name)
    if isinstance(plate, Plate):
        return plate.shown if whole else mask_plate(plate.text)
    return holder.name if whole else mask_name(holder.name)


def holder_place(holder: Holder | None, *, whole: bool) -> str:
    """Say where the holder of a pass belongs, in short."""
    if holder is None:
        return ""
    place = holder.place_short
    return place if whole or not place else mask_address(place)


def view_name(view: PassView, *, whole: bool) -> str:
    """Name who holds this pass."""
    return holder_name(view.holder, whole=whole)


def shelf_of(entry_pass: EntryPass, *, expired: bool) -> Shelf:
    """Tell on which shelf a pass stands; only one in use can be told expired."""
    if expired and entry_pass.state is PassState.ACTIVE:
        return Shelf.EXPIRED
    return _SHELF_OF[entry_pass.state]


def state_word(shelf: Shelf, words: Words) -> str:
    """Name the state of a pass in a list."""
    return words.state("active" if shelf is Shelf.VALID else shelf.value)


def trouble_word(code: str, params: Mapping[str, object], words: Words) -> str:
    """Say what could not be done; a pass by the number that stands on its card and in the list."""
    shown = dict(params)
    for name in ("serial", "serials"):
        if name in shown:
            shown[name] = _SERIAL.sub(_short, str(shown[name]))
    return words.error(code, **shown)


def _short(serial: re.Match[str]) -> str:
    return short_number(parse_serial(serial.group()))


def why(reason: str, words: Words) -> str:
    """Say a reason's code; one that was typed stands for itself."""
    key = f"pass_reason.{reason}"
    return words.sentence(key) if words.has(key) else reason
