"""Writing the sheet: everything gathered in the acceptance's own transaction, then never again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.duty import DutyShift
from gangting.domain.handover import (
    EquipmentLine,
    Handover,
    LeaderReason,
    OpenItems,
    Signature,
)
from gangting.domain.handover_sheet import (
    AcknowledgedItems,
    Disputed,
    Extended,
    Header,
    Person,
    SheetFacts,
    Signed,
    StockLine,
    build_content,
    canonical,
    digest,
)
from gangting.domain.shifts import ShiftPattern
from gangting.services.counts import FrozenLine
from gangting.services.handover.summary import closing, summary_of
from gangting.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Ending:
    """How a shift ends: when, what was counted, who signed."""

    at: datetime
    shift: DutyShift
    groups: Sequence[OpenItems]
    equipment: Sequence[EquipmentLine]
    stock: Sequence[FrozenLine]
    reasons: frozenset[LeaderReason]
    patterns: Sequence[ShiftPattern]
    incoming_signed: Signature | None = None


def frozen(work: Work, sheet: Handover, ending: Ending, zone: str) -> Handover:
    """Return the handover with its content and hash, not written yet.

    The count's adjustments are booked already: the closing is what stands on the shelf now.
    """
    names = work.site.officer_names()
    summary = summary_of(work, ending.shift)
    incoming = sheet.incoming_id
    facts = SheetFacts(
        header=_header(work, sheet, ending, names),
        numbers=summary.numbers,
        opening=summary.opening,
        opening_of=summary.previous.content_hash if summary.previous else "",
        stock=[_stock(line) for line in ending.stock],
        closing=closing(work),
        open_items=[
            AcknowledgedItems(g, names[g.acknowledged.officer_id] if g.acknowledged else "")
            for g in ending.groups
        ],
        equipment=ending.equipment,
        people=_people(work, ending, names),
        extended=_extended(work, ending, names),
        orders=sheet.orders,
        incidents=sheet.incidents,
        disputes=_disputes(sheet, names),
        signatures=_signatures(sheet, ending, names),
        follows_himself=incoming == sheet.outgoing_id,
        leader_reasons=sorted(reason.value for reason in ending.reasons),
        forced_reason=sheet.forced_reason,
    )
    text = canonical(build_content(facts, ZoneInfo(zone)))
    return replace(sheet, content=text, content_hash=digest(text))


def _header(work: Work, sheet: Handover, ending: Ending, names: dict[UUID, str]) -> Header:
    site = work.site.find()
    assert site is not None
    shift = ending.shift
    pattern = next((p for p in ending.patterns if p.code == shift.code), None)
    leader = sheet.leader_signed.officer_id if sheet.leader_signed else sheet.closed_by
    return Header(
        sheet.id,
        site.compound,
        site.name,
        site.booth,
        site.gate,
        shift.code,
        pattern.names if pattern else (),
        shift.day,
        shift.planned_start,
        shift.planned_end,
        shift.began_at,
        ending.at,
        names[sheet.outgoing_id],
        names[sheet.incoming_id] if sheet.incoming_id else "",
        names[leader] if leader else "",
    )


def _stock(line: FrozenLine) -> StockLine:
    return StockLine(
        str(line.item_id),
        line.code,
        line.name,
        line.unit,
        line.kind.value,
        line.expected,
        line.actual,
        line.difference,
        line.reason.value if line.reason else "",
        line.note,
        line.over_tolerance,
    )


def _people(work: Work, ending: Ending, names: dict[UUID, str]) -> tuple[Person, ...]:
    return tuple(
        Person(
            names[spell.officer_id],
            spell.role.value,
            spell.began_at,
            spell.ended_at or ending.at,
        )
        for spell in work.duties.spells(ending.shift.id)
    )


def _extended(work: Work, ending: Ending, names: dict[UUID, str]) -> tuple[Extended, ...]:
    return tuple(
        Extended(
            extension.until,
            extension.reason,
            names[extension.officer_id] if extension.officer_id else "",
            names[extension.countersigned_by] if extension.countersigned_by else "",
        )
        for extension in work.duties.extensions(ending.shift.id)
    )


def _disputes(sheet: Handover, names: dict[UUID, str]) -> tuple[Disputed, ...]:
    return tuple(
        Disputed(
            dispute.at,
            names[dispute.officer_id],
            dispute.reason,
            dispute.settled,
            names[dispute.settled_by] if dispute.settled_by else "",
            dispute.settled_reason,
        )
        for dispute in sheet.disputes
    )


def _signatures(sheet: Handover, ending: Ending, names: dict[UUID, str]) -> tuple[Signed, ...]:
    all_signed = {
        "outgoing": sheet.outgoing_signed,
        "leader": sheet.leader_signed,
        "incoming": ending.incoming_signed,
    }
    return tuple(
        Signed(role, names[signed.officer_id], signed.at, signed.strokes)
        for role, signed in all_signed.items()
        if signed is not None
    )
