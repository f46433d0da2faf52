"""The handover sheet on paper: exactly the content that was accepted, and its hash.

State and addenda stand beside the content, under a line of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from gangting.documents.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Report,
    Signature,
    Signatures,
    Table,
    TableRow,
    Title,
)
from gangting.documents.report.pages import Paper, ReportDocument
from gangting.services.handover.values import HandoverSheet
from gangting.wording.words import Words


_NUMBERS = (
    "entries",
    "exits",
    "refusals",
    "checks",
    "abnormal",
    "overrides",
    "visitors_in",
    "visitors_out",
    "corrections",
    "vehicles_in",
    "vehicles_out",
    "services",
    "passes_issued",
    "passes_collected",
    "passes_voided",
    "loans_out",
    "loans_returned",
)
#: Groups that a printed sheet shows with their lines; the rest would fill the paper.
_MOST_LINES = 8


def handover_document(sheet: HandoverSheet, words: Words, paper: Paper) -> ReportDocument:
    """Return the sheet as a document for a paper."""
    return ReportDocument(handover_report(sheet, words, narrow=paper.height is None), paper)


def handover_report(sheet: HandoverSheet, words: Words, *, narrow: bool = False) -> Report:
    """Return the sheet as blocks; a narrow slip has fewer columns and counts what is in order."""
    content = sheet.content
    said = _Said(words, narrow=narrow)
    blocks = [
        *_head(content, said),
        *_numbers(content["numbers"], said),
        *_opening(content["opening"], said),
        *_stock(content["stock"], said),
        *_open_items(content["open_items"], said),
        *_equipment(content["equipment"], said),
        *_remarks(content, said),
        *_signatures(content, said),
        *_beside(sheet, said),
    ]
    return Report(tuple(blocks), f"SHA-256 {sheet.content_hash}")


class _Said:
    """The words of the sheet in one language."""

    def __init__(self, words: Words, *, narrow: bool) -> None:
        self.words, self.narrow = words, narrow
        self.language = words.language

    def __call__(self, code: str) -> str:
        return self.words.sentence(f"sheet.{code}")

    def code(self, group: str, code: str | None) -> str:
        """Return the words of a code, nothing for none."""
        return self.words.sentence(f"{group}.{code}") if code else ""

    def name(self, names: Mapping[str, str], otherwise: str = "") -> str:
        """Return a name in the language."""
        return names.get(self.language) or names.get("zh_CN") or otherwise


def _moment(text: str | None) -> str:
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}" if text else "—"


def _after(label: str, text: str) -> str:
    """Put a text behind its label; a full-width colon has its blank in itself."""
    return f"{label}{text}" if label.endswith("：") else f"{label} {text}"


def _head(content: Mapping[str, Any], said: _Said) -> Iterator[Block]:
    header = content["header"]
    yield Title(said("title"), f"{header['site']} · {header['gate']}")
    shift = said.name(header["shift_names"], header["shift"])
    planned = f"{_moment(header['planned_start'])[-5:]}-{_moment(header['planned_end'])[-5:]}"
    actual = f"{_moment(header['began_at'])} - {_moment(header['ended_at'])[-5:]}"
    yield Facts(
        (
            (said("shift"), f"{header['day']} {shift}".strip()),
            (said("planned"), planned if header["planned_start"] else "—"),
            (said("actual"), actual),
            (said("outgoing"), header["outgoing"]),
            (said("incoming"), header["incoming"] or "—"),
            (said("leader"), header["leader"] or "—"),
        )
    )
    for line in content["extended"]:
        text = f"{said('extended')} {_moment(line['until'])} · {line['reason']}"
        yield Paragraph(f"{text} · {line['officer']}", strong=True)
    if content["follows_himself"]:
        yield Paragraph(said("follows_himself"), strong=True)
    if content["forced_reason"]:
        yield Paragraph(_after(said("forced"), content["forced_reason"]), strong=True)
    people = [
        f"{one['name']} ({said.code('duty_role', one['role'])} "
        f"{_moment(one['began_at'])[-5:]}-{_moment(one['ended_at'])[-5:]})"
        for one in content["people"]
    ]
    if len(people) > 1:
        yield Paragraph(_after(said("people"), "  ".join(people)))


def _numbers(numbers: Mapping[str, Any], said: _Said) -> Iterator[Block]:
    yield Heading(f"1  {said('numbers')}")
    yield Facts(tuple((said(f"n_{code}"), str(numbers[code])) for code in _NUMBERS), 4)
    given = [
        f"{said.code('worker', worker)} {pieces}" for worker, pieces in numbers["supplies"].items()
    ]
    if given:
        yield Paragraph(_after(said("supplies"), "  ".join(given)))


def _opening(opening: Mapping[str, Any], said: _Said) -> Iterator[Block]:
    lines = opening["lines"]
    if not lines:
        return
    yield Heading(said("opening"))
    columns = (
        Column(said("item"), 4),
        Column(said("last_closing"), 2, "right"),
        Column(said("now_opening"), 2, "right"),
        Column(said("difference"), 2, "right"),
    )
    rows = [
        TableRow(
            (
                line["name"],
                f"{line['closing']} {line['unit']}",
                f"{line['opening']} {line['unit']}",
                f"{line['difference']:+d}",
            ),
            strong=True,
        )
        for line in lines
    ]
    yield Table(columns, tuple(rows))


def _stock(lines: Sequence[Mapping[str, Any]], said: _Said) -> Iterator[Block]:
    counted = sum(line["actual"] is not None for line in lines)
    yield Heading(f"2  {said('stock')}", f"{said('counted')} {counted}/{len(lines)}")
    if said.narrow:
        few = (
            Column(said("item"), 3.6),
            Column(said("expected"), 1.5, "right"),
            Column(said("actual_count"), 1.9, "right"),
            Column(said("difference"), 2.1, "right"),
        )
        yield Table(few, tuple(_narrowed(_stock_row(line, said)) for line in lines))
        return
    columns = (
        Column(said("item"), 4),
        Column(said("expected"), 1.5, "right"),
        Column(said("actual_count"), 1.5, "right"),
        Column(said("difference"), 1.6, "right"),
        Column(said("reason"), 3.6),
    )
    yield Table(columns, tuple(_stock_row(line, said) for line in lines))


def _stock_row(line: Mapping[str, Any], said: _Said) -> TableRow:
    name = f"{line['name']} ({line['unit']})"
    if line["actual"] is None:
        return TableRow((name, str(line["expected"]), said("not_counted"), "—", ""), strong=True)
    difference = line["difference"]
    reason = said.code("difference_reason", line["reason"])
    note = " · ".join(part for part in (reason, line["note"]) if part)
    shown = f"{difference:+d}" if difference else said("equal")
    cells = (name, str(line["expected"]), str(line["actual"]), shown, note)
    return TableRow(cells, strong=bool(difference))


def _narrowed(row: TableRow) -> TableRow:
    """Put the reason under the item's name."""
    name, *numbers, reason = row.cells
    return TableRow((f"{name}\n{reason}".strip(), *numbers), row.strong)


