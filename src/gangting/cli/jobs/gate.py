"""Crossings and their log."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, serial_of, stamp, zone_of
from gangting.cli.jobs.sentences import masked_holder, verdict_message
from gangting.domain.crossings import AttemptLine
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.short_number import format_serial
from gangting.domain.temperature import Site, celsius
from gangting.domain.verdict.facts import Direction, Reason
from gangting.services.disclosures import Disclosures
from gangting.services.gate.outcome import GateOutcome, Measured, Say
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """One crossing as it was asked for: a code, or the serial of whom the officer compared."""

    code: str | None
    identified: str | None
    direction: Direction
    tenths: int | None = None
    site: Site | None = None
    confirm: bool = False
    override: str | None = None

    def say(self, booth: Booth) -> Say:
        """Return what the officer says besides the scan."""
        if self.override is not None and not self.override.strip():
            raise KnownError("reason_missing")
        measured = None
        if self.tenths is not None:
            measured = Measured(self.tenths, self.site or Site.FOREHEAD)
        officer = booth.services.officers.command_line()
        return Say(officer, measured, self.confirm, free_text(self.override or ""))


def cross(asked: Asked, wanted: Wanted) -> Answer:
    """Record one attempt, and the passage where there is one."""
    with opened(asked) as booth:
        outcome = _attempt(booth, wanted)
        zone = zone_of(booth)
        policy = booth.services.policies.current().temperature
    assert outcome.recorded_at is not None
    today = outcome.recorded_at.astimezone(zone).date()
    message = verdict_message(outcome, asked.words, today, policy)
    body = {
        "attempt_id": str(outcome.attempt_id),
        "passed": outcome.passed,
        "decision": outcome.verdict.decision.value,
        "reasons": [reason.value for reason in outcome.verdict.reasons],
        "message": message,
        "recorded_at": stamp(outcome.recorded_at, zone),
    }
    return Answer(body, (_crossed(outcome, message, asked.words),))


def log(asked: Asked, since: datetime | None, limit: int, *, full: bool) -> Answer:
    """List attempts; whole names are journalled."""
    with opened(asked) as booth:
        zone = zone_of(booth)
        if since is not None and since.tzinfo is None:
            since = since.replace(tzinfo=zone)
        lines = booth.services.book.log(since, limit)
        officers = booth.services.officers.names()
        if full:
            officer = booth.services.officers.command_line()
            Disclosures(booth.services.database, booth.services.hands).note(
                "gate.log", len(lines), officer
            )
    attempts = [_line(line, officers, zone, asked.words, full=full) for line in lines]
    said = tuple(_said(line, zone, asked.words, full=full) for line in lines)
    return Answer({"attempts": attempts}, said)


def _attempt(booth: Booth, wanted: Wanted) -> GateOutcome:
    services = booth.services
    if wanted.identified is not None:
        holder = services.passes.show(serial_of(wanted.identified)).entry_pass.holder
        return services.gate.identify(holder, wanted.say(booth), wanted.direction)
    return services.gate.scan(
        wanted.code or "", wanted.say(booth), wanted.direction, deliberate=True
    )


def _line(
    line: AttemptLine, officers: dict[UUID, str], zone: ZoneInfo, words: Words, *, full: bool
) -> dict[str, object]:
    attempt = line.attempt
    officer = officers.get(attempt.officer_id) if attempt.officer_id else None
    return {
        "attempt_id": str(attempt.id),
        "at": stamp(attempt.recorded_at, zone),
        "direction": attempt.direction.value,
        "serial": format_serial(line.serial) if line.serial is not None else None,
        "holder": _holder(line, words, full=full),
        "decision": attempt.decision.value,
        "reasons": [reason.value for reason in attempt.reasons],
        "passed": attempt.passed and attempt.undone_at is None,
        "temperature": attempt.tenths / 10 if attempt.tenths is not None else None,
        "officer": officer,
    }


def _holder(line: AttemptLine, words: Words, *, full: bool) -> str | None:
    if line.attempt.holder is None or not line.holder_name:
        return None
    if full and line.holder_name != line.company:
        return line.holder_name
    return masked_holder(line.attempt.holder.kind, line.holder_name, words, line.company)


def _crossed(outcome: GateOutcome, message: str, words: Words) -> str:
    if not outcome.passed:
        return f"{words.decision(outcome.verdict.decision)} · {message}"
    word = words.outcome("overridden" if outcome.override_reason else "passed")
    return f"{word} · {message}"


def _said(line: AttemptLine, zone: ZoneInfo, words: Words, *, full: bool) -> str:
    attempt = line.attempt
    parts = (
        f"{attempt.recorded_at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
        words.direction(attempt.direction),
        words.outcome(_ending(line)),
        format_serial(line.serial) if line.serial is not None else "",
        _holder(line, words, full=full) or "",
        f"{celsius(attempt.tenths)}℃" if attempt.tenths is not None else "",
        "" if attempt.passed or not attempt.reasons else words.reason(attempt.reasons[0]),
    )
    return "  ".join(part for part in parts if part)


def _ending(line: AttemptLine) -> str:
    """Return the code of the word for how an attempt ended."""
    attempt = line.attempt
    if attempt.undone_at is not None:
        return "undone"
    if attempt.passed:
        return "overridden" if attempt.overridden or attempt.override_reason else "passed"
    if attempt.deferred:
        return "deferred"
    if line.rechecking or Reason.RECHECK_OPEN in attempt.reasons:
        return "recheck"
    return attempt.decision.value
