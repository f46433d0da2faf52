"""Where everything of the handover stands."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.ui import theme
from gangting.ui.context import Context
from gangting.ui.screens.base import Screen
from gangting.ui.screens.handover.count_board import CountBoard
from gangting.ui.screens.handover.equipment_page import EquipmentPage
from gangting.ui.screens.handover.open_page import OpenPage
from gangting.ui.screens.handover.scope_page import ScopePage
from gangting.ui.screens.handover.sign_page import SignPage
from gangting.ui.screens.handover.state import StepPage
from gangting.ui.screens.handover.steps_bar import StepsBar
from gangting.ui.screens.handover.summary_page import FiguresCard, SummaryPage
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.stack import Stack


_NARROW = 1150


class HandoverLayout(Screen):
    """Head, steps, and the page of one step; other pages stand in front of it all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._head_title = Label("", Role.TITLE)
        self.shift_chip = Chip("", Tone.BRAND)
        self.people = ElidedLabel("", Role.HINT)
        self.steps = StepsBar(len(StepPage))
        self.figures = FiguresCard()
        self.summary = SummaryPage(context)
        self.board = CountBoard(context, self.figures)
        self.scope = ScopePage()
        self.count = Stack()
        self.open = OpenPage(context)
        self.equipment = EquipmentPage(context)
        self.sign = SignPage(context)
        self.pages: dict[StepPage, QWidget] = {
            StepPage.SUMMARY: self.summary,
            StepPage.COUNT: self.count,
            StepPage.OPEN: self.open,
            StepPage.EQUIPMENT: self.equipment,
            StepPage.SIGN: self.sign,
        }
        self._handover = QWidget()
        self._stack = Stack()
        self._sides = Stack()
        self._head = layouts.row(gap=14)
        self._below = layouts.row(gap=0)
        self._lay_out()

    def _lay_out(self) -> None:
        """Join from the outside in: what is put into a widget is dressed anew each time."""
        layouts.column(self, gap=0, margin=16).addWidget(self._sides)
        self._sides.addWidget(self._handover)
        box = layouts.column(self._handover, gap=8)
        box.addLayout(self._head)
        box.addLayout(self._below)
        box.addWidget(self._stack, 1)
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.count.addWidget(self.scope)
        self.count.addWidget(self.board)
        self._head.addWidget(self._head_title)
        self._head.addWidget(self.shift_chip)
        self._head.addWidget(self.people)
        self._head.addStretch(1)
        self._head.addWidget(self.steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps under the title where they do not fit beside it."""
        super().resizeEvent(event)
        self._place_steps()

    def _place_steps(self) -> None:
        narrow = self.width() < theme.text_px(_NARROW)
        wanted, other = (self._below, self._head) if narrow else (self._head, self._below)
        if wanted.indexOf(self.steps) < 0:
            other.removeWidget(self.steps)
            wanted.addWidget(self.steps)
            if narrow:
                wanted.addStretch(1)
            else:
                while other.count():
                    other.takeAt(0)
