"""Entry passes: issue, print, collect, void, lost, reissue, extend, return."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from gangting.domain.actors import Officer, Right
from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.errors import KnownError
from gangting.domain.free_text import LONGEST_NAME, free_text
from gangting.domain.identity.address import UnparsedAddress
from gangting.domain.identity.names import NotAName, read_name
from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.pass_code import EPOCH_DAY, LAST_DAY, KeyRing, PassFields, write
from gangting.domain.pass_rules import COUNTED_STATES
from gangting.domain.passes import (
    MOVES,
    Category,
    HolderKind,
    HolderRef,
    PassAction,
    PassState,
    Validity,
)
from gangting.domain.people import Standing
from gangting.domain.short_number import format_serial, make_serial
from gangting.domain.visits import Visit, VisitKind
from gangting.services.card_back import card_back_of
from gangting.services.card_looks import card_look_of
from gangting.services.hands import Hands, local_day
from gangting.services.pass_life import PassLife, the_pass
from gangting.services.pass_limits import RuleBroken, rule_broken
from gangting.services.pass_values import IssueRequest, PassView, Printable
from gangting.services.people import Registrar, address_here, checked_name, checked_phone
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
#: As many passes as are changed in one transaction.
MOST_AT_ONCE = 5000
#: A card is handed over and taken back by whoever stands at the gate.
_AT_THE_GATE = frozenset({PassAction.COLLECT, PassAction.RETURN})


class Passes:
    """The life of every pass of the compound."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._registrar = Registrar(hands)
        self._life = PassLife(hands)

    def issue(self, request: IssueRequest, officer: Officer) -> PassView:
        """Write a new pass and, where needed, its holder."""
        officer.must(Right.ISSUE_PASSES)
        today = self._today()
        until = request.until or a_year_from(today)
        with self._database.write() as work:
            ref = self._holder(work, request, officer)
            broken = rule_broken(work, ref, request.category, today)
            if broken is not None:
                self._despite(work, broken, request.despite, officer)
            others = len(work.passes.of_holder(ref.id))
            dates = valid_dates(today, until)
            why = free_text(request.despite) if broken else ""
            entry_pass = self._new(work, request.category, ref, dates, officer, reason=why)
            return replace(self._view(work, entry_pass), others=others)

    def in_the_way(self, request: IssueRequest) -> tuple[PassView, ...]:
        """Return who holds what, where one more pass would break a rule; nothing where it is free.

        Writes nothing: a holder the books do not know yet is in nobody's way.
        """
        with self._database.read() as work:
            ref = self._known_holder(work, request)
            broken = rule_broken(work, ref, request.category, self._today()) if ref else None
            return tuple(self._view(work, one) for one in broken.held) if broken else ()

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
            entry_pass = self._life.move(work, entry_pass, PassAction.COLLECT, officer, "")
            work.visits.update(visit.id, pass_id=entry_pass.id)
            return self._view(work, entry_pass)

    def act(
        self,
        serial: int,
        action: PassAction,
        officer: Officer,
        reason: str = "",
        until: date | None = None,
        *,
        despite_rules: bool = False,
    ) -> PassView:
        """Do something to a pass; ``wrong_state`` where its life does not allow it.

        A lost or void pass that is reissued is one more: ``despite_rules`` takes the reason for
        one to issue it against the compound's rules.
        """
        officer.must(Right.WORK_GATE if action in _AT_THE_GATE else Right.ISSUE_PASSES)
        with self._database.write() as work:
            entry_pass = the_pass(work, serial)
            if action is PassAction.UNDO_COLLECT:  # with its turn, at the pick-up desk only
                state = entry_pass.state.value
                raise KnownError("wrong_state", state=state, action=action.value)
            if action is PassAction.REISSUE:
                if entry_pass.state not in COUNTED_STATES:
                    self._must_fit(work, entry_pass, reason if despite_rules else "", officer)
                entry_pass = self._reissued(entry_pass, until)
            if action is PassAction.EXTEND:
                entry_pass = self._extended(entry_pass, until)
            if action is PassAction.RETURN and entry_pass.holder.kind is HolderKind.VISIT:
                self._left(work, entry_pass.holder)
            return self._view(work, self._life.move(work, entry_pass, action, officer, reason))

    def extend_many(
        self, serials: Sequence[int], until: date, officer: Officer, reason: str = ""
    ) -> tuple[EntryPass, ...]:
        """Give many passes the same last day: all of them or, where one cannot be, none.

        ``nothing_chosen``, ``too_many``, ``not_found``, ``cannot_extend`` with the serial.
        """
        officer.must(Right.ISSUE_PASSES)
        wanted = tuple(dict.fromkeys(serials))
        if not wanted:
            raise KnownError("nothing_chosen")
        if len(wanted) > MOST_AT_ONCE:
            raise KnownError("too_many", most=MOST_AT_ONCE)
        if until < self._today():
            raise KnownError("dates_out_of_order")
        with self._database.write() as work:
            found = {one.serial: one for one in work.passes.with_serials(wanted)}
            for serial in wanted:
                if serial not in found:
                    raise KnownError("not_found", what="pass")
                if found[serial].state not in MOVES[PassAction.EXTEND][0]:
                    raise KnownError(
                        "cannot_extend", serial=format_serial(serial), state=found[serial].state
                    )
            dates = [valid_dates(found[serial].valid_from, until) for serial in wanted]
            return self._life.extend_all(
                work,
                tuple(found[serial] for serial in wanted),
                dates[0].last,
                officer,
                reason,
            )

    def ending(self, by: date | None = None) -> tuple[EntryPass, ...]:
        """Return what can be extended and ends on a day or before, the soonest first.

        Never a visitor's slip; as many as ``extend_many`` takes at once.
        """
        before = by + timedelta(days=1) if by is not None and by < LAST_DAY else None
        with self._database.read() as work:
            return work.passes.ending(MOVES[PassAction.EXTEND][0], before, MOST_AT_ONCE)

    def views(self, serials: Sequence[int]) -> tuple[PassView, ...]:
        """Return passes with their holders, without their lives; unknown serials are left out."""
        with self._database.read() as work:
            found = work.passes.with_serials(serials)
            return tuple(PassView(p, work.crossings.known_holder(p.holder).holder) for p in found)

    def _left(self, work: Work, ref: HolderRef) -> None:
        """Let a visit end with its slip, unless the gate saw the visitor leave."""
        visit = work.visits.find(ref.id)
        if visit is not None and visit.left_at is None:
            work.visits.update(ref.id, left_at=self._hands.clock.now())
            work.crossings.forget_presence(ref)

    def show(self, serial: int) -> PassView:
        """Return one pass; ``not_found``."""
        with self._database.read() as work:
            return self._view(work, the_pass(work, serial))

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
        """Return what the cards of these passes show, in the order asked for."""
        keys = self._hands.keys()
        with self._database.read() as work:
            site = work.site.find()
            if site is None:
                raise KnownError("not_initialised")
            views = [self._view(work, the_pass(work, serial)) for serial in serials]
            holders = tuple({view.entry_pass.holder.id for view in views})
            photos = work.records.photos(holders) if card_look_of(work).photos else {}
            back = card_back_of(work)
            sheets = []
            for view in views:
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
                        photos.get(view.entry_pass.holder.id, b""),
                        back,
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

    def _known_holder(self, work: Work, request: IssueRequest) -> HolderRef | None:
        """Return the holder a request would find, and add nobody."""
        if request.category is Category.VEHICLE:
            plate = read_plate(request.plate)
            car = work.people.vehicle_with_plate(plate.text) if isinstance(plate, Plate) else None
            return HolderRef(HolderKind.VEHICLE, car.id) if car else None
        address = address_here(work, request.room)
        if isinstance(address, UnparsedAddress):
            return None
        home = work.people.household_at(address.key)
        if home is None:
            return None
        name = read_name(request.name)
        known = None if isinstance(name, NotAName) else work.people.same(name.text, home.id, "")
        if known is not None:
            return HolderRef(HolderKind.PERSON, known.id)
        return HolderRef(HolderKind.HOUSEHOLD, home.id)  # a new one of a family that is known

    def _must_fit(self, work: Work, entry_pass: EntryPass, despite: str, officer: Officer) -> None:
        """Refuse a pass that would be one too many, unless somebody says why all the same."""
        category, today = entry_pass.category, self._today()
        broken = rule_broken(work, entry_pass.holder, category, today, leaving_out=entry_pass.id)
        if broken is not None:
            self._despite(work, broken, despite, officer)

    def _despite(self, work: Work, broken: RuleBroken, reason: str, officer: Officer) -> None:
        if not reason.strip():
            raise broken.error()
        place = work.place(self._hands.clock.now(), officer.id)
        held = [one.serial_text for one in broken.held]
        detail = {"rule": broken.code, "held": held}
        work.journal.append(self._hands.new_id(), place, "pass.rule_overridden", detail=detail)

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
            plate=free_text(request.plate, LONGEST_NAME),
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
        *,
        reason: str = "",
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
            reason,
        )
        work.passes.add(entry_pass)
        self._life.record(work, entry_pass, PassAction.ISSUE, None, reason)
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
