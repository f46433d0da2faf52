"""A count of the shelf between handovers: begin, count, a second pair of eyes, done."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope, LineState
from gangting.services.counts import CountView
from gangting.services.handover.signing import Signer
from gangting.ui.context import Context
from gangting.ui.screens.handover.count_board import CountBoard
from gangting.ui.screens.handover.pin_pad import PinPad
from gangting.ui.screens.handover.scope_page import ScopePage
from gangting.ui.screens.handover.work import HandoverWork
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.stack import Stack


class VerifyPage(QWidget):
    """Somebody else looks at the differences."""

    confirmed = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", Role.SECTION, wrap=True)
        self.leave = Button("", "arrow-left")
        self.pin = PinPad()
        left = Card()
        box = left.column()
        box.addWidget(self.words)
        box.addStretch(1)
        box.addWidget(self.leave)
        right = Card(padding=16)
        right.column().addWidget(self.pin)
        across = layouts.row(self, gap=16)
        across.addWidget(left, 740)
        across.addWidget(right, 480)
        self.leave.clicked.connect(self.back)
        self.pin.confirmed.connect(
            lambda person, pin: self.confirmed.emit(Signer(UUID(person), pin))
        )


class CountPage(QWidget):
    """Counts the shelf; `back` leaves it, an unfinished count is there again next time."""

    back = Signal()
    accepted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._work = HandoverWork(context.services, context.zone)
        self._officers: tuple[Officer, ...] = ()
        self.head = PageHead(with_back=True)
        self.cancel = Button("", "trash-can-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.head.add(self.cancel)
        self.scope = ScopePage()
        self.board = CountBoard(context)
        self.verify = VerifyPage()
        self.stack = Stack()
        for page in (self.scope, self.board, self.verify):
            self.stack.addWidget(page)
        box = layouts.column(self, gap=12)
        box.addWidget(self.head)
        box.addWidget(self.stack, 1)
        self.head.back.connect(self.back)
        self.cancel.clicked.connect(self._cancel)
        self.scope.chosen.connect(self._begin)
        self.board.finished.connect(self._finish)
        self.verify.back.connect(lambda: self.stack.setCurrentWidget(self.board))
        self.verify.confirmed.connect(self._accept)
        self.retranslate()

    def on_enter(self) -> None:
        """Go on with an unfinished count, or ask what is counted."""
        jobs = self._context.jobs
        jobs.submit(self._context.services.officers.active, self._know, self._failed)
        jobs.submit(self._work.shelf_count, self._show, self._failed)

    def _know(self, officers: tuple[Officer, ...]) -> None:
        self._officers = officers

    def _show(self, view: CountView | None) -> None:
        self.board.desk.show(view)
        front = self.scope if view is None else self.board
        if not (view is not None and self.stack.currentWidget() is self.verify):
            self.stack.setCurrentWidget(front)
        self.cancel.setVisible(view is not None)

    def _begin(self, scope: CountScope) -> None:
        work = partial(self._work.begin_shelf_count, self._context.officer(), scope)
        self._context.jobs.submit(work, self._show, self._failed)

    @property
    def _view(self) -> CountView | None:
        return self.board.desk.facts.view

    def _finish(self) -> None:
        """Accept; where something differs a second officer looks first."""
        view = self._view
        if view is None:
            return
        different = [line for line in view.lines if line.state is LineState.DIFFERENT]
        if not different:
            self._accept(None)
            return
        me = self._context.officer()
        over = any(line.over_tolerance for line in different)
        right = Right.MANAGE if over and not me.may(Right.MANAGE) else Right.WORK_GATE
        others = [(str(o.id), o.name) for o in self._officers if o.id != me.id and o.may(right)]
        title, hint = self.tr("A second pair of eyes"), self.tr("The PIN of who looked too")
        self.verify.pin.ask(title, hint, others, self.tr("Confirm"))
        self.stack.setCurrentWidget(self.verify)

    def _accept(self, second: Signer | None) -> None:
        view = self._view
        if view is None:
            return
        work = partial(self._work.accept_count, view.count.id, self._context.officer(), second)
        self._context.jobs.submit(work, self._accepted, self._refuse)

    def _accepted(self, _: object) -> None:
        self._show(None)
        self.stack.setCurrentWidget(self.scope)
        self._context.announce(self.tr("The count is in the books"))
        self.accepted.emit()

    def _cancel(self) -> None:
        view = self._view
        if view is not None:
            work = partial(self._work.cancel_count, view.count.id, self._context.officer())
            self._context.jobs.submit(work, lambda _: self._show(None), self._failed)

    def _refuse(self, error: KnownError) -> None:
        if self.stack.currentWidget() is self.verify:
            sentence = self._context.words().error(error.code, **error.params)
            seconds = error.params.get("seconds", 0)
            self.verify.pin.show_error(sentence, seconds if isinstance(seconds, int) else 0)
        else:
            self._failed(error)

    def _failed(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of a real keyboard."""
        if self.stack.currentWidget() is self.verify:
            return self.verify.pin.take_key(event)
        return self.stack.currentWidget() is self.board and self.board.take_key(event)

    def take_scan(self, text: str) -> bool:
        """Take a product's barcode."""
        return self.stack.currentWidget() is self.board and self.board.desk.take_scan(text)

    def draft(self) -> Mapping[str, object]:
        """Give what is typed."""
        return self.board.desk.draft()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.tr("Stock count"))
        self.cancel.setText(self.tr("Throw away"))
        self.verify.words.setText(
            self.tr("Something differs from the book. Somebody else confirms it with a PIN.")
        )
        self.verify.leave.setText(self.tr("Back to the count"))
