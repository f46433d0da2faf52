"""Queries of one person's record: everything on one card, history, photo, merging."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from gangting.domain.people import PersonChange, Vehicle
from gangting.domain.temperature import Reading
from gangting.storage.people import VEHICLE
from gangting.storage.places import Place
from gangting.storage.rows.gate import AttemptRow, PresenceRow, ReadingRow, RecheckCaseRow
from gangting.storage.rows.passes import EntryPassRow
from gangting.storage.rows.people import (
    HouseholdRow,
    PersonHistoryRow,
    PersonPhotoRow,
    PersonRow,
    VehicleRow,
)


class PersonRecords:
    """The records of the people of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    # the card

    def temperatures(self, person_id: UUID, limit: int) -> tuple[Reading, ...]:
        """Return a person's temperatures, the newest first; those of a passage taken back, too."""
        rows = self._connection.execute(
            select(ReadingRow.tenths, ReadingRow.site, ReadingRow.source, ReadingRow.occurred_at)
            .join(AttemptRow, AttemptRow.id == ReadingRow.attempt_id)
            .where(AttemptRow.compound == self._compound, AttemptRow.holder_id == person_id)
            .order_by(ReadingRow.occurred_at.desc(), ReadingRow.id.desc())
            .limit(limit)
        )
        return tuple(Reading(*row) for row in rows)

    def vehicles_of(self, households: tuple[UUID, ...]) -> tuple[Vehicle, ...]:
        """Return the cars of these doors."""
        if not households:
            return ()
        rows = self._connection.execute(
            select(*VEHICLE)
            .join(HouseholdRow, HouseholdRow.id == VehicleRow.household_id)
            .where(VehicleRow.compound == self._compound, VehicleRow.household_id.in_(households))
            .order_by(VehicleRow.plate)
        )
        return tuple(Vehicle(*row) for row in rows)

    # history

    def add_history(
        self, history_id: UUID, place: Place, person_id: UUID, change: PersonChange
    ) -> None:
        """Write what was changed of a person."""
        self._connection.execute(
            insert(PersonHistoryRow).values(
                **place.columns(history_id, change.at),
                person_id=person_id,
                kind=change.kind,
                before=dict(change.before),
                after=dict(change.after),
                reason=change.reason,
            )
        )

    def history(self, person_id: UUID) -> tuple[PersonChange, ...]:
        """Return what was changed of a person, the newest first."""
        rows = self._connection.execute(
            select(
                PersonHistoryRow.kind,
                PersonHistoryRow.occurred_at,
                PersonHistoryRow.officer_id,
                PersonHistoryRow.before,
                PersonHistoryRow.after,
                PersonHistoryRow.reason,
            )
            .where(
                PersonHistoryRow.compound == self._compound,
                PersonHistoryRow.person_id == person_id,
            )
            .order_by(PersonHistoryRow.recorded_at.desc(), PersonHistoryRow.sequence.desc())
        )
        return tuple(PersonChange(*row) for row in rows)

    # merging

    def belongings(self, person_id: UUID) -> dict[str, list[str]]:
        """Return the ids of what is a person's: passes, crossings, rechecks."""
        found: dict[str, list[str]] = {}
        for name, row in _OWNED:
            ids = self._connection.scalars(
                select(row.id).where(row.compound == self._compound, row.holder_id == person_id)
            )
            found[name] = [one.hex for one in ids]
        return found

    def give_all(self, source: UUID, target: UUID) -> None:
        """Make everything of one person another one's; where they are is not written here."""
        for _, row in _OWNED:
            self._connection.execute(
                update(row)
                .where(row.compound == self._compound, row.holder_id == source)
                .values(holder_id=target)
            )
        self._drop_presence(source)

    def give_some(self, belongings: dict[str, list[str]], target: UUID) -> None:
        """Make these things a person's."""
        for name, row in _OWNED:
            ids = [UUID(hex=text) for text in belongings.get(name, ())]
            for start in range(0, len(ids), _AT_ONCE):
                self._connection.execute(
                    update(row)
                    .where(
                        row.compound == self._compound, row.id.in_(ids[start : start + _AT_ONCE])
                    )
                    .values(holder_id=target)
                )

    def merged_into(self, person_id: UUID) -> UUID | None:
        """Return the person that a duplicate was merged into."""
        found: UUID | None = self._connection.scalar(
            select(PersonRow.merged_into).where(
                PersonRow.compound == self._compound, PersonRow.id == person_id
            )
        )
        return found

    def _drop_presence(self, person_id: UUID) -> None:
        self._connection.execute(
            delete(PresenceRow).where(
                PresenceRow.compound == self._compound, PresenceRow.holder_id == person_id
            )
        )

    # the photo

    def photo(self, person_id: UUID) -> bytes | None:
        """Return a person's photo as JPEG."""
        found: bytes | None = self._connection.scalar(
            select(PersonPhotoRow.jpeg).where(
                PersonPhotoRow.compound == self._compound, PersonPhotoRow.person_id == person_id
            )
        )
        return found

    def photos(self, people: tuple[UUID, ...]) -> dict[UUID, bytes]:
        """Return the photos of these people, of those who have one."""
        found: dict[UUID, bytes] = {}
        for start in range(0, len(people), _AT_ONCE):
            rows = self._connection.execute(
                select(PersonPhotoRow.person_id, PersonPhotoRow.jpeg).where(
                    PersonPhotoRow.compound == self._compound,
                    PersonPhotoRow.person_id.in_(people[start : start + _AT_ONCE]),
                )
            )
            found.update((row.person_id, row.jpeg) for row in rows)
        return found

    def save_photo(self, person_id: UUID, jpeg: bytes, now: datetime, officer_id: UUID) -> None:
        """Write a person's photo in place of the one before."""
        self.drop_photo(person_id)
        self._connection.execute(
            insert(PersonPhotoRow).values(
                person_id=person_id,
                compound=self._compound,
                jpeg=jpeg,
                added_at=now,
                added_by=officer_id,
            )
        )

    def drop_photo(self, person_id: UUID) -> bool:
        """Erase a person's photo; whether there was one."""
        gone = self._connection.execute(
            delete(PersonPhotoRow).where(
                PersonPhotoRow.compound == self._compound, PersonPhotoRow.person_id == person_id
            )
        )
        return gone.rowcount == 1


_OWNED: tuple[tuple[str, Any], ...] = (
    ("passes", EntryPassRow),
    ("attempts", AttemptRow),
    ("cases", RecheckCaseRow),
)
_AT_ONCE = 900
