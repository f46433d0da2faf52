"""What happened in the invented community, written in the order of time."""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from gangting.domain.crossings import Attempt
from gangting.domain.demo.values import (
    DemoCase,
    DemoCommunity,
    DemoCrossing,
    DemoPass,
    DemoRef,
    DemoVisit,
)
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import HolderKind, HolderRef, PassAction, PassState
from gangting.domain.recheck import CaseDecision, RecheckCase, Told
from gangting.domain.temperature import Reading
from gangting.domain.verdict.facts import Decision, Direction, Identified, Presence
from gangting.domain.visits import Visit
from gangting.services.demo_ids import DemoIds
from gangting.services.hands import Hands
from gangting.services.passes import code_of
from gangting.storage.places import Place
from gangting.storage.unit_of_work import Work


_ENDS = {
    PassState.LOST: PassAction.REPORT_LOST,
    PassState.VOID: PassAction.VOID,
    PassState.SUSPENDED: PassAction.SUSPEND,
    PassState.RETURNED: PassAction.RETURN,
}
_AFTER = {Direction.ENTRY: Presence.INSIDE, Direction.EXIT: Presence.OUTSIDE}


class History:
    """Collects the facts of every kind, gives each its place, and writes each kind at once."""

    def __init__(
        self,
        work: Work,
        hands: Hands,
        made: DemoCommunity,
        ids: DemoIds,
        passes: Mapping[int, EntryPass],
    ) -> None:
        self._work, self._hands, self._made, self._ids = work, hands, made, ids
        self._passes = passes
        self._codes: dict[int, str] = {}
        self._pending: list[tuple[datetime, UUID, Callable[[Place], None]]] = []
        self._visits: list[tuple[Visit, Place, UUID | None]] = []
        self._events: list[tuple[UUID, Place, EntryPass, PassEvent]] = []
        self._attempts: list[tuple[Attempt, Place]] = []
        self._readings: list[tuple[UUID, Place, UUID, UUID | None, Reading]] = []

    def write(self, now: datetime) -> None:
        """Write everything; what would be recorded after ``now`` is recorded now."""
        for visit in self._made.visits:
            self._visit(visit)
        for entry_pass in self._made.passes:
            self._life(entry_pass)
        for crossing in self._made.crossings:
            self._crossing(crossing)
        for at, officer_id, keep in sorted(self._pending, key=lambda fact: fact[0]):
            keep(self._work.place(min(at, now), officer_id))
        bulk = self._work.bulk
        bulk.add_visits(self._visits)
        bulk.add_events(self._events)
        bulk.add_attempts(self._attempts)
        bulk.add_readings(self._readings)
        bulk.add_presence(self._presence())

    def _visit(self, made: DemoVisit) -> None:
        home = None if made.host is None else self._made.households[made.host]
        visit = Visit(
            self._ids.holder(DemoRef(HolderKind.VISIT, made.number)).id,
            made.kind,
            made.name,
            made.phone,
            host_address=home.address.short if home else "",
            host_household_id=self._ids.household(home.number) if home else None,
            consent_by=made.consent_by,
            consent_at=made.consent_at,
            reason=made.reason,
            company=made.company,
            drop_point=made.drop_point,
            plate=made.plate,
            party_size=made.party_size,
            health_code=made.health_code,
            entered_at=made.entered_at,
            left_at=made.left_at,
        )
        slip = None if made.serial is None else self._ids.entry_pass(made.serial)

        def keep(place: Place) -> None:
            self._visits.append((visit, place, slip))

        self._wait(made.registered_at, made.officer, keep)

    def _life(self, made: DemoPass) -> None:
        before: PassState | None = None
        for at, action, after, edition, reason in _life_of(made):
            self._event(made, PassEvent(action, before, after, edition, at, None, reason))
            before = after

    def _event(self, made: DemoPass, event: PassEvent) -> None:
        def keep(place: Place) -> None:
            entry_pass = self._passes[made.serial]
            self._events.append((self._hands.new_id(), place, entry_pass, event))

        self._wait(event.at, made.changed_by, keep)

    def _crossing(self, made: DemoCrossing) -> None:
        attempt = self._attempt(made)

        def keep(place: Place) -> None:
            self._attempts.append((attempt, place))

        self._wait(made.at, made.officer, keep)
        case_id = self._case(made, made.case) if made.case is not None else None
        for number, value in enumerate(made.readings):
            reading = Reading(value.tenths, value.site, value.source, value.taken_at)
            self._reading(made, reading, case_id if number else None)

    def _reading(self, made: DemoCrossing, reading: Reading, case_id: UUID | None) -> None:
        attempt_id = self._ids.attempt(made.number)

        def keep(place: Place) -> None:
            self._readings.append((self._hands.new_id(), place, attempt_id, case_id, reading))

        self._wait(reading.taken_at, made.officer, keep)

    def _attempt(self, made: DemoCrossing) -> Attempt:
        holder = None if made.holder is None else self._ids.holder(made.holder)
        last = made.readings[-1] if made.readings else None
        decision = made.decision
        if made.case is not None:
            normal = made.case.decision is CaseDecision.ADMIT
            decision = Decision.ATTENTION if normal else Decision.REFUSE
        registered = made.identified is Identified.REGISTERED and holder is not None
        return Attempt(
            id=self._ids.attempt(made.number),
            direction=made.direction,
            identified=made.identified,
            decision=decision,
            reasons=made.reasons,
            recorded_at=made.at,
            raw=self._code(made.serial) if made.serial is not None else "",
            raw_hash=self._hash(made.raw) if made.raw else "",
            pass_id=None if made.serial is None else self._ids.entry_pass(made.serial),
            holder=holder,
            category=made.category,
            visit_id=holder.id if holder is not None and registered else None,
            linked_id=None if made.linked is None else self._ids.attempt(made.linked),
            children=made.children,
            tenths=last.tenths if last else None,
            site=last.site if last else None,
            passed=made.passed,
            passed_at=made.passed_at,
            officer_id=self._ids.officer(made.officer),
        )

    def _case(self, made: DemoCrossing, case: DemoCase) -> UUID:
        """Write a finished recheck; there are few of them."""
        officer_id = self._ids.officer(made.officer)
        name = self._made.officers[made.officer].name
        told = (Told(case.told, case.closed_at, name),) if case.told else ()
        known = RecheckCase(
            self._hands.new_id(),
            self._ids.attempt(made.number),
            made.direction,
            None if made.holder is None else self._ids.holder(made.holder),
            self._lives_here(made.holder),
            case.opened_at,
            case.rest_until,
            (),
            told,
            case.decision,
            case.closed_at,
        )

        def keep(place: Place) -> None:
            self._work.cases.add(known, place)
            self._work.cases.save(known, closed_by=officer_id)

        def tell(place: Place) -> None:
            for one in told:
                self._work.cases.add_told(self._hands.new_id(), place, known.id, one)

        self._wait(case.opened_at, made.officer, keep)
        if told:
            self._wait(case.closed_at, made.officer, tell)
        return known.id

    def _presence(self) -> Iterator[tuple[HolderRef, Whereabouts, UUID]]:
        """Yield where each holder went last."""
        gate = self._work.booth.booth
        last: dict[HolderRef, tuple[HolderRef, Whereabouts, UUID]] = {}
        passages = [a for a, _ in self._attempts if a.passed_at is not None]
        for attempt in sorted(passages, key=lambda a: a.passed_at or a.recorded_at):
            if attempt.holder is not None and attempt.passed_at is not None:
                where = Whereabouts(_AFTER[attempt.direction], attempt.passed_at, gate)
                last[attempt.holder] = (attempt.holder, where, attempt.id)
        yield from last.values()

    def _lives_here(self, holder: DemoRef | None) -> bool:
        person = holder is not None and holder.kind is HolderKind.PERSON
        return (
            holder is not None and person and self._made.people[holder.number].standing.lives_here
        )

    def _wait(self, at: datetime, officer: int, keep: Callable[[Place], None]) -> None:
        self._pending.append((at, self._ids.officer(officer), keep))

    def _code(self, serial: int) -> str:
        if serial not in self._codes:
            keys, compound = self._hands.keys(), self._work.booth.compound
            self._codes[serial] = code_of(self._passes[serial], keys, compound)
        return self._codes[serial]

    def _hash(self, text: str) -> str:
        """Hash what was no pass of ours, as the gate does."""
        ring = self._hands.keys()
        secret = next((key.secret for key in ring), b"")
        return hmac.digest(secret, text.encode(), hashlib.sha256).hex()


def _life_of(made: DemoPass) -> Iterator[tuple[datetime, PassAction, PassState, int, str]]:
    """Yield what was done to a pass, until it stands as it does now."""
    yield made.issued_at, PassAction.ISSUE, PassState.APPLIED, 0, ""
    for edition in range(1, made.edition + 1):
        yield made.issued_at, PassAction.REISSUE, PassState.APPLIED, edition, made.reason
    edition = made.edition
    if made.printed_at is not None:
        yield made.printed_at, PassAction.PRINT_DONE, PassState.PRINTED, edition, ""
    if made.collected_at is not None:
        yield made.collected_at, PassAction.COLLECT, PassState.ACTIVE, edition, ""
    if made.state in _ENDS:
        yield made.changed_at, _ENDS[made.state], made.state, edition, made.reason
