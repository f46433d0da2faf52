"""The vehicle screen at work: a plate is written, the books answer, one key lets it pass."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gangting.domain.deliveries import Listed
from gangting.domain.errors import KnownError
from gangting.domain.visits import Consent, Inside
from gangting.services.gate.outcome import GateOutcome
from gangting.services.visit_forms import AtPlate
from gangting.ui.context import Context
from gangting.ui.finished import forget_draft
from gangting.ui.lookups import DoorLookup
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.models.flaws import flaw_of
from gangting.ui.screens.base import Draft
from gangting.ui.screens.vehicle import work
from gangting.ui.screens.vehicle.form import (
    CODES,
    EMPTY,
    Form,
    Part,
    changed,
    expected_form,
    vehicle_form,
)
from gangting.ui.screens.vehicle.state import (
    Facts,
    Questions,
    Stage,
    VehicleState,
    derive,
    flaws_of,
    part_of,
    to_ask,
)
from gangting.ui.screens.vehicle.view import VehicleView
from gangting.ui.widgets.form_keys import FormKeys
from gangting.ui.widgets.plate import DIGITS, LETTERS, LONGEST


_GATE = "gate"
_TYPED = frozenset(DIGITS + LETTERS)


class VehicleScreen(VehicleView):
    """Vehicles of the compound pass with one key, outside ones are written down, or leave."""

    name = "vehicle"
    icon = "car"
    in_rail = False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._form = EMPTY
        self._facts = Facts()
        self._cleared: Form | None = None
        self._trouble: KnownError | None = None
        self._notices = (self.new.notice, self.known.notice, self.expected.notice)
        self._doors = DoorLookup(context, self._know_host, self._fail)
        self._keys = FormKeys(self, self._back, self._act)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.head.back.connect(self._back)
        self.clear.clicked.connect(self._clear_or_restore)
        self.plate_keys.typed.connect(self._type)
        self.plate_keys.erased.connect(self._erase)
        self.numbers.typed.connect(self.new.address.insert)
        self.numbers.erased.connect(self.new.address.backspace)
        self.waiting.picked.connect(self._pick_inside)
        self.waiting.mend.clicked.connect(lambda: self._write_plate(self.state().suggested_plate))
        self.waiting.keep.clicked.connect(
            lambda: self._set(replace(self._form, odd_plate=True), Part.PLATE)
        )
        self.known.act.clicked.connect(self._act)
        self.expected.act.clicked.connect(self._act)
        for keys in (self.waiting.expected, self.new.expected):
            keys.picked.connect(self._pick_expected)
        self._connect_form()

    def _connect_form(self) -> None:
        new = self.new
        new.again.clicked.connect(self._write_the_plate)
        new.address.text_changed.connect(self._write_address)
        new.address.focused.connect(lambda: self.keys.setCurrentWidget(self.numbers))
        new.address.line.editingFinished.connect(self._leave_address)
        new.keep_address.clicked.connect(
            lambda: self._set(replace(self._form, odd_address=True), Part.ADDRESS)
        )
        new.party.changed.connect(lambda size: self._set(replace(self._form, party=size)))
        new.reasons.chosen.connect(
            lambda code: self._set(changed(self._form, Part.REASON, code), Part.REASON)
        )
        for page in (new, self.expected):
            page.trunk.clicked.connect(lambda on: self._set(replace(self._form, trunk=on)))
        new.contact.clicked.connect(self._call_host)
        new.register.clicked.connect(self._act)
        self.hosts.answered.connect(self._consent)
        self.hosts.seen.connect(self._doors.note_look)
        self.hosts.closed.connect(lambda: self.keys.setCurrentWidget(self.numbers))

    # -- the frame

    def on_enter(self) -> None:
        """Ask what the compound wants to know and which vehicles are inside."""
        services, jobs = self._context.services, self._context.jobs
        jobs.submit(partial(work.questions, services), self._use_questions, self._fail)
        jobs.submit(partial(work.vehicles_inside, services), self._know_inside, self._fail)
        self._ask_listed()
        self._ask_plate(again=True)
        self.setFocus()

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return to_draft(self._form, EMPTY)

    def restore(self, draft: Draft) -> None:
        """Fill in a draft."""
        self._set(from_draft(draft, EMPTY, CODES))

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.write_words(self._context.words())
        new = self.new
        self._keys.set_stops(
            [new.address.line, new.reasons, new.trunk, new.contact, new.register],
            after=[
                *(new.party, new.expected, new.again),
                *(self.waiting, self.known, self.expected, self.clear, self.head),
            ],
        )
        self.show_inside(self._facts.inside, self._moment)
        self._show()
        self._say_trouble()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus back to the address while that is being written."""
        super().focusInEvent(event)
        if self.keys.currentWidget() is not self.plate_keys and self.new.isVisible():
            self.new.address.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the plate with a real keyboard; Enter goes on, or lets pass."""
        letter = event.text().upper()
        if self.keys.currentWidget() is self.plate_keys and letter in _TYPED and letter:
            self._type(letter)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif not self._take_enter(event):
            super().keyPressEvent(event)

    def _take_enter(self, event: QKeyEvent) -> bool:
        if self.state().stage is Stage.NEW:
            return self._keys.take_key(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act()
            return True
        return False

    def state(self) -> VehicleState:
        """Give what is shown."""
        return derive(self._form, self._facts)

    @property
    def form(self) -> Form:
        """What is written so far."""
        return self._form

    # -- the plate

    def _type(self, character: str) -> None:
        if len(self._form.plate) < LONGEST:
            self._write_plate(self._form.plate + character)

    def _erase(self) -> None:
        self._write_plate(self._form.plate[:-1])

    def _write_plate(self, plate: str) -> None:
        self._set(changed(self._form, Part.PLATE, plate), Part.PLATE)

    def _write_the_plate(self) -> None:
        self.keys.setCurrentWidget(self.plate_keys)
        self.setFocus()

    def _ask_plate(self, *, again: bool = False) -> None:
        plate = to_ask(self._form)
        if plate == self._facts.asked and not again:
            return
        self._facts = replace(self._facts, asked=plate, found=None)
        if plate:
            ask = partial(self._context.services.visits.at_plate, plate)
            self._context.jobs.submit(ask, partial(self._know_plate, plate), self._fail)

    def _know_plate(self, plate: str, found: AtPlate) -> None:
        if plate == self._facts.asked:
            self._know(found=found)

    def _ask_listed(self) -> None:
        deliveries = self._context.services.deliveries
        self._context.jobs.submit(deliveries.listed, self._know_listed, self._fail)

    def _know_listed(self, listed: tuple[Listed, ...]) -> None:
        self._know(listed=listed)

    def _pick_expected(self, name: str) -> None:
        """Take one by its name; the hours are asked again, for the list may be an old one."""
        plates = {line.vehicle.name: line.vehicle.plate for line in self._facts.listed}
        plate = plates.get(name) or self._form.plate
        self._set(replace(changed(self._form, Part.PLATE, plate), expected=name), Part.PLATE)
        self._ask_listed()

    def _pick_inside(self, key: str) -> None:
        bare = [one.visit for one in self._facts.inside if not one.visit.plate]
        visit = next((one for one in bare if str(one.id) == key), None)
        if visit is None:
            self._write_plate(key)
        else:
            self._know(picked=visit)

    # -- the form

    def _write_address(self, text: str) -> None:
        if text != self._form.address:
            compound = self._facts.questions.compound
            self._set(changed(self._form, Part.ADDRESS, text, compound), Part.ADDRESS)

    def _leave_address(self) -> None:
        if self._form.address:
            self._know(checked=self._facts.checked | {Part.ADDRESS})

    def _call_host(self) -> None:
        showing = self.keys.currentWidget() is self.hosts
        self.keys.setCurrentWidget(self.numbers if showing else self.hosts)

    def _consent(self, consent: str) -> None:
        if self.hosts.isAncestorOf(self.focusWidget()):
            self.new.register.setFocus()
        self._set(replace(self._form, consent=consent), Part.CONSENT)
        self.keys.setCurrentWidget(self.numbers)

    def _use_questions(self, questions: Questions) -> None:
        self._know(questions=questions)
        self._look_at_door()

    def _know_inside(self, inside: tuple[Inside, ...]) -> None:
        self._know(inside=inside)
        self.show_inside(inside, self._moment)

    def _know_host(self) -> None:
        self._know(door=self._doors.door())

    # -- one key

    def _act(self) -> None:
        """Let it in, let it out, or write it down: whatever the plate's stage asks for."""
        state, services = self.state(), self._context.services
        if self._facts.busy:
            return
        if state.found.vehicle is not None:
            self._do(partial(work.let_pass, services, state.found.vehicle.id))
        elif state.found.visit is not None:
            self._do(partial(work.leave, services, state.found.visit.id))
        elif state.stage is Stage.EXPECTED and state.listed is not None:
            expected = expected_form(self._form, state.listed.vehicle.name)
            self._do(partial(work.register, services, expected), self._registered)
        elif state.stage is Stage.NEW:
            self._register()

    def _register(self) -> None:
        self._know(checked=frozenset(Part), refused={})
        flaws = flaws_of(self._form, self._facts.questions)
        if flaws:
            self._point_at(next(iter(flaws)))
            return
        form = vehicle_form(self._form)
        self._do(partial(work.register, self._context.services, form), self._registered)

    def _do(
        self, job: Callable[..., GateOutcome], done: Callable[[GateOutcome], None] | None = None
    ) -> None:
        self._know(busy=True)
        task = partial(job, self._context.officer())
        self._context.jobs.submit(task, done or self._passed_on, self._fail)

    def _registered(self, outcome: GateOutcome) -> None:
        forget_draft(self._context, self.name)
        self._passed_on(outcome)

    def _passed_on(self, outcome: GateOutcome) -> None:
        self._know(busy=False)
        self._cleared = None
        self._start_anew()
        self._context.show_outcome(outcome)

    def _fail(self, error: KnownError) -> None:
        self._know(busy=False)
        part = part_of(error)
        if part is None:
            self._trouble = error
            self._say_trouble()
            return
        self._know(refused={**self._facts.refused, part: flaw_of(error)})
        self._point_at(part)

    def _say_trouble(self) -> None:
        error = self._trouble
        said = self._context.words().error(error.code, **error.params) if error else ""
        for notice in self._notices:
            notice.setText(said)
            notice.setVisible(bool(said))

    def _point_at(self, part: Part) -> None:
        """Bring the officer to what is wrong."""
        if part is Part.CONSENT:
            self.keys.setCurrentWidget(self.hosts)
            self.hosts.key(Consent.PHONE).setFocus()
        elif part is Part.ADDRESS:
            self.new.address.setFocus()
        elif part is Part.PLATE:
            self._write_the_plate()

    def _clear_or_restore(self) -> None:
        if self._form == EMPTY and self._cleared is not None:
            form, self._cleared = self._cleared, None
            self._set(form)
        else:
            cleared = self._form
            self._start_anew()
            self._cleared = cleared
            self._show()

    def _start_anew(self) -> None:
        old = self._facts
        self._facts = Facts(questions=old.questions, inside=old.inside, listed=old.listed)
        self._set(EMPTY)
        if self.isVisible():
            self._write_the_plate()
        else:
            self.keys.setCurrentWidget(self.plate_keys)

    def _back(self) -> None:
        self._context.go(_GATE)

    # -- showing

    def _set(self, form: Form, *touched: Part) -> None:
        self._form = form
        refused = {p: f for p, f in self._facts.refused.items() if p not in touched}
        checked = self._facts.checked - set(touched)
        self._facts = replace(self._facts, refused=refused, checked=checked, picked=None)
        self._trouble = None
        self._say_trouble()
        self._ask_plate()
        self._look_at_door()

    def _look_at_door(self) -> None:
        form, compound = self._form, self._facts.questions.compound
        self._doors.look(form.address, odd=form.odd_address, compound=compound)
        self._know(door=self._doors.door())

    def _know(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        words, state = self._context.words(), self.state()
        self.show_form(self._form)
        self.show_state(state, words, self._moment)
        missing = Part.CONSENT in state.flaws
        self.new.contact.show_consent(self._form.consent, words, missing=missing)
        self.new.contact.setVisible(self._facts.questions.host_consent)
        self.clear.show_for(pristine=state.pristine, can_restore=self._cleared is not None)
        self.plate_keys.show_for(self._form.plate)
        for key in (self.known.act, self.expected.act, self.new.register):
            key.setEnabled(not self._facts.busy)

    def _moment(self, at: datetime) -> str:
        zone = ZoneInfo(self._context.zone())
        today = self._context.now().astimezone(zone).date()
        return self._context.words().moment(at.astimezone(zone), today)
