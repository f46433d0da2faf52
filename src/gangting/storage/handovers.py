"""Queries of handovers: the running one, sheets that were accepted, addenda."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, select, update

from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    Acknowledged,
    Condition,
    Dispute,
    EquipmentCheck,
    Handover,
    HandoverState,
    OpenGroup,
    Signature,
)
from gangting.storage.places import Place
from gangting.storage.rows.handover import DutyShiftRow, HandoverAddendumRow, HandoverRow


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added to a sheet later."""

    id: UUID
    text: str
    at: datetime
    officer_id: UUID | None


class Handovers:
    """The handovers of one booth."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def running(self) -> Handover | None:
        """Return the handover that goes on at this booth."""
        found = self._handovers(
            HandoverRow.booth == self._booth, HandoverRow.running.is_(True), limit=1
        )
        return found[0] if found else None

    def find(self, handover_id: UUID) -> Handover | None:
        """Return one handover."""
        found = self._handovers(HandoverRow.id == handover_id, limit=1)
        return found[0] if found else None

    def finished(self, limit: int, before: Handover | None = None) -> tuple[Handover, ...]:
        """Return this booth's frozen sheets, the newest first, or those before one."""
        where = [HandoverRow.booth == self._booth, HandoverRow.running.is_(None)]
        if before is not None:
            where.append(HandoverRow.occurred_at < before.started_at)
        return self._handovers(*where, limit=limit)

    def add(self, handover: Handover, place: Place) -> None:
        """Write a handover that begins."""
        self._connection.execute(
            insert(HandoverRow).values(
                **place.columns(handover.id, handover.started_at),
                duty_id=handover.duty_id,
                running=True,
                outgoing_id=handover.outgoing_id,
                content="",
                content_hash="",
                **_columns(handover),
            )
        )

    def save(self, handover: Handover) -> None:
        """Write what was said of a running handover; a frozen one is never touched."""
        self._update(_columns(handover), frozen=False, handover_id=handover.id)

    def freeze(self, handover: Handover) -> None:
        """Write the content, once and for ever."""
        values = _columns(handover) | {
            "running": None,
            "content": handover.content,
            "content_hash": handover.content_hash,
        }
        self._update(values, frozen=False, handover_id=handover.id)

    def close(self, handover: Handover) -> None:
        """Write who closed a frozen sheet, and when; its content stays."""
        values = {
            "state": handover.state,
            "closed_at": handover.closed_at,
            "closed_by": handover.closed_by,
        }
        self._update(values, frozen=True, handover_id=handover.id)

    def add_addendum(self, addendum: Addendum, handover_id: UUID, place: Place) -> None:
        """Write an addendum."""
        self._connection.execute(
            insert(HandoverAddendumRow).values(
                **place.columns(addendum.id, addendum.at),
                handover_id=handover_id,
                text=addendum.text,
            )
        )

    def addenda(self, handover_id: UUID) -> tuple[Addendum, ...]:
        """Return the addenda of a sheet, the oldest first."""
        rows = self._connection.execute(
            select(
                HandoverAddendumRow.id,
                HandoverAddendumRow.text,
                HandoverAddendumRow.occurred_at,
                HandoverAddendumRow.officer_id,
            )
            .where(
                HandoverAddendumRow.compound == self._compound,
                HandoverAddendumRow.handover_id == handover_id,
            )
            .order_by(HandoverAddendumRow.recorded_at, HandoverAddendumRow.sequence)
        )
        return tuple(Addendum(*row) for row in rows)

    def _update(self, values: dict[str, Any], *, frozen: bool, handover_id: UUID) -> None:
        running = HandoverRow.running.is_(None) if frozen else HandoverRow.running.is_(True)
        changed = self._connection.execute(
            update(HandoverRow)
            .where(HandoverRow.compound == self._compound, HandoverRow.id == handover_id, running)
            .values(**values)
        )
        if changed.rowcount != 1:
            raise KnownError("handover_finished")

    def _handovers(self, *where: ColumnElement[bool], limit: int) -> tuple[Handover, ...]:
        rows = self._connection.execute(
            select(HandoverRow)
            .join(DutyShiftRow, DutyShiftRow.id == HandoverRow.duty_id)
            .where(HandoverRow.compound == self._compound, *where)
            .order_by(HandoverRow.epoch.desc(), HandoverRow.sequence.desc())
            .limit(limit)
        ).all()
        return tuple(_handover_of(row) for row in rows)


