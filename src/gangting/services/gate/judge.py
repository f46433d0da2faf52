"""From a subject and the moment to facts, and through the table to a verdict."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.crossings import Attempt
from gangting.domain.entry_pass import EntryPass
from gangting.domain.passes import HolderKind
from gangting.domain.temperature import Band, Reading, band
from gangting.domain.values import frozen
from gangting.domain.verdict.decide import decide, recall
from gangting.domain.verdict.facts import (
    CardFacts,
    Direction,
    Facts,
    HealthCode,
    HolderFacts,
    Presence,
    PresenceFacts,
    RecordFacts,
    TemperatureFacts,
    Verdict,
    VisitFacts,
)
from gangting.services.gate.outings import NOTHING, OutingFacts
from gangting.services.gate.subjects import Subject
from gangting.services.hands import local_day
from gangting.services.policies import GatePolicy


@frozen
class Moment:
    """When and where it is judged.

    ``doubtful`` where the clock cannot be believed, ``elsewhere`` where the holder was scanned at
    another gate just now, ``outing`` what the household's quota says.
    """

    now: datetime
    gate: int
    doubtful: bool = False
    elsewhere: bool = False
    outing: OutingFacts = NOTHING


@frozen
class Measurements:
    """The readings of a crossing.

    ``refused`` is an implausible value that was not stored; ``rechecking`` is true while the fever
    of this very crossing is being rechecked.
    """

    readings: tuple[Reading, ...] = ()
    refused: bool = False
    ask: bool = True
    rechecking: bool = False


class Judge:
    """Gathers the facts of a subject and asks the table."""

    def __init__(self, policy: GatePolicy, officer_name: Callable[[UUID], str]) -> None:
        self._policy = policy
        self._officer_name = officer_name

    def direction(self, subject: Subject) -> Direction:
        """Tell the direction by presence; unknown means entry.

        A household has many members: where its last one went says nothing of the next.
        """
        if subject.holder_ref is not None and subject.holder_ref.kind is HolderKind.HOUSEHOLD:
            return Direction.ENTRY
        where = subject.known.whereabouts if subject.known else None
        inside = where is not None and where.presence is Presence.INSIDE
        return Direction.EXIT if inside else Direction.ENTRY

    def verdict(
        self,
        subject: Subject,
        direction: Direction,
        moment: Moment,
        measurements: Measurements,
        *,
        children_alone: bool = False,
        said: Attempt | None = None,
    ) -> Verdict:
        """Decide, or recall what was decided of an attempt that is over."""
        today = local_day(moment.now, self._policy.zone)
        facts = Facts(
            direction=direction,
            now=moment.now,
            today=today,
            gate=moment.gate,
            identified=subject.identified,
            unreadable=subject.unreadable,
            card=_card(subject),
            record=self._record(subject.entry_pass),
            holder=_holder(subject),
            category=subject.category,
            presence=_presence(subject, moment),
            visit=self._visit(subject),
            temperature=self._temperature(subject, direction, measurements),
            clock_doubtful=moment.doubtful,
            quota_used=moment.outing.quota_used,
            outings_used=moment.outing.used,
            late_return=moment.outing.late,
            due_back=self._due(moment, today),
            children_alone=children_alone,
        )
        if said is not None:
            return recall(facts, self._policy.verdict, said.decision, said.reasons)
        return decide(facts, self._policy.verdict)

    def _due(self, moment: Moment, today: date) -> str:
        """Write when one who comes late was expected, with the day where it was another one."""
        due = moment.outing.due_back
        if due is None:
            return ""
        local = due.astimezone(ZoneInfo(self._policy.zone))
        return f"{local:%H:%M}" if local.date() == today else f"{local:%m-%d %H:%M}"

    def band(self, reading: Reading) -> Band:
        """Tell what a reading means."""
        return band(reading.tenths, reading.site, self._policy.temperature)

    def _record(self, entry_pass: EntryPass | None) -> RecordFacts | None:
        if entry_pass is None:
            return None
        changed_by = entry_pass.changed_by
        return RecordFacts(
            entry_pass.state,
            entry_pass.edition,
            entry_pass.category,
            entry_pass.valid_from,
            entry_pass.valid_until,
            local_day(entry_pass.changed_at, self._policy.zone),
            self._officer_name(changed_by) if changed_by else "",
        )

    def _visit(self, subject: Subject) -> VisitFacts:
        visit = subject.visit
        if visit is None:
            return VisitFacts()
        asks_host = self._policy.ask_host_consent and bool(visit.host_address)
        return VisitFacts(
            host_consent=not asks_host or visit.consent_at is not None,
            expected=visit.expected,
            health_code=visit.health_code or HealthCode.GREEN,
            screening_yes=visit.screening_yes,
        )

    def _temperature(
        self, subject: Subject, direction: Direction, measurements: Measurements
    ) -> TemperatureFacts:
        plate = subject.holder_ref is not None and subject.holder_ref.kind is HolderKind.VEHICLE
        wanted = direction is Direction.ENTRY or self._policy.temperature.needed_on_exit
        last: Band | None = Band.IMPLAUSIBLE if measurements.refused else None
        if last is None and measurements.readings:
            last = self.band(measurements.readings[-1])
        return TemperatureFacts(
            band=last,
            readings=len(measurements.readings),
            recheck_open=measurements.rechecking or bool(subject.known and subject.known.open_case),
            needed=measurements.ask and wanted and not plate,
        )


def _card(subject: Subject) -> CardFacts | None:
    if subject.read is None:
        return None
    fields = subject.read.fields
    return CardFacts(
        fields.edition,
        fields.category,
        fields.valid_from,
        fields.valid_until,
        subject.read.key_retired,
    )


def _holder(subject: Subject) -> HolderFacts | None:
    holder = subject.known.holder if subject.known else None
    if holder is None:
        return None
    return HolderFacts(holder.ref.kind, holder.lives_here, holder.blocked, holder.under_observation)


def _presence(subject: Subject, moment: Moment) -> PresenceFacts:
    where = subject.known.whereabouts if subject.known else None
    if where is None:
        return PresenceFacts(elsewhere=moment.elsewhere)
    return PresenceFacts(where.presence, where.gate, where.since, moment.elsewhere)
