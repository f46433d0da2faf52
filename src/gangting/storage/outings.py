"""Queries of the outing quota: who of a household went out, who is not back, and excuses."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, insert, or_, select

from gangting.domain.entry_pass import Holder
from gangting.domain.passes import Category, HolderKind, HolderRef
from gangting.domain.people import Standing
from gangting.domain.quota import Outing, OutingReason
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction, Presence
from gangting.storage.holders import HOLDER_COLUMNS, holder_of, join_holder
from gangting.storage.places import Place
from gangting.storage.prepared import Prepared
from gangting.storage.rows.gate import AttemptRow, OutingExcuseRow, PresenceRow
from gangting.storage.rows.people import PersonRow


#: Nobody waits at the gate for longer; it bounds what an index must be walked through.
_LONGEST_WAIT = timedelta(days=2)
_OF_HOUSEHOLD = Prepared(
    select(AttemptRow.holder_id, AttemptRow.passed_at, AttemptRow.category, OutingExcuseRow.reason)
    .outerjoin(OutingExcuseRow, OutingExcuseRow.attempt_id == AttemptRow.id)
    .where(
        # The sum keeps SQLite from walking through everybody's days instead of one household's.
        AttemptRow.compound + 0 == bindparam("c"),
        AttemptRow.holder_id.in_(
            select(PersonRow.id)
            .where(PersonRow.household_id == bindparam("h"))
            .union_all(select(bindparam("h", type_=PersonRow.id.type)))
        ),
        AttemptRow.recorded_at >= bindparam("near"),
        AttemptRow.direction == Direction.EXIT,
        AttemptRow.passed_at >= bindparam("since"),
        AttemptRow.undone_at.is_(None),
    )
)
_EXCUSE = Prepared(
    select(OutingExcuseRow.reason).where(OutingExcuseRow.attempt_id == bindparam("a"))
)
_LAST_OUTING = Prepared(
    select(AttemptRow.category, OutingExcuseRow.reason)
    .join(PresenceRow, PresenceRow.attempt_id == AttemptRow.id)
    .outerjoin(OutingExcuseRow, OutingExcuseRow.attempt_id == AttemptRow.id)
    .where(PresenceRow.compound == bindparam("c"), PresenceRow.holder_id == bindparam("h"))
)


@frozen
class Away:
    """One who went out and has not come back, and the crossing by which they left."""

    attempt_id: UUID
    holder: Holder
    left_at: datetime
    category: Category | None
    reason: OutingReason | None


class Outings:
    """The outings of one compound, read from the gate's book; only excuses are written here."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def of_household(self, household_id: UUID, since: datetime) -> tuple[Outing, ...]:
        """Return who of a household went out since a moment; what was undone never happened."""
        values = {
            "c": self._compound,
            "h": household_id,
            "since": since,
            "near": since - _LONGEST_WAIT,
        }
        rows = _OF_HOUSEHOLD.every(self._connection, values)
        return tuple(Outing(*row) for row in rows)

    def last_of(self, holder_id: UUID) -> tuple[Category | None, OutingReason | None] | None:
        """Return the card and the excuse of the passage that moved a holder last."""
        row = _LAST_OUTING.first(self._connection, {"c": self._compound, "h": holder_id})
        return (row[0], row[1]) if row is not None else None

    def excuse(self, attempt_id: UUID) -> OutingReason | None:
        """Return why an outing does not count, if it was excused."""
        row = _EXCUSE.first(self._connection, {"a": attempt_id})
        return row[0] if row is not None else None

    def add_excuse(
        self, excuse_id: UUID, place: Place, attempt_id: UUID, reason: OutingReason
    ) -> None:
        """Excuse an outing."""
        self._connection.execute(
            insert(OutingExcuseRow).values(
                **place.columns(excuse_id), attempt_id=attempt_id, reason=reason
            )
        )

    def away(self, since: datetime, until: datetime, limit: int) -> tuple[Away, ...]:
        """Return who lives here, went out between two moments and is outside, the longest first."""
        statement: Any = join_holder(
            select(
                PresenceRow.holder_kind,
                PresenceRow.holder_id,
                PresenceRow.since,
                AttemptRow.id,
                AttemptRow.category,
                OutingExcuseRow.reason,
                *HOLDER_COLUMNS,
            ).select_from(PresenceRow),
            PresenceRow.holder_kind,
            PresenceRow.holder_id,
        )
        at_home = [standing for standing in Standing if standing.lives_here]
        rows = self._connection.execute(
            statement.join(AttemptRow, AttemptRow.id == PresenceRow.attempt_id)
            .outerjoin(OutingExcuseRow, OutingExcuseRow.attempt_id == AttemptRow.id)
            .where(
                PresenceRow.compound == self._compound,
                PresenceRow.presence == Presence.OUTSIDE,
                or_(
                    PresenceRow.holder_kind == HolderKind.HOUSEHOLD,
                    and_(
                        PresenceRow.holder_kind == HolderKind.PERSON,
                        PersonRow.standing.in_(at_home),
                        PersonRow.left_on.is_(None),
                    ),
                ),
                PresenceRow.since >= since,
                PresenceRow.since < until,
            )
            .order_by(PresenceRow.since, PresenceRow.holder_id)
            .limit(limit)
        )
        found = []
        for kind, holder_id, left_at, attempt_id, category, reason, *columns in rows:
            holder = holder_of(HolderRef(kind, holder_id), tuple(columns))
            if holder is not None:
                found.append(Away(attempt_id, holder, left_at, category, reason))
        return tuple(found)
