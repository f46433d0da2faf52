"""The visitor form at work: what is pressed, asked, filled in and registered."""

from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gangting.domain.errors import KnownError
from gangting.domain.visits import Consent
from gangting.services.gate.outcome import GateOutcome
from gangting.services.visit_forms import Known
from gangting.ui.context import Context
from gangting.ui.finished import forget_draft
from gangting.ui.lookups import DoorLookup
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.models.flaws import flaw_of
from gangting.ui.screens.base import Draft
from gangting.ui.screens.visitor import work
from gangting.ui.screens.visitor.form import (
    CODES,
    EMPTY,
    Answer,
    Form,
    Part,
    answered,
    changed,
    fill,
    unfill,
    visit_form,
)
from gangting.ui.screens.visitor.state import (
    Facts,
    Questions,
    VisitorState,
    derive,
    flaws_of,
    grouped_id,
    grouped_phone,
    part_of,
    whole_phone,
)
from gangting.ui.screens.visitor.view import VisitorView
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_keys import FormKeys
from gangting.ui.widgets.key_deck import Pad


_GROUPED = {Part.PHONE: grouped_phone, Part.ID_NUMBER: grouped_id, Part.PLATE: str.upper}
_PADS = {Part.ID_NUMBER: Pad.ID_NUMBER, Part.PLATE: Pad.PLATE}
_GATE = "gate"


