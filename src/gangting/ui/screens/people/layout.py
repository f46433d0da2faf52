"""The people screen: whom was found on the left, the person in hand on the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.ui.models.rows import Column
from gangting.ui.screens.base import Screen
from gangting.ui.screens.people.panel import (
    CardPage,
    EditForm,
    EmptyPage,
    LeaveForm,
    MergeForm,
    MoveForm,
)
from gangting.ui.screens.people.values import Mode
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import SearchField
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.56, 500, 900


class PeopleLayout(Screen):
    """Head, list, panel."""

    def __init__(self, photo: QWidget) -> None:
        super().__init__()
        self.head = PageHead()
        self.reveal = Button("", "eye-outline", size=ButtonSize.SMALL)
        self.head.add(self.reveal)
        self.search = SearchField()
        self.table = PagedTable([Column(), Column(), Column(share=1)], header=False)
        self.note = Label("", Role.STRONG, wrap=True)
        self.note.hide()
        self.empty, self.card = EmptyPage(), CardPage()
        self.edit, self.move_form = EditForm(), MoveForm()
        self.leave, self.merge = LeaveForm(), MergeForm()
        self.forms: dict[Mode, QWidget] = {
            Mode.CARD: self.card,
            Mode.EDIT: self.edit,
            Mode.MOVE: self.move_form,
            Mode.LEAVE: self.leave,
            Mode.MERGE: self.merge,
            Mode.PHOTO: photo,
        }
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        for form in self.forms.values():
            self.stack.addWidget(form)
        self.panel = Card(padding=18)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(padding=18)
        inside = left.column(10)
        inside.addWidget(self.search)
        inside.addWidget(self.table, 1)
        right = self.panel.column(10)
        right.addWidget(self.note)
        right.addWidget(self.stack, 1)
        below = layouts.row(gap=GAP)
        below.addWidget(left, 1)
        below.addWidget(self.panel)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        box.addLayout(below, 1)

    def show_note(self, sentence: str, tone: Tone | None = None) -> None:
        """Say something over the panel; an empty sentence takes it back."""
        self.note.setText(sentence)
        self.note.set_tone(tone)
        self.note.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its share."""
        super().resizeEvent(event)
        side = min(_SIDE_MOST, max(_SIDE_LEAST, round(self.width() * _SIDE_SHARE)))
        self.panel.setFixedWidth(side)
