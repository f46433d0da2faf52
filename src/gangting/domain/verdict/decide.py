"""Decide: collect every reason that applies, colour it by the table, let the worst decide."""

from collections.abc import Iterable, Iterator, Mapping

from gangting.domain.pass_code import Unreadable
from gangting.domain.passes import (
    Category,
    EditionAge,
    HolderKind,
    PassState,
    edition_age,
)
from gangting.domain.temperature import Band
from gangting.domain.verdict.facts import (
    Decision,
    Direction,
    Facts,
    Finding,
    HealthCode,
    Identified,
    Policy,
    Presence,
    Reason,
    RecordFacts,
    Verdict,
)
from gangting.domain.verdict.table import TABLE


_ORDER = {reason: place for place, reason in enumerate(Reason)}

_UNREADABLE = {
    Unreadable.MALFORMED: Reason.MALFORMED,
    Unreadable.UNKNOWN_VERSION: Reason.UNKNOWN_VERSION,
    Unreadable.OTHER_COMPOUND: Reason.OTHER_COMPOUND,
    Unreadable.UNKNOWN_KEY: Reason.UNKNOWN_KEY,
    Unreadable.FORGED: Reason.FORGED,
}

_STATES = {
    PassState.VOID: Reason.VOID,
    PassState.LOST: Reason.LOST,
    PassState.RETURNED: Reason.RETURNED,
    PassState.SUSPENDED: Reason.SUSPENDED,
    PassState.APPLIED: Reason.NOT_COLLECTED,
    PassState.PRINTED: Reason.NOT_COLLECTED,
}

_GONE = frozenset({PassState.VOID, PassState.LOST, PassState.RETURNED})

_BANDS = {
    Band.IMPLAUSIBLE: Reason.TEMPERATURE_IMPLAUSIBLE,
    Band.LOW: Reason.TEMPERATURE_LOW,
    Band.HIGH: Reason.TEMPERATURE_HIGH,
    Band.ALERT: Reason.TEMPERATURE_HIGH,
}

_BY_CARD = frozenset({Identified.CARD, Identified.SHORT_NUMBER})

#: What says something of the card only does not apply once a person was identified without it.
_OF_THE_CARD = frozenset(
    {
        Reason.VOID,
        Reason.LOST,
        Reason.RETURNED,
        Reason.OLDER_EDITION,
        Reason.NEWER_EDITION,
        Reason.UNKNOWN_PASS,
        Reason.RETIRED_KEY,
        *_UNREADABLE.values(),
    }
)


def decide(facts: Facts, policy: Policy) -> Verdict:
    """Return the verdict; total: every facts value yields one."""
    findings = [f for reason in _applying(facts, policy) if (f := _find(reason, facts, policy))]
    findings.sort(key=lambda f: _ORDER[f.reason])
    worst = max((f.decision for f in findings), key=lambda d: d.weight, default=Decision.ADMIT)
    return Verdict(worst, tuple(findings))


def recall(facts: Facts, policy: Policy, decision: Decision, reasons: Iterable[Reason]) -> Verdict:
    """Return a verdict as it was given then, worded by what is known of it now."""
    findings = tuple(f for reason in reasons if (f := _find(reason, facts, policy)))
    return Verdict(decision, findings)


def _find(reason: Reason, facts: Facts, policy: Policy) -> Finding | None:
    cell = TABLE[reason].cell(facts, policy)
    if cell is None:
        return None
    return Finding(
        reason, cell.decision, cell.step, cell.override, cell.confirm, _params(reason, facts)
    )


def _applying(facts: Facts, policy: Policy) -> Iterator[Reason]:
    by_person = facts.identified in {Identified.GUARD, Identified.REGISTERED}
    if by_person and facts.holder is None:
        yield Reason.UNKNOWN_PASS
    for reason in (*_card(facts), *_holder(facts)):
        if not (by_person and reason in _OF_THE_CARD):
            yield reason
    yield from _visit(facts)
    yield from _place_and_time(facts, policy)
    yield from _temperature(facts)
    yield from _manner(facts)


def _card(facts: Facts) -> Iterator[Reason]:
    if facts.unreadable is not None:
        yield _UNREADABLE[facts.unreadable]
        return
    if facts.card is not None and facts.card.key_retired:
        yield Reason.RETIRED_KEY
    if facts.record is not None:
        yield from _recorded(facts, facts.record)
    elif facts.card is not None:
        yield Reason.UNKNOWN_PASS
    elif facts.identified in _BY_CARD:
        yield Reason.MALFORMED