class VisitorScreen(VisitorView):
    """Writes visitors down. Who came before is filled in, the host is asked, nothing is lost.

    `slip_wanted` carries the visit's id when a temporary pass is to be printed once it passed.
    """

    name = "visitor"
    icon = "account-plus"
    in_rail = False
    slip_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._form = EMPTY
        self._facts = Facts()
        self._writing = False
        self._cleared: Form | None = None
        self._trouble: KnownError | None = None
        self._asked_phone = ""
        self._doors = DoorLookup(context, self._know_host, self._fail)
        self._current = self.phone
        self._keys = FormKeys(self, self._back, self._register)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for part, field in self.lines().items():
            field.text_changed.connect(partial(self._write, part))
            field.focused.connect(partial(self._follow, part, field))
            field.line.editingFinished.connect(partial(self._leave, part))
        self.head.back.connect(self._back)
        self.clear.clicked.connect(self._clear_or_restore)
        self.to_id.clicked.connect(lambda: self._ask_id(by_id=True))
        self.to_phone.clicked.connect(lambda: self._ask_id(by_id=False))
        self.keep_address.clicked.connect(lambda: self._keep(Part.ADDRESS, odd_address=True))
        self.keep_plate.clicked.connect(lambda: self._keep(Part.PLATE, odd_plate=True))
        self.mend_plate.clicked.connect(lambda: self.plate.set_text(self.state().suggested_plate))
        self.party.changed.connect(lambda size: self._set(replace(self._form, party=size)))
        self.reasons.chosen.connect(partial(self._choose, Part.REASON))
        self.colours.chosen.connect(partial(self._choose, Part.HEALTH))
        self.answers.pressed.connect(self._answer)
        self.slip.clicked.connect(self._wish_slip)
        self.contact.clicked.connect(self._call_host)
        self.hosts.answered.connect(self._consent)
        self.hosts.seen.connect(self._doors.note_look)
        self.hosts.closed.connect(self._show_keys)
        self.register.clicked.connect(self._register)
        self.deck.typed.connect(self._type)
        self.deck.erased.connect(self._erase)

    # -- the frame

    def on_enter(self) -> None:
        """Ask what the compound wants to know, and go on where it was left."""
        self._context.jobs.submit(
            partial(work.questions, self._context.services), self._use_questions
        )
        self._current.setFocus()

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return to_draft(self._form, EMPTY)

    def restore(self, draft: Draft) -> None:
        """Fill in a draft."""
        self._load(from_draft(draft, EMPTY, CODES))

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.write_words(self._context.words())
        self._keys.set_stops(
            [
                self.phone.line,
                self.id_number.line,
                self.name_field.line,
                self.address.line,
                self.plate.line,
                self.reasons,
                self.answers,
                self.colours,
                self.register,
            ],
            after=[self.contact, self.slip, self.to_id, self.to_phone, self.party, self.head],
        )
        self._show()
        self._say_trouble()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus back to the field that is being filled."""
        super().focusInEvent(event)
        self._current.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if not self._keys.take_key(event):
            super().keyPressEvent(event)

    def state(self) -> VisitorState:
        """Give what is shown."""
        return derive(self._form, self._facts)

    @property
    def form(self) -> Form:
        """What is written so far."""
        return self._form

    # -- writing

    def _write(self, part: Part, text: str) -> None:
        if self._writing:
            return
        field = self.lines()[part]
        grouped = _GROUPED.get(part, str)(text)
        if grouped != text and field.line.cursorPosition() == len(text):
            self._writing = True
            field.set_text(grouped)
            self._writing = False
        compound = self._facts.questions.compound
        self._set(changed(self._form, part, grouped, compound), part)
        if part is Part.PHONE:
            self._phone_changed()

    def _choose(self, part: Part, code: str) -> None:
        self._set(changed(self._form, part, code), part)

    def _answer(self, code: str) -> None:
        self._set(answered(self._form, Answer(code)), Part.ANSWERS)

    def _keep(self, part: Part, **odd: bool) -> None:
        self._set(replace(self._form, **odd), part)  # type: ignore[arg-type]  # two flags of Form

    def _ask_id(self, *, by_id: bool) -> None:
        self._set(replace(self._form, by_id=by_id), Part.PHONE, Part.ID_NUMBER)
        (self.id_number if by_id else self.phone).setFocus()

    def _leave(self, part: Part) -> None:
        """Say what is wrong with a field once it was left."""
        if getattr(self._form, part) and part not in self._facts.checked:
            self._know(checked=self._facts.checked | {part})

    def _wish_slip(self) -> None:
        self._set(replace(self._form, wants_slip=not self._form.wants_slip))

    def _type(self, text: str) -> None:
        self._current.insert(text)

    def _erase(self) -> None:
        self._current.backspace()

    def _follow(self, part: Part, field: Field) -> None:
        """Turn to the keys that this field needs."""
        if field is not self._current:  # the window coming back gives the same field its focus
            self._show_keys()
        self._current = field
        self.deck.turn_to(_PADS.get(part, Pad.NUMBERS))
        self.deck.setEnabled(part is not Part.NAME)

    # -- what the books know

    def _use_questions(self, questions: Questions) -> None:
        self._know(questions=questions)
        self._look_at_door()

    def _phone_changed(self) -> None:
        digits = whole_phone(self._form.phone)
        if digits == self._asked_phone:
            return
        self._asked_phone = digits
        self._know(times=0)
        self._load(unfill(self._form), keep=True)
        if digits:
            earlier = self._context.services.visits.earlier
            self._context.jobs.submit(
                partial(earlier, digits), partial(self._know_visitor, digits), self._fail
            )

    def _know_visitor(self, digits: str, known: Known) -> None:
        if digits != self._asked_phone:
            return
        self._know(times=known.times)
        if known.visit is not None and not self._form.by_id:
            self._load(fill(self._form, known.visit), keep=True)

    def _know_host(self) -> None:
        self._know(door=self._doors.door())

    # -- the host

    def _call_host(self) -> None:
        if self.side.currentWidget() is self.hosts:
            self._show_keys()
        else:
            self.side.setCurrentWidget(self.hosts)

    def _show_keys(self) -> None:
        self.side.setCurrentWidget(self.deck)

    def _consent(self, consent: str) -> None:
        if self.hosts.isAncestorOf(self.focusWidget()):
            self.register.setFocus()
        self._set(replace(self._form, consent=consent), Part.CONSENT)
        self._show_keys()

    # -- registering

    def _register(self) -> None:
        if self._facts.busy:
            return
        self._know(checked=frozenset(Part), refused={})
        flaws = flaws_of(self._form, self._facts.questions)
        if flaws:
            self._point_at(next(iter(flaws)))
            return
        self._know(busy=True)
        job = partial(
            work.register,
            self._context.services,
            visit_form(self._form),
            self._context.officer(),
        )
        self._context.jobs.submit(job, self._registered, self._fail)

    def _registered(self, outcome: GateOutcome) -> None:
        wants_slip = self._form.wants_slip
        self._know(busy=False)
        self._cleared = None
        self._start_anew()
        forget_draft(self._context, self.name)
        if wants_slip and outcome.visit is not None:
            self.slip_wanted.emit(outcome.visit.id)
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
        self.notice.setVisible(error is not None)
        if error is not None:
            self.notice.setText(self._context.words().error(error.code, **error.params))

    def _point_at(self, part: Part) -> None:
        """Bring the officer to what is wrong."""
        if part is Part.CONSENT:
            self.side.setCurrentWidget(self.hosts)
            self.hosts.key(Consent.PHONE).setFocus()
        elif part in self.lines():
            self.lines()[part].setFocus()

    def _clear_or_restore(self) -> None:
        if self._form == EMPTY and self._cleared is not None:
            form, self._cleared = self._cleared, None
            self._load(form)
        else:
            cleared = self._form
            self._start_anew()
            self._cleared = cleared
            self._show()

    def _start_anew(self) -> None:
        self._asked_phone = ""
        self._facts = Facts(questions=self._facts.questions)
        self._load(EMPTY)
        self._current = self.phone
        if self.isVisible():
            self.phone.setFocus()

    def _back(self) -> None:
        self._context.go(_GATE)

    # -- showing

    def _load(self, form: Form, *, keep: bool = False) -> None:
        """Take a whole form; `keep` says that its phone was asked for already."""
        if not keep:
            self._asked_phone = whole_phone(form.phone)
        self._writing = True
        self.write_form(form)
        self._writing = False
        self._set(form)

    def _set(self, form: Form, *touched: Part) -> None:
        self._form = form
        refused = {p: f for p, f in self._facts.refused.items() if p not in touched}
        self._facts = replace(
            self._facts, refused=refused, checked=self._facts.checked - set(touched)
        )
        self._trouble = None
        self._say_trouble()
        self._look_at_door()

    def _look_at_door(self) -> None:
        form, compound = self._form, self._facts.questions.compound
        self._doors.look(form.address, odd=form.odd_address, compound=compound)
        self._know(door=self._doors.door())

    def _know(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        words, zone = self._context.words(), ZoneInfo(self._context.zone())
        today = self._context.now().astimezone(zone).date()
        self._facts = replace(self._facts, today=today)
        state = self.state()
        self.show_form(self._form, self._facts.questions)
        self.show_state(state, words)
        missing = Part.CONSENT in state.flaws
        self.contact.show_consent(self._form.consent, words, missing=missing)
        self.contact.setVisible(self._facts.questions.host_consent)
        self.clear.show_for(pristine=state.pristine, can_restore=self._cleared is not None)
        self.deck.plate.show_for(self._form.plate)
        self.register.setEnabled(not self._facts.busy)
