"""From a judging to the attempt that is written and the answer that is shown."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.recheck import RecheckCase
from gangting.domain.temperature import Reading
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Decision, Direction, Override, Reason, Verdict
from gangting.services.gate.outcome import GateOutcome, Say
from gangting.services.gate.outings import NO_OUTING, GoingOut
from gangting.services.gate.subjects import Subject


@frozen
class Judged:
    """One judging, before it is written."""

    subject: Subject
    direction: Direction
    verdict: Verdict
    readings: tuple[Reading, ...]
    new_reading: Reading | None
    now: datetime


def drafted(attempt_id: UUID, judged: Judged, say: Say, *, deferred: bool) -> Attempt:
    """Return the new attempt of a judging."""
    subject, verdict = judged.subject, judged.verdict
    return Attempt(
        id=attempt_id,
        direction=judged.direction,
        identified=subject.identified,
        decision=verdict.decision,
        reasons=verdict.reasons,
        recorded_at=judged.now,
        raw=subject.raw,
        raw_hash=subject.raw_hash,
        pass_id=subject.entry_pass.id if subject.entry_pass else None,
        holder=subject.holder_ref if verdict.names_holder else None,
        category=subject.category,
        visit_id=subject.visit.id if subject.visit else None,
        linked_id=subject.linked_id,
        children=say.children,
        deferred=deferred,
        **_settling(judged, say, "", deferred=deferred),
    )


def as_judged(attempt: Attempt, judged: Judged) -> Attempt:
    """Put the verdict on the attempt; a card that is refused by now names nobody any more."""
    verdict = judged.verdict
    return replace(
        attempt,
        decision=verdict.decision,
        reasons=verdict.reasons,
        holder=judged.subject.holder_ref if verdict.names_holder else None,
    )


def settled(attempt: Attempt, judged: Judged, say: Say) -> Attempt:
    """Say whether the attempt passes now, and keep its last temperature on it."""
    changes = _settling(judged, say, attempt.override_reason, deferred=attempt.deferred)
    return replace(attempt, **changes)


def _settling(judged: Judged, say: Say, reason: str, *, deferred: bool) -> dict[str, Any]:
    verdict = judged.verdict
    last = judged.readings[-1] if judged.readings else None
    passes = not deferred and _passes(verdict, say)
    waits = verdict.decision is Decision.ATTENTION or _waits_for_host(verdict)
    return {
        "officer_id": say.officer.id if say.officer else None,
        "tenths": last.tenths if last else None,
        "site": last.site if last else None,
        "passed": passes,
        "passed_at": judged.now if passes else None,
        "override_reason": say.override if passes and say.override else reason,
        "unfinished": waits and not passes and not deferred,
    }


def outcome_of(
    attempt: Attempt,
    judged: Judged,
    case: RecheckCase | None,
    going: GoingOut = NO_OUTING,
) -> GateOutcome:
    """Return the answer to an attempt as it was written."""
    subject = judged.subject
    return GateOutcome(
        direction=attempt.direction,
        identified=attempt.identified,
        verdict=judged.verdict,
        scan=subject.scan,
        attempt_id=attempt.id,
        recorded_at=attempt.recorded_at,
        passed=attempt.passed,
        passed_at=attempt.passed_at,
        undone=attempt.undone_at is not None,
        deferred=attempt.deferred,
        unfinished=attempt.unfinished,
        fields=subject.read.fields if subject.read else None,
        entry_pass=subject.entry_pass,
        holder=subject.known.holder if subject.known else None,
        last=subject.known.whereabouts if subject.known else None,
        readings=judged.readings,
        case=case,
        visit=subject.visit,
        children=attempt.children,
        override_reason=attempt.override_reason,
        back_by=going.back_by,
        counted=going.counted,
        excused=going.excused,
    )


def seen(judged: Judged) -> GateOutcome:
    """Return the answer to what was only looked at: nothing was recorded."""
    subject = judged.subject
    return GateOutcome(
        judged.direction,
        subject.identified,
        judged.verdict,
        subject.scan,
        fields=subject.read.fields if subject.read else None,
        entry_pass=subject.entry_pass,
        holder=subject.known.holder if subject.known else None,
        last=subject.known.whereabouts if subject.known else None,
    )


def must_override(verdict: Verdict, officer: Officer) -> None:
    """Let nobody override what may not be, or what needs a leader, who is none."""
    if verdict.confirmable or verdict.decision is Decision.ADMIT:
        return
    if verdict.override is Override.NOBODY:
        raise KnownError("override_not_allowed")
    if not _may_override(verdict, officer):
        raise KnownError("need_leader")


def _waits_for_host(verdict: Verdict) -> bool:
    """Whether nothing but the host's word keeps a visitor out: they may say yes any moment."""
    refused = [f.reason for f in verdict.findings if f.decision is Decision.REFUSE]
    return refused == [Reason.NO_HOST_CONSENT]


def _passes(verdict: Verdict, say: Say) -> bool:
    if verdict.decision is Decision.ADMIT:
        return True
    if verdict.confirmable:
        return say.confirm or bool(say.override)
    return bool(say.override) and _may_override(verdict, say.officer)


def _may_override(verdict: Verdict, officer: Officer | None) -> bool:
    if officer is None or verdict.override is Override.NOBODY:
        return False
    return verdict.override is Override.ANY_OFFICER or officer.may(Right.OVERRIDE)