def _recorded(facts: Facts, record: RecordFacts) -> Iterator[Reason]:
    if facts.holder is None:
        yield Reason.UNKNOWN_PASS
    if record.state in _STATES:
        yield _STATES[record.state]
    if facts.card is not None:
        age = edition_age(facts.card.edition, record.edition)
        if age is EditionAge.OLDER:
            yield Reason.OLDER_EDITION
        elif age is EditionAge.NEWER:
            yield Reason.NEWER_EDITION


def _holder(facts: Facts) -> Iterator[Reason]:
    dates = facts.record or facts.card
    if dates is not None:
        if facts.today < dates.valid_from:
            yield Reason.NOT_YET_VALID
        if facts.today > dates.valid_until:
            yield Reason.EXPIRED
        in_use = facts.record is None or facts.record.state not in _GONE
        if dates.category is Category.VISITOR and in_use:
            yield Reason.COLLECT_TEMPORARY_PASS
    if facts.holder is not None:
        if facts.holder.under_observation:
            yield Reason.UNDER_OBSERVATION
        if facts.holder.blocked:
            yield Reason.BLOCKED


def _visit(facts: Facts) -> Iterator[Reason]:
    if facts.visitors_barred:
        yield Reason.VISITORS_BARRED
    if not facts.visit.host_consent:
        yield Reason.NO_HOST_CONSENT
    if facts.visit.health_code is HealthCode.RED:
        yield Reason.HEALTH_CODE_RED
    if facts.visit.health_code is HealthCode.YELLOW:
        yield Reason.HEALTH_CODE_YELLOW
    if facts.visit.screening_yes:
        yield Reason.SCREENING_YES


def _place_and_time(facts: Facts, policy: Policy) -> Iterator[Reason]:
    seen, entry = facts.presence, facts.direction is Direction.ENTRY
    if facts.holder is not None and facts.holder.kind is not HolderKind.HOUSEHOLD:
        if entry and seen.presence is Presence.INSIDE:
            yield Reason.ALREADY_INSIDE
        if not entry and seen.presence is Presence.OUTSIDE:
            yield Reason.ALREADY_OUTSIDE
    moved = seen.since is not None and seen.gate != facts.gate
    if seen.elsewhere or (
        moved and seen.since and abs(facts.now - seen.since) <= policy.clone_window
    ):
        yield Reason.CLONE_SUSPECTED
    if facts.clock_doubtful:
        yield Reason.CLOCK_DOUBTFUL
    if facts.quota_used:
        yield Reason.QUOTA_USED
    if facts.late_return:
        yield Reason.LATE_RETURN


def _temperature(facts: Facts) -> Iterator[Reason]:
    temperature = facts.temperature
    if temperature.recheck_open:
        yield Reason.RECHECK_OPEN
    if temperature.band is None:
        if temperature.needed:
            yield Reason.TEMPERATURE_MISSING
    elif temperature.band in _BANDS:
        yield _BANDS[temperature.band]


def _manner(facts: Facts) -> Iterator[Reason]:
    if facts.children_alone:
        yield Reason.CHILDREN_ALONE
    if facts.identified is Identified.SHORT_NUMBER:
        yield Reason.SHORT_NUMBER_ONLY
    if facts.identified is Identified.GUARD:
        yield Reason.IDENTIFIED_BY_GUARD


def _params(reason: Reason, facts: Facts) -> Mapping[str, str]:
    """Fill the sentence: who changed the pass and when, and its dates; never a name of a holder."""
    params: dict[str, str] = {}
    dates = facts.record or facts.card
    if reason in {Reason.NOT_YET_VALID, Reason.EXPIRED} and dates is not None:
        params["valid_from"] = dates.valid_from.isoformat()
        params["valid_until"] = dates.valid_until.isoformat()
    if reason in _STATES.values() and facts.record is not None and facts.record.changed_on:
        params["changed_on"] = facts.record.changed_on.isoformat()
        params["changed_by"] = facts.record.changed_by
    if reason is Reason.QUOTA_USED and facts.outings_used:
        params["used"] = str(facts.outings_used)
    if reason is Reason.LATE_RETURN and facts.due_back:
        params["time"] = facts.due_back
    return params
