"""Who is on duty: beginning a shift, relief inside it, working jointly, staying longer."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.duty import DutyRole, DutyShift, Extension, Spell
from gangting.domain.errors import KnownError
from gangting.domain.shifts import EARLY_TO_SIGN_IN, planned_at
from gangting.domain.values import frozen
from gangting.services.gate.service import must_work_gate
from gangting.services.handover.settings import DutySettings
from gangting.services.handover.signing import Signer, Signing
from gangting.services.hands import Hands
from gangting.services.officers import Officers
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


LONGEST_EXTENSION = timedelta(hours=24)


@frozen
class Standing:
    """Somebody who stands at the booth now."""

    officer_id: UUID
    name: str
    role: DutyRole
    since: datetime


@frozen
class DutyView:
    """The running shift. ``until`` is its planned end, or that of its last extension."""

    shift: DutyShift
    responsible: str
    standing: tuple[Standing, ...]
    extensions: tuple[Extension, ...]
    until: datetime | None
    overdue: bool

    def stands(self, officer_id: UUID) -> bool:
        """Whether an officer stands at the booth."""
        return any(one.officer_id == officer_id for one in self.standing)


class Duty:
    """The duty of one booth; at most one shift runs at a time."""

    def __init__(
        self,
        database: Database,
        policies: Policies,
        hands: Hands,
        settings: DutySettings,
        officers: Officers,
    ) -> None:
        self.database = database
        self._policies = policies
        self.hands = hands
        self.settings = settings
        self.signing = Signing(officers)

    def current(self) -> DutyView | None:
        """Return the running shift; None while nobody is on duty."""
        with self.database.read() as work:
            shift = work.duties.running()
            return self._view(work, shift) if shift else None

    def begin(self, officer: Officer) -> DutyView | None:
        """Begin a shift with a sign-in while nobody is on duty; else the running one stays.

        None where the officer does not work at the gate.
        """
        running = self.current()
        if running is not None or not officer.may(Right.WORK_GATE):
            return running
        now = self.hands.clock.now()
        with self.database.write() as work:
            shift = work.duties.running()  # somebody else may have been quicker
            if shift is None:
                shift = self.begin_in(work, officer, now, EARLY_TO_SIGN_IN)
            return self._view(work, shift)

    def begin_in(self, work: Work, officer: Officer, now: datetime, early: timedelta) -> DutyShift:
        """Begin an officer's shift inside a transaction."""
        local = now.astimezone(ZoneInfo(self._policies.current().zone))
        planned = planned_at(self.settings.patterns_in(work), local, early)
        place = work.place(now, officer.id)
        shift = DutyShift(
            self.hands.new_id(),
            planned.code if planned else "",
            planned.day if planned else local.date(),
            planned.start.astimezone(UTC) if planned else None,
            planned.end.astimezone(UTC) if planned else None,
            now,
            officer.id,
            place=(place.epoch, place.sequence),
        )
        work.duties.add(shift, place)
        self._stand(work, shift, officer, DutyRole.RESPONSIBLE, now, by=officer)
        self._note(work, "duty.began", shift, officer, now)
        return shift

    def relieve(self, officer_in: Officer, by: Officer) -> DutyView:
        """Let somebody else stand there for a while; the responsible officer stays responsible.

        ``nobody_on_duty``, or ``already_on_duty`` where that officer has the post.
        """
        must_work_gate(by)
        must_work_gate(officer_in)
        now = self.hands.clock.now()
        with self.database.write() as work:
            shift = _running(work)
            mine = shift.responsible_id == officer_in.id
            role = DutyRole.RESPONSIBLE if mine else DutyRole.RELIEF
            for spell in _open(work, shift):
                at_post = spell.role is not DutyRole.JOINT
                if at_post and spell.officer_id == officer_in.id:
                    raise KnownError("already_on_duty")
                if at_post or spell.officer_id == officer_in.id:
                    work.duties.end_spell(spell.id, now)
            self._stand(work, shift, officer_in, role, now, by=by)
            action = "duty.relief_ended" if mine else "duty.relieved"
            self._note(work, action, shift, by, now)
            return self._view(work, shift)

    def relief_back(self, by: Officer) -> DutyView:
        """Let the responsible officer take the post again; ``no_relief`` where he has it."""
        with self.database.read() as work:
            shift = _running(work)
            responsible = self._officer(work, shift.responsible_id)
            relieved = any(spell.role is DutyRole.RELIEF for spell in _open(work, shift))
        if not relieved:
            raise KnownError("no_relief")
        return self.relieve(responsible, by)

    def join(self, officer: Officer) -> DutyView:
        """Work jointly: who comes early stands there too, and is not responsible yet."""
        must_work_gate(officer)
        now = self.hands.clock.now()
        with self.database.write() as work:
            shift = _running(work)
            if any(spell.officer_id == officer.id for spell in _open(work, shift)):
                raise KnownError("already_on_duty")
            self._stand(work, shift, officer, DutyRole.JOINT, now, by=officer)
            self._note(work, "duty.joined", shift, officer, now)
            return self._view(work, shift)

    def leave(self, officer: Officer) -> DutyView:
        """End working jointly; who has the post hands it over: ``must_hand_over``."""
        now = self.hands.clock.now()
        with self.database.write() as work:
            shift = _running(work)
            own = [spell for spell in _open(work, shift) if spell.officer_id == officer.id]
            if not own:
                raise KnownError("not_on_duty")
            if any(spell.role is not DutyRole.JOINT for spell in own):
                raise KnownError("must_hand_over")
            for spell in own:
                work.duties.end_spell(spell.id, now)
            self._note(work, "duty.left", shift, officer, now)
            return self._view(work, shift)

    def extend(
        self, until: datetime, reason: str, officer: Officer, leader: Signer | None = None
    ) -> DutyView:
        """Stay longer (延时值守), as no relief came; with a leader's PIN one may follow oneself.

        ``not_responsible``, ``reason_missing``, ``until_not_later``, ``leader_is_outgoing``.
        """
        countersigned = self.signing.confirm(leader, Right.MANAGE) if leader else None
        now = self.hands.clock.now()
        with self.database.write() as work:
            shift = _running(work)
            if officer.id != shift.responsible_id and not officer.may(Right.MANAGE):
                raise KnownError("not_responsible")
            if countersigned is not None and countersigned.id == shift.responsible_id:
                raise KnownError("leader_is_outgoing")
            if not reason.strip():
                raise KnownError("reason_missing")
            planned = _until(shift, work.duties.extensions(shift.id))
            if not max(now, planned or now) < until <= now + LONGEST_EXTENSION:
                raise KnownError("until_not_later")
            extension = Extension(
                self.hands.new_id(),
                shift.id,
                until,
                reason.strip(),
                now,
                officer.id,
                countersigned.id if countersigned else None,
            )
            work.duties.extend(extension, work.place(now, officer.id))
            self._note(work, "duty.extended", shift, officer, now)
            return self._view(work, shift)

    def _stand(
        self,
        work: Work,
        shift: DutyShift,
        officer: Officer,
        role: DutyRole,
        now: datetime,
        *,
        by: Officer,
    ) -> None:
        spell = Spell(self.hands.new_id(), shift.id, officer.id, role, now)
        work.duties.add_spell(spell, work.place(now, by.id))

    def _note(
        self, work: Work, action: str, shift: DutyShift, officer: Officer, now: datetime
    ) -> None:
        place = work.place(now, officer.id)
        work.journal.append(self.hands.new_id(), place, action, subject=("duty", shift.id))

    def _officer(self, work: Work, officer_id: UUID) -> Officer:
        secret = work.site.officer_secret(officer_id)
        assert secret is not None  # a shift's officer is never deleted
        return secret.officer

    def _view(self, work: Work, shift: DutyShift) -> DutyView:
        names = work.site.officer_names()
        extensions = work.duties.extensions(shift.id)
        until = _until(shift, extensions)
        now = self.hands.clock.now()
        return DutyView(
            shift,
            names[shift.responsible_id],
            tuple(
                Standing(spell.officer_id, names[spell.officer_id], spell.role, spell.began_at)
                for spell in _open(work, shift)
            ),
            extensions,
            until,
            until is not None and now > until,
        )


def _running(work: Work) -> DutyShift:
    shift = work.duties.running()
    if shift is None:
        raise KnownError("nobody_on_duty")
    return shift


def _open(work: Work, shift: DutyShift) -> tuple[Spell, ...]:
    return tuple(spell for spell in work.duties.spells(shift.id) if spell.ended_at is None)


def _until(shift: DutyShift, extensions: tuple[Extension, ...]) -> datetime | None:
    ends = [extension.until for extension in extensions]
    return max(ends) if ends else shift.planned_end
