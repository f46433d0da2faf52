"""What the pass screen asks of the services; everything here runs on the store lane."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import Address, read_address
from gangting.domain.identity.names import normalise_name
from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.passes import HolderRef, PassAction, PassState
from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.domain.short_number import read_short_number
from gangting.domain.verdict.facts import Reason
from gangting.services.pass_values import IssueRequest, PassView, Printable
from gangting.ui.screens.passes.values import Place, Shelf, Tally


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


#: A name that so many people share is narrowed down by another letter.
MOST_ANSWERS = 60
#: What is wrong with a card, not with its pass: the row of the list says the rest.
CARD_REASONS = frozenset(
    {
        Reason.MALFORMED,
        Reason.UNKNOWN_VERSION,
        Reason.UNKNOWN_KEY,
        Reason.FORGED,
        Reason.OTHER_COMPOUND,
        Reason.UNKNOWN_PASS,
        Reason.RETIRED_KEY,
        Reason.OLDER_EDITION,
        Reason.NEWER_EDITION,
    }
)
_SHELVES: dict[Shelf, tuple[tuple[PassState, ...], bool | None]] = {
    Shelf.ALL: ((), None),
    Shelf.APPLIED: ((PassState.APPLIED,), None),
    Shelf.PRINTED: ((PassState.PRINTED,), None),
    Shelf.VALID: ((PassState.ACTIVE,), False),
    Shelf.EXPIRED: ((PassState.ACTIVE,), True),
    Shelf.SUSPENDED: ((PassState.SUSPENDED,), None),
    Shelf.LOST: ((PassState.LOST,), None),
    Shelf.VOID: ((PassState.VOID,), None),
    Shelf.RETURNED: ((PassState.RETURNED,), None),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """One pass with all that the panel shows."""

    view: PassView
    printable: Printable
    officers: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Scanned:
    """The pass that a scanned code belongs to, if any, and what is wrong with the card itself."""

    view: PassView | None
    card_reason: Reason | None


class PassWork:
    """One method per thing a clerk can do."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    # -- finding

    def tally(self) -> Tally:
        """Count the passes of each shelf, and the open print runs."""
        counts = self._services.passes.counts()
        expired = self._services.passes.expired_counts().get(PassState.ACTIVE, 0)
        shelves = {
            shelf: sum(counts.get(state, 0) for state in states)
            for shelf, (states, _) in _SHELVES.items()
        }
        shelves[Shelf.ALL] = sum(counts.values())
        shelves[Shelf.VALID] -= expired
        shelves[Shelf.EXPIRED] = expired
        return Tally(tuple(shelves.items()), len(self._services.batches.open()))

    def page(self, shelf: Shelf, before: EntryPass | None, limit: int) -> tuple[PassView, ...]:
        """Return passes of a shelf, the newest first."""
        states, expired = _SHELVES[shelf]
        return self._services.passes.page(states, before, limit, expired=expired)

    def find(self, text: str) -> tuple[PassView, ...]:
        """Find passes by their short number, or by whom people are found by."""
        serial = read_short_number(text.replace(" ", "").replace("-", ""))
        if serial is not None:
            try:
                return (self._services.passes.show(serial),)
            except KnownError as error:
                if error.code != "not_found":
                    raise
        found: list[PassView] = []
        for one in self._services.people.find(text):
            found += self._services.passes.of_holder(one.ref)
            if len(found) >= MOST_ANSWERS:
                break
        return tuple(found[:MOST_ANSWERS])

    def scanned(self, text: str) -> Scanned:
        """Return the pass of a scanned card; ``bad_code`` where it is no card."""
        scan = classify(text)
        if isinstance(scan, ShortNumberScan):
            return Scanned(self._services.passes.show(scan.serial), None)
        if not isinstance(scan, PassScan):
            raise KnownError("bad_code")
        outcome = self._services.gate.peek(scan.code)
        wrong = next((r for r in outcome.verdict.reasons if r in CARD_REASONS), None)
        if outcome.entry_pass is None:
            return Scanned(None, wrong or Reason.UNKNOWN_PASS)
        return Scanned(self._services.passes.show(outcome.entry_pass.serial), wrong)

    def chosen(self, serial: int) -> Chosen:
        """Return one pass whole."""
        view = self._services.passes.show(serial)
        [printable] = self._services.passes.printables((serial,))
        return Chosen(view, printable, self._services.officers.names())

    # -- issuing

    def place(self) -> Place:
        """Return what every card of this booth says of it."""
        site = self._services.setup.site()
        if site is None:
            raise KnownError("not_initialised")
        return Place(site.name, site.gate, site.phone)

    def of_person(self, name: str, room: str) -> tuple[PassView, ...]:
        """Return the passes that one with this name at this door already has."""
        site = self._services.setup.site()
        name, address = normalise_name(name), read_address(room, site.name if site else "")
        if not name or not isinstance(address, Address):
            return ()
        same = (
            one.ref
            for one in self._services.people.find(name)
            if one.name == name and one.place == address.short
        )
        return self._passes_of(tuple(same))

    def of_plate(self, plate: str) -> tuple[PassView, ...]:
        """Return the passes that a plate already has."""
        read = read_plate(plate)
        if not isinstance(read, Plate):
            return ()
        found = self._services.people.find(read.text)
        return self._passes_of(tuple(one.ref for one in found if one.name == read.text))

    def issue(self, request: IssueRequest, officer: Officer) -> PassView:
        """Write a new pass."""
        return self._services.passes.issue(request, officer)

    # -- the life of a pass

    def act(
        self,
        serial: int,
        action: PassAction,
        officer: Officer,
        reason: str = "",
        until: date | None = None,
        *,
        limited: bool = False,
    ) -> PassView:
        """Do something to a pass; ``limited`` with the reason to do it against a rule."""
        return self._services.passes.act(
            serial, action, officer, reason, until, despite_rules=limited
        )

    def _passes_of(self, refs: tuple[HolderRef, ...]) -> tuple[PassView, ...]:
        return tuple(view for ref in refs for view in self._services.passes.of_holder(ref))
