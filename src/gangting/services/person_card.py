"""One person on one card: household, passes, crossings, temperatures, loans, changes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gangting.domain.crossings import AttemptLine
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.people import Household, Person, PersonChange, PersonChangeKind, Vehicle
from gangting.domain.temperature import Reading
from gangting.services.station.values import LoanLine
from gangting.storage.unit_of_work import Work


_CROSSINGS, _TEMPERATURES = 30, 30
TAIL = 4
"""So many digits of a phone are noted with a loan."""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything the books know of one person; ``others`` live behind the same door.

    A loan names nobody: ``loans`` are what is out to a phone that ends as theirs does.
    """

    person: Person
    ref: HolderRef
    household: Household | None
    others: tuple[Person, ...]
    vehicles: tuple[Vehicle, ...]
    passes: tuple[EntryPass, ...]
    household_passes: tuple[EntryPass, ...]
    crossings: tuple[AttemptLine, ...]
    temperatures: tuple[Reading, ...]
    whereabouts: Whereabouts | None
    open_case: UUID | None
    has_photo: bool
    changes: tuple[PersonChange, ...]
    merged_into: UUID | None = None
    loans: tuple[LoanLine, ...] = ()

    @property
    def absorbed(self) -> UUID | None:
        """The record that was merged into this one last and has not been taken apart since."""
        apart: set[str] = set()
        for change in self.changes:  # the newest first
            if change.kind is PersonChangeKind.SEPARATED and "absorbed" in change.before:
                apart.add(change.before["absorbed"])
            elif change.kind is PersonChangeKind.ABSORBED:
                dropped = change.after["absorbed"]
                if dropped not in apart:
                    return UUID(dropped)
                apart.discard(dropped)
        return None


def card_of(work: Work, person_id: UUID, now: datetime) -> PersonCard:
    """Return one person with all that is theirs; ``not_found``."""
    ref = HolderRef(HolderKind.PERSON, person_id)
    person = work.people.person(person_id)
    if person is None:
        raise KnownError("not_found", what="person")
    home = person.household_id
    known = work.crossings.known_holder(ref)
    family = work.people.of_household(home) if home else ()
    shared = work.passes.of_holder(home) if home else ()
    return PersonCard(
        person,
        ref,
        work.people.household(home) if home else None,
        tuple(one for one in family if one.id != person_id),
        work.records.vehicles_of((home,)) if home else (),
        work.passes.of_holder(person_id),
        shared,
        work.crossings.of_holder(person_id, _CROSSINGS),
        work.records.temperatures(person_id, _TEMPERATURES),
        known.whereabouts,
        known.open_case,
        work.records.photo(person_id) is not None,
        work.records.history(person_id),
        work.records.merged_into(person_id),
        _loans(work, person.phone, now),
    )


def _loans(work: Work, phone: str, now: datetime) -> tuple[LoanLine, ...]:
    loans = work.supplies.loans.of_phone(phone[-TAIL:])
    if not loans:
        return ()
    items = {item.id: item for item in work.supplies.catalogue.items(every=True)}
    return tuple(LoanLine(loan, items[loan.item_id], loan.overdue(now)) for loan in loans)
