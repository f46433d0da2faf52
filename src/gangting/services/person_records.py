"""What is changed of a person: edited, merged, moved, left.

Every change keeps both versions in the person's history, which goes when the person is erased; the
journal keeps that it was done, with salted digests of what it said.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import MOVES, HolderKind, HolderRef, PassAction
from gangting.domain.people import (
    Person,
    PersonChange,
    PersonChangeKind,
    Standing,
)
from gangting.domain.verdict.facts import Direction, Presence
from gangting.services.hands import Hands, local_day
from gangting.services.name_keys import name_keys
from gangting.services.pass_life import PassLife
from gangting.services.people import Registrar, checked_name, checked_phone
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


#: Both versions of what was changed, and why.
_Both = tuple[Mapping[str, Any], Mapping[str, Any], str]
_LEFT_FATES = frozenset({PassAction.VOID, PassAction.RETURN})


class Field(StrEnum):
    """What can be edited of a person."""

    NAME = "name"
    PHONE = "phone"
    STANDING = "standing"
    BLOCKED = "blocked"
    UNDER_OBSERVATION = "under_observation"


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What a person's record is to say; None leaves a field as it is."""

    name: str | None = None
    phone: str | None = None
    standing: Standing | None = None
    blocked: bool | None = None
    under_observation: bool | None = None


