"""Lending at work: a tag by keys or scan, who takes it, until when; back by its tag."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from gangting.domain.errors import KnownError
from gangting.domain.supplies.loans import LoanEnd, Tag
from gangting.domain.supplies.movements import SERVED, Worker
from gangting.ui.context import Context
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.screens.base import Draft
from gangting.ui.screens.station.desk import Desk
from gangting.ui.screens.station.lend_view import LEND, RETURN
from gangting.ui.screens.station.lending_look import LendingLook
from gangting.ui.screens.station.lending_state import (
    CODES,
    EMPTY,
    Due,
    LendForm,
    Since,
    resolve_tag,
    terms,
)
from gangting.ui.screens.station.loan_rows import end_of
from gangting.ui.screens.station.work import Done, Known, Lent
from gangting.ui.widgets.field import Field


class LendingPage(LendingLook):
    """Lends and takes back; what was done is told by the desk."""

    lent = Signal()

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        self._busy = False
        self._field: Field = self.view.form.tag
        self._connect()
        self.view.turn_to(LEND)
        self.retranslate()

    def _connect(self) -> None:
        view, form = self.view, self.view.form
        view.ways.chosen.connect(self.turn_to)
        texts = {form.tag: "tag", form.tail: "tail", form.due: "due_text", form.since: "since_text"}
        for field, part in texts.items():
            field.text_changed.connect(partial(self._write, part))
        choices = {form.workers: "worker", form.dues: "due", form.sinces: "since", form.tags: "tag"}
        for row, part in choices.items():
            row.chosen.connect(partial(self._write, part))
        for field in (*texts, view.back_form.tag):
            field.focused.connect(partial(self._write_into, field))
        form.learn.clicked.connect(self._learn)
        view.lend.clicked.connect(self.lend)
        view.take.clicked.connect(self._take_typed)
        view.keypad.typed.connect(self._typed)
        view.keypad.erased.connect(self._erased)
        for field in (form.tail, form.tag):
            field.submitted.connect(lambda _: self._go_on())
        view.back_form.tag.submitted.connect(lambda _: self._take_typed())
        view.back_form.tag.text_changed.connect(lambda _: self._say_back(None))
        view.back_form.table.pressed.connect(self._end)
        view.said.undo_wanted.connect(self.desk.undo)

    # -- coming

    def on_enter(self) -> None:
        """Read what is out and what is here."""
        self.refresh()
        self._field.setFocus()

    def refresh(self) -> None:
        """Read it again."""
        self.ask(self.desk.work.lent, self._know)

    def _know(self, facts: Lent) -> None:
        self.facts = facts
        self._show()

    def open_lend(self, item_id: UUID | None, tag: str = "") -> None:
        """Lend one of an item; the chosen worker is the one who takes it."""
        worker = self.desk.facts.worker
        self._item = item_id
        kept = self.form if self.form.tag in {"", tag} else EMPTY
        given = worker.value if worker else kept.worker
        self._load(replace(kept, tag=tag or kept.tag, worker=given))
        self._field = self.view.form.tail if tag else self.view.form.tag
        self.turn_to(LEND)

    def open_return(self, item_id: UUID | None = None) -> None:
        """Take something back."""
        self._item = item_id
        self.view.back_form.tag.set_text("")
        self._say_back(None)
        self.turn_to(RETURN)

    def turn_to(self, way: str) -> None:
        """Show one of the two ways."""
        self.view.turn_to(way)
        form = self.view.form
        self._field = self.view.back_form.tag if way == RETURN else self._field
        if way == LEND and self._field is self.view.back_form.tag:
            self._field = form.tag
        self._field.setFocus()
        self._show()

    @property
    def way(self) -> str:
        """Which way is shown."""
        return self.view.ways.code()

    def take_tag(self, known: Known) -> None:
        """Do what a scanned tag asks for: back if it is out, else into the form, or lend."""
        assert known.tag is not None
        if known.loan is not None:
            self._take(known.tag.number, LoanEnd.RETURNED)
            return
        same = self.way == LEND and self.form.tag == known.tag.number and self.form.worker
        if same:
            self.lend()
        else:
            self.open_lend(known.tag.item_id, known.tag.number)

    # -- lending

    def lend(self) -> None:
        """Lend the thing in the form."""
        officer = self.desk.officer()
        if self._busy or officer is None:
            return
        if not self._whole():
            return
        try:
            said = terms(self.form, self.context.now(), self.context.zone())
        except KnownError as error:
            self._say(error)
            return
        self._work(busy=True)
        tag = resolve_tag(self.form.tag, self._tags())
        task = partial(self.desk.work.lend, tag, Worker(self.form.worker), said, officer)
        self.ask(task, partial(self._lent, tag), self._refused)

    def _whole(self) -> bool:
        form = self.view.form
        if not self.form.tag.strip():
            form.tag.show_error(self.tr("Which one? Its number stands on its tag."))
            form.tag.setFocus()
            return False
        if not self.form.worker:
            form.who.show_error(self.tr("Who borrows it?"))
            return False
        return True

    def _lent(self, tag: str, done: Done) -> None:
        self._work(busy=False)
        self._load(EMPTY)
        self.desk.tell(done, tag=tag)
        self.lent.emit()

    def _refused(self, error: KnownError) -> None:
        self._work(busy=False)
        self._say(error)

    def _say(self, error: KnownError) -> None:
        form, sentence = self.view.form, self.sentence(error)
        if error.code in {"unknown_tag", "tag_is_out", "tag_is_gone", "invalid_tag"}:
            form.tag.show_error(sentence)
            form.learn.setVisible(error.code == "unknown_tag" and self._item_of() is not None)
            self._write_learn()
        elif error.code == "invalid_phone_tail":
            form.tail.show_error(sentence)
        else:
            form.notice.setText(sentence)
            form.notice.show()
        form.fit()

    def _learn(self) -> None:
        """Write a new tag down for the item; then it can be lent."""
        item, officer = self._item_of(), self.desk.officer()
        if item is not None and officer is not None:
            task = partial(self.desk.work.learn_tag, item.id, self.form.tag, officer)
            self.ask(task, self._learned, self._refused)

    def _learned(self, tag: Tag) -> None:
        self._load(replace(self.form, tag=tag.number))
        self.refresh()

    # -- taking back

    def _take_typed(self) -> None:
        field = self.view.back_form.tag
        typed = field.text()
        if not typed.strip():
            field.show_error(self.tr("Which one? Its number stands on its tag."))
            return
        out = [line.loan.tag for line in self.facts.out]
        self._take(resolve_tag(typed, out), LoanEnd.RETURNED)

    def _end(self, tag: str, column: int) -> None:
        end = end_of(column)
        if end is not None:
            self._take(tag, end)
        else:
            self.view.back_form.tag.set_text(tag)

    def _take(self, tag: str, end: LoanEnd) -> None:
        officer = self.desk.officer()
        if self._busy or officer is None:
            return
        self._work(busy=True)
        since = self.view.back_form.sinces.code() if self.way == RETURN else Since.NOW.value
        when = terms(LendForm(since=since), self.context.now(), self.context.zone())
        task = partial(self.desk.work.take_back, tag, end, when, officer)
        self.ask(task, partial(self._taken, tag, end), self._not_taken)

    def _taken(self, tag: str, end: LoanEnd, done: Done) -> None:
        self._work(busy=False)
        self.view.back_form.tag.set_text("")
        self.view.back_form.sinces.choose(Since.NOW.value)
        self._say_back(None)
        self.desk.tell(done, tag=tag, end=end)
        self.refresh()

    def _not_taken(self, error: KnownError) -> None:
        self._work(busy=False)
        self._say_back(error)

    def _say_back(self, error: KnownError | None) -> None:
        notice = self.view.back_form.notice
        notice.setText(self.sentence(error) if error else "")
        notice.setVisible(error is not None)

    # -- what is shown

    def _work(self, *, busy: bool) -> None:
        self._busy = busy
        self.view.lend.setEnabled(not busy)
        self.view.take.setEnabled(not busy)

    def _write(self, part: str, text: str) -> None:
        if self._filling or getattr(self.form, part) == text:
            return
        self.form = replace(self.form, **{part: text})
        form = self.view.form
        form.notice.hide()
        form.learn.hide()
        if part == "worker":
            form.who.show_error("")
        self._show_form()
        custom = {"due": (Due.CUSTOM, form.due), "since": (Since.CUSTOM, form.since)}
        if part in custom and text == custom[part][0]:
            custom[part][1].setFocus()

    def _write_into(self, field: Field) -> None:
        self._field = field

    def _typed(self, text: str) -> None:
        self._field.insert(text)

    def _erased(self) -> None:
        self._field.backspace()

    def _load(self, form: LendForm) -> None:
        self.form = form
        view = self.view.form
        for field in (view.tag, view.tail, view.due, view.since):
            field.show_error("")
        view.who.show_error("")
        view.notice.hide()
        view.learn.hide()
        self._show()

    def _go_on(self) -> None:
        """Go on with Enter: from the tag to the worker's tail, from there to the end."""
        if self._field is self.view.form.tag and not self.form.worker:
            self.view.form.tail.setFocus()
        else:
            self.lend()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type digits wherever the focus is."""
        if not self.view.keypad.take_key(event):
            super().keyPressEvent(event)

    # -- drafts and words

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return to_draft(self.form, EMPTY)

    def restore(self, draft: Draft) -> None:
        """Fill it in again."""
        codes = {**CODES, "worker": tuple(one.value for one in SERVED)}
        self._load(from_draft(draft, EMPTY, codes))
