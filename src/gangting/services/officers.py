"""Officers: sign in with a PIN, wait after wrong ones, add and change by a leader."""

import re
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer, Right, Role
from gangting.domain.errors import KnownError
from gangting.services.hands import Hands
from gangting.storage.site import OfficerSecret
from gangting.storage.unit_of_work import Database, Work


if TYPE_CHECKING:  # loaded with the first PIN
    from argon2 import PasswordHasher

CLI_NAME = "cli"
FREE_TRIES = 3
_FIRST_WAIT = 10
_LONGEST_WAIT = 300
#: Above the least that OWASP asks of argon2id (19 MiB, two passes), and from 32 MiB on the memory
#: goes back to the system after every PIN; 64 MiB would not fit beside the window.
_HASH_KIB, _HASH_PASSES = 32 * 1024, 2
_PIN = re.compile(r"[0-9]{4,6}")


class Officers:
    """The officers of the compound; a PIN is kept as an argon2id hash only."""

    def __init__(
        self, database: Database, hands: Hands, hasher: "PasswordHasher | None" = None
    ) -> None:
        self._database = database
        self._hands = hands
        self._given_hasher = hasher

    def active(self) -> tuple[Officer, ...]:
        """Return the officers of the lock screen."""
        with self._database.read() as work:
            return work.site.officers()

    def names(self) -> dict[UUID, str]:
        """Return the name of every officer there ever was, for lists."""
        with self._database.read() as work:
            return work.site.officer_names()

    def sign_in(self, officer_id: UUID, pin: str) -> Officer:
        """Check a PIN; ``wrong_pin``, or ``pin_wait`` with the seconds left after three."""
        return self._by_pin(officer_id, pin, None)

    def confirm_pin(self, officer_id: UUID, pin: str, right: Right) -> Officer:
        """Check that an officer with a right stands here, e.g. a leader leaving the kiosk.

        Nobody is signed in by it: the journal keeps which right was confirmed, and by whom.
        """
        officer = self._by_pin(officer_id, pin, right)
        officer.must(right)
        return officer

    def _by_pin(self, officer_id: UUID, pin: str, needed: Right | None) -> Officer:
        now = self._hands.clock.now()
        with self._database.read() as work:
            secret = _secret(work, officer_id)
        _must_not_wait(secret, now)
        right = self._matches(secret, pin)
        renewed = self._renewed(secret, pin) if right else {}
        with self._database.write() as work:
            hashed, secret = secret.pin_hash, _secret(work, officer_id)
            _must_not_wait(secret, now)  # another booth may have counted tries meanwhile
            if right and secret.pin_hash == hashed:
                work.site.update_officer(officer_id, wrong_pins=0, wait_until=None, **renewed)
                if needed is None or secret.officer.may(needed):
                    act = "officer.confirmed" if needed else "officer.signed_in"
                    detail = {"right": needed.value} if needed else {}
                    place = work.place(now, officer_id)
                    work.journal.append(self._hands.new_id(), place, act, detail=detail)
                return secret.officer
            wrong = secret.wrong_pins + 1
            seconds = min(_FIRST_WAIT * 2 ** max(wrong - FREE_TRIES, 0), _LONGEST_WAIT)
            wait = now + timedelta(seconds=seconds) if wrong >= FREE_TRIES else None
            work.site.update_officer(officer_id, wrong_pins=wrong, wait_until=wait)
        raise KnownError("wrong_pin")

    def add(self, name: str, role: Role, pin: str, by: Officer | None) -> Officer:
        """Add an officer; the first one of a booth needs nobody's leave and is a leader."""
        name, hashed = name.strip(), self._hash(pin)
        if not name:
            raise KnownError("invalid_name")
        now = self._hands.clock.now()
        with self._database.write() as work:
            first = not work.site.officers()
            if first:
                role = Role.LEADER
            elif by is None:
                raise KnownError("not_allowed")
            else:
                by.must(Right.MANAGE)
            if name == CLI_NAME or name in work.site.officer_names().values():
                raise KnownError("name_taken")
            officer = Officer(self._hands.new_id(), name, role)
            work.site.add_officer(officer, hashed, now)
            place = work.place(now, by.id if by else officer.id)
            subject = ("officer", officer.id)
            work.journal.append(self._hands.new_id(), place, "officer.added", subject=subject)
            return officer

    def change(
        self,
        officer_id: UUID,
        by: Officer,
        *,
        role: Role | None = None,
        pin: str | None = None,
        active: bool | None = None,
    ) -> None:
        """Change a role, set a new PIN, or let somebody go; the last leader stays."""
        own_pin = by.id == officer_id and pin is not None and role is None and active is None
        if not own_pin:
            by.must(Right.MANAGE)
        changes: dict[str, object] = {}
        if role is not None:
            changes["role"] = role
        if pin is not None:
            changes |= {"pin_hash": self._hash(pin), "wrong_pins": 0, "wait_until": None}
        if active is not None:
            changes["active"] = active
        now = self._hands.clock.now()
        with self._database.write() as work:
            known = work.site.officer_secret(officer_id)
            if known is None or known.officer.name == CLI_NAME:
                raise KnownError("not_found")
            work.site.update_officer(officer_id, **changes)
            if not any(o.role is Role.LEADER for o in work.site.officers()):
                raise KnownError("last_leader")
            work.journal.append(
                self._hands.new_id(),
                work.place(now, by.id),
                "officer.changed",
                subject=("officer", officer_id),
                detail={"changed": sorted(changes)},
            )

    def command_line(self) -> Officer:
        """Return the reserved officer that commands act as; added when first needed."""
        with self._database.read() as work:
            known = _command_line_of(work)
        if known is not None:
            return known
        with self._database.write() as work:
            known = _command_line_of(work)  # another command may have been quicker
            if known is not None:
                return known
            officer = Officer(self._hands.new_id(), CLI_NAME, Role.LEADER, active=False)
            work.site.add_officer(officer, "", self._hands.clock.now())
            return officer

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  with the first PIN

        return self._given_hasher or PasswordHasher(_HASH_PASSES, _HASH_KIB, parallelism=1)

    def _matches(self, secret: OfficerSecret, pin: str) -> bool:
        from argon2.exceptions import (  # noqa: PLC0415  as above
            InvalidHashError,
            VerifyMismatchError,
        )

        try:
            return self._hasher.verify(secret.pin_hash, pin)
        except (VerifyMismatchError, InvalidHashError):
            return False

    def _renewed(self, secret: OfficerSecret, pin: str) -> dict[str, str]:
        """Hash a right PIN again where it was hashed at another cost."""
        if not self._hasher.check_needs_rehash(secret.pin_hash):
            return {}
        return {"pin_hash": self._hasher.hash(pin)}

    def _hash(self, pin: str) -> str:
        if not _PIN.fullmatch(pin):
            raise KnownError("pin_form")
        return self._hasher.hash(pin)


def _secret(work: Work, officer_id: UUID) -> OfficerSecret:
    secret = work.site.officer_secret(officer_id)
    if secret is None or not secret.officer.active:
        raise KnownError("not_found")
    return secret


def _must_not_wait(secret: OfficerSecret, now: datetime) -> None:
    left = (secret.wait_until - now).total_seconds() if secret.wait_until else 0
    if 0 < left <= _LONGEST_WAIT:  # longer is no wait of ours: the clock was set back
        raise KnownError("pin_wait", seconds=ceil(left))


def _command_line_of(work: Work) -> Officer | None:
    names = work.site.officer_names()
    known = next((officer_id for officer_id, name in names.items() if name == CLI_NAME), None)
    return Officer(known, CLI_NAME, Role.LEADER, active=False) if known is not None else None
