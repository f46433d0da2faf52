"""Queries of recheck cases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, select, update

from gangting.domain.passes import HolderRef
from gangting.domain.recheck import RecheckCase, Told
from gangting.storage.places import Place
from gangting.storage.readings import readings_of
from gangting.storage.rows.gate import CaseToldRow, RecheckCaseRow
from gangting.storage.rows.site import OfficerRow


class Cases:
    """The recheck cases of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def add(self, case: RecheckCase, place: Place) -> None:
        """Open a case."""
        self._connection.execute(
            insert(RecheckCaseRow).values(
                **place.columns(case.id, case.opened_at),
                attempt_id=case.attempt_id,
                direction=case.direction,
                holder_kind=case.holder.kind if case.holder else None,
                holder_id=case.holder.id if case.holder else None,
                lives_here=case.lives_here,
                rest_until=case.rest_until,
            )
        )

    def find(self, case_id: UUID) -> RecheckCase | None:
        """Return one case with its readings and reports."""
        found = self._cases(RecheckCaseRow.id == case_id)
        return found[0] if found else None

    def of_attempt(self, attempt_id: UUID) -> RecheckCase | None:
        """Return the newest case that an attempt opened."""
        found = self._cases(RecheckCaseRow.attempt_id == attempt_id)
        return found[-1] if found else None

    def open(self) -> tuple[RecheckCase, ...]:
        """Return the unfinished cases, the oldest first."""
        return self._cases(RecheckCaseRow.closed_at.is_(None))

    def opened_since(self, moment: datetime) -> tuple[RecheckCase, ...]:
        """Return the cases opened since a moment, the oldest first: the report list."""
        return self._cases(RecheckCaseRow.occurred_at >= moment)

    def save(self, case: RecheckCase, closed_by: UUID | None = None) -> None:
        """Write the decision and the end of a case; readings and reports are facts of their own."""
        self._connection.execute(
            update(RecheckCaseRow)
            .where(RecheckCaseRow.compound == self._compound, RecheckCaseRow.id == case.id)
            .values(
                decision=case.decision,
                closed_at=case.closed_at,
                closed_by=closed_by,
                rest_until=case.rest_until,
            )
        )

    def add_told(self, told_id: UUID, place: Place, case_id: UUID, told: Told) -> None:
        """Write down who was told."""
        self._connection.execute(
            insert(CaseToldRow).values(
                **place.columns(told_id, told.at), case_id=case_id, who=told.who
            )
        )

    def _cases(self, *where: ColumnElement[bool]) -> tuple[RecheckCase, ...]:
        rows = self._connection.execute(
            select(RecheckCaseRow)
            .where(RecheckCaseRow.compound == self._compound, *where)
            .order_by(RecheckCaseRow.recorded_at, RecheckCaseRow.sequence)
        ).all()
        return tuple(
            RecheckCase(
                row.id,
                row.attempt_id,
                row.direction,
                HolderRef(row.holder_kind, row.holder_id) if row.holder_id else None,
                row.lives_here,
                row.occurred_at,
                row.rest_until,
                readings_of(self._connection, self._compound, row.attempt_id),
                self._told(row.id),
                row.decision,
                row.closed_at,
            )
            for row in rows
        )

    def _told(self, case_id: UUID) -> tuple[Told, ...]:
        rows = self._connection.execute(
            select(CaseToldRow.who, CaseToldRow.occurred_at, OfficerRow.name)
            .outerjoin(OfficerRow, OfficerRow.id == CaseToldRow.officer_id)
            .where(CaseToldRow.case_id == case_id)
            .order_by(CaseToldRow.recorded_at, CaseToldRow.sequence)
        )
        return tuple(Told(who, at, officer or "") for who, at, officer in rows)
