"""Whose temperature is it: a small state machine of scans, readings, digits and picks.

A reading belongs to one person only (decisions page, "Whose temperature"): it is consumed once,
must come within 10 s before or 60 s after the scan, and where two people wait nobody guesses.
A value that nobody can be given without guessing is kept for the officer to assign.

What is typed while a scan's answer is on its way is of the one who was scanned: it waits for the
answer, and goes to nobody else.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from gangting.domain.temperature import Site, Source
from gangting.domain.values import frozen


BEFORE_SCAN = timedelta(seconds=10)
AFTER_SCAN = timedelta(seconds=60)
STILL_HERE = timedelta(minutes=10)
BAR = timedelta(seconds=1.5)
TYPED_DIGITS = 3
_NOBODY = UUID(int=0)


@frozen
class Waiting:
    """Somebody whose crossing still needs a temperature; ``since`` is the scan or the pick."""

    attempt_id: UUID
    since: datetime

    def may_own(self, taken_at: datetime) -> bool:
        """Whether a reading of that moment can be this person's."""
        return -BEFORE_SCAN <= taken_at - self.since <= AFTER_SCAN


@frozen
class Value:
    """A value without an owner yet, in tenths of a degree."""

    tenths: int
    source: Source
    taken_at: datetime
    site: Site = Site.FOREHEAD


@frozen
class Awaited:
    """A scan whose answer is on its way; ``number`` tells it from any other."""

    number: int
    since: datetime


@frozen
class Bar:
    """A typed value beside a person's name, recording itself when the bar has run out.

    ``since`` is when the name stood beside it.
    """

    attempt_id: UUID
    value: Value
    since: datetime


@frozen
class Record:
    """Effect: store this value for this crossing."""

    attempt_id: UUID
    value: Value


@frozen
class Desk:
    """What the gate's desk holds between two events; every event returns the next desk.

    ``ownerless`` is a value that nobody could be given without guessing, or that came early.
    ``standing`` is the one of the newest scan or value who waits for nothing and has not crossed,
    or whose scan could not be answered: what is measured now may be theirs. ``held`` is a value
    typed while somebody was ``awaited``; its ``digits`` still stand there. ``overtaken`` are scans
    made before the ``awaited`` one whose answers are on their way too. ``doubted`` is the last
    value that could be of more than one: whoever leaves or comes then, it stays the officer's to
    assign.
    """

    current: Waiting | None = None
    earlier: tuple[Waiting, ...] = ()
    digits: str = ""
    bar: Bar | None = None
    ownerless: Value | None = None
    last_crossing: datetime | None = None
    standing: Waiting | None = None
    typing_since: datetime | None = None
    awaited: Awaited | None = None
    held: Value | None = None
    overtaken: tuple[Awaited, ...] = ()
    doubted: Value | None = None

    def waiting(self, taken_at: datetime) -> tuple[Waiting, ...]:
        """Return who can own a value of that moment, the newest scan first."""
        return tuple(p for p in self.people if p.may_own(taken_at))

    @property
    def people(self) -> tuple[Waiting, ...]:
        """Everybody who waits, the newest scan first."""
        return ((self.current,) if self.current else ()) + tuple(reversed(self.earlier))

    @property
    def choices(self) -> tuple[Waiting, ...]:
        """Whom the value without owner may be of; who was scanned long ago has gone home."""
        if self.ownerless is None:
            return ()
        taken_at = self.ownerless.taken_at
        return tuple(p for p in self.people if taken_at - p.since <= STILL_HERE)

    @property
    def must_choose(self) -> bool:
        """Whether the officer has to tap whose value it is; not before all are known."""
        return self.awaited is None and bool(self.choices)


Step = tuple[Desk, tuple[Record, ...]]


def began(desk: Desk, awaited: Awaited) -> Step:
    """Take note of a scan: what is typed from now on is for the one who was scanned."""
    desk, records = interrupted(desk)
    return replace(desk, awaited=awaited), records


def unanswered(desk: Desk, awaited: Awaited) -> Desk:
    """Wait no longer for a scan that brought nobody to measure; what was typed was for them.

    They stand there all the same, and what was measured early may be theirs.
    """
    desk = _answered(desk, awaited)
    return replace(desk, standing=Waiting(_NOBODY, awaited.since))


def arrived(
    desk: Desk, awaited: Awaited, attempt_id: UUID, now: datetime, *, needs_reading: bool
) -> Step:
    """Take the one a scan was of, with what was typed since; ``now`` is when they are known."""
    newest, digits, held = desk.awaited, desk.digits, desk.held
    desk = _answered(desk, awaited)
    if newest is None:
        return scanned(desk, attempt_id, awaited.since, needs_reading=needs_reading)
    desk, records = _placed(desk, attempt_id, awaited.since, needs_reading=needs_reading)
    if newest != awaited:  # somebody was scanned since, and what is typed is theirs
        return desk, records
    waits = desk.current is not None and desk.current.attempt_id == attempt_id
    if not waits or not digits:
        return desk, records
    if held is None:
        return replace(desk, digits=digits), records
    return _valued(replace(desk, digits=digits), held, now), records


