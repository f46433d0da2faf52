"""The journal: a hash chain over what was done to the books.

Each entry's digest covers the digest before it and the booth keeps the last one, so a changed or
missing entry shows, at the end too. Personal fields are put in as salted digests by the caller.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from gangting.domain.values import frozen
from gangting.storage.places import Place
from gangting.storage.rows.site import BoothRow, JournalRow


_START = "0" * 64


@frozen
class Entry:
    """One thing that was done, at its place, before it is chained."""

    id: UUID
    place: Place
    action: str
    subject: tuple[str, UUID | None]
    detail: Mapping[str, Any]


@frozen
class Break:
    """Where a booth's chain does not hold; no entry where its end is missing."""

    booth: int
    entry_id: UUID | None


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
        self.append_many([Entry(entry_id, place, action, subject, detail or {})])

    def append_many(self, entries: Sequence[Entry]) -> None:
        """Write entries of one booth, in the order of their places."""
        if not entries:
            return
        at = entries[0].place
        booth = (BoothRow.compound == at.compound, BoothRow.number == at.booth)
        head = self._connection.scalar(select(BoothRow.journal_head).where(*booth)) or _START
        rows = []
        for entry in entries:
            columns = {
                **entry.place.columns(entry.id),
                "action": entry.action,
                "subject_kind": entry.subject[0],
                "subject_id": entry.subject[1],
                "detail": dict(entry.detail),
                "previous": head,
            }
            head = _digest(columns)
            rows.append({**columns, "digest": head})
        self._connection.execute(insert(JournalRow), rows)
        self._connection.execute(update(BoothRow).where(*booth).values(journal_head=head))

    def broken_at(self, compound: int) -> Break | None:
        """Return the first place where a chain does not hold, or None where all are whole."""
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
                return Break(columns["booth"], columns["id"])
            last[columns["booth"]] = digest
        heads = self._connection.execute(
            select(BoothRow.number, BoothRow.journal_head)
            .where(BoothRow.compound == compound)
            .order_by(BoothRow.number)
        )
        for booth, head in heads:
            if (head or _START) != last.pop(booth, _START):
                return Break(booth, None)
        return Break(min(last), None) if last else None


def _digest(columns: Mapping[str, Any]) -> str:
    text = json.dumps(columns, sort_keys=True, default=_plain, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
