"""The site keys in a file of mode 600: created, rotated, retired, carried to a second booth.

The file lists keys oldest first, so the last live one of a compound signs. A file that cannot be
read is never written over: lost keys would make every printed card worthless.
"""

import json
import logging
import os
import secrets
import stat
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gangting.domain.errors import KnownError
from gangting.domain.pass_code import KEY_BYTES, KeyRing, SiteKey
from gangting.domain.values import frozen
from gangting.host.files import PRIVATE_FILE, write_atomically


KEY_IDS = 64

_FORMAT = 1
_BEGINNING = datetime.min.replace(tzinfo=UTC)

logger = logging.getLogger(__name__)


@frozen
class _Row:
    """A key as the file holds it; a compound's first key is there from the beginning."""

    key: SiteKey
    since: datetime = _BEGINNING

    @property
    def name(self) -> tuple[int, int]:
        return self.key.compound, self.key.key_id


class KeyFile:
    """The keys of this booth."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> KeyRing:
        """Read every key; a booth without the file has none."""
        return KeyRing(row.key for row in self._stored())

    def stamp(self) -> tuple[int, int, int] | None:
        """Return what changes with every writing of the file; None where it is not there."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def create(self, compound: int) -> SiteKey:
        """Make a compound's first key."""
        rows = self._stored()
        if any(row.key.compound == compound for row in rows):
            raise KnownError("keys_exist", compound=compound)
        return self._add(rows, _Row(_new_key(compound, 0)))

    def rotate(self, compound: int, now: datetime) -> SiteKey:
        """Make a new key that signs from now on; the old ones still verify."""
        rows = self._stored()
        used = [row.key.key_id for row in rows if row.key.compound == compound]
        if not used:
            raise KnownError("no_signing_key")
        free = (number % KEY_IDS for number in range(used[-1] + 1, used[-1] + KEY_IDS))
        key_id = next((number for number in free if number not in used), None)
        if key_id is None:
            raise KnownError("key_ids_used_up", compound=compound)
        return self._add(rows, _Row(_new_key(compound, key_id), now.astimezone(UTC)))

    def retire(self, compound: int, key_id: int) -> None:
        """Mark a key as retired: its cards read ``retired_key``, it signs nothing more."""
        rows = {row.name: row for row in self._stored()}
        row = rows.get((compound, key_id))
        if row is None:
            raise KnownError("key_unknown", compound=compound, key_id=key_id)
        rows[row.name] = replace(row, key=replace(row.key, retired=True))
        self._write(rows.values())

    def export_compound(self, compound: int, target: Path) -> int:
        """Write one compound's keys to a private file for a second booth; return how many."""
        rows = [row for row in self._stored() if row.key.compound == compound]
        if not rows:
            raise KnownError("no_signing_key")
        write_atomically(target, _to_text(rows))
        return len(rows)

    def import_compound(self, source: Path) -> int:
        """Take over the keys another booth exported; return how many were new.

        A retirement travels; a key id that stands for another secret here refuses the whole file.
        """
        rows = {row.name: row for row in self._stored()}
        known = len(rows)
        for brought in _from_file(source):
            mine = rows.get(brought.name, brought)
            if mine.key.secret != brought.key.secret:
                compound, key_id = brought.name
                raise KnownError("key_conflict", compound=compound, key_id=key_id)
            retired = mine.key.retired or brought.key.retired
            rows[brought.name] = replace(mine, key=replace(mine.key, retired=retired))
        self._write(sorted(rows.values(), key=lambda row: row.since))
        return len(rows) - known

    def _stored(self) -> list[_Row]:
        if not self._path.exists():
            return []
        _tighten(self._path)
        return _from_file(self._path)

    def _add(self, rows: list[_Row], new: _Row) -> SiteKey:
        self._write([*rows, new])
        return new.key

    def _write(self, rows: Iterable[_Row]) -> None:
        write_atomically(self._path, _to_text(rows))


def _new_key(compound: int, key_id: int) -> SiteKey:
    return SiteKey(compound, key_id, secrets.token_bytes(KEY_BYTES))


def _tighten(path: Path) -> None:
    """Take the file away from other users, who should never have had it."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & ~PRIVATE_FILE:
        logger.warning("the key file was open to other users; closed it to mode 600")
        path.chmod(PRIVATE_FILE)


def _to_text(rows: Iterable[_Row]) -> str:
    keys = [
        {
            "compound": row.key.compound,
            "key_id": row.key.key_id,
            "secret": row.key.secret.hex(),
            "retired": row.key.retired,
            "since": row.since.isoformat(),
        }
        for row in rows
    ]
    return json.dumps({"format": _FORMAT, "keys": keys}, indent=2) + "\n"


def _from_file(path: Path) -> list[_Row]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            raise KnownError("keys_unreadable", file=path.name)
        return [_row(key) for key in content["keys"]]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise KnownError("keys_unreadable", file=path.name) from error


def _row(stored: dict[str, object]) -> _Row:
    match stored:
        case {
            "compound": int(compound),
            "key_id": int(key_id),
            "secret": str(secret),
            "retired": bool(retired),
            "since": str(since),
        }:
            key = SiteKey(compound, key_id, bytes.fromhex(secret), retired)
            return _Row(key, datetime.fromisoformat(since).astimezone(UTC))
        case _:
            raise ValueError("not a key")