def _answered(desk: Desk, awaited: Awaited) -> Desk:
    if desk.awaited != awaited:
        return replace(desk, overtaken=tuple(one for one in desk.overtaken if one != awaited))
    return replace(desk, awaited=None, held=None, digits="")


def scanned(desk: Desk, attempt_id: UUID, now: datetime, *, needs_reading: bool) -> Step:
    """Take the next person: a running bar records first, half-typed digits are dropped."""
    desk, records = interrupted(desk)
    desk, more = _placed(desk, attempt_id, now, needs_reading=needs_reading)
    return desk, (*records, *more)


def _placed(desk: Desk, attempt_id: UUID, now: datetime, *, needs_reading: bool) -> Step:
    """Put somebody in front; an early value is theirs where it can be of nobody else."""
    person = Waiting(attempt_id, now)
    desk = _without(desk, attempt_id)
    early = desk.ownerless
    may_be_of_others = early is not None and _may_be_of_others(desk, early)
    earlier = desk.earlier + ((desk.current,) if desk.current else ())
    current, standing = (person, None) if needs_reading else (None, person)
    desk = replace(desk, current=current, earlier=earlier, standing=standing)
    if early is None or may_be_of_others:
        return replace(desk, doubted=early), ()
    desk = replace(desk, ownerless=None)
    if not needs_reading or not _usable_early(desk, early, person):
        return desk, ()
    return _recorded(desk, person), (Record(attempt_id, early),)


def measured(desk: Desk, value: Value) -> Step:
    """Take a thermometer's value: it records itself where exactly one person can own it."""
    owner = _owner(desk, value.taken_at)
    desk = replace(desk, digits="", bar=None, held=None)
    if owner is None:
        return _left_open(desk, value, value.taken_at), ()
    return replace(_recorded(desk, owner), ownerless=None), (Record(owner.attempt_id, value),)


def typed(desk: Desk, digit: str, now: datetime, site: Site = Site.FOREHEAD) -> Desk:
    """Take a key: the third digit makes a value; a digit during the bar stops the bar."""
    digits = digit if desk.bar or desk.held else desk.digits + digit
    since = now if len(digits) == 1 or desk.typing_since is None else desk.typing_since
    desk = replace(desk, bar=None, held=None, digits=digits, ownerless=None, typing_since=since)
    if len(digits) < TYPED_DIGITS:
        return desk
    value = Value(int(digits), Source.MANUAL, now, site)
    return replace(desk, held=value) if desk.awaited else _valued(desk, value, now)


def _valued(desk: Desk, value: Value, now: datetime) -> Desk:
    """Put a typed value beside the name of whoever waited when it was begun."""
    began_at = desk.typing_since or value.taken_at
    owner = _owner(desk, value.taken_at)
    waited = owner is not None and owner.since <= began_at and owner == _owner(desk, began_at)
    if owner is None or not waited:
        return _left_open(replace(desk, digits=""), value, began_at)
    return replace(desk, bar=Bar(owner.attempt_id, value, now))


def _left_open(desk: Desk, value: Value, began_at: datetime) -> Desk:
    """Keep a value without owner; doubted where anybody known or overtaken stood there."""
    stood = _stood(desk, began_at) or _stood(desk, value.taken_at)
    waited = bool(desk.waiting(value.taken_at))
    doubted = stood or waited or _overtaken(desk, value.taken_at)
    return replace(desk, ownerless=value, doubted=value if doubted else desk.doubted)


def backspace(desk: Desk) -> Desk:
    """Take back the last digit; stop the bar; forget a value that has no owner."""
    if desk.ownerless is not None:
        return replace(desk, ownerless=None, digits="")
    return replace(desk, bar=None, held=None, digits=desk.digits[:-1])


def record_now(desk: Desk) -> Step:
    """Record a running bar at once."""
    if desk.bar is None:
        return desk, ()
    owner, value = desk.bar.attempt_id, desk.bar.value
    person = next((p for p in desk.people if p.attempt_id == owner), None)
    desk = replace(desk, bar=None, digits="")
    if person is not None:
        desk = _recorded(desk, person)
    return desk, (Record(owner, value),)


def interrupted(desk: Desk) -> Step:
    """Make way for the next scan or tap; one whose answer is on its way is waited for no longer."""
    desk, records = record_now(desk)
    overtaken = desk.overtaken + ((desk.awaited,) if desk.awaited else ())
    return replace(desk, digits="", held=None, awaited=None, overtaken=overtaken), records


def ticked(desk: Desk, now: datetime) -> Step:
    """Let time pass: a bar that has run out records; an early value that is too old is dropped."""
    if desk.bar is not None and now - desk.bar.since >= BAR:
        return record_now(desk)
    return _without_stale(desk, now), ()


