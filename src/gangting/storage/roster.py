"""Queries of the roster."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from gangting.domain.roster import RosterEntry
from gangting.storage.rows.handover import RosterEntryRow


class RosterBook:
    """Who is planned at one booth."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def between(self, first: date, last: date) -> tuple[RosterEntry, ...]:
        """Return the entries of some days, both included, in order."""
        rows = self._connection.execute(
            select(
                RosterEntryRow.id,
                RosterEntryRow.day,
                RosterEntryRow.shift,
                RosterEntryRow.officer_id,
            )
            .where(
                RosterEntryRow.compound == self._compound,
                RosterEntryRow.booth == self._booth,
                RosterEntryRow.day >= first,
                RosterEntryRow.day <= last,
            )
            .order_by(RosterEntryRow.day, RosterEntryRow.shift, RosterEntryRow.id)
        )
        return tuple(RosterEntry(*row) for row in rows)

    def add(self, entry: RosterEntry) -> None:
        """Plan somebody."""
        self._connection.execute(
            insert(RosterEntryRow).values(
                id=entry.id,
                compound=self._compound,
                booth=self._booth,
                day=entry.day,
                shift=entry.shift,
                officer_id=entry.officer_id,
            )
        )

    def remove(self, entry_id: UUID) -> bool:
        """Take somebody off; whether there was such an entry."""
        gone = self._connection.execute(
            delete(RosterEntryRow).where(
                RosterEntryRow.compound == self._compound,
                RosterEntryRow.booth == self._booth,
                RosterEntryRow.id == entry_id,
            )
        )
        return gone.rowcount == 1
