"""Somebody without a card: compare the person, then write the crossing down."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from gangting.domain.identity.phone import mask_phone
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.verdict.facts import Direction
from gangting.ui import theme
from gangting.ui.screens.gate.card_values import Mark, Mood
from gangting.ui.screens.gate.identity_view import IdentityView
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.values import PanelState
from gangting.ui.screens.gate.work import Candidate, Choice
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead


MOST_CHILDREN = 20
LOW = 440


class ComparePage(Page):
    """Shows who was chosen; the press that says "it is them" is the comparing."""

    name = "compare"

    chosen = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.BRAND)
        self.head = PageHead(with_back=True)
        self.identity = IdentityView()
        self.hint = Label("", Role.LEAD, wrap=True)
        self.fewer = Button("", "minus", size=ButtonSize.SMALL)
        self.more = Button("", "human-child", size=ButtonSize.SMALL)
        self.count = Label("0", Role.SECTION)
        self.alone = Button("", "human-child")
        self.yes = Button("", "check-bold", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self._candidate: Candidate | None = None
        self._linked: UUID | None = None
        self._direction: Direction | None = None
        self._children = 0
        self._lay_out()
        self.head.back.connect(self.back)
        self.more.clicked.connect(lambda: self._count(1))
        self.fewer.clicked.connect(lambda: self._count(-1))
        self.yes.clicked.connect(self._choose)
        self.alone.clicked.connect(self._choose_child)

    def _lay_out(self) -> None:
        box = self.column(12)
        box.addWidget(self.head)
        box.addWidget(self.identity)
        box.addWidget(self.hint)
        box.addStretch(1)
        children = layouts.row(gap=8)
        for part in (self.more, self.count, self.fewer):
            children.addWidget(part)
        children.addStretch(1)
        box.addLayout(children)
        keys = layouts.row()
        keys.addWidget(self.yes, 2)
        keys.addWidget(self.alone, 1)
        box.addLayout(keys)

    def show_candidate(
        self,
        candidate: Candidate,
        mark: Mark | None,
        direction: Direction | None,
        linked_id: UUID | None,
    ) -> None:
        """Show whom to compare with the one at the gate."""
        self._candidate, self._linked, self._direction = candidate, linked_id, direction
        self._children = 0
        found = candidate.found
        state = PanelState(
            Mood.BRAND,
            "account-search",
            "",
            direction=direction,
            name=found.name,
            place=candidate.place,
            chip=mark,
            number=candidate.number,
            valid_until=candidate.valid_until,
        )
        self.identity.show_state(replace(state, phone=mask_phone(found.phone)), Tone.BRAND)
        self.alone.setVisible(found.household_id is not None)
        self.retranslate()

    def _count(self, step: int) -> None:
        self._children = min(MOST_CHILDREN, max(0, self._children + step))
        self.retranslate()

    def _choose(self) -> None:
        if self._candidate is not None:
            ref = self._candidate.found.ref
            choice = Choice(ref, self._direction, self._linked, children=self._children)
            self.chosen.emit(choice)

    def _choose_child(self) -> None:
        household = self._candidate.found.household_id if self._candidate else None
        if household is not None:
            self.chosen.emit(
                Choice(
                    HolderRef(HolderKind.HOUSEHOLD, household),
                    self._direction,
                    self._linked,
                    children=max(1, self._children),
                    children_alone=True,
                )
            )

    def set_direction(self, direction: Direction | None) -> None:
        """Take another direction from the toggle."""
        self._direction = direction
        self.identity.show_way(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.identity.fit(self.height())
        self.hint.setVisible(self.height() >= theme.text_px(LOW))

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.tr("Is it this person?"))
        self.hint.setText(self.tr("Compare face, name and room; ask for the room if in doubt"))
        self.more.setText(self.tr("+ child"))
        self.count.setText(self.tr("Children %1").replace("%1", str(self._children)))
        self.count.setVisible(self._children > 0)
        self.fewer.setVisible(self._children > 0)
        self.fewer.setAccessibleName(self.tr("One child fewer"))
        self.yes.setText(self.tr("It is them"))
        self.alone.setText(self.tr("Only children of this home"))
