"""Issuing at work: the form, its card as it grows, who already has a pass, the issuing itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import RULE_ERRORS
from gangting.domain.passes import Category
from gangting.services.pass_values import PassView
from gangting.ui.context import Context
from gangting.ui.dates import months_on
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.form import PassForm
from gangting.ui.screens.passes.form_state import (
    Slot,
    card_of,
    category_of,
    check,
    read_room,
    request_of,
    slot_of,
)
from gangting.ui.screens.passes.naming import trouble_word
from gangting.ui.screens.passes.printing import CARD, Printing
from gangting.ui.screens.passes.until_field import SPANS, USUAL
from gangting.ui.screens.passes.values import FormText, Place
from gangting.ui.screens.passes.work import PassWork


@dataclass(frozen=True, slots=True)
class _Asked:
    """Of whom it was last asked what passes there are."""

    name: str = ""
    room: str = ""
    plate: str = ""


class IssueDesk(QObject):
    """Keeps the form, and issues from it once."""

    drawn = Signal(object)
    """The card as it would be, or None."""
    known = Signal(object)
    """The passes that the same person or plate already has."""
    refused = Signal(str)
    """A sentence that belongs to no field."""
    limited = Signal(bool)
    """Whether a rule of the compound stands against it, which a reason overcomes."""
    issued = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, context: Context, work: PassWork, printing: Printing, form: PassForm
    ) -> None:
        super().__init__(form)
        self._context = context
        self._jobs = context.jobs
        self._work = work
        self._printing = printing
        self._form = form
        self._place = Place()
        self._today = date(2020, 1, 1)
        self._room = (1, 1)
        self._drawing = 0
        self._asked = _Asked()
        self._busy = False
        self._open = False
        self._despite = ""
        self._wrong: KnownError | None = None
        form.changed.connect(self._changed)
        form.submitted.connect(self.issue)

    @property
    def half_filled(self) -> bool:
        """Whether something stands in the open form that would have to be written again."""
        text = self._form.text()
        return self._open and any((text.name, text.room, text.phone, text.plate))

    # -- the form

    def begin(self, today: date) -> None:
        """Open an empty form."""
        until = months_on(today, SPANS[USUAL]).isoformat()
        self._start(today, FormText(category=Category.RESIDENT.value, until=until))

    def resume(self, today: date, draft: Mapping[str, object]) -> None:
        """Open the form as it was left."""
        fields = FormText.__dataclass_fields__
        kept = {name: str(value) for name, value in draft.items() if name in fields}
        self._start(today, FormText(**kept))

    def draft(self) -> dict[str, object]:
        """Give what is written."""
        return asdict(self._form.text())

    def close(self) -> None:
        """Put the form away."""
        self._open = False
        self._set_busy(busy=False)

    def _start(self, today: date, text: FormText) -> None:
        self._open, self._today = True, today
        self._asked = _Asked()
        self._set_busy(busy=False)
        self._form.until.set_today(today)
        self._form.write(text)
        self.known.emit(())
        self._jobs.submit(self._work.place, self._placed, self._failed)
        self._changed()

    def set_despite(self, reason: str) -> None:
        """Know why it is to be issued against the compound's rules."""
        self._despite = reason

    def _placed(self, place: Place) -> None:
        self._place = place
        self._draw()

    def _changed(self) -> None:
        if not self._open:
            return
        self._form.show_category()
        self._form.show_reading(read_room(self._form.text(), self._place.site))
        self._wrong = None
        self.refused.emit("")
        self.limited.emit(False)  # noqa: FBT003 - a signal
        self._ask_known()
        self._draw()

    # -- who already has a pass

    def _ask_known(self) -> None:
        text = self._form.text()
        if category_of(text) is Category.VEHICLE:
            asked = _Asked(plate=text.plate)
            look = partial(self._work.of_plate, text.plate)
        else:
            asked = _Asked(text.name, text.room)
            look = partial(self._work.of_person, text.name, text.room)
        if asked != self._asked:
            self._asked = asked
            self._jobs.submit(look, partial(self._answered, asked), self._failed)

    def _answered(self, asked: _Asked, passes: tuple[PassView, ...]) -> None:
        if asked == self._asked and self._open:
            self.known.emit(passes)

    # -- its card

    def set_room(self, width_px: int, height_px: int) -> None:
        """Draw the card for this room from now on."""
        self._room = (width_px, height_px)
        self._draw()

    def _draw(self) -> None:
        if not self._open:
            return
        self._drawing += 1
        card = card_of(self._form.text(), self._place, self._today)
        self._jobs.submit(
            partial(self._printing.preview, card, CARD, *self._room),
            partial(self._drawn, self._drawing),
            self._failed,
            lane=Lane.LONG,
        )

    def _drawn(self, drawing: int, image: QImage | None) -> None:
        if drawing == self._drawing:
            self.drawn.emit(image)

    # -- issuing

    def issue(self) -> None:
        """Issue the pass, or say beside each field what is missing; never twice."""
        if not self._open or self._busy:
            return
        text = self._form.text()
        wrong = check(text, self._today, self._place.site)
        if wrong:
            self._show(wrong)
            return
        self._set_busy(busy=True)
        request = replace(request_of(text), despite=self._despite)
        self._jobs.submit(
            partial(self._work.issue, request, self._context.officer()),
            self._issued,
            self._not_issued,
        )

    def _issued(self, view: PassView) -> None:
        self.close()
        self.issued.emit(view)

    def _not_issued(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        slot = slot_of(error)
        if slot is None:
            self._failed(error)
            self.limited.emit(error.code in RULE_ERRORS)
        else:
            self._show({slot: error})

    def _show(self, wrong: dict[Slot, KnownError]) -> None:
        words = self._context.words()
        self._form.show_errors({s: words.error(e.code, **e.params) for s, e in wrong.items()})
        self._form.focus(next(iter(wrong)))

    def _failed(self, error: KnownError) -> None:
        self._wrong = error
        self.say_again()

    def say_again(self) -> None:
        """Say what could not be done in the language in force."""
        wrong = self._wrong
        words = self._context.words()
        self.refused.emit(trouble_word(wrong.code, wrong.params, words) if wrong else "")

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)