class PersonRecords:
    """Changes people."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._registrar = Registrar(hands)
        self._life = PassLife(hands)

    def history(self, person_id: UUID) -> tuple[PersonChange, ...]:
        """Return what was changed of a person, the newest first."""
        with self._database.read() as work:
            return work.records.history(person_id)

    def edit(self, person_id: UUID, edit: PersonEdit, officer: Officer, reason: str = "") -> Person:
        """Change a person's record; what is the same leaves no trace.

        ``invalid_name``, ``invalid_phone``, or ``same_person_here`` where another one of that name
        lives behind the same door.
        """
        officer.must(Right.ISSUE_PASSES)
        with self._database.write() as work:
            before = _in_use(work, person_id)
            after = _edited(before, edit)
            changed = {key: value for key, value in after.items() if value != _old(before, key)}
            if not changed:
                return before
            if "name" in changed:
                known = work.people.same(after["name"], before.household_id, before.phone)
                if known is not None and known.id != person_id:
                    raise KnownError("same_person_here")
            work.people.update(person_id, **_columns(changed))
            old = {key: _old(before, key) for key in changed}
            self._note(work, person_id, PersonChangeKind.EDITED, officer, (old, changed, reason))
            return _person(work, person_id)

    def move_house(self, person_id: UUID, room: str, officer: Officer, reason: str = "") -> Person:
        """Move a person to another door of the compound; their passes go with them.

        The cards still say the old address, so each is to be reissued. ``invalid_address``,
        ``same_address``, ``same_person_here``.
        """
        officer.must(Right.ISSUE_PASSES)
        with self._database.write() as work:
            before = _in_use(work, person_id)
            door = self._registrar.door(work, room, must_parse=True)
            if door.household_id == before.household_id:
                raise KnownError("same_address")
            known = work.people.same(before.name, door.household_id, before.phone)
            if known is not None and known.id != person_id:
                raise KnownError("same_person_here")
            work.people.update(person_id, household_id=door.household_id, room=door.short)
            old = {"household": _hex(before.household_id), "room": before.address_short}
            new = {"household": _hex(door.household_id), "room": door.short}
            self._note(work, person_id, PersonChangeKind.MOVED, officer, (old, new, reason))
            return _person(work, person_id)

    def leave(
        self, person_id: UUID, officer: Officer, reason: str, fate: PassAction = PassAction.VOID
    ) -> Person:
        """Let a person leave the compound: their passes end, their photo is erased.

        ``fate`` is RETURN where the cards were handed back; a card that was never collected is
        void either way. ``already_left``, ``reason_missing``.
        """
        officer.must(Right.ISSUE_PASSES)
        if not reason.strip():
            raise KnownError("reason_missing")
        if fate not in _LEFT_FATES:
            raise KnownError("wrong_fate")
        with self._database.write() as work:
            person = _in_use(work, person_id)
            if person.left_on is not None:
                raise KnownError("already_left")
            ended = []
            for one in work.passes.of_holder(person_id):
                action = fate if one.state in MOVES[fate][0] else PassAction.VOID
                if one.state in MOVES[action][0]:
                    self._life.move(work, one, action, officer, reason)
                    ended.append(one.serial_text)
            today = self._today()
            work.people.update(person_id, left_on=today)
            work.records.drop_photo(person_id)
            work.crossings.forget_presence(HolderRef(HolderKind.PERSON, person_id))
            new = {"left_on": today.isoformat(), "passes": ended}
            both = ({"left_on": None}, new, reason)
            self._note(work, person_id, PersonChangeKind.LEFT, officer, both)
            return _person(work, person_id)

    def come_back(self, person_id: UUID, officer: Officer, reason: str = "") -> Person:
        """Let one who left live here again; their passes stay ended and are issued anew."""
        officer.must(Right.ISSUE_PASSES)
        with self._database.write() as work:
            person = _in_use(work, person_id)
            if person.left_on is None:
                raise KnownError("has_not_left")
            work.people.update(person_id, left_on=None)
            before = {"left_on": person.left_on.isoformat()}
            kind = PersonChangeKind.CAME_BACK
            self._note(work, person_id, kind, officer, (before, {"left_on": None}, reason))
            return _person(work, person_id)

    # duplicates

    def merge(self, keep: UUID, drop: UUID, officer: Officer, reason: str = "") -> Person:
        """Make two records of one person one: everything of ``drop`` becomes ``keep``'s.

        The dropped record is found no longer, and keeps what is needed to take the merging back.
        ``same_record``, ``already_merged``.
        """
        officer.must(Right.ISSUE_PASSES)
        if keep == drop:
            raise KnownError("same_record")
        with self._database.write() as work:
            kept, dropped = _in_use(work, keep), _in_use(work, drop)
            belongings: dict[str, Any] = dict(work.records.belongings(drop))
            work.records.give_all(drop, keep)
            self._settle(work, keep)
            photo = work.records.photo(drop)
            if photo is not None:
                if work.records.photo(keep) is None:
                    work.records.save_photo(keep, photo, self._hands.clock.now(), officer.id)
                work.records.drop_photo(drop)
            gained = {} if kept.phone or not dropped.phone else {"phone": dropped.phone}
            if gained:
                work.people.update(keep, **_columns(gained))
            work.people.update(drop, merged_into=keep, left_on=dropped.left_on or self._today())
            left = dropped.left_on.isoformat() if dropped.left_on else None
            old = {"left_on": left, "belongings": belongings, "gained": sorted(gained)}
            both = (old, {"merged_into": keep.hex}, reason)
            self._note(work, drop, PersonChangeKind.MERGED, officer, both)
            before = dict.fromkeys(gained, "")
            absorbed = {"absorbed": drop.hex, **gained}
            kind = PersonChangeKind.ABSORBED
            self._note(work, keep, kind, officer, (before, absorbed, reason))
            return _person(work, keep)

    def separate(self, dropped: UUID, officer: Officer, reason: str = "") -> Person:
        """Take a merging back: what was the dropped record's before is its own again.

        What was recorded since stays with the kept one; a photo is taken anew. ``not_merged``.
        """
        officer.must(Right.ISSUE_PASSES)
        with self._database.write() as work:
            keep = work.records.merged_into(dropped)
            merging = next(
                (
                    one
                    for one in work.records.history(dropped)
                    if one.kind is PersonChangeKind.MERGED
                ),
                None,
            )
            if keep is None or merging is None:
                raise KnownError("not_merged")
            work.records.give_some(merging.before["belongings"], dropped)
            left_on = merging.before["left_on"]
            work.people.update(
                dropped, merged_into=None, left_on=date.fromisoformat(left_on) if left_on else None
            )
            gained = dict.fromkeys(merging.before["gained"], "")
            if gained and _person(work, keep).phone == _person(work, dropped).phone:
                work.people.update(keep, **_columns(gained))
            for one in (keep, dropped):
                self._settle(work, one)
            kind = PersonChangeKind.SEPARATED
            before, after = {"merged_into": keep.hex}, {"merged_into": None}
            self._note(work, dropped, kind, officer, (before, after, reason))
            self._note(work, keep, kind, officer, ({"absorbed": dropped.hex}, gained, reason))
            return _person(work, dropped)

    # inside

    def _settle(self, work: Work, person_id: UUID) -> None:
        """Put presence where the newest passage says the person is."""
        ref = HolderRef(HolderKind.PERSON, person_id)
        last = work.crossings.last_passage(person_id)
        if last is None or last.attempt.passed_at is None:
            work.crossings.forget_presence(ref)
            return
        out = last.attempt.direction is Direction.EXIT
        presence = Presence.OUTSIDE if out else Presence.INSIDE
        where = Whereabouts(presence, last.attempt.passed_at, last.booth)
        work.crossings.set_presence(ref, where, last.attempt.id)

    def _note(
        self, work: Work, person_id: UUID, kind: PersonChangeKind, officer: Officer, version: _Both
    ) -> None:
        now = self._hands.clock.now()
        before, after, reason = version
        change = PersonChange(kind, now, officer.id, before, after, free_text(reason))
        place = work.place(now, officer.id)
        work.records.add_history(self._hands.new_id(), place, person_id, change)
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer.id),
            f"person.{kind.value}",
            subject=("person", person_id),
            detail={
                "fields": sorted({*before, *after}),
                "before": self._salted(person_id, before),
                "after": self._salted(person_id, after),
            },
        )

    def _salted(self, person_id: UUID, version: Mapping[str, Any]) -> str:
        """Digest personal fields with the booth's secret: nobody can try names against it."""
        ring = self._hands.keys()
        secret = next((key.secret for key in ring), None)
        if secret is None:
            return ""
        text = repr((person_id.hex, sorted((key, str(value)) for key, value in version.items())))
        return hmac.digest(secret, text.encode(), hashlib.sha256).hex()

    def _today(self) -> date:
        return local_day(self._hands.clock.now(), self._policies.current().zone)


