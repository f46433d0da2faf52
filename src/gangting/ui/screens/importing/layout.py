"""The pages of the import in one place: a head, a sentence, one page, and how far the work is."""

from PySide6.QtWidgets import QStackedWidget

from gangting.ui.screens.base import Screen
from gangting.ui.screens.importing.pages import (
    CheckPage,
    ColumnsPage,
    DonePage,
    FilePage,
    RolePage,
)
from gangting.ui.screens.importing.values import Step
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.progress import ProgressStrip


class ImportLayout(Screen):
    """One page in front."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.note = Label("", Role.STRONG, wrap=True)
        self.note.hide()
        self.strip = ProgressStrip()
        self.file, self.columns, self.role = FilePage(), ColumnsPage(), RolePage()
        self.check, self.done = CheckPage(), DonePage()
        self.pages = {
            Step.FILE: self.file,
            Step.COLUMNS: self.columns,
            Step.ROLE: self.role,
            Step.CHECK: self.check,
            Step.DONE: self.done,
        }
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        box = layouts.column(self, gap=12, margin=GAP)
        box.addWidget(self.head)
        box.addWidget(self.note)
        box.addWidget(self.stack, 1)
        box.addWidget(self.strip)

    def show_note(self, sentence: str, tone: Tone | None = None) -> None:
        """Say something above the page; an empty sentence takes it back."""
        self.note.setText(sentence)
        self.note.set_tone(tone)
        self.note.setVisible(bool(sentence))