def _handover_of(row: Any) -> Handover:
    signed = {role: _signature_of(said) for role, said in row.signatures.items()}
    return Handover(
        id=row.id,
        duty_id=row.duty_id,
        outgoing_id=row.outgoing_id,
        started_at=row.occurred_at,
        state=HandoverState(row.state),
        count_id=row.count_id,
        incoming_id=row.incoming_id,
        summary_seen_at=row.summary_seen_at,
        acknowledged=tuple(_acknowledged_of(said) for said in row.acknowledged["groups"]),
        equipment=tuple(
            EquipmentCheck(c["code"], c["counted"], Condition(c["condition"]), c["note"])
            for c in row.equipment["checks"]
        ),
        orders=row.orders,
        incidents=row.incidents,
        outgoing_signed=signed.get("outgoing"),
        leader_signed=signed.get("leader"),
        disputes=tuple(_dispute_of(said) for said in row.disputes["disputes"]),
        accepted_at=row.accepted_at,
        content=row.content,
        content_hash=row.content_hash,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        forced_reason=row.forced_reason,
    )


def _columns(handover: Handover) -> dict[str, Any]:
    signed = {"outgoing": handover.outgoing_signed, "leader": handover.leader_signed}
    return {
        "state": handover.state,
        "count_id": handover.count_id,
        "incoming_id": handover.incoming_id,
        "summary_seen_at": handover.summary_seen_at,
        "acknowledged": {"groups": [_acknowledged(said) for said in handover.acknowledged]},
        "equipment": {
            "checks": [
                {
                    "code": check.code,
                    "counted": check.counted,
                    "condition": check.condition.value,
                    "note": check.note,
                }
                for check in handover.equipment
            ]
        },
        "orders": handover.orders,
        "incidents": handover.incidents,
        "signatures": {role: _signature(said) for role, said in signed.items() if said},
        "disputes": {"disputes": [_dispute(said) for said in handover.disputes]},
        "accepted_at": handover.accepted_at,
        "closed_at": handover.closed_at,
        "closed_by": handover.closed_by,
        "forced_reason": handover.forced_reason,
    }


def _acknowledged(said: Acknowledged) -> dict[str, Any]:
    return {
        "group": said.group.value,
        "ids": list(said.ids),
        "at": said.at.isoformat(),
        "by": str(said.officer_id),
    }


def _acknowledged_of(said: dict[str, Any]) -> Acknowledged:
    at = datetime.fromisoformat(said["at"])
    return Acknowledged(OpenGroup(said["group"]), tuple(said["ids"]), at, UUID(said["by"]))


def _signature(signed: Signature) -> dict[str, Any]:
    return {
        "by": str(signed.officer_id),
        "at": signed.at.isoformat(),
        "digest": signed.digest,
        "strokes": [[list(point) for point in stroke] for stroke in signed.strokes],
    }


def _signature_of(said: dict[str, Any]) -> Signature:
    strokes = tuple(tuple((x, y) for x, y in stroke) for stroke in said["strokes"])
    at = datetime.fromisoformat(said["at"])
    return Signature(UUID(said["by"]), at, said["digest"], strokes)


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "at": dispute.at.isoformat(),
        "by": str(dispute.officer_id),
        "reason": dispute.reason,
        "settled": dispute.settled,
        "settled_by": str(dispute.settled_by) if dispute.settled_by else None,
        "settled_reason": dispute.settled_reason,
    }


def _dispute_of(said: dict[str, Any]) -> Dispute:
    return Dispute(
        datetime.fromisoformat(said["at"]),
        UUID(said["by"]),
        said["reason"],
        said["settled"],
        UUID(said["settled_by"]) if said["settled_by"] else None,
        said["settled_reason"],
    )
