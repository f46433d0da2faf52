"""What stands beside the list: one person's card, or a form that changes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gangting.domain.free_text import LONGEST_REASON
from gangting.domain.passes import PassAction
from gangting.ui.models.rows import Column
from gangting.ui.photo.photo_key import PhotoKey
from gangting.ui.screens.people.values import Tab
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.table import PagedTable


ON_CARD = (Column(share=3), Column(), Column(share=2))
COLUMNS = {
    Tab.PASSES: (Column(share=1), Column(), Column()),
    Tab.GATE: (Column(share=1), Column(), Column()),
    Tab.CHANGES: (Column(), Column(), Column(share=1)),
}
"""Where a side of the card has others than the rest."""


class EmptyPage(QWidget):
    """Before anybody is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = Label("", Role.HINT, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layouts.column(self).addWidget(self.hint, 1)


class CardPage(QWidget):
    """Who it is, a side of the card, and the keys that change it."""

    def __init__(self) -> None:
        super().__init__()
        self.photo = PhotoKey()
        self.name = ElidedLabel("", Role.LARGE)
        self.standing, self.where = Chip(), Chip()
        self.place = ElidedLabel("", Role.BODY)
        self.phone = Label("", Role.MUTED)
        self.outings = Label("", Role.SMALL, wrap=True)
        self.outings.hide()
        self.tabs = Segmented([Choice(tab.value, "") for tab in Tab])
        self.table = PagedTable(ON_CARD, header=False)
        self.all_of_it = Label("", Role.SMALL, wrap=True)
        self.all_of_it.hide()
        self.undo = Button("", "undo", size=ButtonSize.SMALL)
        self.undo.hide()
        self.edit = Button("", "pencil", size=ButtonSize.SMALL)
        self.move_key = Button("", "account-arrow-right", size=ButtonSize.SMALL)
        self.leave = Button("", "exit-run", ButtonKind.DANGER, ButtonSize.SMALL)
        self.come_back = Button("", "home", size=ButtonSize.SMALL)
        self.merge = Button("", "call-merge", size=ButtonSize.SMALL)
        self.keys = QWidget()
        line = layouts.row(self.keys, gap=8)
        for key in (self.edit, self.move_key, self.merge, self.come_back, self.leave):
            line.addWidget(key, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        head = layouts.row(gap=8)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.standing)
        head.addWidget(self.where)
        below = layouts.row(gap=12)
        below.addWidget(self.place)
        below.addStretch(1)
        below.addWidget(self.phone)
        said = layouts.column(gap=8)
        said.addStretch(1)
        said.addLayout(head)
        said.addLayout(below)
        said.addWidget(self.outings)
        said.addStretch(1)
        who = layouts.row(gap=14)
        who.addWidget(self.photo)
        who.addLayout(said, 1)
        box = layouts.column(self, gap=8)
        box.addLayout(who)
        box.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.tabs)
        box.addWidget(self.table, 1)
        box.addWidget(self.all_of_it)
        box.addWidget(self.keys)


class Form(QWidget):
    """A title, what is asked, and two keys."""

    def __init__(self, icon: str, kind: ButtonKind = ButtonKind.PRIMARY) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION, wrap=True)
        self.body = layouts.column(gap=10)
        self.do = Button("", icon, kind)
        self.back = Button()
        keys = layouts.row(gap=12)
        keys.addWidget(self.do, 1)
        keys.addWidget(self.back, 1)
        box = layouts.column(self, gap=12)
        box.addWidget(self.title)
        box.addLayout(self.body)
        box.addStretch(1)
        box.addLayout(keys)


class EditForm(Form):
    """Name, telephone, standing, the two marks that the gate heeds, and why."""

    def __init__(self) -> None:
        super().__init__("content-save")
        self.name = Field(free_text=True)
        self.phone = Field()
        self.standing = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.blocked, self.observed = TickBox(""), TickBox("")
        marks = layouts.row(gap=12)
        marks.addWidget(self.blocked)
        marks.addWidget(self.observed)
        marks.addStretch(1)
        fields = layouts.row(gap=12)
        fields.addWidget(self.name, 1)
        fields.addWidget(self.phone, 1)
        self.reason = Field(free_text=True)
        self.reason.keep_to(LONGEST_REASON)
        self.body.addLayout(fields)
        self.body.addWidget(self.standing)
        self.body.addLayout(marks)
        self.body.addWidget(self.reason)


class MoveForm(Form):
    """The new door, and why."""

    def __init__(self) -> None:
        super().__init__("account-arrow-right")
        self.room = Field(free_text=True)
        self.understood = HintLine()
        self.hint = Label("", Role.MUTED, wrap=True)
        self.reason = Field(free_text=True)
        self.reason.keep_to(LONGEST_REASON)
        self.body.addWidget(self.room)
        self.body.addWidget(self.understood)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.hint)


class LeaveForm(Form):
    """Why, and what became of the cards."""

    def __init__(self) -> None:
        super().__init__("exit-run", ButtonKind.DANGER)
        self.reason = Field(free_text=True)
        self.reason.keep_to(LONGEST_REASON)
        self.hint = Label("", Role.MUTED, wrap=True)
        fates = [Choice(PassAction.RETURN.value, ""), Choice(PassAction.VOID.value, "")]
        self.fate = Segmented(fates)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.fate)


class Record(QWidget):
    """One of the two records of a merging."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self.word = Chip("", tone)
        self.name = ElidedLabel("", Role.STRONG)
        self.lines = [ElidedLabel("", Role.MUTED) for _ in range(4)]
        box = layouts.column(self, gap=6)
        box.addWidget(self.word)
        box.addWidget(self.name)
        for line in self.lines:
            box.addWidget(line)

    def show_record(self, name: str, lines: tuple[str, ...]) -> None:
        """Show what is known of it."""
        self.name.setText(name)
        for label, text in zip(self.lines, lines, strict=True):
            label.setText(text)


class MergeForm(Form):
    """Both records side by side: the first stays."""

    def __init__(self) -> None:
        super().__init__("call-merge", ButtonKind.DANGER)
        self.kept, self.dropped = Record(Tone.OK), Record(Tone.WARN)
        self.swap = Button("", "swap-horizontal", size=ButtonSize.SMALL)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.both = QWidget()
        line = layouts.row(self.both, gap=16)
        line.addWidget(self.kept, 1)
        line.addWidget(self.dropped, 1)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.both)
        self.body.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeft)
