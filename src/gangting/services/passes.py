"""Entry passes: issue, print, collect, void, lost, reissue, extend, return."""

from dataclasses import replace
from datetime import date, timedelta

from gangting.domain.actors import Officer, Right
from gangting.domain.entry_pass import EntryPass, Holder, PassEvent
from gangting.domain.errors import KnownError
from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.pass_code import EPOCH_DAY, LAST_DAY, KeyRing, PassFields, write
from gangting.domain.passes import (
    Category,
    HolderKind,
    HolderRef,
    PassAction,
    PassState,
    Validity,
    next_state,
)
from gangting.domain.people import Standing
from gangting.domain.short_number import make_serial
from gangting.domain.visits import Visit, VisitKind
from gangting.services.hands import Hands, local_day
from gangting.services.pass_values import IssueRequest, PassView, Printable
from gangting.services.people import Registrar, checked_name, checked_phone
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


__all__ = [
    "STANDINGS",
    "IssueRequest",
    "PassView",
    "Passes",
    "Printable",
    "a_year_from",
    "code_of",
    "valid_dates",
]

STANDINGS = {
    Category.RESIDENT: Standing.RESIDENT,
    Category.TENANT: Standing.TENANT,
    Category.WORKER: Standing.WORKER,
    Category.SERVICE: Standing.OUTSIDER,
    Category.DELIVERY: Standing.OUTSIDER,
}
_TRIES = 50
#: A card is handed over and taken back by whoever stands at the gate.
_AT_THE_GATE = frozenset({PassAction.COLLECT, PassAction.RETURN})
#: What a pass is reissued from that was no longer in use.
_ENDED = frozenset({PassState.LOST, PassState.VOID})


