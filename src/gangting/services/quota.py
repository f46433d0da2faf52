"""The outing quota: its rule, outings that do not count, and who is not back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import Attempt
from gangting.domain.entry_pass import Holder
from gangting.domain.errors import KnownError
from gangting.domain.quota import (
    Outing,
    OutingReason,
    QuotaRule,
    Used,
    back_by,
    counts,
    used,
    window,
    window_start,
)
from gangting.domain.verdict.facts import Decision, Direction
from gangting.services.gate.outcome import UNDO_WINDOW, GateOutcome
from gangting.services.gate.service import Gate, must_work_gate
from gangting.services.hands import Hands
from gangting.services.policies import QUOTA_SETTING, Policies, quota_of, quota_values
from gangting.storage.unit_of_work import Database


#: Who has been away longer than this has travelled; another book asks about them.
_LONGEST_AWAY = timedelta(days=7)
_MOST_AWAY = 200


@dataclass(frozen=True, slots=True)
class NotBack:
    """One who was to be back by now, and the crossing by which they left."""

    attempt_id: UUID
    holder: Holder
    left_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class QuotaUse:
    """What a household has used of the present window."""

    rule: QuotaRule
    used: Used
    first_day: str
    last_day: str


class Quota:
    """The compound's rule, off by default; the gate applies it itself."""

    def __init__(self, database: Database, policies: Policies, hands: Hands, gate: Gate) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._gate = gate

    def rule(self) -> QuotaRule:
        """Return the rule in force."""
        return self._policies.current().quota

    def save(self, rule: QuotaRule, officer: Officer, seen: QuotaRule | None = None) -> QuotaRule:
        """Write the rule, a leader's right; it holds at this booth from now on.

        ``seen`` is the rule the officer looked at: ``rules_changed`` where somebody else has
        written another one since. ``invalid_number`` out of range, ``dates_out_of_order``.
        """
        officer.must(Right.MANAGE)
        values = quota_values(rule.checked())
        self._policies.forget()
        with self._database.write() as work:
            stored = work.site.settings().get(QUOTA_SETTING, {})
            if seen is not None and quota_of(stored) != seen:
                raise KnownError("rules_changed")
            work.site.save_setting(QUOTA_SETTING, values)
            changed = {key: value for key, value in values.items() if stored.get(key) != value}
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, "quota.changed", detail=changed)
        self._policies.forget()
        return self.rule()

    def excuse(self, attempt_id: UUID, reason: OutingReason, officer: Officer) -> GateOutcome:
        """Let an outing not count: to work, to the doctor. An open or refused exit is judged again.

        Anybody at the gate may say so until a passage can no longer be undone, from then on who
        may correct: ``need_leader``. ``reason_not_exempt`` where the rule does not know it,
        ``not_an_outing`` for an entry or what was taken back.
        """
        must_work_gate(officer)
        if reason not in self.rule().exempt_reasons:
            raise KnownError("reason_not_exempt")
        with self._database.write() as work:
            attempt = work.crossings.attempt(attempt_id)
            if attempt is None:
                raise KnownError("not_found", what="attempt")
            if attempt.direction is not Direction.EXIT or attempt.undone_at is not None:
                raise KnownError("not_an_outing")
            self._must_be_in_time(attempt, officer)
            if work.outings.excuse(attempt_id) is None:
                place = work.place(self._hands.clock.now(), officer.id)
                work.outings.add_excuse(self._hands.new_id(), place, attempt_id, reason)
                work.journal.append(
                    self._hands.new_id(),
                    work.place(self._hands.clock.now(), officer.id),
                    "quota.excused",
                    subject=("attempt", attempt_id),
                    detail={"reason": reason.value},
                )
            if attempt.unfinished or (
                not attempt.passed and attempt.decision is Decision.REFUSE and not attempt.deferred
            ):
                return self._gate.again_in(work, attempt_id, officer)
        return self._gate.outcome(attempt_id)

    def _must_be_in_time(self, attempt: Attempt, officer: Officer) -> None:
        gone = attempt.passed_at
        late = gone is not None and self._hands.clock.now() - gone > UNDO_WINDOW
        if late and not officer.may(Right.CORRECT):
            raise KnownError("need_leader")

    def use_of(self, household_id: UUID) -> QuotaUse | None:
        """Return what a household has used of the window; None while the rule is not in force."""
        policy, now = self._policies.current(), self._hands.clock.now()
        zone = ZoneInfo(policy.zone)
        if not policy.quota.holds_on(now.astimezone(zone).date()):
            return None
        since = window_start(policy.quota, now, zone)
        with self._database.read() as work:
            outings = work.outings.of_household(household_id, since)
        first, last = window(policy.quota, now, zone)
        use = used(policy.quota, outings, now, zone)
        return QuotaUse(policy.quota, use, first.isoformat(), last.isoformat())

    def not_back(self, limit: int = _MOST_AWAY) -> tuple[NotBack, ...]:
        """Return who was to be back by now and is not, the longest overdue first."""
        policy, now = self._policies.current(), self._hands.clock.now()
        rule, zone = policy.quota, ZoneInfo(policy.zone)
        if not rule.holds_on(now.astimezone(zone).date()) or not rule.minutes_outside:
            return ()
        limit_of_time = timedelta(minutes=rule.minutes_outside)
        with self._database.read() as work:
            away = work.outings.away(
                now - _LONGEST_AWAY - limit_of_time, now - limit_of_time, limit
            )
        found = []
        for one in away:
            due = back_by(rule, one.left_at)
            outing = Outing(one.holder.ref.id, one.left_at, one.category, one.reason)
            begun = rule.holds_on(one.left_at.astimezone(zone).date())
            if due is not None and begun and counts(rule, outing):
                found.append(NotBack(one.attempt_id, one.holder, one.left_at, due))
        return tuple(found)
