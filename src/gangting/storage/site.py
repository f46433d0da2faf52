"""Queries of the site: compound, booths, officers, settings, drafts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from gangting.domain.actors import Officer, Role
from gangting.domain.values import frozen
from gangting.storage.rows.site import BoothRow, CompoundRow, DraftRow, OfficerRow, SettingRow


@frozen
class Site:
    """Where this booth stands."""

    compound: int
    name: str
    zone: str
    phone: str
    booth: int
    gate: str
    epoch: int


@frozen
class OfficerSecret:
    """What is needed to check a PIN; never shown."""

    officer: Officer
    pin_hash: str
    wrong_pins: int
    wait_until: datetime | None


class SiteBook:
    """The site's own tables."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def find(self) -> Site | None:
        """Return the site, or None where the booth is not set up."""
        row = self._connection.execute(
            select(
                CompoundRow.number,
                CompoundRow.name,
                CompoundRow.zone,
                CompoundRow.phone,
                BoothRow.number,
                BoothRow.gate,
                BoothRow.epoch,
            )
            .join(BoothRow, BoothRow.compound == CompoundRow.number)
            .where(CompoundRow.number == self._compound, BoothRow.number == self._booth)
        ).one_or_none()
        return Site(*row) if row else None

    def knows_compound(self) -> bool:
        """Whether a booth of this compound was set up in this database."""
        known = self._connection.scalar(
            select(CompoundRow.number).where(CompoundRow.number == self._compound)
        )
        return known is not None

    def add_compound(self, name: str, zone: str, phone: str, now: datetime) -> None:
        """Add the compound unless it is there."""
        if not self.knows_compound():
            self._connection.execute(
                insert(CompoundRow).values(
                    number=self._compound, name=name, zone=zone, phone=phone, created_at=now
                )
            )

    def add_booth(self, gate: str) -> None:
        """Add this booth in its first epoch."""
        self._connection.execute(
            insert(BoothRow).values(
                compound=self._compound,
                number=self._booth,
                gate=gate,
                epoch=1,
                last_sequence=0,
                journal_head="",
            )
        )

    def rename(self, *, name: str, gate: str, phone: str) -> None:
        """Change what the top bar and the cards say."""
        self._connection.execute(
            update(CompoundRow)
            .where(CompoundRow.number == self._compound)
            .values(name=name, phone=phone)
        )
        self._connection.execute(
            update(BoothRow)
            .where(BoothRow.compound == self._compound, BoothRow.number == self._booth)
            .values(gate=gate)
        )

    def confirm_clock(self, now: datetime) -> None:
        """Take the present time for right, after a wrong clock had recorded later ones."""
        self._connection.execute(
            update(BoothRow)
            .where(BoothRow.compound == self._compound, BoothRow.number == self._booth)
            .values(last_recorded_at=now)
        )

    # officers

    def officers(self) -> tuple[Officer, ...]:
        """Return the active officers, in the order they were added."""
        rows = self._connection.execute(
            select(OfficerRow.id, OfficerRow.name, OfficerRow.role, OfficerRow.active)
            .where(OfficerRow.compound == self._compound, OfficerRow.active)
            .order_by(OfficerRow.created_at, OfficerRow.id)
        )
        return tuple(Officer(*row) for row in rows)

    def officer_names(self) -> dict[UUID, str]:
        """Return the name of every officer there ever was."""
        rows = self._connection.execute(
            select(OfficerRow.id, OfficerRow.name).where(OfficerRow.compound == self._compound)
        )
        return dict(rows.all())

    def officer_secret(self, officer_id: UUID) -> OfficerSecret | None:
        """Return what is needed to check the officer's PIN."""
        row = self._connection.execute(
            select(OfficerRow).where(
                OfficerRow.compound == self._compound, OfficerRow.id == officer_id
            )
        ).one_or_none()
        if row is None:
            return None
        officer = Officer(row.id, row.name, Role(row.role), row.active)
        return OfficerSecret(officer, row.pin_hash, row.wrong_pins, row.wait_until)

    def add_officer(self, officer: Officer, pin_hash: str, now: datetime) -> None:
        """Add an officer; the name is unique in the compound."""
        self._connection.execute(
            insert(OfficerRow).values(
                id=officer.id,
                compound=self._compound,
                name=officer.name,
                role=officer.role,
                pin_hash=pin_hash,
                active=officer.active,
                wrong_pins=0,
                created_at=now,
            )
        )

    def update_officer(self, officer_id: UUID, **columns: Any) -> None:
        """Change an officer's name, role, PIN hash, activity or count of wrong PINs."""
        self._connection.execute(
            update(OfficerRow)
            .where(OfficerRow.compound == self._compound, OfficerRow.id == officer_id)
            .values(**columns)
        )

    # settings

    def settings(self) -> dict[str, dict[str, Any]]:
        """Return the compound's settings by name."""
        rows = self._connection.execute(
            select(SettingRow.name, SettingRow.value).where(SettingRow.compound == self._compound)
        )
        return dict(rows.all())

    def save_setting(self, name: str, value: dict[str, Any]) -> None:
        """Write one setting of the compound."""
        where = (SettingRow.compound == self._compound, SettingRow.name == name)
        changed = self._connection.execute(update(SettingRow).where(*where).values(value=value))
        if changed.rowcount == 0:
            self._connection.execute(
                insert(SettingRow).values(compound=self._compound, name=name, value=value)
            )

    # drafts

    def draft(self, form: str) -> dict[str, Any] | None:
        """Return the half-filled form of this booth, if there is one."""
        return self._connection.scalar(
            select(DraftRow.body).where(
                DraftRow.compound == self._compound,
                DraftRow.booth == self._booth,
                DraftRow.form == form,
            )
        )

    def save_draft(self, form: str, body: dict[str, Any], now: datetime) -> None:
        """Keep a half-filled form."""
        self.drop_draft(form)
        self._connection.execute(
            insert(DraftRow).values(
                compound=self._compound, booth=self._booth, form=form, body=body, saved_at=now
            )
        )

    def drop_draft(self, form: str) -> None:
        """Forget a form that was finished or thrown away."""
        self._connection.execute(
            delete(DraftRow).where(
                DraftRow.compound == self._compound,
                DraftRow.booth == self._booth,
                DraftRow.form == form,
            )
        )