def picked(desk: Desk, attempt_id: UUID, now: datetime) -> Step:
    """Take the officer's tap on a person: a value without owner is theirs, else they wait anew."""
    desk, records = interrupted(desk)
    desk = _without_stale(desk, now)
    value = desk.ownerless
    person = Waiting(attempt_id, now)
    if value is not None:
        desk = replace(_recorded(desk, person), ownerless=None, digits="")
        return desk, (*records, Record(attempt_id, value))
    desk = _without(desk, attempt_id)
    earlier = desk.earlier + ((desk.current,) if desk.current else ())
    return replace(desk, current=person, earlier=earlier, digits="", standing=None), records


def unrecorded(desk: Desk, record: Record, now: datetime) -> Desk:
    """Take a value back that could not be stored: its person waits on, the officer decides."""
    desk = again(desk, record.attempt_id, now)
    value = record.value
    return replace(desk, ownerless=value, doubted=value, digits="", bar=None, held=None)


def again(desk: Desk, attempt_id: UUID, now: datetime) -> Desk:
    """Keep a person waiting who needs another reading; a newer scan keeps its place."""
    desk = _not_standing(_without(desk, attempt_id), attempt_id)
    person = Waiting(attempt_id, now)
    if desk.current is None:
        return replace(desk, current=person)
    return replace(desk, earlier=(*desk.earlier, person))


def gone(desk: Desk, attempt_id: UUID) -> Desk:
    """Wait no longer for somebody who did not cross: nothing was measured of them."""
    return _without_typing_for(desk, attempt_id)


def finished(desk: Desk, attempt_id: UUID, now: datetime) -> Desk:
    """Close a person's crossing: values of before it belong to nobody who comes after."""
    desk = _without_typing_for(desk, attempt_id)
    if _stands(desk, attempt_id):
        desk = replace(desk, standing=None, digits=desk.digits if desk.bar or desk.awaited else "")
    ownerless = desk.ownerless
    if ownerless is not None and ownerless.taken_at <= now and not desk.choices:
        ownerless = None
    return replace(desk, ownerless=ownerless, last_crossing=now)


def _owner(desk: Desk, taken_at: datetime) -> Waiting | None:
    """Return the only one a value of that moment can be of; None where it would be a guess."""
    before_crossing = desk.last_crossing is not None and taken_at < desk.last_crossing
    owners = desk.waiting(taken_at)
    if before_crossing or len(owners) != 1 or _stood(desk, taken_at):
        return None
    if _since_awaited(desk, taken_at):
        return None
    return owners[0]


def _may_be_of_others(desk: Desk, value: Value) -> bool:
    """Whether an early value can be of somebody else than the one who arrives."""
    taken_at = value.taken_at
    known = value == desk.doubted or bool(desk.choices) or _stood(desk, taken_at)
    return known or _overtaken(desk, taken_at) or _since_awaited(desk, taken_at)


def _since_awaited(desk: Desk, taken_at: datetime) -> bool:
    """Whether somebody stood there when it was measured who is not known yet."""
    return desk.awaited is not None and desk.awaited.since <= taken_at


def _overtaken(desk: Desk, taken_at: datetime) -> bool:
    """Whether somebody whose scan was overtaken stood there when it was measured."""
    return any(one.since <= taken_at for one in desk.overtaken)


def _stood(desk: Desk, taken_at: datetime) -> bool:
    """Whether somebody who waits for nothing stood there when it was measured."""
    return desk.standing is not None and desk.standing.may_own(taken_at)


def _recorded(desk: Desk, person: Waiting) -> Desk:
    """Let a person wait no longer, who stands there until the value is stored and they cross."""
    return replace(_without(desk, person.attempt_id), standing=person)


def _not_standing(desk: Desk, attempt_id: UUID) -> Desk:
    return replace(desk, standing=None) if _stands(desk, attempt_id) else desk


def _stands(desk: Desk, attempt_id: UUID) -> bool:
    return desk.standing is not None and desk.standing.attempt_id == attempt_id


def _without_typing_for(desk: Desk, attempt_id: UUID) -> Desk:
    """Wait no longer for somebody; what was being typed may have been of them."""
    waited = attempt_id in {p.attempt_id for p in desk.people}
    stops = desk.bar is not None and desk.bar.attempt_id == attempt_id
    half_typed = waited and desk.bar is None and desk.awaited is None
    desk = replace(desk, bar=None) if stops else desk
    desk = replace(desk, digits="") if stops or half_typed else desk
    return _without(desk, attempt_id)


def _without_stale(desk: Desk, now: datetime) -> Desk:
    """Drop a value that nobody claimed in time."""
    value = desk.ownerless
    if value is None:
        return desk
    kept_for = AFTER_SCAN if desk.choices else BEFORE_SCAN
    return replace(desk, ownerless=None) if now - value.taken_at > kept_for else desk


def _usable_early(desk: Desk, value: Value, person: Waiting) -> bool:
    after_crossing = desk.last_crossing is None or value.taken_at > desk.last_crossing
    return after_crossing and person.may_own(value.taken_at)


def _without(desk: Desk, attempt_id: UUID) -> Desk:
    current = desk.current
    if current is not None and current.attempt_id == attempt_id:
        current = None
    earlier = tuple(p for p in desk.earlier if p.attempt_id != attempt_id)
    return replace(desk, current=current, earlier=earlier)
