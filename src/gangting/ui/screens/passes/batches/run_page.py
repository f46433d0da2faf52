"""One run: how far it is, what it asks, and every card's state."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from gangting.ui.screens.passes.turner import Turner
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.progress import ProgressStrip
from gangting.ui.widgets.stat import Stat
from gangting.ui.widgets.table import PagedTable


class NumberPage(QWidget):
    """Asks for a card's number."""

    def __init__(self) -> None:
        super().__init__()
        self.question = Label("", Role.SECTION, wrap=True)
        self.number = Label("", Role.FIGURE)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keys = Keypad(Corner.BACKSPACE, Corner.MAIN)
        self.leave = Button("", "arrow-left", size=ButtonSize.SMALL)
        box = layouts.column(self, gap=10)
        box.addWidget(self.question)
        box.addWidget(self.number)
        box.addWidget(self.keys, 1)
        box.addWidget(self.leave)


class RunPage(QWidget):
    """Figures and keys on the left; the cards, or the number keys, on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.printed, self.unsure, self.left, self.total = Stat(), Stat(), Stat(), Stat()
        self.strip = ProgressStrip()
        self.said = Label("", Role.STRONG, wrap=True)
        self.question = Label("", Role.SECTION, wrap=True)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.printers = Turner()
        self.backs = Button("", "printer", ButtonKind.PRIMARY)
        self.broken = Button("", "printer-alert")
        self.yes = Button("", "check", ButtonKind.PRIMARY)
        self.part = Button("", "numeric")
        self.no = Button("", "printer-alert")
        self.go_on = Button("", "printer", ButtonKind.PRIMARY)
        self.end = Button("", "cancel", ButtonKind.DANGER)
        self.leave = Button("", "arrow-left")
        self.again = Button("", "refresh", size=ButtonSize.SMALL)
        self.table = PagedTable([])
        self.number = NumberPage()
        self.right = QStackedWidget()
        self.right.addWidget(self.table)
        self.right.addWidget(self.number)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(padding=20)
        inside = left.column(12)
        figures = layouts.row(gap=16)
        for stat in (self.printed, self.unsure, self.left, self.total):
            figures.addWidget(stat, 1)
        inside.addLayout(figures)
        for part in (self.strip, self.said, self.question, self.hint, self.printers):
            inside.addWidget(part)
        inside.addStretch(1)
        asked = (self.backs, self.broken, self.yes, self.go_on, self.part, self.no)
        for key in (*asked, self.end, self.leave, self.again):
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            inside.addWidget(key)
        right = Card(padding=20)
        right.column().addWidget(self.right)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        below = layouts.row(gap=GAP)
        below.addWidget(left, 5)
        below.addWidget(right, 6)  # a name of seven hanzi beside its card's number, at 1024
        box.addLayout(below, 1)

    def show_words(self, label: Label, sentence: str, tone: Tone | None = None) -> None:
        """Say something, or nothing."""
        label.setText(sentence)
        label.set_tone(tone)
        label.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say the words that never change."""
        self.printed.set_word(self.tr("On paper"))
        self.unsure.set_word(self.tr("To confirm"))
        self.left.set_word(self.tr("Still to print"))
        self.total.set_word(self.tr("Cards in all"))
        self.backs.setText(self.tr("Turned over: print the backs"))
        self.broken.setText(self.tr("Something went wrong …"))
        self.yes.setText(self.tr("All came out well"))
        self.part.setText(self.tr("Only up to a card …"))
        self.no.setText(self.tr("None of them"))
        self.end.setText(self.tr("End this run"))
        self.leave.setText(self.tr("Leave it"))
        self.again.setText(self.tr("Print some again …"))
        self.printers.set_heading(self.tr("Printer"))
        self.number.leave.setText(self.tr("Leave it"))
        self.number.keys.set_main_text(self.tr("OK"))
        self.table.setAccessibleName(self.tr("Cards of this run"))
