"""Queries of duty: the running shift, who stands there, extended duty."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from gangting.domain.duty import DutyEnd, DutyShift, Extension, Spell
from gangting.domain.errors import KnownError
from gangting.storage.places import Place
from gangting.storage.rows.handover import DutyExtensionRow, DutyShiftRow, DutySpellRow


_SHIFT = (
    DutyShiftRow.id,
    DutyShiftRow.code,
    DutyShiftRow.day,
    DutyShiftRow.planned_start,
    DutyShiftRow.planned_end,
    DutyShiftRow.occurred_at,
    DutyShiftRow.responsible_id,
    DutyShiftRow.ended_at,
    DutyShiftRow.ended_how,
    DutyShiftRow.epoch,
    DutyShiftRow.sequence,
)
_SPELL = (
    DutySpellRow.id,
    DutySpellRow.duty_id,
    DutySpellRow.standing_id,
    DutySpellRow.role,
    DutySpellRow.occurred_at,
    DutySpellRow.ended_at,
)


class Duties:
    """The shifts of one booth."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def running(self) -> DutyShift | None:
        """Return the shift that goes on at this booth."""
        return self._shift(
            DutyShiftRow.compound == self._compound,
            DutyShiftRow.booth == self._booth,
            DutyShiftRow.running.is_(True),
        )

    def find(self, duty_id: UUID) -> DutyShift | None:
        """Return one shift."""
        return self._shift(DutyShiftRow.compound == self._compound, DutyShiftRow.id == duty_id)

    def add(self, shift: DutyShift, place: Place) -> None:
        """Write a shift that begins."""
        self._connection.execute(
            insert(DutyShiftRow).values(
                **place.columns(shift.id, shift.began_at),
                code=shift.code,
                day=shift.day,
                planned_start=shift.planned_start,
                planned_end=shift.planned_end,
                responsible_id=shift.responsible_id,
                running=True,
            )
        )

    def end(self, duty_id: UUID, at: datetime, how: DutyEnd) -> None:
        """End a shift and every spell in it."""
        for spell in self.spells(duty_id):
            if spell.ended_at is None:
                self.end_spell(spell.id, at)
        changed = self._connection.execute(
            update(DutyShiftRow)
            .where(
                DutyShiftRow.compound == self._compound,
                DutyShiftRow.id == duty_id,
                DutyShiftRow.running.is_(True),
            )
            .values(running=None, ended_at=at, ended_how=how)
        )
        if changed.rowcount != 1:
            raise KnownError("nobody_on_duty")

    # spells

    def add_spell(self, spell: Spell, place: Place) -> None:
        """Write that somebody stands there from now on."""
        self._connection.execute(
            insert(DutySpellRow).values(
                **place.columns(spell.id, spell.began_at),
                duty_id=spell.duty_id,
                standing_id=spell.officer_id,
                role=spell.role,
            )
        )

    def end_spell(self, spell_id: UUID, at: datetime) -> None:
        """Write that somebody went."""
        self._connection.execute(
            update(DutySpellRow)
            .where(DutySpellRow.compound == self._compound, DutySpellRow.id == spell_id)
            .values(ended_at=at)
        )

    def spells(self, duty_id: UUID) -> tuple[Spell, ...]:
        """Return who stood there during a shift, in order."""
        return self._spells(DutySpellRow.duty_id == duty_id)

    def spells_between(self, since: datetime, until: datetime) -> tuple[Spell, ...]:
        """Return every spell of the compound that touches a span of time."""
        return self._spells(
            DutySpellRow.occurred_at < until,
            or_(DutySpellRow.ended_at.is_(None), DutySpellRow.ended_at > since),
        )

    # extended duty

    def extend(self, extension: Extension, place: Place) -> None:
        """Write that duty goes on longer."""
        self._connection.execute(
            insert(DutyExtensionRow).values(
                **place.columns(extension.id, extension.at),
                duty_id=extension.duty_id,
                until=extension.until,
                reason=extension.reason,
                countersigned_by=extension.countersigned_by,
            )
        )

    def extensions(self, duty_id: UUID) -> tuple[Extension, ...]:
        """Return the extensions of a shift, in order."""
        rows = self._connection.execute(
            select(
                DutyExtensionRow.id,
                DutyExtensionRow.duty_id,
                DutyExtensionRow.until,
                DutyExtensionRow.reason,
                DutyExtensionRow.occurred_at,
                DutyExtensionRow.officer_id,
                DutyExtensionRow.countersigned_by,
            )
            .where(DutyExtensionRow.compound == self._compound, DutyExtensionRow.duty_id == duty_id)
            .order_by(DutyExtensionRow.epoch, DutyExtensionRow.sequence)
        )
        return tuple(Extension(*row) for row in rows)

    def _shift(self, *where: ColumnElement[bool]) -> DutyShift | None:
        row = self._connection.execute(select(*_SHIFT).where(*where)).one_or_none()
        if row is None:
            return None
        how = DutyEnd(row[8]) if row[8] else None
        return DutyShift(*row[:8], how, (row[9], row[10]))

    def _spells(self, *where: ColumnElement[bool]) -> tuple[Spell, ...]:
        rows = self._connection.execute(
            select(*_SPELL)
            .where(DutySpellRow.compound == self._compound, *where)
            .order_by(DutySpellRow.occurred_at, DutySpellRow.epoch, DutySpellRow.sequence)
        )
        return tuple(Spell(*row) for row in rows)
