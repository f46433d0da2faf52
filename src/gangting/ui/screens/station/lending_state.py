"""What a loan is made of before it is written: tag, worker, until when, since when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item


class Due(StrEnum):
    """Until when it may be kept."""

    USUAL = "usual"
    TWO_HOURS = "two_hours"
    TODAY = "today"
    TOMORROW = "tomorrow"
    TWO_DAYS = "two_days"
    CUSTOM = "custom"


class Since(StrEnum):
    """When it happened: what is written down later is dated back."""

    NOW = "now"
    HALF_HOUR = "half_hour"
    HOUR = "hour"
    CUSTOM = "custom"


USUAL_HOURS = 48
"""How long a thing may be kept whose item says nothing."""


@dataclass(frozen=True, slots=True)
class LendForm:
    """What is filled in; texts as they were typed."""

    tag: str = ""
    worker: str = ""
    tail: str = ""
    due: str = Due.USUAL.value
    due_text: str = ""
    since: str = Since.NOW.value
    since_text: str = ""


EMPTY = LendForm()
CODES = {"due": tuple(Due), "since": tuple(Since)}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the service is told beside tag and worker."""

    tail: str = ""
    due_at: datetime | None = None
    lent_at: datetime | None = None


def hours_of(item: Item | None) -> int:
    """Tell how long a thing may usually be kept."""
    return (item.loan_hours if item else None) or USUAL_HOURS


def due_choices(item: Item | None) -> tuple[Due, ...]:
    """Offer the usual span first, and none twice."""
    same = {2: Due.TWO_HOURS, 48: Due.TWO_DAYS}.get(hours_of(item))
    return tuple(due for due in Due if due is not same)


def terms(form: LendForm, now: datetime, zone: str) -> Terms:
    """Read the form; ``invalid_moment`` where a typed time cannot be read."""
    local = now.astimezone(ZoneInfo(zone))
    return Terms(form.tail.strip(), _due_at(form, local), since_at(form, local))


def since_at(form: LendForm, local: datetime) -> datetime | None:
    """Tell when it happened; None is now."""
    since = Since(form.since)
    if since is Since.HALF_HOUR:
        return local - timedelta(minutes=30)
    if since is Since.HOUR:
        return local - timedelta(hours=1)
    if since is Since.CUSTOM:
        return _read(form.since_text, local, ahead=False)
    return None


def _due_at(form: LendForm, local: datetime) -> datetime | None:
    due = Due(form.due)
    evening = datetime.combine(local.date(), time(23, 59), local.tzinfo)
    spans = {
        Due.TWO_HOURS: local + timedelta(hours=2),
        Due.TODAY: evening,
        Due.TOMORROW: evening + timedelta(days=1),
        Due.TWO_DAYS: local + timedelta(hours=48),
    }
    if due is Due.CUSTOM:
        return _read(form.due_text, local, ahead=True)
    return spans.get(due)


_HALF_YEAR = timedelta(days=180)
_CLOCK = re.compile(r"(?:(\d{1,2})\D(\d{1,2})\D+)?(\d{1,2})\D(\d{2})")
_PLAIN = re.compile(r"(?:(\d{2})(\d{2}))?(\d{2})(\d{2})")


def _read(text: str, local: datetime, *, ahead: bool) -> datetime:
    """Read 18:30, 1830, 11-23 18:30, 11-23-18-30 or 11231830; the nearest such time."""
    moment = read_moment(text, local, ahead=ahead)
    if moment is None:
        raise KnownError("invalid_moment")
    return moment


def read_moment(text: str, local: datetime, *, ahead: bool) -> datetime | None:
    """Read a day and a time, or a time alone; None where there is none."""
    bare = text.strip().replace("：", ":")
    found = _CLOCK.fullmatch(bare) or _PLAIN.fullmatch(bare)
    if found is None:
        return None
    month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        at = local.replace(hour=hour or 0, minute=minute or 0, second=0, microsecond=0)
        if month is None or day is None:
            return _nearest_day(at, local, ahead=ahead)
        return _nearest_year(at.replace(month=month, day=day), local, ahead=ahead)
    except ValueError:
        return None


def _nearest_day(at: datetime, local: datetime, *, ahead: bool) -> datetime:
    if ahead:
        return at + timedelta(days=1) if at <= local else at
    return at - timedelta(days=1) if at > local else at


def _nearest_year(at: datetime, local: datetime, *, ahead: bool) -> datetime:
    """Take the next or the last year where the day would lie half a year off."""
    if ahead:
        return at.replace(year=at.year + 1) if at < local - _HALF_YEAR else at
    return at.replace(year=at.year - 1) if at > local else at


def resolve_tag(text: str, numbers: Sequence[str]) -> str:
    """Find the tag that is meant: the number pad has no letters, so 3 is U3 where that is clear."""
    typed = "".join(text.split()).upper()
    if typed in numbers or not typed.isdecimal():
        return typed
    same = [number for number in numbers if _digits(number) == int(typed)]
    return same[0] if len(same) == 1 else typed


def _digits(number: str) -> int:
    digits = "".join(letter for letter in number if letter.isdecimal())
    return int(digits) if digits else -1