def _open_items(groups: Sequence[Mapping[str, Any]], said: _Said) -> Iterator[Block]:
    yield Heading(f"3  {said('open_items')}")
    shown = [group for group in groups if group["count"]]
    if not shown:
        yield Paragraph(said("nothing_open"))
        return
    if said.narrow:
        for group in shown:
            matter = said.code("open_group", group["group"])
            seen = group["acknowledged_by"] or "—"
            yield Paragraph(
                f"{matter} {group['count']} · {said('acknowledged')} {seen}", strong=True
            )
            yield Paragraph(_lines(group["lines"]))
        return
    columns = (
        Column(said("matter"), 2.4),
        Column(said("how_many"), 1, "right"),
        Column(said("which"), 5),
        Column(said("acknowledged"), 2),
    )
    rows = [
        TableRow(
            (
                said.code("open_group", group["group"]),
                str(group["count"]),
                _lines(group["lines"]),
                group["acknowledged_by"] or "—",
            ),
            strong=any(line["urgent"] for line in group["lines"]),
        )
        for group in shown
    ]
    yield Table(columns, tuple(rows))


def _lines(lines: Sequence[Mapping[str, Any]]) -> str:
    said = [
        " ".join(part for part in (line["text"], line["place"], _amount(line)) if part)
        for line in lines
    ]
    more = f" +{len(said) - _MOST_LINES}" if len(said) > _MOST_LINES else ""
    return "、".join(said[:_MOST_LINES]) + more


