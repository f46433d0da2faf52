"""Which cards are printed, on what and where."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.printing import LAYOUTS, TWO_SIDED, Sides
from gangting.ui.screens.passes.turner import Turner
from gangting.ui.screens.passes.wordbook import paper_word, sides_choices
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.table import PagedTable


class OpenNotice(Card):
    """Says that a run is not over, and leads to it."""

    def __init__(self) -> None:
        super().__init__(Tone.WARN, filled=True, padding=12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.words = Label("", Role.STRONG, wrap=True)
        self.key = Button("", "printer-alert", ButtonKind.PRIMARY, ButtonSize.SMALL)
        line = self.row()
        line.addWidget(self.words, 1)
        line.addWidget(self.key)


class ChoosePage(QWidget):
    """The passes that wait for a printer, and the key that prints them all."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.runs = Button("", "history", size=ButtonSize.SMALL)
        self.head.add(self.runs)
        self.notice = OpenNotice()
        self.count = Label("", Role.STRONG)
        self.first = Button("", size=ButtonSize.SMALL)
        self.first.hide()
        self.all = Button("", "format-list-checks", size=ButtonSize.SMALL)
        self.none = Button("", "close", size=ButtonSize.SMALL)
        self.table = PagedTable([])
        self.picture = CardPicture()
        self.papers = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.sides = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.printers = Turner()
        self.said = Label("", Role.ERROR, wrap=True)
        self.said.hide()
        self.print = Button("", "printer", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.side = Card(padding=16)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(padding=20)
        inside = left.column(10)
        line = layouts.row(gap=8)
        line.addWidget(self.count, 1)
        line.addWidget(self.first)
        line.addWidget(self.all)
        line.addWidget(self.none)
        inside.addLayout(line)
        inside.addWidget(self.table, 1)
        side = self.side.column(10)
        side.addWidget(self.picture, 100)
        side.addWidget(self.papers)
        side.addWidget(self.sides)
        side.addWidget(self.hint)
        side.addWidget(self.printers)
        side.addStretch(1)
        side.addWidget(self.said)
        side.addWidget(self.print)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        box.addWidget(self.notice)
        below = layouts.row(gap=GAP)
        below.addWidget(left, 1)
        below.addWidget(self.side)
        box.addLayout(below, 1)

    def say(self, sentence: str) -> None:
        """Say why something was not done."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_sides(self, layout: str, hint: str, *, both: bool) -> None:
        """Offer the back where the paper has one; a hint says what the printer makes of it."""
        self.sides.setVisible(layout in TWO_SIDED)
        self.sides.choose((Sides.BOTH if both else Sides.FRONT).value)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def retranslate(self) -> None:
        """Say the words that never change."""
        self.head.set_words(self.tr("Print many"))
        self.all.setText(self.tr("All"))
        self.none.setText(self.tr("None"))
        self.papers.set_choices([Choice(code, paper_word(code)) for code in LAYOUTS])
        self.papers.setAccessibleName(self.tr("Paper"))
        self.sides.set_choices(sides_choices())
        self.sides.setAccessibleName(self.tr("Sides"))
        self.printers.set_heading(self.tr("Printer"))
        self.table.setAccessibleName(self.tr("Passes to print"))
        self.notice.key.setText(self.tr("Look at it"))
