"""Queries of the gate: what is known of a scan, attempts, readings, presence, figures."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import sqlite

from gangting.domain.crossings import Attempt, AttemptLine, Counters
from gangting.domain.holders import Known, Whereabouts
from gangting.domain.passes import HolderRef
from gangting.domain.temperature import Reading
from gangting.domain.verdict.facts import Direction, Reason
from gangting.storage.holders import (
    HOLDER_COLUMNS,
    STATE_COLUMNS,
    holder_of,
    join_holder,
    join_state,
    known_of,
)
from gangting.storage.passages import Passage, Step, newest_passage
from gangting.storage.passes import PASS_COLUMNS, entry_pass_of
from gangting.storage.places import Place
from gangting.storage.prepared import Prepared
from gangting.storage.readings import readings_of
from gangting.storage.rows.gate import (
    AttemptRow,
    CorrectionRow,
    PresenceRow,
    ReadingRow,
    RecheckCaseRow,
    VisitRow,
)
from gangting.storage.rows.passes import EntryPassRow
from gangting.storage.rows.site import BoothRow


_KNOWN_PASS = Prepared(
    join_state(
        join_holder(
            select(*PASS_COLUMNS, *HOLDER_COLUMNS, *STATE_COLUMNS).select_from(EntryPassRow),
            EntryPassRow.holder_kind,
            EntryPassRow.holder_id,
        ),
        EntryPassRow.compound,
        EntryPassRow.holder_id,
    ).where(EntryPassRow.compound == bindparam("c"), EntryPassRow.serial == bindparam("s"))
)

_ATTEMPT = (
    AttemptRow.id,
    AttemptRow.direction,
    AttemptRow.identified,
    AttemptRow.decision,
    AttemptRow.reasons,
    AttemptRow.recorded_at,
    AttemptRow.raw,
    AttemptRow.raw_hash,
    AttemptRow.pass_id,
    AttemptRow.holder_kind,
    AttemptRow.holder_id,
    AttemptRow.category,
    AttemptRow.visit_id,
    AttemptRow.linked_id,
    AttemptRow.children,
    AttemptRow.tenths,
    AttemptRow.site,
    AttemptRow.passed,
    AttemptRow.passed_at,
    AttemptRow.override_reason,
    AttemptRow.unfinished,
    AttemptRow.deferred,
    AttemptRow.undone_at,
    AttemptRow.officer_id,
)
_SEEN_ELSEWHERE = Prepared(
    select(literal(1))
    .where(
        AttemptRow.compound == bindparam("c"),
        AttemptRow.holder_id == bindparam("h"),
        AttemptRow.recorded_at >= bindparam("since"),
        AttemptRow.booth != bindparam("b"),
    )
    .limit(1)
)
_RECHECKING = exists().where(
    RecheckCaseRow.attempt_id == AttemptRow.id, RecheckCaseRow.closed_at.is_(None)
)
_ATTEMPT_INSERT = Prepared(insert(AttemptRow))
_READING_INSERT = Prepared(insert(ReadingRow))
_PRESENCE = PresenceRow.__table__

# A booth's own order is its sequence, never its clock; several booths share nothing but time.
_PLACE = tuple_(AttemptRow.epoch, AttemptRow.sequence)
_NEWEST_HERE = (AttemptRow.epoch.desc(), AttemptRow.sequence.desc())
# The same order of a handful: the sum keeps SQLite from walking through the whole book in it.
_FEW_NEWEST_HERE = ((AttemptRow.epoch + 0).desc(), (AttemptRow.sequence + 0).desc())
_NEWEST_ANYWHERE = (AttemptRow.recorded_at.desc(), AttemptRow.id.desc())

_HOLDER = ["compound", "holder_id"]
_MOVES = ("presence", "since", "gate", "attempt_id")


@cache
def _presence_upsert(dialect: str) -> Prepared:
    """Return the statement of a dialect; PostgreSQL's is slow to load and seldom needed."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_there  # noqa: PLC0415

        there = insert_there(_PRESENCE)
        moves = {name: there.excluded[name] for name in _MOVES}
        return Prepared(there.on_conflict_do_update(index_elements=_HOLDER, set_=moves))
    here = sqlite.insert(_PRESENCE)
    moves = {name: here.excluded[name] for name in _MOVES}
    return Prepared(here.on_conflict_do_update(index_elements=_HOLDER, set_=moves))


