"""The delivery form at work: who comes, then register."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QFocusEvent, QKeyEvent

from gangting.domain.errors import KnownError
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.context import Context
from gangting.ui.finished import forget_draft
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.screens.base import Draft
from gangting.ui.screens.delivery import work
from gangting.ui.screens.delivery.layout import DeliveryLayout
from gangting.ui.screens.delivery.state import (
    EMPTY,
    INSIDE,
    Delivery,
    about_tail,
    codes,
    companies,
    delivery_form,
    flaw,
    with_company,
    with_drop,
)
from gangting.ui.widgets.form_keys import FormKeys
from gangting.ui.widgets.segmented import Choice


_GATE = "gate"


class DeliveryScreen(DeliveryLayout):
    """Writes riders, couriers and utilities down in two taps."""

    name = "delivery"
    icon = "package-variant-closed"
    in_rail = False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._form = EMPTY
        self._cleared: Delivery | None = None
        self._busy = False
        self._wrong: KnownError | None = None
        self._keys = FormKeys(self, self._back, self._register)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.head.back.connect(self._back)
        self.clear.clicked.connect(self._clear_or_restore)
        self.companies.chosen.connect(lambda code: self._set(with_company(self._form, code)))
        self.drops.chosen.connect(lambda code: self._set(with_drop(self._form, code)))
        self.tail.text_changed.connect(self._write)
        self.keypad.typed.connect(self.tail.insert)
        self.keypad.erased.connect(self.tail.backspace)
        self.keypad.confirmed.connect(self._register)

    # -- the frame

    def title(self) -> str:
        """Name the screen."""
        return self.tr("Delivery")

    def on_enter(self) -> None:
        """Let digits go to the phone's tail."""
        self.tail.setFocus()

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return to_draft(self._form, EMPTY)

    def restore(self, draft: Draft) -> None:
        """Fill in a draft."""
        self._set(from_draft(draft, EMPTY, codes(self._context.words())))

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        words = self._context.words()
        hint = self.tr("Choose who comes; the phone may be left out")
        self.head.set_words(self.tr("Deliveries and services"), hint)
        self.who.set_words(self.tr("Who comes?"))
        self.companies.set_choices(companies(words))
        self.where.set_words(self.tr("Where do they leave it?"))
        drops = [
            Choice(code, words.sentence(f"drop_point.{code}"), "archive-outline")
            for code in words.codes("drop_point")
        ]
        self.drops.set_choices([*drops, Choice(INSIDE, self.tr("They go in"), "login")])
        self.tail.set_words(self.tr("Tail of the mobile (if they like)"), self.tr("Last 4 digits"))
        self.keypad.set_main_text(self.tr("Register"))
        main = [self.keypad.main_key] if self.keypad.main_key else []
        self._keys.set_stops(
            [self.tail.line, self.companies, self.drops, *main], after=[self.clear, self.head]
        )
        self._show()
        self._say_wrong()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus back to the phone's tail."""
        super().focusInEvent(event)
        self.tail.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if not self._keys.take_key(event):
            super().keyPressEvent(event)

    @property
    def form(self) -> Delivery:
        """What is filled in so far."""
        return self._form

    # -- registering

    def _register(self) -> None:
        if self._busy:
            return
        wrong = flaw(self._form)
        if wrong:
            self._take_wrong(KnownError(wrong))
            return
        self._busy = True
        self._show()
        job = partial(
            work.register,
            self._context.services,
            delivery_form(self._form),
            self._context.officer(),
        )
        self._context.jobs.submit(job, self._registered, self._failed)

    def _registered(self, outcome: GateOutcome) -> None:
        self._busy = False
        self._cleared = None
        self._set(EMPTY)
        forget_draft(self._context, self.name)
        self._context.show_outcome(outcome)

    def _failed(self, error: KnownError) -> None:
        self._busy = False
        self._show()
        self._take_wrong(error)

    def _take_wrong(self, error: KnownError) -> None:
        self._wrong = error
        self._say_wrong()
        if about_tail(error):
            self.tail.setFocus()

    def _say_wrong(self) -> None:
        """Say what is wrong beside what it is about; nothing once it was changed."""
        error = self._wrong
        code = error.code if error else ""
        said = self._context.words().error(code, **error.params) if error else ""
        about_company = code == "company_missing"
        about_phone = error is not None and about_tail(error)
        self.who.show_error(said if about_company else "")
        self.tail.show_error(said if about_phone else "")
        self.notice.setText(said)
        self.notice.setVisible(bool(said) and not about_company and not about_phone)

    def _clear_or_restore(self) -> None:
        form, self._cleared = self._cleared, None
        if form is None:
            form, self._cleared = EMPTY, self._form
        self._set(form)

    def _back(self) -> None:
        self._context.go(_GATE)

    # -- showing

    def _write(self, text: str) -> None:
        if text != self._form.tail:
            self._set(replace(self._form, tail=text))

    def _set(self, form: Delivery) -> None:
        if form != EMPTY:
            self._cleared = None
        self._form = form
        self._wrong = None
        self._show()
        self._say_wrong()

    def _show(self) -> None:
        form, words = self._form, self._context.words()
        if self.tail.text() != form.tail:
            self.tail.set_text(form.tail)
        self.companies.choose(form.company)
        self.drops.choose(form.drop)
        leaves = form.drop not in ("", INSIDE)
        self.say.setText(words.prompt("drop_point" if leaves else "temperature"))
        self.clear.show_for(pristine=form == EMPTY, can_restore=self._cleared is not None)
        self.keypad.set_main_enabled(not self._busy)