class Passes:
    """The life of every pass of the compound."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._registrar = Registrar(hands)

    def issue(self, request: IssueRequest, officer: Officer) -> PassView:
        """Write a new pass and, where needed, its holder."""
        officer.must(Right.ISSUE_PASSES)
        today = self._today()
        until = request.until or a_year_from(today)
        with self._database.write() as work:
            ref = self._holder(work, request, officer)
            others = len(work.passes.of_holder(ref.id))
            entry_pass = self._new(work, request.category, ref, valid_dates(today, until), officer)
            return replace(self._view(work, entry_pass), others=others)

    def issue_temporary(self, visit: Visit, officer: Officer) -> PassView:
        """Write a visitor's slip for today and tomorrow: active at once, handed back on leaving.

        Only for one who was let in and has not left. Asked for again, it is the same slip.
        """
        officer.must(Right.WORK_GATE)
        today = self._today()
        with self._database.write() as work:
            known = work.visits.find(visit.id)
            if known is None or known.entered_at is None or known.left_at is not None:
                raise KnownError("visitor_not_inside")
            ref = HolderRef(HolderKind.VISIT, visit.id)
            for slip in work.passes.of_holder(visit.id):
                if slip.state is PassState.ACTIVE and not slip.expired(today):
                    return self._view(work, slip)
            validity = valid_dates(today, today + timedelta(days=1))
            entry_pass = self._new(work, Category.VISITOR, ref, validity, officer)
            entry_pass = self._moved(work, entry_pass, PassAction.COLLECT, officer, "")
            work.visits.update(visit.id, pass_id=entry_pass.id)
            return self._view(work, entry_pass)

    def act(
        self,
        serial: int,
        action: PassAction,
        officer: Officer,
        reason: str = "",
        until: date | None = None,
    ) -> PassView:
        """Do something to a pass; ``wrong_state`` where its life does not allow it."""
        officer.must(Right.WORK_GATE if action in _AT_THE_GATE else Right.ISSUE_PASSES)
        with self._database.write() as work:
            entry_pass = self._pass(work, serial)
            if action is PassAction.REISSUE:
                entry_pass = self._reissued(entry_pass, until)
            if action is PassAction.EXTEND:
                entry_pass = self._extended(entry_pass, until)
            if action is PassAction.RETURN and entry_pass.holder.kind is HolderKind.VISIT:
                self._left(work, entry_pass.holder)
            return self._view(work, self._moved(work, entry_pass, action, officer, reason))

    def _left(self, work: Work, ref: HolderRef) -> None:
        """Let a visit end with its slip, unless the gate saw the visitor leave."""
        visit = work.visits.find(ref.id)
        if visit is not None and visit.left_at is None:
            work.visits.update(ref.id, left_at=self._hands.clock.now())
            work.crossings.forget_presence(ref)

    def show(self, serial: int) -> PassView:
        """Return one pass; ``not_found``."""
        with self._database.read() as work:
            return self._view(work, self._pass(work, serial))

    def page(
        self,
        states: tuple[PassState, ...] = (),
        before: EntryPass | None = None,
        limit: int = 50,
        *,
        expired: bool | None = None,
    ) -> tuple[PassView, ...]:
        """Return passes with their holders, the newest first.

        ``expired`` takes only those whose last day has passed, or only those whose has not.
        """
        today = self._today()
        with self._database.read() as work:
            found = work.passes.page(
                states=states,
                before=before,
                limit=limit,
                ended_before=today if expired else None,
                valid_on=today if expired is False else None,
            )
            return tuple(PassView(p, work.crossings.known_holder(p.holder).holder) for p in found)

    def of_holder(self, ref: HolderRef) -> tuple[PassView, ...]:
        """Return the passes of one holder."""
        with self._database.read() as work:
            holder = work.crossings.known_holder(ref).holder
            return tuple(PassView(p, holder) for p in work.passes.of_holder(ref.id))

    def counts(self) -> dict[PassState, int]:
        """Return how many passes stand in each state."""
        with self._database.read() as work:
            return work.passes.counts()

    def expired_counts(self) -> dict[PassState, int]:
        """Return how many passes of each state are past their last day."""
        today = self._today()
        with self._database.read() as work:
            return work.passes.counts(ended_before=today)

    def printables(self, serials: tuple[int, ...]) -> tuple[Printable, ...]:
        """Return what the cards of these passes say, in the order asked for."""
        keys = self._hands.keys()
        with self._database.read() as work:
            site = work.site.find()
            if site is None:
                raise KnownError("not_initialised")
            sheets = []
            for serial in serials:
                view = self._view(work, self._pass(work, serial))
                holder = view.holder
                sheets.append(
                    Printable(
                        site.name,
                        site.gate,
                        site.phone,
                        _on_card(holder) if holder else "",
                        holder.place_spoken if holder else "",
                        view.entry_pass.category,
                        view.entry_pass.valid_until,
                        code_of(view.entry_pass, keys, site.compound),
                        view.entry_pass.short_number,
                        view.entry_pass.serial_text,
                    )
                )
            return tuple(sheets)

    def code(self, entry_pass: EntryPass) -> str:
        """Return the 53 digits of a pass as it is now."""
        return code_of(entry_pass, self._hands.keys(), self._database.booth.compound)

    def _holder(self, work: Work, request: IssueRequest, officer: Officer) -> HolderRef:
        category = request.category
        at_home = category in {Category.RESIDENT, Category.TENANT}
        if category is Category.VISITOR:
            return self._visitor(work, request, officer)
        door = self._registrar.door(work, request.room, must_parse=at_home)
        if category is Category.VEHICLE:
            owner = checked_name(request.name) if request.name.strip() else ""
            vehicle = self._registrar.vehicle(work, request.plate, door, owner)
            return HolderRef(HolderKind.VEHICLE, vehicle.id)
        person = self._registrar.person(
            work, request.name, door, request.phone, STANDINGS[category]
        )
        return HolderRef(HolderKind.PERSON, person.id)

    def _visitor(self, work: Work, request: IssueRequest, officer: Officer) -> HolderRef:
        """Hold a visitor's pass by a visit of its own: a visitor is no person of the compound."""
        door = self._registrar.door(work, request.room, must_parse=False)
        visit = Visit(
            self._hands.new_id(),
            VisitKind.VISITOR,
            name=checked_name(request.name),
            phone=checked_phone(request.phone),
            host_address=door.short,
            host_household_id=door.household_id,
            plate=request.plate,
        )
        work.visits.add(visit, work.place(self._hands.clock.now(), officer.id))
        return HolderRef(HolderKind.VISIT, visit.id)

    def _new(
        self,
        work: Work,
        category: Category,
        ref: HolderRef,
        validity: Validity,
        officer: Officer,
    ) -> EntryPass:
        key = self._hands.keys().signing(self._database.booth.compound)
        now = self._hands.clock.now()
        entry_pass = EntryPass(
            self._hands.new_id(),
            self._free_serial(work),
            category,
            ref,
            key.key_id,
            validity.first,
            validity.last,
            0,
            PassState.APPLIED,
            now,
            now,
            officer.id,
        )
        work.passes.add(entry_pass)
        self._record(work, entry_pass, PassAction.ISSUE, None, "")
        return entry_pass

    def _free_serial(self, work: Work) -> int:
        for _ in range(_TRIES):
            tail = self._hands.random_below(1_000_000)
            serial = make_serial(self._database.booth.booth, tail)
            if work.passes.with_serial(serial) is None:
                return serial
        raise KnownError("serials_used_up")

    def _reissued(self, entry_pass: EntryPass, until: date | None) -> EntryPass:
        key = self._hands.keys().signing(self._database.booth.compound)
        today = self._today()
        if until is None:
            still = entry_pass.valid_until >= today
            until = entry_pass.valid_until if still else a_year_from(today)
        validity = valid_dates(min(entry_pass.valid_from, today), until)
        return replace(
            entry_pass,
            edition=(entry_pass.edition + 1) % 16,
            key_id=key.key_id,
            valid_from=validity.first,
            valid_until=validity.last,
        )

    def _extended(self, entry_pass: EntryPass, until: date | None) -> EntryPass:
        until = until or a_year_from(self._today())
        return replace(entry_pass, valid_until=valid_dates(entry_pass.valid_from, until).last)

    def _moved(
        self,
        work: Work,
        entry_pass: EntryPass,
        action: PassAction,
        officer: Officer,
        reason: str,
    ) -> EntryPass:
        before = entry_pass.state
        after = next_state(before, action)
        if action is PassAction.REISSUE and before in _ENDED:
            held = _was_suspended(work.passes.events(entry_pass.id))
            after = PassState.SUSPENDED if held else after
        moved = replace(
            entry_pass,
            state=after,
            changed_at=self._hands.clock.now(),
            changed_by=officer.id,
            reason=reason,
        )
        work.passes.save(moved)
        self._record(work, moved, action, before, reason)
        return moved

    def _record(
        self,
        work: Work,
        entry_pass: EntryPass,
        action: PassAction,
        before: PassState | None,
        reason: str,
    ) -> None:
        now, officer_id = entry_pass.changed_at, entry_pass.changed_by
        event = PassEvent(
            action, before, entry_pass.state, entry_pass.edition, now, officer_id, reason
        )
        place = work.place(now, officer_id)
        work.passes.record(self._hands.new_id(), place, entry_pass, event)
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer_id),
            f"pass.{action.value}",
            subject=("entry_pass", entry_pass.id),
            detail={"serial": entry_pass.serial_text, "edition": entry_pass.edition},
        )

    def _pass(self, work: Work, serial: int) -> EntryPass:
        entry_pass = work.passes.with_serial(serial)
        if entry_pass is None:
            raise KnownError("not_found")
        return entry_pass

    def _view(self, work: Work, entry_pass: EntryPass) -> PassView:
        holder = work.crossings.known_holder(entry_pass.holder).holder
        return PassView(entry_pass, holder, work.passes.events(entry_pass.id))

    def _today(self) -> date:
        return local_day(self._hands.clock.now(), self._policies.current().zone)


