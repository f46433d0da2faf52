"""Queries of visits: who came to whom, who is still inside, who has been here before."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from gangting.domain.visits import Visit, VisitKind
from gangting.storage.places import Place
from gangting.storage.rows.gate import VisitRow


_VISIT = (
    VisitRow.id,
    VisitRow.kind,
    VisitRow.name,
    VisitRow.phone,
    VisitRow.id_number,
    VisitRow.host_address,
    VisitRow.host_household_id,
    VisitRow.consent_by,
    VisitRow.consent_at,
    VisitRow.reason,
    VisitRow.company,
    VisitRow.drop_point,
    VisitRow.plate,
    VisitRow.party_size,
    VisitRow.trunk_checked,
    VisitRow.health_code,
    VisitRow.screening_yes,
    VisitRow.entered_at,
    VisitRow.left_at,
)


class Visits:
    """The visits to one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def add(self, visit: Visit, place: Place) -> None:
        """Write a visit."""
        columns = visit_columns(visit)
        columns.pop("id")
        self._connection.execute(insert(VisitRow).values(**place.columns(visit.id), **columns))

    def update(self, visit_id: UUID, **columns: Any) -> None:
        """Change columns of a visit: when it began and ended, its temporary pass, consent."""
        self._connection.execute(
            update(VisitRow)
            .where(VisitRow.compound == self._compound, VisitRow.id == visit_id)
            .values(**columns)
        )

    def find(self, visit_id: UUID) -> Visit | None:
        """Return one visit."""
        found = self._visits(VisitRow.id == visit_id, limit=1)
        return found[0] if found else None

    def inside(self, limit: int = 200) -> tuple[Visit, ...]:
        """Return the visits that have begun and not ended, the longest first."""
        rows = self._connection.execute(
            select(*_VISIT)
            .where(
                VisitRow.compound == self._compound,
                VisitRow.left_at.is_(None),
                VisitRow.entered_at.is_not(None),
            )
            .order_by(VisitRow.entered_at)
            .limit(limit)
        )
        return tuple(Visit(*row) for row in rows)

    def earlier(self, *, phone: str, kind: VisitKind) -> tuple[int, Visit | None]:
        """Return how often this phone came before, and the latest of those visits."""
        where = (VisitRow.phone == phone, VisitRow.kind == kind)
        times = self._connection.scalar(
            select(func.count()).where(VisitRow.compound == self._compound, *where)
        )
        latest = self._visits(*where, limit=1)
        return times or 0, latest[0] if latest else None

    def with_plate_inside(self, plate: str) -> Visit | None:
        """Return the visit by this plate that has not ended."""
        found = self._visits(
            VisitRow.plate == plate,
            VisitRow.left_at.is_(None),
            VisitRow.entered_at.is_not(None),
            limit=1,
        )
        return found[0] if found else None

    def _visits(self, *where: ColumnElement[bool], limit: int) -> tuple[Visit, ...]:
        rows = self._connection.execute(
            select(*_VISIT)
            .where(VisitRow.compound == self._compound, *where)
            .order_by(VisitRow.recorded_at.desc(), VisitRow.sequence.desc())
            .limit(limit)
        )
        return tuple(Visit(*row) for row in rows)


def visit_columns(visit: Visit) -> dict[str, Any]:
    """Return a visit's own columns."""
    return {column.key: getattr(visit, column.key) for column in _VISIT}