def _person(work: Work, person_id: UUID) -> Person:
    person = work.people.person(person_id)
    if person is None:
        raise KnownError("not_found", what="person")
    return person


def _in_use(work: Work, person_id: UUID) -> Person:
    """Return a person whose record is not a merged duplicate."""
    person = _person(work, person_id)
    if work.records.merged_into(person_id) is not None:
        raise KnownError("already_merged")
    return person


def _edited(person: Person, edit: PersonEdit) -> dict[str, Any]:
    """Return every field as it is to be, checked and in its stored form."""
    standing = person.standing if edit.standing is None else edit.standing
    observed = edit.under_observation
    return {
        "name": person.name if edit.name is None else checked_name(edit.name),
        "phone": person.phone if edit.phone is None else checked_phone(edit.phone),
        "standing": standing.value,
        "blocked": person.blocked if edit.blocked is None else edit.blocked,
        "under_observation": person.under_observation if observed is None else observed,
    }


def _old(person: Person, key: str) -> Any:  # noqa: ANN401  a name, a yes or no
    value = getattr(person, Field(key).value)
    return value.value if isinstance(value, Standing) else value


def _columns(changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of changed fields, with the keys a person is found by."""
    columns = dict(changed)
    if "name" in changed:
        keys = name_keys(changed["name"])
        columns |= {"initials": keys.initials, "pinyin": keys.pinyin}
    if "phone" in changed:
        columns["phone_tail"] = changed["phone"][-4:]
    if "standing" in changed:
        columns["standing"] = Standing(changed["standing"])
    return columns


def _hex(one: UUID | None) -> str | None:
    return one.hex if one else None
