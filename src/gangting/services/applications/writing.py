"""A plan written in one transaction, in batches."""

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
from gangting.services.applications.plan import NewPass, Plan
from gangting.services.applications.values import IssuedPass
from gangting.services.hands import Hands
from gangting.services.passes import a_year_from, valid_dates
from gangting.storage.applications import PersonUpdate
from gangting.storage.people import FindKeys
from gangting.storage.places import Place
from gangting.storage.unit_of_work import Work


T = TypeVar("T")

_TAILS = 1_000_000


class Writer:
    """Writes one plan; ``step`` is called for each row that goes in, and may stop it all."""

    def __init__(
        self, work: Work, hands: Hands, officer: Officer, step: Callable[[int], None]
    ) -> None:
        self._work, self._hands, self._officer = work, hands, officer
        self._step = step
        self._done = 0

    def write(self, plan: Plan, keys: dict[str, FindKeys], today: date) -> tuple[IssuedPass, ...]:
        """Write everything and return the passes."""
        people, book = self._work.people, self._work.applications
        now = self._hands.clock.now()
        doors = ((door.id, door.parts, door.children) for door in plan.doors.values() if door.parts)
        people.add_households(self._counted(doors), now)
        new = ((person, keys[person.name]) for person in plan.new_people)
        people.add_many(self._counted(new), now)
        people.add_vehicles(self._counted(plan.new_vehicles), now)
        book.change_people(self._counted(plan.changed_people))
        book.add_histories(self._histories(plan.changed_people, now))
        book.settle_vehicles(self._counted(plan.settled_vehicles))
        book.change_children(self._counted(plan.changed_children))
        issued = tuple(self._counted(self._passes(plan.passes, now, today)))
        self._work.passes.add_many(self._counted(one.entry_pass for one in issued))
        self._work.bulk.add_events(self._counted(self._events(plan.passes, issued, now)))
        return issued

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
            + 3 * len(plan.passes)
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
            place = self._work.place(now, self._officer.id)
            yield self._hands.new_id(), place, person.id, change

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
            place = self._work.place(now, self._officer.id)
            yield self._hands.new_id(), place, made.entry_pass, event

    def _counted(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            self._done += 1
            self._step(self._done)
            yield item
