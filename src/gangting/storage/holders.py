"""Who holds a pass or crosses: one join over people, plates, doors and visits."""

from typing import Any

from sqlalchemy import Select, and_, case, func

from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.holders import Known, Whereabouts
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.people import Standing
from gangting.storage.rows.gate import PresenceRow, RecheckCaseRow, VisitRow
from gangting.storage.rows.people import HouseholdRow, PersonRow, VehicleRow


Rows = Select[*tuple[Any, ...]]


HOLDER_COLUMNS = (
    PersonRow.name,
    PersonRow.phone,
    PersonRow.standing,
    PersonRow.blocked,
    PersonRow.under_observation,
    PersonRow.left_on,
    PersonRow.room,
    VehicleRow.plate,
    VehicleRow.owner,
    VehicleRow.resident,
    VehicleRow.blocked,
    VisitRow.name,
    VisitRow.phone,
    VisitRow.host_address,
    VisitRow.plate,
    VisitRow.company,
    HouseholdRow.id,
    HouseholdRow.short,
    HouseholdRow.spoken,
    HouseholdRow.under_observation,
)
STATE_COLUMNS = (PresenceRow.presence, PresenceRow.since, PresenceRow.gate, RecheckCaseRow.id)


def join_holder(statement: Rows, kind: Any, holder_id: Any) -> Rows:
    """Join the tables a holder can be in."""
    door = func.coalesce(
        PersonRow.household_id,
        VehicleRow.household_id,
        VisitRow.host_household_id,
        case((kind == HolderKind.HOUSEHOLD, holder_id)),
    )
    return (
        statement.outerjoin(PersonRow, PersonRow.id == holder_id)
        .outerjoin(VehicleRow, VehicleRow.id == holder_id)
        .outerjoin(VisitRow, VisitRow.id == holder_id)
        .outerjoin(HouseholdRow, HouseholdRow.id == door)
    )


def join_state(statement: Rows, compound: Any, holder_id: Any) -> Rows:
    """Join where the holder is and whether a recheck is open."""
    return statement.outerjoin(
        PresenceRow,
        and_(PresenceRow.compound == compound, PresenceRow.holder_id == holder_id),
    ).outerjoin(
        RecheckCaseRow,
        and_(RecheckCaseRow.holder_id == holder_id, RecheckCaseRow.closed_at.is_(None)),
    )


def holder_of(ref: HolderRef, row: tuple[Any, ...]) -> Holder | None:
    """Make the holder from ``HOLDER_COLUMNS``; None where no such holder is known."""
    person, vehicle, visit, door = row[:7], row[7:11], row[11:16], row[16:20]
    household_id, short, spoken, observed = door
    short, spoken = short or "", spoken or ""
    if ref.kind is HolderKind.PERSON and person[0] is not None:
        name, phone, standing, blocked, under_observation, left_on, room = person
        return Holder(
            ref,
            name,
            short or room,
            spoken or room,
            phone,
            lives_here=Standing(standing).lives_here and left_on is None,
            blocked=blocked,
            under_observation=bool(under_observation or observed),
            household_id=household_id,
        )
    if ref.kind is HolderKind.HOUSEHOLD and household_id is not None:
        return Holder(
            ref,
            spoken,
            short,
            spoken,
            lives_here=True,
            under_observation=bool(observed),
            household_id=household_id,
        )
    if ref.kind is HolderKind.VEHICLE and vehicle[0] is not None:
        plate, _owner, resident, blocked = vehicle
        return Holder(
            ref,
            plate,
            short,
            spoken,
            lives_here=resident,
            blocked=blocked,
            household_id=household_id,
        )
    if ref.kind is HolderKind.VISIT and visit[0] is not None:
        name, phone, host_address, plate, company = visit
        return Holder(ref, name or plate or company, host_address, spoken or host_address, phone)
    return None


def known_of(ref: HolderRef, row: tuple[Any, ...], entry_pass: EntryPass | None = None) -> Known:
    """Make the value from ``HOLDER_COLUMNS`` and ``STATE_COLUMNS``."""
    presence, since, gate, open_case = row[20:24]
    whereabouts = Whereabouts(presence, since, gate) if presence is not None else None
    return Known(holder_of(ref, row[:20]), whereabouts, open_case, entry_pass)
