"""The sheet of a handover: what it says, written once, and the hash that proves it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any
from uuid import UUID

from gangting.domain.handover import EquipmentCheck, EquipmentLine, OpenItems, Strokes


VERSION = 1


@dataclass(frozen=True, slots=True)
class ShiftSummary:
    """The numbers of a shift at one booth.

    ``entries`` and ``exits`` are persons with their children, as in the corner of the gate, and
    hold the visitors and vehicles told beside them. ``services`` counts acts, ``supplies`` pieces
    given by kind of worker.
    """

    entries: int = 0
    exits: int = 0
    visitors_in: int = 0
    visitors_out: int = 0
    vehicles_in: int = 0
    vehicles_out: int = 0
    checks: int = 0
    abnormal: int = 0
    refusals: int = 0
    overrides: int = 0
    corrections: int = 0
    passes_issued: int = 0
    passes_voided: int = 0
    passes_collected: int = 0
    loans_out: int = 0
    loans_returned: int = 0
    services: int = 0
    supplies: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StockLine:
    """A line of the count as it is frozen on the sheet; ``actual`` is None if not counted."""

    item_id: str
    code: str
    name: str
    unit: str
    kind: str
    expected: int
    actual: int | None
    difference: int | None
    reason: str
    note: str
    over_tolerance: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of an item there are at the booth."""

    item_id: str
    code: str
    name: str
    unit: str
    quantity: int


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An item of which the shift began with another quantity than the one before ended with."""

    item_id: str
    code: str
    name: str
    unit: str
    closing: int
    opening: int

    @property
    def difference(self) -> int:
        """Return opening minus closing."""
        return self.opening - self.closing


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the booth during the shift."""

    name: str
    role: str
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Extended:
    """Extended duty as it stands on the sheet."""

    until: datetime
    reason: str
    officer: str
    countersigned_by: str


@dataclass(frozen=True, slots=True)
class Header:
    """Where, which shift, who."""

    sheet_id: UUID
    compound: int
    site: str
    booth: int
    gate: str
    shift: str
    shift_names: tuple[tuple[str, str], ...]
    day: date
    planned_start: datetime | None
    planned_end: datetime | None
    began_at: datetime
    ended_at: datetime
    outgoing: str
    incoming: str
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature on the sheet."""

    role: str
    name: str
    at: datetime
    strokes: Strokes = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute on the sheet."""

    at: datetime
    name: str
    reason: str
    settled: str
    settled_by: str
    settled_reason: str


@dataclass(frozen=True, slots=True)
class AcknowledgedItems:
    """A group of open items, and who took note of it."""

    items: OpenItems
    name: str


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Everything the sheet says."""

    header: Header
    numbers: ShiftSummary
    opening: Sequence[OpeningLine] = ()
    opening_of: str = ""
    stock: Sequence[StockLine] = ()
    closing: Sequence[Quantity] = ()
    open_items: Sequence[AcknowledgedItems] = ()
    equipment: Sequence[EquipmentLine] = ()
    people: Sequence[Person] = ()
    extended: Sequence[Extended] = ()
    orders: str = ""
    incidents: str = ""
    disputes: Sequence[Disputed] = ()
    signatures: Sequence[Signed] = ()
    follows_himself: bool = False
    leader_reasons: Sequence[str] = field(default_factory=tuple)
    forced_reason: str = ""


def build_content(facts: SheetFacts, zone: tzinfo) -> dict[str, Any]:
    """Return the sheet's content: text, whole numbers, lists; moments in the compound's time."""
    content = {
        "version": VERSION,
        "header": _plain(facts.header, zone),
        "people": [_plain(person, zone) for person in facts.people],
        "extended": [_plain(line, zone) for line in facts.extended],
        "follows_himself": facts.follows_himself,
        "numbers": _plain(facts.numbers, zone) | {"supplies": dict(facts.numbers.supplies)},
        "opening": {
            "previous_hash": facts.opening_of,
            "lines": [
                _plain(line, zone) | {"difference": line.difference} for line in facts.opening
            ],
        },
        "stock": [_plain(line, zone) for line in facts.stock],
        "closing": [_plain(line, zone) for line in facts.closing],
        "open_items": [_open_items(group, zone) for group in facts.open_items],
        "equipment": [_equipment(line) for line in facts.equipment],
        "remarks": {
            "orders": facts.orders,
            "incidents": facts.incidents,
            "disputes": [_plain(line, zone) for line in facts.disputes],
        },
        "leader_reasons": list(facts.leader_reasons),
        "signatures": [_plain(signed, zone) for signed in facts.signatures],
        "forced_reason": facts.forced_reason,
    }
    content["header"]["shift_names"] = dict(facts.header.shift_names)
    return content


def canonical(content: dict[str, Any]) -> str:
    """Return the one text of a content: it is stored as it is and never written anew."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a canonical text in hexadecimal digits; printed on the sheet."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_content(text: str) -> dict[str, Any]:
    """Return the content of a stored text."""
    content: dict[str, Any] = json.loads(text)
    return content


def signed_digest(
    counted: Sequence[tuple[str, int, int, str]],
    equipment: Sequence[EquipmentCheck],
    orders: str,
    incidents: str,
) -> str:
    """Return the digest of what a signature stands for.

    The counted lines (item, quantity, what the book said, reason), the equipment and the remarks;
    not the numbers of the gate, which goes on while two people sign.
    """
    said = {
        "counted": sorted(counted),
        "equipment": sorted(
            [check.code, check.counted, check.condition.value, check.note] for check in equipment
        ),
        "orders": orders,
        "incidents": incidents,
    }
    return digest(canonical(said))


def opening_lines(opening: Sequence[Quantity], closing: dict[str, int]) -> tuple[OpeningLine, ...]:
    """Return where the beginning of a shift differs from the end of the one before.

    An item that the last sheet does not know is new; it is not compared.
    """
    return tuple(
        OpeningLine(
            line.item_id, line.code, line.name, line.unit, closing[line.item_id], line.quantity
        )
        for line in opening
        if line.item_id in closing and closing[line.item_id] != line.quantity
    )


def closing_of(content: dict[str, Any]) -> dict[str, int]:
    """Return what the sheet says there was at its end, by item."""
    return {line["item_id"]: line["quantity"] for line in content["closing"]}


def _open_items(group: AcknowledgedItems, zone: tzinfo) -> dict[str, Any]:
    items, new = group.items, group.items.new
    seen = items.acknowledged
    return {
        "group": items.group.value,
        "count": items.count,
        "new": len(new),
        "acknowledged_by": group.name,
        "acknowledged_at": _plain(seen.at, zone) if seen else None,
        "lines": [_plain(line, zone) | {"new": line.id in new} for line in items.lines],
    }


def _equipment(line: EquipmentLine) -> dict[str, Any]:
    check = line.check
    return {
        "code": line.item.code,
        "names": dict(line.item.names),
        "expected": line.item.expected,
        "counted": check.counted if check else None,
        "condition": check.condition.value if check else None,
        "note": check.note if check else "",
    }


def _plain(value: Any, zone: tzinfo) -> Any:  # noqa: ANN401  whatever a sheet may hold
    """Turn a value into what JSON holds: local moments to the second, never a float."""
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_plain(part, zone) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {part.name: _plain(getattr(value, part.name), zone) for part in fields(value)}
    return value
