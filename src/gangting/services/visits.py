"""Visitors, riders and outside vehicles: register, consent, leave, and who is still inside."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.deliveries import ExpectedVehicle, with_name, with_plate
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import UnparsedAddress
from gangting.domain.identity.id_number import NotAnId, read_id_number
from gangting.domain.identity.plate import NotAPlate, normalise_plate, other_plate, read_plate
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.people import Vehicle
from gangting.domain.verdict.facts import Direction, Presence
from gangting.domain.visits import Consent, Inside, Visit, VisitKind, VisitReason
from gangting.services.deliveries import Deliveries
from gangting.services.gate.outcome import GateOutcome, Say
from gangting.services.gate.service import Gate, must_work_gate
from gangting.services.hands import Hands, local_day
from gangting.services.people import address_here, checked_name, checked_phone
from gangting.services.policies import Policies
from gangting.services.visit_forms import (
    AtPlate,
    DeliveryForm,
    Host,
    Known,
    VehicleForm,
    VisitForm,
)
from gangting.storage.unit_of_work import Database, Work


_REGISTERED_FROM = 14  # years of age


class Visits:
    """The visitors' book."""

    def __init__(
        self,
        database: Database,
        deliveries: Deliveries,
        policies: Policies,
        hands: Hands,
        gate: Gate,
    ) -> None:
        self._database = database
        self._deliveries = deliveries
        self._policies = policies
        self._hands = hands
        self._gate = gate

    def earlier(self, phone: str, kind: VisitKind = VisitKind.VISITOR) -> Known:
        """Return how often this phone came, and the latest visit to fill the form from."""
        digits = checked_phone(phone)
        if not digits:
            return Known(0, None)
        with self._database.read() as work:
            return Known(*work.visits.earlier(phone=digits, kind=kind))

    def host(self, room: str) -> Host | None:
        """Return who lives there; None where the books do not know the door."""
        with self._database.read() as work:
            household_id, _ = _host(work, room)
            household = work.people.household(household_id) if household_id else None
            if household is None:
                return None
            return Host(household, work.people.of_household(household.id))

    def phone_seen(self, person_id: UUID, officer: Officer) -> None:
        """Write down that an officer had a resident's whole phone number shown."""
        must_work_gate(officer)
        with self._database.write() as work:
            place = work.place(self._hands.clock.now(), officer.id)
            subject = ("person", person_id)
            work.journal.append(self._hands.new_id(), place, "person.phone_seen", subject=subject)

    def vehicle(self, plate: str) -> Vehicle | None:
        """Return the vehicle the booth knows by this plate."""
        with self._database.read() as work:
            return work.people.vehicle_with_plate(normalise_plate(plate))

    def at_plate(self, plate: str) -> AtPlate:
        """Return what the books know of a plate: vehicle, open visit, line of those expected."""
        bare = normalise_plate(plate)
        listed = with_plate(self._deliveries.listed(), bare)
        with self._database.read() as work:
            visit = work.visits.with_plate_inside(bare)
            vehicle = work.people.vehicle_with_plate(bare)
            if vehicle is None:
                return AtPlate(visit=visit, listed=listed)
            ref = HolderRef(HolderKind.VEHICLE, vehicle.id)
            where = work.crossings.known_holder(ref).whereabouts
        return AtPlate(vehicle, where.presence if where else Presence.UNKNOWN, visit)

    def register_visitor(self, form: VisitForm, officer: Officer) -> GateOutcome:
        """Write a visitor down and judge them at the gate."""
        must_work_gate(officer)
        if not form.phone.strip() and not form.id_number.strip():
            raise KnownError("phone_or_id_missing")
        now = self._hands.clock.now()
        with self._database.write() as work:
            household_id, short = _host(work, form.host_room)
            if not short:
                raise KnownError("host_missing")
            visit = Visit(
                self._hands.new_id(),
                VisitKind.VISITOR,
                name=checked_name(form.name),
                phone=checked_phone(form.phone),
                id_number=_checked_id(form.id_number, self._today(now)),
                host_address=short,
                host_household_id=household_id,
                consent_by=form.consent_by,
                consent_at=now if form.consent_by else None,
                reason=form.reason or VisitReason.VISIT,
                plate=_checked_plate(form.plate, odd=form.odd_plate) if form.plate.strip() else "",
                party_size=_checked_party(form.party_size),
                health_code=form.health_code,
                screening_yes=form.screening_yes,
            )
            return self._enter(work, visit, officer, now)

    def register_delivery(self, form: DeliveryForm, officer: Officer) -> GateOutcome:
        """Write a rider or courier down in two taps."""
        must_work_gate(officer)
        tail = form.phone_tail.strip()
        if tail and not (tail.isascii() and tail.isdecimal() and 4 <= len(tail) <= 11):
            raise KnownError("invalid_phone_tail")
        if not form.company.strip():
            raise KnownError("company_missing")
        visit = Visit(
            self._hands.new_id(),
            VisitKind.DELIVERY,
            name=form.company.strip(),
            phone=tail,
            company=form.company.strip(),
            drop_point=form.drop_point.strip(),
            plate=form.plate.strip(),
        )
        with self._database.write() as work:
            return self._enter(work, visit, officer, self._hands.clock.now())

    def register_vehicle(self, form: VehicleForm, officer: Officer) -> GateOutcome:
        """Write an outside vehicle down.

        It needs a host unless the setting says otherwise or it is expected at this hour;
        ``outside_hours`` where it was chosen as expected and is not.
        """
        must_work_gate(officer)
        now = self._hands.clock.now()
        expected = self._expected(form)
        bare = expected is not None and bool(form.expected) and not form.plate.strip()
        with self._database.write() as work:
            household_id, short = _host(work, form.host_room)
            if expected is None and self._policies.current().vehicle_needs_host and not short:
                raise KnownError("host_missing")
            visit = Visit(
                self._hands.new_id(),
                VisitKind.VEHICLE,
                name=expected.name if expected else "",
                company=expected.name if expected else "",
                host_address=short,
                host_household_id=household_id,
                consent_by=form.consent_by,
                consent_at=now if form.consent_by else None,
                reason=form.reason or (VisitReason.GOODS if expected else None),
                plate="" if bare else _checked_plate(form.plate, odd=form.odd_plate),
                party_size=_checked_party(form.party_size),
                trunk_checked=form.trunk_checked,
            )
            return self._enter(work, visit, officer, now)

    def consent(self, visit_id: UUID, by: str, officer: Officer) -> None:
        """Write down that the host agreed."""
        must_work_gate(officer)
        with self._database.write() as work:
            self._agree(work, work.visits.find(visit_id), by, officer)

    def agreed(self, attempt_id: UUID, by: Consent, officer: Officer) -> GateOutcome:
        """Write down that the host of a refused visitor agrees now, and judge them again."""
        must_work_gate(officer)
        if not by.given:
            raise KnownError("host_refused")
        with self._database.write() as work:
            attempt = work.crossings.attempt(attempt_id)
            ref = attempt.holder if attempt else None
            visiting = ref is not None and ref.kind is HolderKind.VISIT
            visit = work.visits.find(ref.id) if ref is not None and visiting else None
            self._agree(work, visit, by.value, officer)
            return self._gate.again_in(work, attempt_id, officer)

    def _agree(self, work: Work, visit: Visit | None, by: str, officer: Officer) -> None:
        if visit is None:
            raise KnownError("not_found")
        now = self._hands.clock.now()
        work.visits.update(visit.id, consent_by=by, consent_at=now)
        host = str(visit.host_household_id) if visit.host_household_id else ""
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer.id),
            "visit.consent",
            subject=("visit", visit.id),
            detail={"by": by, "household": host},
        )

    def leave(self, visit_id: UUID, officer: Officer) -> GateOutcome:
        """Record that a visitor leaves: an exit that happens is always recorded."""
        ref = HolderRef(HolderKind.VISIT, visit_id)
        return self._gate.register(ref, Say(officer, confirm=True), Direction.EXIT)

    def inside(self) -> tuple[Inside, ...]:
        """Return who has not left, the longest stay first.

        One that was expected may stay to the end of its hours, however long they are.
        """
        now, limit = self._hands.clock.now(), self._policies.current().visitor_limit
        with self._database.read() as work:
            visits = work.visits.inside()
        open_now = self._open_now() if any(v.expected for v in visits) else frozenset()
        return tuple(
            Inside(v, v.overstayed(now, limit) and not (v.expected and v.company in open_now))
            for v in visits
        )

    def _open_now(self) -> frozenset[str]:
        return frozenset(one.vehicle.name for one in self._deliveries.listed() if one.is_open)

    def find(self, visit_id: UUID) -> Visit:
        """Return one visit."""
        with self._database.read() as work:
            visit = work.visits.find(visit_id)
        if visit is None:
            raise KnownError("not_found")
        return visit

    def _expected(self, form: VehicleForm) -> ExpectedVehicle | None:
        """Find the line that lets the vehicle in at this hour, by its name or by its plate."""
        listed, plate = self._deliveries.listed(), normalise_plate(form.plate)
        if not form.expected:
            line = with_plate(listed, plate)
            return line.vehicle if line and line.is_open else None
        line = with_name(listed, form.expected, plate)
        if line is None:
            raise KnownError("not_expected", name=form.expected)
        if not line.is_open:
            raise KnownError("outside_hours", **line.vehicle.told)
        return line.vehicle

    def _today(self, now: datetime) -> date:
        return local_day(now, self._policies.current().zone)

    def _enter(self, work: Work, visit: Visit, officer: Officer, now: datetime) -> GateOutcome:
        work.visits.add(visit, work.place(now, officer.id))
        ref = HolderRef(HolderKind.VISIT, visit.id)
        outcome = self._gate.register_in(work, ref, Say(officer), Direction.ENTRY)
        return replace(outcome, visit=visit)


def _host(work: Work, room: str) -> tuple[UUID | None, str]:
    """Read the visited address; one that the books do not know is kept as it was said."""
    if not room.strip():
        return None, ""
    address = address_here(work, room)
    if isinstance(address, UnparsedAddress):
        return None, room.strip()
    household = work.people.household_at(address.key)
    return (household.id, household.address_short) if household else (None, address.short)


def _checked_id(text: str, today: date) -> str:
    """Return a document number; a child under 14 gets no row of its own (PIPL art. 31)."""
    if not text.strip():
        return ""
    number = read_id_number(text)
    if isinstance(number, NotAnId):
        raise KnownError("invalid_id_number", why=number.why.value)
    if number.age_on(today) < _REGISTERED_FROM:
        raise KnownError("child_not_registered")
    return number.number


def _checked_plate(text: str, *, odd: bool) -> str:
    plate = other_plate(text) if odd else read_plate(text)
    if isinstance(plate, NotAPlate):
        raise KnownError("invalid_plate")
    return plate.text


def _checked_party(size: int) -> int:
    if not 1 <= size <= 99:
        raise KnownError("invalid_party_size")
    return size
