"""A plan made into rows that lie beside the books, ready to be copied in."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.errors import KnownError
from gangting.domain.packed import Packed, Packing
from gangting.domain.passes import Category, HolderKind, HolderRef, PassAction, PassState
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


_TAILS = 1_000_000


@frozen
class Prepared:
    """What lies beside the books: its passes, when it was laid there, how many facts it has."""

    passes: Packed[IssuedPass]
    at: datetime
    facts: int


@frozen
class _Issue:
    """What all passes of a list have in common."""

    key_id: int
    first_day: date
    at: datetime
    officer_id: UUID

    def plain(self, one: IssuedPass) -> tuple[object, ...]:
        """Take a pass apart."""
        made = one.entry_pass
        holder = made.holder
        return (
            one.row,
            made.id.bytes,
            made.serial,
            made.category.value,
            holder.kind.value,
            holder.id.bytes,
            made.valid_until.toordinal(),
            made.reason,
        )

    def made(self, plain: tuple[int, bytes, int, str, str, bytes, int, str]) -> IssuedPass:
        """Put a pass together again."""
        row, made_id, serial, category, kind, holder_id, last_day, reason = plain
        holder = HolderRef(HolderKind(kind), UUID(bytes=holder_id))
        wanted = NewPass(row, holder, Category(category), date.fromordinal(last_day), reason)
        return self.issued(wanted, UUID(bytes=made_id), serial)

    def issued(self, wanted: NewPass, pass_id: UUID, serial: int) -> IssuedPass:
        """Make a pass of what is wanted; ``date_out_of_range``."""
        validity = valid_dates(self.first_day, wanted.until or a_year_from(self.first_day))
        entry_pass = EntryPass(
            pass_id,
            serial,
            wanted.category,
            wanted.holder,
            self.key_id,
            validity.first,
            validity.last,
            0,
            PassState.APPLIED,
            self.at,
            self.at,
            self.officer_id,
            wanted.remark,
        )
        return IssuedPass(wanted.row, entry_pass)


class Preparer:
    """Lays what is planned beside the books, some rows after the other.

    A fact's place counts from 0 here: where the booth's order stands, only the lock will tell.
    """

    def __init__(self, work: Work, hands: Hands, officer: Officer, today: date) -> None:
        self._work, self._hands = work, hands
        key_id = hands.keys().signing(work.booth.compound).key_id
        self._issue = _Issue(key_id, today, hands.clock.now(), officer.id)
        self._issued = Packing(self._issue.plain, self._issue.made)
        self._first = make_serial(work.booth.booth, 0)
        self._taken = work.applications.taken(self._first, _TAILS)
        self._used = self._taken.count(1)
        self._facts = 0
        work.staging.begin()

    def lay(self, plan: Plan) -> None:
        """Lay some of it."""
        staging, now = self._work.staging, self._issue.at
        staging.households(plan.households, now)
        staging.people(((person, find_keys(person.name)) for person in plan.new_people), now)
        staging.vehicles(plan.new_vehicles, now)
        staging.changed_people(plan.changed_people)
        staging.histories(self._histories(plan.changed_people, now))
        staging.settled_vehicles(plan.settled_vehicles)
        staging.changed_children(plan.changed_children)
        new_id = self._hands.new_id
        issued = [self._issue.issued(one, new_id(), self._free()) for one in plan.passes]
        staging.passes(one.entry_pass for one in issued)
        staging.events(self._events(issued))
        self._issued.extend(issued)

    def prepared(self) -> Prepared:
        """Return what was laid."""
        return Prepared(self._issued.packed(), self._issue.at, self._facts)

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
                self._issue.officer_id,
                {key: both[0] for key, both in changed.items()},
                {key: both[1] for key, both in changed.items()},
            )
            yield self._hands.new_id(), self._place(now), person.id, change

    def _free(self) -> int:
        """Draw a serial nobody has; nobody can guess the next one."""
        if self._used > _TAILS // 2:
            raise KnownError("serials_used_up")
        self._used += 1
        while True:
            tail = self._hands.random_below(_TAILS)
            if not self._taken[tail]:
                self._taken[tail] = 1
                return self._first + tail

    def _events(
        self, issued: Iterable[IssuedPass]
    ) -> Iterator[tuple[UUID, Place, EntryPass, PassEvent]]:
        now, officer_id = self._issue.at, self._issue.officer_id
        for one in issued:
            made = one.entry_pass
            event = PassEvent(
                PassAction.ISSUE, None, PassState.APPLIED, 0, now, officer_id, made.reason
            )
            yield self._hands.new_id(), self._place(now), made, event

    def _place(self, now: datetime) -> Place:
        booth = self._work.booth
        self._facts += 1
        return Place(booth.compound, booth.booth, 0, self._facts - 1, now, self._issue.officer_id)
