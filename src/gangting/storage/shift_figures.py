"""The figures of a shift, and what it leaves open; each is found by an index.

What belongs to a shift is told by the booth's own order, never by a clock: everything recorded
after the place where the shift began. What was begun before and finished now is asked by time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, Connection, and_, case, func, or_, select, tuple_

from gangting.domain.handover_sheet import ShiftSummary
from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import SERVICES, DiscardReason, MovementKind, Worker
from gangting.domain.verdict.facts import Decision, Direction
from gangting.domain.visits import VisitKind
from gangting.storage.rows.base import Fact
from gangting.storage.rows.gate import (
    AttemptRow,
    CorrectionRow,
    ReadingRow,
    RecheckCaseRow,
    VisitRow,
)
from gangting.storage.rows.passes import EntryPassRow, PassEventRow
from gangting.storage.rows.supplies import LoanRow, MovementRow


_reversal = MovementRow.__table__.alias("reversal")
_ISSUED = frozenset({PassAction.ISSUE, PassAction.REISSUE})
_VOIDED = frozenset({PassAction.VOID, PassAction.REPORT_LOST})
_IS_VEHICLE = or_(AttemptRow.holder_kind == HolderKind.VEHICLE, VisitRow.kind == VisitKind.VEHICLE)


@dataclass(frozen=True, slots=True)
class OpenSlip:
    """A temporary pass that was not handed back."""

    pass_id: UUID
    serial: int
    name: str
    host: str
    issued_at: datetime
    valid_until: Any
    left_at: datetime | None


class ShiftFigures:
    """What happened at one booth since a place in its order."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def summary(self, place: tuple[int, int], began_at: datetime) -> ShiftSummary:
        """Return the numbers of the shift that began at a place, so far."""
        crossed = self._crossed(place, began_at)
        passes = self._passes(place)
        collected = passes.get(PassAction.COLLECT, 0) - passes.get(PassAction.UNDO_COLLECT, 0)
        supplies, services = self._given(place)
        lent, returned = self._loans(place)
        entry, leaving = Direction.ENTRY, Direction.EXIT
        return ShiftSummary(
            entries=sum(n for (way, _, _), n in crossed.items() if way is entry),
            exits=sum(n for (way, _, _), n in crossed.items() if way is leaving),
            visitors_in=_sum(crossed, entry, "visitor"),
            visitors_out=_sum(crossed, leaving, "visitor"),
            vehicles_in=_sum(crossed, entry, "vehicle"),
            vehicles_out=_sum(crossed, leaving, "vehicle"),
            checks=self._count(ReadingRow, place),
            abnormal=self._count(RecheckCaseRow, place),
            refusals=self._count(
                AttemptRow,
                place,
                AttemptRow.decision == Decision.REFUSE,
                AttemptRow.passed.is_(False),
                AttemptRow.unfinished.is_(None),
            ),
            overrides=sum(n for (_, _, overridden), n in crossed.items() if overridden),
            corrections=self._count(CorrectionRow, place, CorrectionRow.kind == "correct"),
            passes_issued=sum(passes.get(action, 0) for action in _ISSUED),
            passes_voided=sum(passes.get(action, 0) for action in _VOIDED),
            passes_collected=max(0, collected),
            loans_out=lent,
            loans_returned=returned,
            services=services,
            supplies=supplies,
        )

    def open_slips(self, limit: int = 200) -> tuple[OpenSlip, ...]:
        """Return the temporary passes that are still out, the oldest first."""
        rows = self._connection.execute(
            select(
                EntryPassRow.id,
                EntryPassRow.serial,
                VisitRow.name,
                VisitRow.host_address,
                EntryPassRow.issued_at,
                EntryPassRow.valid_until,
                VisitRow.left_at,
            )
            .join(VisitRow, VisitRow.id == EntryPassRow.holder_id)
            .where(
                EntryPassRow.compound == self._compound,
                EntryPassRow.state == PassState.ACTIVE,
                EntryPassRow.category == Category.VISITOR,
                EntryPassRow.holder_kind == HolderKind.VISIT,
            )
            .order_by(EntryPassRow.issued_at)
            .limit(limit)
        )
        return tuple(OpenSlip(*row) for row in rows)

    def _crossed(
        self, place: tuple[int, int], began_at: datetime
    ) -> dict[tuple[Direction, str, bool], int]:
        """Count persons by direction, kind, and whether it was against the verdict."""
        kind = case(
            (_IS_VEHICLE, "vehicle"),
            (AttemptRow.holder_kind == HolderKind.VISIT, "visitor"),
            else_="",
        ).label("kind")
        overridden = (AttemptRow.decision == Decision.REFUSE).cast(Boolean).label("overridden")
        found: dict[tuple[Direction, str, bool], int] = {}
        # The sums keep SQLite from walking through all earlier shifts in their order.
        before = tuple_(AttemptRow.epoch + 0, AttemptRow.sequence + 0) < place
        earlier = and_(AttemptRow.booth + 0 == self._booth, AttemptRow.passed_at >= began_at)
        now = and_(AttemptRow.booth == self._booth, _since(AttemptRow, place))
        for span in (now, and_(earlier, before)):
            rows = self._connection.execute(
                select(
                    AttemptRow.direction,
                    kind,
                    overridden,
                    func.count() + func.coalesce(func.sum(AttemptRow.children), 0),
                )
                .outerjoin(
                    VisitRow,
                    and_(
                        AttemptRow.holder_kind == HolderKind.VISIT,
                        VisitRow.id == AttemptRow.holder_id,
                    ),
                )
                .where(
                    AttemptRow.compound == self._compound,
                    AttemptRow.passed.is_(True),
                    AttemptRow.undone_at.is_(None),
                    span,
                )
                .group_by(AttemptRow.direction, kind, overridden)
            )
            for direction, what, against, persons in rows:
                key = (Direction(direction), what, bool(against))
                found[key] = found.get(key, 0) + int(persons)
        return found

    def _passes(self, place: tuple[int, int]) -> dict[PassAction, int]:
        rows = self._connection.execute(
            select(PassEventRow.action, func.count())
            .where(*self._of(PassEventRow, place))
            .group_by(PassEventRow.action)
        )
        return {PassAction(action): count for action, count in rows}

    def _given(self, place: tuple[int, int]) -> tuple[tuple[tuple[str, int], ...], int]:
        """Return the pieces given by kind of worker, and how many services there were.

        What was taken back is neither; the staff's own use is no service.
        """
        given = case((MovementRow.kind == MovementKind.GIVE, -MovementRow.delta), else_=0)
        served = case((MovementRow.worker != Worker.STAFF, MovementRow.act_id))
        rows = self._connection.execute(
            select(MovementRow.worker, func.sum(given), func.count(served.distinct()))
            .outerjoin(_reversal, _reversal.c.reverses == MovementRow.id)
            .where(
                *self._of(MovementRow, place),
                MovementRow.kind.in_(SERVICES),
                MovementRow.worker.is_not(None),
                _reversal.c.id.is_(None),
            )
            .group_by(MovementRow.worker)
        ).all()
        pieces = {Worker(worker).value: int(pieces) for worker, pieces, _ in rows if pieces}
        ordered = tuple((w.value, pieces[w.value]) for w in Worker if w.value in pieces)
        return ordered, sum(acts for _, _, acts in rows)

    def _loans(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return how many things went out, and how many came back; the lost did not."""
        lent = self._count(
            LoanRow, place, or_(LoanRow.end.is_(None), LoanRow.end != LoanEnd.UNDONE)
        )
        back = self._acts(place, MovementRow.kind == MovementKind.RETURN)
        lost = self._acts(
            place,
            MovementRow.kind == MovementKind.DISCARD,
            MovementRow.discard == DiscardReason.LOST,
            MovementRow.worker.is_not(None),  # of a loan, not of the shelf
        )
        return lent, back - lost

    def _acts(self, place: tuple[int, int], *where: ColumnElement[bool]) -> int:
        """Count acts of the ledger that were not taken back."""
        found = self._connection.scalar(
            select(func.count(MovementRow.act_id.distinct()))
            .outerjoin(_reversal, _reversal.c.reverses == MovementRow.id)
            .where(*self._of(MovementRow, place), _reversal.c.id.is_(None), *where)
        )
        return found or 0

    def _count(self, rows: type[Fact], place: tuple[int, int], *where: ColumnElement[bool]) -> int:
        found = self._connection.scalar(select(func.count()).where(*self._of(rows, place), *where))
        return found or 0

    def _of(self, rows: type[Fact], place: tuple[int, int]) -> tuple[ColumnElement[bool], ...]:
        facts: Any = rows
        return facts.compound == self._compound, facts.booth == self._booth, _since(rows, place)


def _since(rows: type[Fact], place: tuple[int, int]) -> ColumnElement[bool]:
    facts: Any = rows
    return tuple_(facts.epoch, facts.sequence) > place


def _sum(crossed: dict[tuple[Direction, str, bool], int], way: Direction, kind: str) -> int:
    return sum(n for (w, k, _), n in crossed.items() if w is way and k == kind)
