"""A plan made into rows that lie beside the books, ready to be copied in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState
from gangting.domain.people import PersonChange, PersonChangeKind
from gangting.domain.short_number import make_serial
from gangting.domain.values import frozen
from gangting.services.applications.plan import NewPass, Plan
from gangting.services.applications.values import IssuedPass
from gangting.services.hands import Hands
from gangting.services.passes import a_year_from, valid_dates
from gangting.services.people import find_keys
from gangting.storage.places import Place
from gangting.storage.staging import PersonUpdate
from gangting.storage.unit_of_work import Work


T = TypeVar("T")

_TAILS = 1_000_000


@frozen
class Prepared:
    """What lies beside the books: its passes, when it was laid there, how many facts it has."""

    passes: tuple[IssuedPass, ...]
    at: datetime
    facts: int


class Preparer:
    """Lays a plan's rows beside the books; ``step`` is called for each, and may stop it all.

    A fact's place counts from 0 here: where the booth's order stands, only the lock will tell.
    """

    def __init__(
        self, work: Work, hands: Hands, officer: Officer, step: Callable[[int], None]
    ) -> None:
        self._work, self._hands, self._officer = work, hands, officer
        self._step = step
        self._done = 0
        self._facts = 0

    def prepare(self, plan: Plan, today: date) -> Prepared:
        """Lay everything out and return the passes."""
        staging, now = self._work.staging, self._hands.clock.now()
        staging.begin()
        doors = ((door.id, door.parts, door.children) for door in plan.doors.values() if door.parts)
        staging.households(self._counted(doors), now)
        new = ((person, find_keys(person.name)) for person in plan.new_people)
        staging.people(self._counted(new), now)
        staging.vehicles(self._counted(plan.new_vehicles), now)
        staging.changed_people(self._counted(plan.changed_people))
        staging.histories(self._histories(plan.changed_people, now))
        staging.settled_vehicles(self._counted(plan.settled_vehicles))
        staging.changed_children(self._counted(plan.changed_children))
        issued = tuple(self._passes(plan.passes, now, today))
        staging.passes(self._counted(one.entry_pass for one in issued))
        staging.events(self._counted(self._events(plan.passes, issued, now)))
        return Prepared(issued, now, self._facts)

    @staticmethod
    def size(plan: Plan) -> int:
        """Return how many steps a plan has."""
        return (
            sum(door.parts is not None for door in plan.doors.values())
            + len(plan.new_people)
            + len(plan.new_vehicles)
            + len(plan.changed_people)
            + len(plan.settled_vehicles)
            + len(plan.changed_children)
            + 2 * len(plan.passes)
        )

    def _passes(
        self, wanted: Iterable[NewPass], now: datetime, today: date
    ) -> Iterator[IssuedPass]:
        booth = self._work.booth
        key_id = self._hands.keys().signing(booth.compound).key_id
        first = make_serial(booth.booth, 0)
        taken = self._work.applications.serials(first, first + _TAILS - 1)
        for one in wanted:
            validity = valid_dates(today, one.until or a_year_from(today))
            entry_pass = EntryPass(
                self._hands.new_id(),
                self._free(first, taken),
                one.category,
                one.holder,
                key_id,
                validity.first,
                validity.last,
                0,
                PassState.APPLIED,
                now,
                now,
                self._officer.id,
                one.remark,
            )
            yield IssuedPass(one.row, entry_pass)

    def _histories(
        self, updates: Iterable[PersonUpdate], now: datetime
    ) -> Iterator[tuple[UUID, Place, UUID, PersonChange]]:
        """Keep both versions of everybody who is changed, as an edit by hand does."""
        for one in updates:
            person = one.before
            fields = {
                "phone": (person.phone, one.phone),
                "standing": (person.standing.value, one.standing.value),
                "left_on": (person.left_on.isoformat() if person.left_on else None, None),
            }
            changed = {key: both for key, both in fields.items() if both[0] != both[1]}
            back = person.left_on is not None
            change = PersonChange(
                PersonChangeKind.CAME_BACK if back else PersonChangeKind.EDITED,
                now,
                self._officer.id,
                {key: both[0] for key, both in changed.items()},
                {key: both[1] for key, both in changed.items()},
            )
            yield self._hands.new_id(), self._place(now), person.id, change

    def _free(self, first: int, taken: set[int]) -> int:
        """Draw a serial nobody has; nobody can guess the next one."""
        if len(taken) > _TAILS // 2:
            raise KnownError("serials_used_up")
        while True:
            serial = first + self._hands.random_below(_TAILS)
            if serial not in taken:
                taken.add(serial)
                return serial

    def _events(
        self, wanted: Iterable[NewPass], issued: Iterable[IssuedPass], now: datetime
    ) -> Iterator[tuple[UUID, Place, EntryPass, PassEvent]]:
        for asked, made in zip(wanted, issued, strict=True):
            event = PassEvent(
                PassAction.ISSUE, None, PassState.APPLIED, 0, now, self._officer.id, asked.remark
            )
            yield self._hands.new_id(), self._place(now), made.entry_pass, event

    def _place(self, now: datetime) -> Place:
        booth = self._work.booth
        self._facts += 1
        return Place(booth.compound, booth.booth, 0, self._facts - 1, now, self._officer.id)

    def _counted(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            self._done += 1
            self._step(self._done)
            yield item
