"""What happens at the gate: attempts, readings, presence, rechecks, visits, corrections."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index

from gangting.domain.passes import Category, HolderKind
from gangting.domain.quota import OutingReason
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site, Source
from gangting.domain.verdict.facts import Decision, Direction, HealthCode, Identified, Presence
from gangting.domain.visits import VisitKind, VisitReason
from gangting.storage.rows.base import Base, Fact, Json, Mapped, column, in_order


class AttemptRow(Fact, Base):
    """One scan or identification; a passage is an attempt that passed.

    ``raw`` is the code of a pass of ours; anything unknown is kept as a hash only. An attempt may
    be completed (a temperature, a confirmation) until it passed or was given up.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        in_order("attempt"),
        Index("ix_attempt_recorded_at", "compound", "recorded_at"),
        Index("ix_attempt_passed_at", "compound", "passed_at", "direction"),
        Index("ix_attempt_holder_id", "holder_id", "recorded_at"),
        Index("ix_attempt_open", "compound", "booth", "unfinished"),
    )

    direction: Mapped[Direction]
    identified: Mapped[Identified]
    raw: Mapped[str]
    raw_hash: Mapped[str]
    pass_id: Mapped[UUID | None]
    holder_kind: Mapped[HolderKind | None]
    holder_id: Mapped[UUID | None]
    category: Mapped[Category | None]
    visit_id: Mapped[UUID | None]
    linked_id: Mapped[UUID | None]
    children: Mapped[int]
    decision: Mapped[Decision]
    reasons: Mapped[str]
    tenths: Mapped[int | None]
    site: Mapped[Site | None]
    passed: Mapped[bool]
    passed_at: Mapped[datetime | None]
    override_reason: Mapped[str]
    unfinished: Mapped[bool | None]
    deferred: Mapped[bool]
    undone_at: Mapped[datetime | None]


class ReadingRow(Fact, Base):
    """One temperature of one crossing; never changed, only followed by another."""

    __tablename__ = "reading"
    __table_args__ = (in_order("reading"), Index("ix_reading_attempt_id", "attempt_id"))

    attempt_id: Mapped[UUID]
    case_id: Mapped[UUID | None]
    tenths: Mapped[int]
    site: Mapped[Site]
    source: Mapped[Source]


class PresenceRow(Base):
    """Where a holder is; follows passages only."""

    __tablename__ = "presence"
    __table_args__ = (Index("ix_presence_inside", "compound", "presence", "holder_kind"),)

    compound: Mapped[int] = column(primary_key=True, autoincrement=False)
    holder_id: Mapped[UUID] = column(primary_key=True)
    holder_kind: Mapped[HolderKind]
    presence: Mapped[Presence]
    since: Mapped[datetime]
    gate: Mapped[int]
    attempt_id: Mapped[UUID]


class OutingExcuseRow(Fact, Base):
    """Why an outing does not count towards the household's quota."""

    __tablename__ = "outing_excuse"
    __table_args__ = (
        in_order("outing_excuse"),
        Index("uq_outing_excuse_attempt_id", "attempt_id", unique=True),
    )

    attempt_id: Mapped[UUID]
    reason: Mapped[OutingReason]


class RecheckCaseRow(Fact, Base):
    """A fever being rechecked."""

    __tablename__ = "recheck_case"
    __table_args__ = (
        in_order("recheck_case"),
        Index("ix_recheck_case_closed_at", "compound", "closed_at"),
        Index("ix_recheck_case_holder_id", "holder_id"),
        Index("ix_recheck_case_attempt_id", "attempt_id"),
    )

    attempt_id: Mapped[UUID]
    direction: Mapped[Direction]
    holder_kind: Mapped[HolderKind | None]
    holder_id: Mapped[UUID | None]
    lives_here: Mapped[bool]
    rest_until: Mapped[datetime]
    decision: Mapped[CaseDecision | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]


class CaseToldRow(Fact, Base):
    """Who was told of a case."""

    __tablename__ = "case_told"
    __table_args__ = (in_order("case_told"), Index("ix_case_told_case_id", "case_id"))

    case_id: Mapped[UUID] = column(ForeignKey("recheck_case.id"))
    who: Mapped[str]


class VisitRow(Fact, Base):
    """A visitor, rider, courier or outside vehicle, from coming to leaving."""

    __tablename__ = "visit"
    __table_args__ = (
        in_order("visit"),
        Index("ix_visit_left_at", "compound", "left_at"),
        Index("ix_visit_phone", "compound", "phone"),
        Index("ix_visit_pass_id", "pass_id"),
    )

    kind: Mapped[VisitKind]
    name: Mapped[str]
    phone: Mapped[str]
    id_number: Mapped[str]
    host_address: Mapped[str]
    host_household_id: Mapped[UUID | None]
    consent_by: Mapped[str]
    consent_at: Mapped[datetime | None]
    reason: Mapped[VisitReason | None]
    company: Mapped[str]
    drop_point: Mapped[str]
    plate: Mapped[str]
    party_size: Mapped[int]
    trunk_checked: Mapped[bool | None]
    health_code: Mapped[HealthCode | None]
    screening_yes: Mapped[bool]
    pass_id: Mapped[UUID | None]
    entered_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]


class CorrectionRow(Fact, Base):
    """An undo or a correction of an attempt, with both versions."""

    __tablename__ = "correction"
    __table_args__ = (in_order("correction"), Index("ix_correction_attempt_id", "attempt_id"))

    attempt_id: Mapped[UUID]
    kind: Mapped[str]
    before: Mapped[Json] = column(JSON)
    after: Mapped[Json] = column(JSON)
    reason: Mapped[str]