def _attempt_of(row: tuple[Any, ...]) -> Attempt:
    codes = tuple(Reason(code) for code in row[4].split()) if row[4] else ()
    holder = HolderRef(row[9], row[10]) if row[10] is not None else None
    waits, deferred = bool(row[20]) and not row[21], row[21]
    fields = [*row[:4], codes, *row[5:9], holder, *row[11:20], waits, deferred, *row[22:24]]
    return Attempt(*fields)


class Crossings:
    """The gate's records of one compound."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    # what is known before deciding

    def known_pass(self, serial: int) -> Known | None:
        """Return the pass, its holder, where the holder is, and an open recheck: one query."""
        row = _KNOWN_PASS.first(self._connection, {"c": self._compound, "s": serial})
        if row is None:
            return None
        entry_pass = entry_pass_of(row)
        return known_of(entry_pass.holder, row[len(PASS_COLUMNS) :], entry_pass)

    def known_holder(self, ref: HolderRef) -> Known:
        """Return the same of a holder who was found without a card."""
        holder_id = literal(ref.id, AttemptRow.holder_id.type)
        source = select(literal(1).label("one")).subquery()
        statement = join_state(
            join_holder(
                select(*HOLDER_COLUMNS, *STATE_COLUMNS).select_from(source), ref.kind, holder_id
            ),
            self._compound,
            holder_id,
        )
        return known_of(ref, tuple(self._connection.execute(statement).fetchone() or ()))

    def seen_elsewhere(self, holder_id: UUID, since: datetime) -> bool:
        """Whether another booth has scanned this holder since a moment."""
        values = {"c": self._compound, "b": self._booth, "h": holder_id, "since": since}
        return _SEEN_ELSEWHERE.first(self._connection, values) is not None

    # attempts

    def add(self, attempt: Attempt, place: Place, occurred_at: datetime | None = None) -> None:
        """Write an attempt."""
        _ATTEMPT_INSERT.run(
            self._connection,
            {**place.columns(attempt.id, occurred_at), **attempt_columns(attempt)},
        )

    def complete(self, attempt: Attempt) -> None:
        """Write the outcome of an attempt that waited for a temperature or a press."""
        self._connection.execute(
            update(AttemptRow)
            .where(AttemptRow.compound == self._compound, AttemptRow.id == attempt.id)
            .values(**attempt_columns(attempt))
        )

    def attempt(self, attempt_id: UUID) -> Attempt | None:
        """Return one attempt."""
        row = self._connection.execute(
            select(*_ATTEMPT).where(
                AttemptRow.compound == self._compound, AttemptRow.id == attempt_id
            )
        ).one_or_none()
        return _attempt_of(tuple(row)) if row else None

    def lines(
        self,
        *,
        since: datetime | None = None,
        before: Attempt | None = None,
        limit: int = 50,
    ) -> tuple[AttemptLine, ...]:
        """Return attempts with their holders, the newest first."""
        where: list[ColumnElement[bool]] = []
        if since is not None:
            where.append(AttemptRow.recorded_at >= since)
        if self._alone():
            where.append(AttemptRow.booth == self._booth)
            if before is not None:
                where.append(self._place_of(before.id) > _PLACE)
            return self._lines(*where, limit=limit, order=_NEWEST_HERE)
        if before is not None:
            where.append(
                tuple_(AttemptRow.recorded_at, AttemptRow.id) < (before.recorded_at, before.id)
            )
        return self._lines(*where, limit=limit, order=_NEWEST_ANYWHERE)

    def open_lines(self, *, deferred: bool, limit: int = 50) -> tuple[AttemptLine, ...]:
        """Return who waits at this booth: for a temperature or a press, or to be claimed."""
        return self._lines(
            AttemptRow.booth == self._booth,
            AttemptRow.unfinished.is_(True),
            AttemptRow.deferred.is_(deferred),
            limit=limit,
            order=_FEW_NEWEST_HERE,
        )

    def of_holder(self, holder_id: UUID, limit: int) -> tuple[AttemptLine, ...]:
        """Return a holder's attempts, the newest first."""
        return self._lines(AttemptRow.holder_id == holder_id, limit=limit, order=_NEWEST_ANYWHERE)

    def line(self, attempt_id: UUID) -> AttemptLine | None:
        """Return one attempt with its holder."""
        found = self._lines(AttemptRow.id == attempt_id, limit=1)
        return found[0] if found else None

    def last_passage(self, holder_id: UUID, direction: Direction | None = None) -> Passage | None:
        """Return the holder's newest passage that still counts, of one direction if given."""
        rows = self._connection.execute(
            select(
                AttemptRow.id,
                AttemptRow.linked_id,
                AttemptRow.booth,
                AttemptRow.epoch,
                AttemptRow.sequence,
                AttemptRow.passed_at,
                AttemptRow.undone_at,
                AttemptRow.direction,
            ).where(
                AttemptRow.compound == self._compound,
                AttemptRow.holder_id == holder_id,
                AttemptRow.passed.is_(True),
            )
        )
        newest = newest_passage((Step(*row) for row in rows), direction)
        attempt = self.attempt(newest.id) if newest else None
        return Passage(attempt, newest.booth) if newest and attempt else None

    def correct(
        self,
        correction_id: UUID,
        place: Place,
        attempt: Attempt,
        after: Attempt,
        kind: str,
        reason: str = "",
    ) -> None:
        """Write an undo or a correction with both versions, and the attempt as it is now."""
        self._connection.execute(
            insert(CorrectionRow).values(
                **place.columns(correction_id),
                attempt_id=attempt.id,
                kind=kind,
                before=_version(attempt),
                after=_version(after),
                reason=reason,
            )
        )
        self.complete(after)

    def correction_reason(self, *attempt_ids: UUID | None) -> str:
        """Return why one of these attempts was corrected last; '' where no reason was given."""
        found = self._connection.scalar(
            select(CorrectionRow.reason)
            .where(
                CorrectionRow.compound == self._compound,
                CorrectionRow.attempt_id.in_([one for one in attempt_ids if one is not None]),
                CorrectionRow.reason != "",
            )
            .order_by(CorrectionRow.recorded_at.desc(), CorrectionRow.sequence.desc())
            .limit(1)
        )
        return found or ""

    # readings and presence

    def add_reading(
        self,
        reading_id: UUID,
        place: Place,
        attempt_id: UUID,
        reading: Reading,
        case_id: UUID | None = None,
    ) -> None:
        """Write a temperature."""
        _READING_INSERT.run(
            self._connection,
            {
                **place.columns(reading_id, reading.taken_at),
                "attempt_id": attempt_id,
                "case_id": case_id,
                "tenths": reading.tenths,
                "site": reading.site,
                "source": reading.source,
            },
        )

    def readings(self, attempt_id: UUID) -> tuple[Reading, ...]:
        """Return the temperatures of an attempt, the oldest first."""
        return readings_of(self._connection, self._compound, attempt_id)

    def set_presence(self, ref: HolderRef, whereabouts: Whereabouts, attempt_id: UUID) -> None:
        """Write where a holder is now."""
        _presence_upsert(self._connection.dialect.name).run(
            self._connection,
            {
                "compound": self._compound,
                "holder_id": ref.id,
                "holder_kind": ref.kind,
                "presence": whereabouts.presence,
                "since": whereabouts.since,
                "gate": whereabouts.gate,
                "attempt_id": attempt_id,
            },
        )

    def forget_presence(self, ref: HolderRef) -> None:
        """Make a holder's whereabouts unknown again, as before the first passage."""
        self._connection.execute(
            _PRESENCE.delete().where(
                _PRESENCE.c.compound == self._compound, _PRESENCE.c.holder_id == ref.id
            )
        )

    # figures

    def counters(self, day_start: datetime) -> Counters:
        """Return the figures of the day that began at ``day_start``."""
        rows = self._connection.execute(
            select(
                AttemptRow.direction, func.count(), func.coalesce(func.sum(AttemptRow.children), 0)
            )
            .where(
                AttemptRow.compound == self._compound,
                AttemptRow.passed_at >= day_start,
                AttemptRow.undone_at.is_(None),
            )
            .group_by(AttemptRow.direction)
        )
        persons = {direction: count + children for direction, count, children in rows}
        visitors = self._count(
            VisitRow.compound == self._compound,
            VisitRow.left_at.is_(None),
            VisitRow.entered_at.is_not(None),
        )
        abnormal = self._count(
            RecheckCaseRow.compound == self._compound, RecheckCaseRow.recorded_at >= day_start
        )
        return Counters(
            persons.get(Direction.ENTRY, 0), persons.get(Direction.EXIT, 0), visitors, abnormal
        )

    def _count(self, *where: ColumnElement[bool]) -> int:
        return self._connection.scalar(select(func.count()).where(and_(*where))) or 0

    def _place_of(self, attempt_id: UUID) -> tuple[int, int]:
        row = self._connection.execute(
            select(AttemptRow.epoch, AttemptRow.sequence).where(AttemptRow.id == attempt_id)
        ).one()
        return row.epoch, row.sequence

    def _alone(self) -> bool:
        """Whether this is the compound's only booth: then its own order is everybody's."""
        booths = self._connection.scalar(
            select(func.count()).where(BoothRow.compound == self._compound)
        )
        return booths == 1

    def _lines(
        self,
        *where: ColumnElement[bool],
        limit: int,
        order: tuple[ColumnElement[Any], ...] = (),
    ) -> tuple[AttemptLine, ...]:
        statement = join_holder(
            select(*_ATTEMPT, *HOLDER_COLUMNS, EntryPassRow.serial, _RECHECKING).select_from(
                AttemptRow
            ),
            AttemptRow.holder_kind,
            AttemptRow.holder_id,
        ).outerjoin(EntryPassRow, EntryPassRow.id == AttemptRow.pass_id)
        rows = self._connection.execute(
            statement.where(AttemptRow.compound == self._compound, *where)
            .order_by(*order)
            .limit(limit)
        )
        return tuple(_line_of(tuple(row)) for row in rows)


