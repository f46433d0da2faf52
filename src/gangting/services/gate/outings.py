"""What the outing quota says of a crossing; asks the books only where the rule is on."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.passes import EditionAge, HolderKind, PassState, edition_age
from gangting.domain.quota import (
    Outing,
    OutingReason,
    back_by,
    counts,
    late,
    used,
    used_up,
    window_start,
)
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction, Identified, Presence
from gangting.services.gate.subjects import Subject
from gangting.services.policies import GatePolicy
from gangting.storage.unit_of_work import Work


@frozen
class OutingFacts:
    """What the table looks at; ``due_back`` is when one who comes late was expected."""

    quota_used: bool = False
    used: int = 0
    late: bool = False
    due_back: datetime | None = None


@frozen
class GoingOut:
    """What the rule says of one who goes out: whether it counts, and when to be back."""

    counted: bool = False
    back_by: datetime | None = None
    excused: OutingReason | None = None


NOTHING = OutingFacts()
NO_OUTING = GoingOut()
_GONE = frozenset({PassState.VOID, PassState.LOST, PassState.RETURNED})


def outing_facts(
    work: Work,
    policy: GatePolicy,
    subject: Subject,
    direction: Direction,
    now: datetime,
    attempt_id: UUID | None = None,
) -> OutingFacts:
    """Return what the quota says; nothing, and no question, where it is off."""
    rule = policy.quota
    zone = ZoneInfo(policy.zone)
    if not rule.on or not rule.holds_on(now.astimezone(zone).date()):
        return NOTHING
    household_id = _household(subject)
    if household_id is None:
        return NOTHING
    if direction is Direction.ENTRY:
        return _coming_home(work, policy, subject, now)
    ref = subject.holder_ref
    outing = Outing(ref.id, now, subject.category) if ref else None
    if outing is None or not counts(rule, outing) or not (rule.persons or rule.outings):
        return NOTHING
    earlier = work.outings.of_household(household_id, window_start(rule, now, zone))
    already = used(rule, earlier, now, zone)
    if not used_up(rule, already, outing.who):
        return NOTHING
    if attempt_id is not None and work.outings.excuse(attempt_id) in rule.exempt_reasons:
        return NOTHING
    return OutingFacts(quota_used=True, used=already.outings)


def going_out(
    work: Work,
    policy: GatePolicy,
    subject: Subject,
    left_at: datetime,
    attempt_id: UUID | None,
) -> GoingOut:
    """Return what one who goes out is told; an attempt of None is new and nobody excused it."""
    rule = policy.quota
    if not rule.on or _household(subject) is None:
        return NO_OUTING
    if not rule.holds_on(left_at.astimezone(ZoneInfo(policy.zone)).date()):
        return NO_OUTING
    if subject.category in rule.exempt_categories:
        return NO_OUTING
    excuse = work.outings.excuse(attempt_id) if attempt_id is not None else None
    if excuse in rule.exempt_reasons:
        return GoingOut(excused=excuse)
    limited = bool(rule.persons or rule.outings or rule.minutes_outside)
    return GoingOut(limited, back_by(rule, left_at))


def _coming_home(work: Work, policy: GatePolicy, subject: Subject, now: datetime) -> OutingFacts:
    rule = policy.quota
    ref = subject.holder_ref
    where = subject.known.whereabouts if subject.known else None
    if ref is None or where is None or where.presence is not Presence.OUTSIDE:
        return NOTHING
    if not late(rule, where.since, now):
        return NOTHING
    left_on = where.since.astimezone(ZoneInfo(policy.zone)).date()
    last = work.outings.last_of(ref.id)
    category, reason = last if last is not None else (None, None)
    if not rule.holds_on(left_on) or not counts(
        rule, Outing(ref.id, where.since, category, reason)
    ):
        return NOTHING
    return OutingFacts(late=True, due_back=back_by(rule, where.since))


def _household(subject: Subject) -> UUID | None:
    """Return whose quota it is: that of a person's door or of a shared card; a car has none.

    A card that is refused names nobody: whoever holds it uses up nobody's outings.
    """
    holder = subject.known.holder if subject.known else None
    if holder is None or not holder.lives_here or _refused(subject):
        return None
    if holder.ref.kind not in {HolderKind.PERSON, HolderKind.HOUSEHOLD}:
        return None
    return holder.household_id


def _refused(subject: Subject) -> bool:
    """Whether the card itself is refused, so that the one who crosses is not its holder."""
    entry_pass = subject.entry_pass
    if entry_pass is None or subject.identified not in {Identified.CARD, Identified.SHORT_NUMBER}:
        return False
    if entry_pass.state in _GONE:
        return True
    card = subject.read.fields.edition if subject.read else entry_pass.edition
    return edition_age(card, entry_pass.edition) is EditionAge.OLDER