def code_of(entry_pass: EntryPass, keys: KeyRing, compound: int) -> str:
    """Return the 53 digits of a pass, signed with the key it was issued under.

    A retired key signs nothing more: a card printed again carries the newest one.
    """
    key = keys.find(compound, entry_pass.key_id)
    if key is None:
        raise KnownError("no_signing_key")
    if key.retired:
        key = keys.signing(compound)
    fields = PassFields(
        key.key_id,
        compound,
        entry_pass.serial,
        entry_pass.category,
        entry_pass.valid_from,
        entry_pass.valid_until,
        entry_pass.edition,
    )
    return write(fields, key)


def _was_suspended(events: tuple[PassEvent, ...]) -> bool:
    """Whether a pass was suspended when it was reported lost or made void: a new card is, too."""
    before = [one.before for one in events]
    while before and before[-1] in _ENDED:
        before.pop()
    return bool(before) and before[-1] is PassState.SUSPENDED


def _on_card(holder: Holder) -> str:
    """Write the holder as on the card: a plate as it is painted on the car."""
    if holder.ref.kind is HolderKind.VEHICLE:
        plate = read_plate(holder.name)
        return plate.shown if isinstance(plate, Plate) else holder.name
    return holder.name


def a_year_from(day: date) -> date:
    """Return the same day a year on; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def valid_dates(first: date, last: date) -> Validity:
    """Return the dates of a pass; ``date_out_of_range`` where a code cannot hold the last day."""
    if first < EPOCH_DAY:
        raise KnownError("clock_wrong")  # a flat battery: no card can say that day
    if last > LAST_DAY:
        raise KnownError("date_out_of_range")
    return Validity(first, last)