def _line_of(row: tuple[Any, ...]) -> AttemptLine:
    attempt = _attempt_of(row[: len(_ATTEMPT)])
    columns, (serial, rechecking) = row[len(_ATTEMPT) : -2], row[-2:]
    holder = holder_of(attempt.holder, columns) if attempt.holder else None
    if holder is None:
        return AttemptLine(attempt, "", "", serial, rechecking=bool(rechecking))
    return AttemptLine(
        attempt,
        holder.name,
        holder.place_short,
        serial,
        holder.phone,
        columns[15] or "",
        bool(rechecking),
    )


def attempt_columns(attempt: Attempt) -> dict[str, Any]:
    """Return an attempt's own columns."""
    return {
        "direction": attempt.direction,
        "identified": attempt.identified,
        "raw": attempt.raw,
        "raw_hash": attempt.raw_hash,
        "pass_id": attempt.pass_id,
        "holder_kind": attempt.holder.kind if attempt.holder else None,
        "holder_id": attempt.holder.id if attempt.holder else None,
        "category": attempt.category,
        "visit_id": attempt.visit_id,
        "linked_id": attempt.linked_id,
        "children": attempt.children,
        "decision": attempt.decision,
        "reasons": " ".join(attempt.reasons),
        "tenths": attempt.tenths,
        "site": attempt.site,
        "passed": attempt.passed,
        "passed_at": attempt.passed_at,
        "override_reason": attempt.override_reason,
        "unfinished": True if attempt.unfinished or attempt.deferred else None,  # a sparse index
        "deferred": attempt.deferred,
        "undone_at": attempt.undone_at,
        "officer_id": attempt.officer_id,
    }


def _version(attempt: Attempt) -> dict[str, Any]:
    return {
        "direction": attempt.direction.value,
        "holder": str(attempt.holder.id) if attempt.holder else None,
        "passed": attempt.passed,
        "children": attempt.children,
        "tenths": attempt.tenths,
        "undone": attempt.undone_at is not None,
        "reason": attempt.override_reason,
    }
