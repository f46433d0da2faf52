"""Whether one more pass breaks the compound's rules, and who holds what there is already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import COUNTED_CATEGORIES, COUNTED_STATES, OnePer
from gangting.domain.passes import Category, HolderKind, HolderRef
from gangting.services.pass_rules import pass_rules_of
from gangting.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class RuleBroken:
    """Which rule one more pass would break, and the passes that are held already."""

    code: str
    held: tuple[EntryPass, ...]
    most: int

    def error(self) -> KnownError:
        """Return it as what a person is told; a serial names nobody."""
        serials = ", ".join(one.serial_text for one in self.held)
        return KnownError(self.code, serials=serials, most=self.most)


def rule_broken(
    work: Work,
    ref: HolderRef,
    category: Category,
    today: date,
    leaving_out: UUID | None = None,
) -> RuleBroken | None:
    """Return the rule that one more pass of this holder would break, None where it breaks none.

    ``leaving_out`` is a pass that is being replaced. A car is held by its plate.
    """
    rules = pass_rules_of(work)
    if rules.one_per is OnePer.NOBODY and rules.household_limit is None:
        return None
    car = category is Category.VEHICLE and ref.kind is HolderKind.VEHICLE
    if not car and category not in COUNTED_CATEGORIES:
        return None
    counted = frozenset({Category.VEHICLE}) if car else COUNTED_CATEGORIES

    def held_by(holders: Iterable[UUID]) -> tuple[EntryPass, ...]:
        passes = (one for holder in holders for one in work.passes.of_holder(holder))
        return tuple(
            one
            for one in passes
            if one.id != leaving_out
            and one.category in counted
            and one.state in COUNTED_STATES
            and not one.expired(today)
        )

    own = () if ref.kind is HolderKind.HOUSEHOLD else held_by([ref.id])
    if own and rules.one_per is not OnePer.NOBODY:
        return RuleBroken("one_per_plate" if car else "one_per_person", own, 1)
    limit = rules.household_limit
    door = None if car else _door(work, ref)
    if limit is None or door is None:
        return None
    people = (person.id for person in work.people.of_household(door))
    family = held_by(dict.fromkeys([door, *people]))
    if len(family) < limit:
        return None
    return RuleBroken("one_per_household" if limit == 1 else "household_limit", family, limit)


def _door(work: Work, ref: HolderRef) -> UUID | None:
    if ref.kind is HolderKind.HOUSEHOLD:
        return ref.id
    person = work.people.person(ref.id)
    return person.household_id if person is not None else None
