"""Stock counts, begun, written and accepted by commands."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened
from gangting.cli.jobs.station import find_item
from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.services.counts import CountLine, CountView, FrozenLine
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one line."""

    quantity: int | None
    reason: str | None
    note: str
    keep: bool


def start(asked: Asked, scope: str, items: tuple[str, ...]) -> Answer:
    """Begin a count."""
    with opened(asked) as booth:
        ids = [find_item(booth, text).id for text in items]
        officer = booth.services.officers.command_line()
        view = booth.services.counts.begin(CountScope(scope), officer, ids)
    return _view(view, asked.words)


def line(asked: Asked, count_id: UUID | None, text: str, said: Said) -> Answer:
    """Write one line: count it or explain it, and keep it."""
    reason = DifferenceReason(said.reason) if said.reason else None
    with opened(asked) as booth:
        counts, officer = booth.services.counts, booth.services.officers.command_line()
        open_id, item = _the_count(booth, count_id), find_item(booth, text)
        if said.quantity is not None:
            counts.put(open_id, item.id, said.quantity, officer, reason, said.note)
        elif reason is not None:
            counts.explain(open_id, item.id, reason, officer, said.note)
        if said.keep:
            counts.keep(open_id, item.id, officer)
        lines = counts.view(open_id).lines
    made = next(one for one in lines if one.item.id == item.id)
    body = {"count_id": str(open_id), **_line(made)}
    return Answer(body, (_said(made, asked.words),))


def finish(asked: Asked, count_id: UUID | None, verified_by: str, *, cancel: bool) -> Answer:
    """Accept a count, or throw it away."""
    with opened(asked) as booth:
        counts, officer = booth.services.counts, booth.services.officers.command_line()
        open_id = _the_count(booth, count_id)
        if cancel:
            counts.cancel(open_id, officer)
            return _view(counts.view(open_id), asked.words)
        frozen = counts.accept(open_id, officer, _verifier(booth, verified_by, officer))
        view = counts.view(open_id)
    body = {
        "count_id": str(open_id),
        "state": view.count.state.value,
        "verified_by": verified_by or None,
        "over_tolerance": any(one.over_tolerance for one in frozen),
        "lines": [_frozen(one) for one in frozen],
    }
    return Answer(body, tuple(_told(one, asked.words) for one in frozen))


def _the_count(booth: Booth, count_id: UUID | None) -> UUID:
    if count_id is not None:
        return count_id
    unfinished = booth.services.counts.open()
    if len(unfinished) != 1:
        raise KnownError("count_unclear" if unfinished else "no_open_count")
    return unfinished[0].count.id


def _verifier(booth: Booth, name: str, counter: Officer) -> Officer:
    if not name:
        return counter
    for officer in booth.services.officers.active():
        if officer.name == name.strip():
            return officer
    raise KnownError("not_found", what="officer")


def _view(view: CountView, words: Words) -> Answer:
    body = {
        "count_id": str(view.count.id),
        "scope": view.count.scope.value,
        "state": view.count.state.value,
        "lines": [_line(one) for one in view.lines],
    }
    return Answer(body, tuple(_said(one, words) for one in view.lines))


def _line(one: CountLine) -> dict[str, Any]:
    return {
        "code": one.item.code,
        "name": one.item.name,
        "state": one.state.value,
        "counted": one.counted,
        "book": one.book,
        "difference": one.difference,
        "reason": one.reason.value if one.reason else None,
        "over_tolerance": one.over_tolerance,
    }


def _frozen(one: FrozenLine) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "counted": one.counted,
        "expected": one.expected,
        "actual": one.actual,
        "difference": one.difference,
        "reason": one.reason.value if one.reason else None,
        "over_tolerance": one.over_tolerance,
    }


def _said(one: CountLine, words: Words) -> str:
    state = words.sentence(f"line_state.{one.state}")
    parts = [one.item.named(words.language), state]
    if one.counted is not None:
        parts.append(f"{one.counted}/{one.book}")
    return "  ".join(parts)


def _told(one: FrozenLine, words: Words) -> str:
    if one.actual is None:
        return "  ".join((one.name, words.sentence("line_state.not_counted")))
    reason = words.sentence(f"difference_reason.{one.reason}") if one.reason else ""
    return "  ".join(part for part in (one.name, f"{one.actual}/{one.expected}", reason) if part)
