"""Write many facts of the past at once, as the invented community of the practice compound needs.

The gate never writes like this: it writes one crossing at a time, each with its own commit.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from gangting.domain.crossings import Attempt
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import HolderRef
from gangting.domain.temperature import Reading
from gangting.domain.visits import Visit
from gangting.storage.crossings import attempt_columns
from gangting.storage.passes import event_columns
from gangting.storage.places import Place
from gangting.storage.prepared import Inserts
from gangting.storage.rows.gate import AttemptRow, PresenceRow, ReadingRow, VisitRow
from gangting.storage.rows.passes import PassEventRow
from gangting.storage.visits import visit_columns


_VISITS = Inserts(VisitRow)
_EVENTS = Inserts(PassEventRow)
_ATTEMPTS = Inserts(AttemptRow)
_READINGS = Inserts(ReadingRow)
_PRESENCE = Inserts(PresenceRow)


class Bulk:
    """Adds facts in batches, each at a place that was taken before."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def add_visits(self, visits: Iterable[tuple[Visit, Place, UUID | None]]) -> None:
        """Add visits with their temporary passes."""
        self._add(
            _VISITS,
            (
                {**visit_columns(visit), **place.columns(visit.id), "pass_id": pass_id}
                for visit, place, pass_id in visits
            ),
        )

    def add_events(self, events: Iterable[tuple[UUID, Place, EntryPass, PassEvent]]) -> None:
        """Add what was done to passes."""
        self._add(
            _EVENTS,
            (
                {**place.columns(event_id, event.at), **event_columns(entry_pass, event)}
                for event_id, place, entry_pass, event in events
            ),
        )

    def add_attempts(self, attempts: Iterable[tuple[Attempt, Place]]) -> None:
        """Add attempts."""
        self._add(
            _ATTEMPTS,
            ({**place.columns(a.id), **attempt_columns(a)} for a, place in attempts),
        )

    def add_readings(
        self, readings: Iterable[tuple[UUID, Place, UUID, UUID | None, Reading]]
    ) -> None:
        """Add temperatures: the id, its place, the attempt, the case, the value."""
        self._add(
            _READINGS,
            (
                {
                    **place.columns(reading_id, reading.taken_at),
                    "attempt_id": attempt_id,
                    "case_id": case_id,
                    "tenths": reading.tenths,
                    "site": reading.site,
                    "source": reading.source,
                }
                for reading_id, place, attempt_id, case_id, reading in readings
            ),
        )

    def add_presence(self, presence: Iterable[tuple[HolderRef, Whereabouts, UUID]]) -> None:
        """Write where holders are, of whom nothing is known yet."""
        self._add(
            _PRESENCE,
            (
                {
                    "compound": self._compound,
                    "holder_id": ref.id,
                    "holder_kind": ref.kind,
                    "presence": where.presence,
                    "since": where.since,
                    "gate": where.gate,
                    "attempt_id": attempt_id,
                }
                for ref, where, attempt_id in presence
            ),
        )

    def _add(self, table: Inserts, rows: Iterable[dict[str, Any]]) -> None:
        table.many(self._connection, rows)
