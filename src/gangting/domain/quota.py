"""The outing quota of a household (domain B.3): who may go out how often, and until when.

A window is calendar days in the compound's zone, today and the days before it, never rolling
hours: with two days, who went out on Monday at any hour goes out again on Wednesday. An outing
belongs to the day it began. It says nothing of the way in: nobody is refused the way home.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.values import frozen


class OutingReason(StrEnum):
    """Why an outing may not count; the list is the field's."""

    WORK = "work"
    MEDICAL = "medical"
    EPIDEMIC_DUTY = "epidemic_duty"
    FUNERAL = "funeral"
    EMERGENCY = "emergency"


LONGEST_WINDOW: Final = 31
_MOST: Final = 99
_LONGEST_OUTSIDE: Final = 24 * 60 * 7


@frozen
class QuotaRule:
    """The rule of a compound; a number of 0 is no limit, and without a limit nothing is counted.

    ``first`` and ``last`` are the days it holds, both included; None is open.
    """

    on: bool = False
    window_days: int = 2
    persons: int = 1
    outings: int = 1
    minutes_outside: int = 120
    exempt_categories: frozenset[Category] = frozenset(
        {Category.WORKER, Category.SERVICE, Category.DELIVERY}
    )
    exempt_reasons: frozenset[OutingReason] = frozenset(OutingReason)
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        if not self.on:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def checked(self) -> "QuotaRule":
        """Return the rule; ``invalid_number`` or ``dates_out_of_order``."""
        limits = (
            (self.window_days, 1, LONGEST_WINDOW),
            (self.persons, 0, _MOST),
            (self.outings, 0, _MOST),
            (self.minutes_outside, 0, _LONGEST_OUTSIDE),
        )
        if any(not least <= value <= most for value, least, most in limits):
            raise KnownError("invalid_number")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise KnownError("dates_out_of_order")
        return self


@frozen
class Outing:
    """One who went out: a person, or the card that a whole household shares."""

    who: UUID
    left_at: datetime
    category: Category | None = None
    reason: OutingReason | None = None


@frozen
class Used:
    """What a household has used of its window: outings, and the people who went out."""

    outings: int
    persons: frozenset[UUID]


def window(rule: QuotaRule, now: datetime, zone: ZoneInfo) -> tuple[date, date]:
    """Return the first and the last day that count at a moment."""
    today = now.astimezone(zone).date()
    first = today - timedelta(days=rule.window_days - 1)
    return (max(first, rule.first) if rule.first is not None else first), today


def window_start(rule: QuotaRule, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the midnight that begins the window."""
    return datetime.combine(window(rule, now, zone)[0], time(), zone)


def counts(rule: QuotaRule, outing: Outing) -> bool:
    """Whether an outing is one of those the rule counts."""
    return outing.category not in rule.exempt_categories and (
        outing.reason not in rule.exempt_reasons
    )


def used(rule: QuotaRule, outings: Iterable[Outing], now: datetime, zone: ZoneInfo) -> Used:
    """Return what a household has used of the window in which ``now`` is."""
    first, last = window(rule, now, zone)
    counted = [
        outing
        for outing in outings
        if counts(rule, outing) and first <= outing.left_at.astimezone(zone).date() <= last
    ]
    return Used(len(counted), frozenset(outing.who for outing in counted))


def used_up(rule: QuotaRule, already: Used, who: UUID) -> bool:
    """Whether one more outing of this person would be one too many."""
    if rule.outings and already.outings >= rule.outings:
        return True
    return bool(rule.persons) and len(already.persons | {who}) > rule.persons


def back_by(rule: QuotaRule, left_at: datetime) -> datetime | None:
    """Return when one who left is to be back; None where the rule sets no time."""
    if not rule.minutes_outside:
        return None
    return left_at + timedelta(minutes=rule.minutes_outside)


def late(rule: QuotaRule, left_at: datetime, now: datetime) -> bool:
    """Whether one who left has been outside for longer than the rule allows."""
    due = back_by(rule, left_at)
    return due is not None and now > due
