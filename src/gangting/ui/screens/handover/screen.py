"""The handover at work: one step after the other, each in the books before the next begins."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.handover import EquipmentCheck, OpenGroup, Step
from gangting.domain.stocktake import CountScope
from gangting.services.handover.signing import Signer
from gangting.services.handover.values import HandoverSheet
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace
from gangting.ui.screens.base import Draft
from gangting.ui.screens.handover.layout import HandoverLayout
from gangting.ui.screens.handover.printing import SheetPrinting
from gangting.ui.screens.handover.sides import Sides
from gangting.ui.screens.handover.state import (
    Side,
    StepPage,
    coming_said,
    marks,
    page_of,
    shift_said,
)
from gangting.ui.screens.handover.steps_bar import Mark
from gangting.ui.screens.handover.work import HandoverWork, Looked


Result = TypeVar("Result")
_ORDERS, _INCIDENTS, _COUNT = "orders", "incidents", "count"


class HandoverScreen(HandoverLayout):
    """Hands over the shift.

    ``taken_over`` tells who is signed in from now on; ``duty_changed`` that somebody else stands
    there; ``open_wanted`` that an open group is to be looked at where it belongs, with the id of
    its first line.
    """

    name = "handover"
    icon = "swap-horizontal"

    taken_over = Signal(object)
    duty_changed = Signal()
    open_wanted = Signal(object, str)
    station_wanted = Signal()

    def __init__(
        self, context: Context, printing: SheetPrinting, ask_place: AskPlace | None = None
    ) -> None:
        super().__init__(context)
        self._context = context
        self.work = HandoverWork(context.services, context.zone)
        self.looked = Looked()
        self.page = StepPage.SUMMARY
        self._known = False
        self._busy = False
        self._draft: Draft = {}
        self.sides = Sides(context, self, self, printing, ask_place)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.steps.chosen.connect(lambda place: self.go_to(StepPage(place)))
        self.summary.count_wanted.connect(self._begin)
        self.summary.full_wanted.connect(lambda: self._begin_count(CountScope.FULL))
        self.summary.begin_wanted.connect(self._begin_duty)
        self.summary.duty_wanted.connect(lambda: self.show_side(Side.DUTY))
        self.summary.sheets_wanted.connect(lambda: self.show_side(Side.SHEETS))
        self.summary.roster_wanted.connect(lambda: self.show_side(Side.ROSTER))
        self.scope.chosen.connect(self._begin_count)
        self.board.finished.connect(self._counted)
        self.board.desk.changed.connect(self._show_steps)
        self.open.acknowledged.connect(self._acknowledge)
        self.open.open_wanted.connect(self._open_group)
        self.open.next_wanted.connect(self._go_on)
        self.equipment.checked.connect(self._check)
        self.equipment.complete_wanted.connect(self._complete)
        self.equipment.remarked.connect(self._remark)
        self.equipment.next_wanted.connect(self._go_on)
        sign = self.sign
        sign.signed.connect(lambda signer: self._signs(self.work.sign, signer))
        sign.countersigned.connect(lambda signer: self._signs(self.work.countersign, signer))
        sign.accepted.connect(self._accept)
        sign.disputed.connect(self._dispute)
        sign.upheld.connect(self._uphold)
        sign.recount_wanted.connect(self._recount)
        sign.step_wanted.connect(self._go_on)

    def title(self) -> str:
        """Say the screen's word on the rail."""
        return self.tr("Handover")

    # -- asking the books

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do one thing; a second press while it is done is none."""
        if self._busy:
            return
        self._busy = True

        def finished(result: Result) -> None:
            self._busy = False
            done(result)

        def refused(error: KnownError) -> None:
            self._busy = False
            (failed or self.announce)(error)

        self._context.jobs.submit(work, finished, refused)

    def announce(self, error: KnownError) -> None:
        """Say what could not be done, and look again: somebody else may have been quicker."""
        self._context.announce(self._context.words().error(error.code, **error.params))
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self._context.jobs.submit(self.work.look, self._seen, self._not_seen)

    def _not_seen(self, error: KnownError) -> None:
        if error.code != "nobody_on_duty":  # the shift ended between two reads
            self._context.announce(self._context.words().error(error.code, **error.params))

    def officer(self) -> Officer | None:
        """Return who is signed in, nobody while it is locked."""
        return self._context.on_duty()

    @property
    def may_work(self) -> bool:
        """Whether who is signed in hands over."""
        officer = self.officer()
        return officer is not None and officer.may(Right.WORK_GATE)

    @property
    def handover_id(self) -> UUID:
        """The running handover; asked for only where there is one."""
        assert self.looked.view is not None
        return self.looked.view.handover.id

    # -- what the books said

    def _seen(self, looked: Looked) -> None:
        """Show it where one is; at the start, what comes next."""
        first, self._known = not self._known, True
        self.looked = looked
        if first or (looked.view is None and self.page is not StepPage.SUMMARY):
            self.page = page_of(looked.view)
        self._show()

    def follow(self, looked: Looked) -> None:
        """Show it, and go on where a step is done."""
        before = page_of(self.looked.view)
        self.looked, self._known = looked, True
        if page_of(looked.view) is not before:
            self.page = page_of(looked.view)
        self._show()

    def stay(self, looked: Looked) -> None:
        """Show it, and stay on this page."""
        self.looked = looked
        self._show()

    def _go_on(self) -> None:
        self.go_to(page_of(self.looked.view))

    def go_to(self, page: StepPage) -> None:
        """Look at a step; before the handover began, a look at a later one begins it."""
        if page is StepPage.SUMMARY or self.looked.view is not None:
            self.page = page
            self._show()
        elif self.looked.duty is not None and self.may_work:

            def started(looked: Looked) -> None:
                self.page = page
                self.stay(looked)

            self.do(partial(self.work.start, self._context.officer()), started)

    # -- the steps

    def _begin_duty(self) -> None:
        def begun(looked: Looked) -> None:
            self.stay(looked)
            self.duty_changed.emit()

        self.do(partial(self.work.begin_duty, self._context.officer()), begun)

    def _begin(self) -> None:
        """Begin with the two-minute count, or go on where it was left."""
        view = self.looked.view
        if view is None or (view.count is None and page_of(view) <= StepPage.COUNT):
            self._begin_count(CountScope.MOVED)
        else:
            self._go_on()

    def _begin_count(self, scope: CountScope) -> None:
        self.do(partial(self.work.begin_count, self._context.officer(), scope), self.follow)

    def _counted(self) -> None:
        view = self.looked.view
        if view is None:
            return
        if view.step in {Step.SUMMARY, Step.COUNT}:
            officer = self._context.officer()
            self.do(partial(self.work.finish_count, view.handover.id, officer), self.follow)
        else:
            self.do(self.work.look, self._counted_again)

    def _counted_again(self, looked: Looked) -> None:
        """Go on after lines of a finished count were counted once more."""
        self.page = page_of(looked.view)
        self.stay(looked)

    def _acknowledge(self, group: OpenGroup) -> None:
        officer = self._context.officer()
        self.do(partial(self.work.acknowledge, self.handover_id, (group,), officer), self.follow)

    def _open_group(self, group: OpenGroup) -> None:
        view = self.looked.view
        items = next((one for one in view.groups if one.group is group), None) if view else None
        if group is OpenGroup.NOT_COUNTED:
            self.go_to(StepPage.COUNT)
        elif group is OpenGroup.DISPUTED_BEFORE:
            self.show_side(Side.SHEETS)
        else:
            self.open_wanted.emit(group, items.lines[0].id if items and items.lines else "")

    def _check(self, check: EquipmentCheck) -> None:
        officer = self._context.officer()
        work = partial(self.work.check_equipment, self.handover_id, check, officer)
        self._context.jobs.submit(work, self.stay, self.announce)

    def _complete(self) -> None:
        officer = self._context.officer()
        self.do(partial(self.work.equipment_complete, self.handover_id, officer), self.follow)

    def _remark(self, orders: str, incidents: str) -> None:
        if self.looked.view is None or self.officer() is None:
            return
        officer = self._context.officer()
        work = partial(self.work.remark, self.handover_id, officer, orders, incidents)
        self._context.jobs.submit(work, self.stay, self.announce)

    # -- the signatures

    def _signs(self, act: Callable[[UUID, Signer], Looked], signer: Signer) -> None:
        self.do(partial(act, self.handover_id, signer), self.follow, self._not_signed)

    def _not_signed(self, error: KnownError) -> None:
        self.sign.refuse(error)
        if error.code == "handover_not_ready":
            self.refresh()

    def _accept(self, signer: Signer) -> None:
        work = partial(self.work.accept, self.handover_id, signer)
        self.do(work, partial(self.handed_over, signer), self._not_signed)

    def handed_over(self, incoming: Signer | None, sheet: HandoverSheet) -> None:
        """Offer the sheet; who took over is signed in."""
        self.looked = Looked(officers=self.looked.officers, patterns=self.looked.patterns)
        self.page = StepPage.SUMMARY
        self.sign.forget()
        if incoming is not None:
            self.taken_over.emit(incoming.officer_id)
        self.duty_changed.emit()
        self.sides.show_new(sheet)
        self.refresh()

    def _dispute(self, reason: str, signer: Signer) -> None:
        work = partial(self.work.dispute, self.handover_id, reason, signer)
        self.do(work, self.follow, self._not_signed)

    def _uphold(self, reason: str, signer: Signer) -> None:
        work = partial(self.work.uphold, self.handover_id, reason, signer)
        self.do(work, self.follow, self._not_signed)

    def _recount(self) -> None:
        self.do(partial(self.work.recount, self.handover_id, self._context.officer()), self.follow)

    # -- pages beside the steps

    def show_side(self, side: Side) -> None:
        """Put another page in front."""
        self.sides.open(side)

    def open_count(self) -> None:
        """Count the shelf, without a handover."""
        self.show_side(Side.COUNT)

    def leave_count(self) -> None:
        """Go back to the station, where the count was asked for."""
        self.show_steps()
        self.station_wanted.emit()

    def stands_in(self, officer_id: UUID) -> None:
        """Let somebody else be signed in, without a handover."""
        self.taken_over.emit(officer_id)
        self.duty_changed.emit()

    def put_in_front(self, page: QWidget) -> None:
        """Show a page that stands beside the steps."""
        if self._sides.indexOf(page) < 0:
            self._sides.addWidget(page)
        self._sides.setCurrentWidget(page)
        self._take_focus()

    def show_steps(self) -> None:
        """Go back to the steps."""
        self._sides.setCurrentWidget(self._handover)
        self.refresh()
        self._take_focus()

    @property
    def in_front(self) -> QWidget | None:
        """The page beside the steps that is in front."""
        front = self._sides.currentWidget()
        return None if front is self._handover else front

    def _take_focus(self) -> None:
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown

    def _show(self) -> None:
        looked, view, may_work = self.looked, self.looked.view, self.may_work
        words = self._context.words()
        said = shift_said(looked, words, self._context.zone())
        self.shift_chip.show_word(said, self.shift_chip.tone)
        self.shift_chip.setVisible(bool(said))
        self.people.setText(coming_said(looked, words))
        if looked.summary is not None:
            self.figures.show_numbers(looked.summary.numbers, self._context)
        self.summary.show_looked(looked, may_work=may_work)
        coming = page_of(view)
        count = view.count if view else None
        if count is not None or view is None:
            self.board.desk.show(count)
        if view is not None:
            self.open.show_groups(view.groups, may_work=may_work, ready=coming > StepPage.OPEN)
            self.equipment.show_looked(looked, may_work=may_work, ready=coming > StepPage.EQUIPMENT)
            self.sign.show_looked(looked, may_work=may_work)
        self.count.setCurrentWidget(self.scope if count is None else self.board)
        self._stack.setCurrentWidget(self.pages[self.page])
        self._restore()
        self._show_steps()
        self.sides.show_looked()

    def _show_steps(self) -> None:
        view = self.looked.view
        facts = self.board.desk.facts
        count = self.tr("Count")
        if view is not None and view.count is not None and facts.view is not None:
            count = f"{count} {facts.done}/{len(facts.lines)}"
        titles = (
            self.tr("Summary"),
            count,
            self.tr("Open items"),
            self.tr("Equipment"),
            self.tr("Signatures"),
        )
        states = {
            Mark.DONE: self.tr("done"),
            Mark.NEXT: self.tr("comes next"),
            Mark.LATER: self.tr("comes later"),
        }
        how = marks(view)
        self.steps.show_steps(
            [f"{place} {title}" for place, title in enumerate(titles, start=1)],
            how,
            [states[mark] for mark in how],
            self.page.value,
        )

    # -- coming and going

    def on_enter(self) -> None:
        """Read everything again: the gate and the station went on meanwhile."""
        self.refresh()
        self.sides.on_enter()

    def on_leave(self) -> None:
        """Write what is in a field, and forget PINs."""
        if self.looked.view is not None and self.officer() is not None:
            self.equipment.write()
        self._forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget PINs when it is locked."""
        super().hideEvent(event)
        self._forget()

    def _forget(self) -> None:
        self.sign.pin.clear()
        self.sides.forget()

    def take_scan(self, text: str) -> bool:
        """Take a product's barcode while it is counted; an entry pass goes to the gate."""
        if self.in_front is not None:
            return self.sides.take_scan(text)
        counting = self.page is StepPage.COUNT and self.count.currentWidget() is self.board
        return counting and self.may_work and self.board.desk.take_scan(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Enter of a real keyboard where they belong."""
        taken = False
        if self.in_front is not None:
            taken = self.sides.take_key(event)
        elif self.page is StepPage.COUNT and self.count.currentWidget() is self.board:
            taken = self.board.take_key(event)
        elif self.page is StepPage.SIGN:
            taken = self.sign.take_key(event)
        if not taken:
            super().keyPressEvent(event)

    def draft(self) -> Draft | None:
        """Keep what is typed and not in the books yet; PINs are never kept."""
        if self._draft:
            return self._draft
        kept: dict[str, object] = dict(self.equipment.draft())
        typed = self.board.desk.draft()
        if typed:
            kept[_COUNT] = dict(typed)
        return kept or None

    def restore(self, draft: Draft) -> None:
        """Type it again once the books have said what goes on."""
        self._draft = draft
        self.refresh()

    def _restore(self) -> None:
        if not self._draft:
            return
        draft, self._draft = self._draft, {}
        if self.looked.view is None:
            return
        typed, orders, incidents = (draft.get(key) for key in (_COUNT, _ORDERS, _INCIDENTS))
        if isinstance(typed, Mapping):
            self.board.desk.restore(typed)
        if isinstance(orders, str) and isinstance(incidents, str):
            self.equipment.restore(orders, incidents)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._head_title.setText(self.tr("Handover"))
        self._show()