def _amount(line: Mapping[str, Any]) -> str:
    """Write how many there are, of how many there should be where that is known."""
    if line["amount"] is None:
        return ""
    return str(line["amount"]) if line["limit"] is None else f"{line['amount']}/{line['limit']}"


def _equipment(lines: Sequence[Mapping[str, Any]], said: _Said) -> Iterator[Block]:
    if not lines:
        return
    yield Heading(f"4  {said('equipment')}")
    if said.narrow:
        good = sum(line["condition"] == "good" for line in lines)
        yield Paragraph(f"{said.code('equipment_condition', 'good')} {good}/{len(lines)}")
        lines = [line for line in lines if line["condition"] != "good"]
    if not lines:
        return
    if said.narrow:
        few = (
            Column(said("item"), 4),
            Column(said("expected_things"), 1.7, "right"),
            Column(said("found_things"), 1.7, "right"),
            Column(said("condition"), 1.7),
        )
        yield Table(few, tuple(_narrow_thing(_thing(line, said)) for line in lines))
        return
    columns = (
        Column(said("item"), 4),
        Column(said("expected_things"), 1.4, "right"),
        Column(said("found_things"), 1.4, "right"),
        Column(said("condition"), 1.6),
        Column(said("note"), 4.4),
    )
    yield Table(columns, tuple(_thing(line, said) for line in lines))


def _thing(line: Mapping[str, Any], said: _Said) -> TableRow:
    cells = (
        said.name(line["names"], line["code"]),
        str(line["expected"]),
        "—" if line["counted"] is None else str(line["counted"]),
        said.code("equipment_condition", line["condition"]) or "—",
        line["note"],
    )
    return TableRow(cells, strong=line["condition"] != "good")


def _narrow_thing(row: TableRow) -> TableRow:
    """Put the note under the thing's name."""
    name, *rest, note = row.cells
    return TableRow((f"{name}\n{note}".strip(), *rest), row.strong)


def _remarks(content: Mapping[str, Any], said: _Said) -> Iterator[Block]:
    remarks = content["remarks"]
    told = [(code, remarks[code]) for code in ("orders", "incidents") if remarks[code]]
    if told or remarks["disputes"]:
        yield Heading(f"5  {said('remarks')}")
    for code, text in told:
        yield Paragraph(_after(said(code), text))
    for one in remarks["disputes"]:
        end = said.code("dispute_end", one["settled"])
        settled = f" → {end} {one['settled_by']} {one['settled_reason']}" if end else ""
        yield Paragraph(f"{said('dispute')} {one['name']}: {one['reason']}{settled}")


def _signatures(content: Mapping[str, Any], said: _Said) -> Iterator[Block]:
    yield Heading(f"6  {said('signatures')}")
    reasons = [said.code("leader_reason", code) for code in content["leader_reasons"]]
    if reasons:
        yield Paragraph(" · ".join(reasons), strong=True)
    yield Signatures(
        tuple(
            Signature(
                said.code("signature_role", one["role"]),
                one["name"],
                _moment(one["at"]),
                tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in one["strokes"]),
            )
            for one in content["signatures"]
        )
    )


def _beside(sheet: HandoverSheet, said: _Said) -> Iterator[Block]:
    """Add what came after the acceptance: it is no part of what was signed."""
    yield Heading(said("beside"), said.code("handover_state", sheet.state))
    if sheet.closed_by:
        yield Paragraph(_after(said("closed"), sheet.closed_by))
    zone = datetime.fromisoformat(sheet.content["header"]["began_at"]).tzinfo
    for line in sheet.addenda:
        at = f"{line.addendum.at.astimezone(zone):%Y-%m-%d %H:%M}"
        yield Paragraph(f"{said('addendum')} {at} {line.name}: {line.addendum.text}")
    yield Paragraph(said("what_the_hash_is"), small=True)
