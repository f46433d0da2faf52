"""The journal: a hash chain over what was done to the books.

Each entry's digest covers the digest before it, so a changed or missing entry shows. Personal
fields are put in as salted digests by the caller.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from gangting.storage.places import Place
from gangting.storage.rows.site import JournalRow


_START = "0" * 64


class Journal:
    """Appends entries and verifies the chain of each booth."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self,
        entry_id: UUID,
        place: Place,
        action: str,
        *,
        subject: tuple[str, UUID | None] = ("", None),
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Write one entry at its place in the booth's order."""
        previous = self._connection.scalar(
            select(JournalRow.digest)
            .where(JournalRow.compound == place.compound, JournalRow.booth == place.booth)
            .order_by(JournalRow.epoch.desc(), JournalRow.sequence.desc())
            .limit(1)
        )
        columns = {
            **place.columns(entry_id),
            "action": action,
            "subject_kind": subject[0],
            "subject_id": subject[1],
            "detail": dict(detail or {}),
            "previous": previous or _START,
        }
        self._connection.execute(insert(JournalRow).values(**columns, digest=_digest(columns)))

    def broken_at(self, compound: int) -> UUID | None:
        """Return the first entry whose digest does not fit, or None where the chain is whole."""
        rows = self._connection.execute(
            select(JournalRow)
            .where(JournalRow.compound == compound)
            .order_by(JournalRow.booth, JournalRow.epoch, JournalRow.sequence)
        )
        last: dict[int, str] = {}
        for row in rows.mappings():
            columns = dict(row)
            digest = columns.pop("digest")
            fits = columns["previous"] == last.get(columns["booth"], _START)
            if not fits or digest != _digest(columns):
                entry_id: UUID = columns["id"]
                return entry_id
            last[columns["booth"]] = digest
        return None


def _digest(columns: Mapping[str, Any]) -> str:
    text = json.dumps(columns, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
