"""What is to be written for a list: decided row by row against what the books know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from gangting.domain.applications.values import (
    Application,
    ColumnRole,
    Fault,
    Notice,
    RowFault,
    RowNotice,
)
from gangting.domain.identity.address import Address
from gangting.domain.pass_rules import COUNTED_CATEGORIES, COUNTED_STATES, PassRules
from gangting.domain.passes import Category, HolderKind, HolderRef, PassState
from gangting.domain.people import Person, Vehicle
from gangting.services.applications.again import Told
from gangting.services.applications.known import Known, key_of
from gangting.services.applications.values import RowOutcome
from gangting.services.passes import STANDINGS
from gangting.services.people import parts_of
from gangting.storage.applications import HeldPass
from gangting.storage.people import HouseholdParts
from gangting.storage.staging import PersonUpdate


_NO_PASS = frozenset({PassState.RETURNED})
_OUTCOMES = (RowOutcome.REJECTED, RowOutcome.CREATED, RowOutcome.UPDATED, RowOutcome.UNCHANGED)

#: The columns to blame and what for.
Refusal = tuple[ColumnRole, Fault]


@dataclass(frozen=True, slots=True)
class NewPass:
    """A pass to be issued."""

    row: int
    holder: HolderRef
    category: Category
    until: date | None
    remark: str


@dataclass(slots=True)
class Door:
    """A household of the list: known, or new with its parts.

    ``told`` is how many children the last row that tells it says, and which application that is.
    """

    id: UUID
    short: str
    spoken: str
    children: int
    parts: HouseholdParts | None = None
    told: tuple[int, int] | None = None


@dataclass(slots=True)
class Plan:
    """What is to be written of some rows."""

    households: list[tuple[UUID, HouseholdParts, int]] = field(default_factory=list)
    new_people: list[Person] = field(default_factory=list)
    changed_people: list[PersonUpdate] = field(default_factory=list)
    new_vehicles: list[Vehicle] = field(default_factory=list)
    settled_vehicles: list[tuple[UUID, UUID]] = field(default_factory=list)
    changed_children: list[tuple[UUID, int]] = field(default_factory=list)
    passes: list[NewPass] = field(default_factory=list)


class Figures:
    """What becomes of the rows: how many of each outcome, how many passes, what is pointed out."""

    def __init__(self, applications: int) -> None:
        self._outcomes = bytearray(applications)
        self.passes = 0
        self.notices: list[RowNotice] = []

    def count(self, outcome: RowOutcome) -> int:
        """Count the rows of an outcome; those that are rejected have none here."""
        return self._outcomes.count(_OUTCOMES.index(outcome))

    def note(self, number: int, outcome: RowOutcome) -> None:
        """Note what becomes of an application."""
        self._outcomes[number] = _OUTCOMES.index(outcome)

    def updated(self, number: int) -> None:
        """Note that more of an application is new than was known when it was planned."""
        if self._outcomes[number] == _OUTCOMES.index(RowOutcome.UNCHANGED):
            self.note(number, RowOutcome.UPDATED)


class Planner:
    """Takes rows in the order of the file, some at a time, and keeps what the rest will ask for.

    ``children`` counts the children under 14 that have a row of their own, by their address.
    """

    def __init__(
        self,
        told: Told,
        children: Mapping[str, int],
        figures: Figures,
        rules: PassRules,
        today: date,
        new_id: Callable[[], UUID],
        *,
        issue: bool,
    ) -> None:
        self.figures = figures
        self._told, self._children = told, dict(children)
        self._rules, self._today = rules, today
        self._new_id, self._issue = new_id, issue
        self._plan = Plan()
        self._doors: dict[str, Door] = {}
        self._rows: dict[tuple[str, ...], int] = {}
        self._documents: dict[str, int] = {}
        self._plates: dict[str, tuple[int, Vehicle]] = {}
        self._held: dict[UUID, int] = {}

    @property
    def children_alone(self) -> list[str]:
        """The addresses that only rows of children tell of."""
        return list(self._children)

    def know(self, known: Known) -> None:
        """Learn what the books know of the rows that come next."""
        self._known = known

    def planned(self) -> Plan:
        """Return what was planned since the last time."""
        plan, self._plan = self._plan, Plan()
        return plan

    def take(self, number: int, one: Application) -> Refusal | None:
        """Plan the application with this number, or say why it cannot be taken beside the others.

        Refused or not, what no later row asks for is let go then.
        """
        key = key_of(one)
        refusal = self._repeated(key, one)
        if refusal is None:
            car = one.category is Category.VEHICLE
            refusal = self._vehicle_row(number, one) if car else self._person_row(number, one)
        if refusal is None:
            self._rows[key] = one.row
            if one.document:
                self._documents[one.document] = one.row
        self._let_go(number, key, one)
        return refusal

    def child(self, address: Address) -> None:
        """Count the children under 14 behind a door that no other row tells of."""
        self._door(address)
        self._close(address.key)

    def finish(self) -> None:
        """Settle the doors that may have been asked for again and were not."""
        for key in list(self._doors):
            self._close(key)

    def _repeated(self, key: tuple[str, ...], one: Application) -> Refusal | None:
        if (first := self._rows.get(key)) is not None:
            blamed = ColumnRole.PLATE if one.category is Category.VEHICLE else ColumnRole.NAME
            return blamed, Fault(RowFault.DUPLICATE_ROW, (("first", first),))
        if one.document and (first := self._documents.get(one.document)) is not None:
            return ColumnRole.ID_NUMBER, Fault(RowFault.DUPLICATE_ID, (("first", first),))
        return None

    def _let_go(self, number: int, key: tuple[str, ...], one: Application) -> None:
        if not self._told.keys[number]:
            self._rows.pop(key, None)
        if not self._told.documents[number]:
            self._documents.pop(one.document, None)
        if not self._told.plates[number]:
            self._plates.pop(one.plate, None)
        if one.address is not None and not self._told.doors[number]:
            self._close(one.address.key)

    def _close(self, key: str) -> None:
        """Settle what several rows say of one household: the last one that tells is right."""
        door = self._doors.pop(key, None)
        if door is None:
            return
        told = door.told[1] if door.told else (0 if door.parts else door.children)
        children = max(told, self._children.pop(key, 0))
        if door.parts is not None:
            self._plan.households.append((door.id, door.parts, children))
        elif children != door.children:
            self._plan.changed_children.append((door.id, children))
            if door.told:
                self.figures.updated(door.told[0])

    # -- people

    def _person_row(self, number: int, one: Application) -> Refusal | None:
        person = self._person(one)
        absorbed = None if person else self._known.absorbed.get(key_of(one))
        person = person or absorbed
        wanted = self._wants_pass(person.id if person else None)
        home = self._home_of(one, person)
        if wanted and self._full(home, one.category):
            limit = self._rules.household_limit
            return ColumnRole.ADDRESS, Fault(RowFault.HOUSEHOLD_FULL, (("most", limit),))
        if refusal := self._taken_plate(one):
            return refusal
        door = self._door(one.address) if one.address else None
        if person is None:
            outcome = RowOutcome.CREATED
            person = self._new_person(one, door)
            self._point_out_elsewhere(one)
        else:
            # Of a merged duplicate the record stays as the officer has made it.
            outcome = RowOutcome.UNCHANGED if absorbed else self._change(one, person)
            self._point_out_passes(one, person.id)
        if one.plate and self._car(one, door, one.name) and outcome is RowOutcome.UNCHANGED:
            outcome = RowOutcome.UPDATED
        if door is not None and one.children is not None:
            door.told = (number, one.children)
        if wanted:
            if self._rules.household_limit and (home := person.household_id):
                counts = one.category in COUNTED_CATEGORIES
                self._held[home] = self._count(home) + counts
            self._pass(one, HolderRef(HolderKind.PERSON, person.id))
        self._note(number, outcome, new_pass=wanted)
        return None

    def _person(self, one: Application) -> Person | None:
        """Find who is meant: the name at this door, else name and phone, else name and place."""
        if one.address is not None:
            home = self._known.households.get(one.address.key)
            return self._known.at_home.get((home.id, one.name)) if home else None
        if one.phone and (found := self._known.by_phone.get((one.name, one.phone))):
            return found[0]
        return self._known.by_place.get((one.name, one.place))

    def _home_of(self, one: Application, person: Person | None) -> UUID | None:
        if one.address is None:
            return person.household_id if person else None
        door = self._doors.get(one.address.key)
        known = self._known.households.get(one.address.key)
        return door.id if door else known.id if known else None

    def _new_person(self, one: Application, door: Door | None) -> Person:
        person = Person(
            self._new_id(),
            one.name,
            one.phone,
            STANDINGS[one.category],
            door.id if door else None,
            door.short if door else one.place,
            door.spoken if door else one.place,
        )
        self._plan.new_people.append(person)
        return person

    def _change(self, one: Application, person: Person) -> RowOutcome:
        """Take a new phone or standing down; who lives here stays one who lives here."""
        standing = STANDINGS[one.category]
        if person.standing.lives_here and not standing.lives_here:
            standing = person.standing
        phone = one.phone or person.phone
        if (phone, standing, None) == (person.phone, person.standing, person.left_on):
            return RowOutcome.UNCHANGED
        self._plan.changed_people.append(PersonUpdate(person, phone, standing))
        return RowOutcome.UPDATED

    def _point_out_elsewhere(self, one: Application) -> None:
        others = self._known.by_phone.get((one.name, one.phone)) if one.phone else None
        if others:
            place = others[0].address_short
            self._notice(one.row, Notice.KNOWN_ELSEWHERE, ("place", place))

    # -- vehicles

    def _vehicle_row(self, number: int, one: Application) -> Refusal | None:
        if refusal := self._taken_plate(one):
            return refusal
        known = self._known.vehicles.get(one.plate)
        wanted = self._wants_pass(known.id if known else None)
        door = self._door(one.address) if one.address else None
        new = known is None and one.plate not in self._plates
        changed = self._car(one, door, one.name)
        outcome = RowOutcome.UNCHANGED
        if changed:
            outcome = RowOutcome.CREATED if new else RowOutcome.UPDATED
        vehicle = self._plates[one.plate][1]
        if not new:
            self._point_out_passes(one, vehicle.id)
        if door is not None and one.children is not None:
            door.told = (number, one.children)
        if wanted:
            self._pass(one, HolderRef(HolderKind.VEHICLE, vehicle.id))
        self._note(number, outcome, new_pass=wanted)
        return None

    def _taken_plate(self, one: Application) -> Refusal | None:
        """Refuse a plate that another row of the file gives to another household."""
        if not one.plate or one.plate not in self._plates:
            return None
        row, vehicle = self._plates[one.plate]
        door = self._doors.get(one.address.key) if one.address else None
        if vehicle.household_id == (door.id if door else None):
            return None
        return ColumnRole.PLATE, Fault(RowFault.PLATE_TWICE, (("first", row),))

    def _car(self, one: Application, door: Door | None, owner: str) -> bool:
        """Add a plate, or give it to this household; return whether anything changes."""
        home = door.id if door else None
        if one.plate in self._plates:
            return False
        known = self._known.vehicles.get(one.plate)
        if known is None:
            place = door.short if door else ""
            made = Vehicle(
                self._new_id(), one.plate, owner, home is not None, home, address_short=place
            )
            self._plan.new_vehicles.append(made)
            self._plates[one.plate] = (one.row, made)
            return True
        moved = home is not None and (known.household_id != home or not known.resident)
        now = replace(known, household_id=home, resident=True) if moved else known
        self._plates[one.plate] = (one.row, now)
        if moved and home is not None:
            self._plan.settled_vehicles.append((known.id, home))
        return moved

    # -- doors and passes

    def _door(self, address: Address) -> Door:
        door = self._doors.get(address.key)
        if door is None:
            known = self._known.households.get(address.key)
            if known is not None:
                short, spoken = known.address_short, known.address_spoken
                door = Door(known.id, short, spoken, known.children)
            else:
                parts = parts_of(address)
                door = Door(self._new_id(), parts.short, parts.spoken, 0, parts)
            self._doors[address.key] = door
        return door

    def _wants_pass(self, holder: UUID | None) -> bool:
        """Tell whether a pass is to be issued: to whom has none, in use or held back."""
        return self._issue and not (holder and self._theirs(holder))

    def _theirs(self, holder: UUID) -> list[HeldPass]:
        """Return the passes that stand against a new one: a void one is not made anew here."""
        held = self._known.passes.get(holder, [])
        return [p for p in held if p.state not in _NO_PASS and p.valid_until >= self._today]

    def _point_out_passes(self, one: Application, holder: UUID) -> None:
        held = self._theirs(holder) if self._issue else []
        if not held:
            return
        if not any(p.state in COUNTED_STATES for p in held):
            self._notice(one.row, Notice.PASS_NOT_IN_USE, ("state", held[0].state.value))
        elif not any(p.category is one.category for p in held):
            self._notice(one.row, Notice.HOLDS_OTHER_PASS, ("category", held[0].category.value))

    def _full(self, home: UUID | None, category: Category) -> bool:
        limit = self._rules.household_limit
        if limit is None or home is None or category not in COUNTED_CATEGORIES:
            return False
        return self._count(home) >= limit

    def _count(self, home: UUID) -> int:
        """Count the passes of a household that the limits count, those of this list too."""
        if home not in self._held:
            holders = [home, *(p.id for p in self._known.members.get(home, []))]
            self._held[home] = sum(
                p.category in COUNTED_CATEGORIES
                and p.state in COUNTED_STATES
                and p.valid_until >= self._today
                for holder in holders
                for p in self._known.passes.get(holder, [])
            )
        return self._held[home]

    def _pass(self, one: Application, holder: HolderRef) -> None:
        self.figures.passes += 1
        self._plan.passes.append(NewPass(one.row, holder, one.category, one.until, one.remark))

    def _notice(self, row: int, code: Notice, *params: tuple[str, object]) -> None:
        self.figures.notices.append(RowNotice(row, code, params))

    def _note(self, number: int, outcome: RowOutcome, *, new_pass: bool) -> None:
        if new_pass and outcome is RowOutcome.UNCHANGED:
            outcome = RowOutcome.UPDATED
        self.figures.note(number, outcome)
