"""Printing a card: where and on what, how far it is, and whether it came out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.printing import LAYOUTS, TWO_SIDED, Sides
from gangting.ui.screens.passes.turner import Turner
from gangting.ui.screens.passes.values import PrintChoice, Run
from gangting.ui.screens.passes.wordbook import (
    paper_hint,
    paper_word,
    sides_choices,
    sides_hint,
    turn_words,
)
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.progress import ProgressStrip
from gangting.ui.widgets.segmented import Choice


class PrintPage(QWidget):
    """Asks for the printer and the paper."""

    given = Signal()
    to_file = Signal()
    back = Signal()
    printer_chosen = Signal(str)
    paper_chosen = Signal(str)
    sides_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.printers = Turner()
        self._none = Label("", Role.BODY, wrap=True)
        self.papers = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.sides = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.do = Button("", "printer", ButtonKind.PRIMARY)
        self.save = Button("", "file-pdf-box", ButtonKind.PRIMARY)
        self.save.hide()
        self._leave = Button()
        keys = layouts.row(gap=12)
        keys.addWidget(self.do, 1)
        keys.addWidget(self.save, 1)
        keys.addWidget(self._leave, 1)
        box = layouts.column(self, gap=10)
        box.addWidget(self.printers)
        box.addWidget(self._none)
        box.addWidget(self.papers)
        box.addWidget(self.sides)
        box.addWidget(self.hint)
        box.addStretch(1)
        box.addLayout(keys)
        self.do.clicked.connect(self.given)
        self.save.clicked.connect(self.to_file)
        self._leave.clicked.connect(self.back)
        self.printers.turned.connect(self.printer_chosen)
        self.papers.chosen.connect(self.paper_chosen)
        self.sides.chosen.connect(self.sides_chosen)

    def show_choice(self, choice: PrintChoice, missing: str, *, free: bool) -> None:
        """Show what is chosen; ``missing`` says that there is no printer: then a PDF is saved."""
        names = choice.printers or ()
        self.save.setVisible(choice.printers == ())
        self.do.setVisible(choice.printers != ())
        self.printers.show_names(names, choice.printer)
        self.printers.setVisible(bool(names))
        self._none.setText(missing if choice.printers is not None else self.tr("One moment …"))
        self._none.setVisible(not names)
        self.papers.choose(choice.layout)
        self.sides.setVisible(choice.layout in TWO_SIDED and choice.printers != ())
        self.sides.choose((Sides.BOTH if choice.with_back else Sides.FRONT).value)
        hint = sides_hint(by_hand=choice.by_hand) if choice.with_back else ""
        self.hint.setText(paper_hint() if choice.layout in choice.lacks else hint)
        self.hint.setVisible(bool(self.hint.text() and names))
        self.do.setEnabled(bool(names) and free)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.printers.set_heading(self.tr("Printer"))
        self.papers.set_choices([Choice(code, paper_word(code)) for code in LAYOUTS])
        self.papers.setAccessibleName(self.tr("Paper"))
        self.sides.set_choices(sides_choices())
        self.sides.setAccessibleName(self.tr("Sides"))
        self.do.setText(self.tr("Print"))
        self.save.setText(self.tr("Save PDF"))
        self._leave.setText(self.tr("Leave it"))


class RunPage(QWidget):
    """Shows how far the printing is."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._running = False
        self._words = Label("", Role.MUTED, wrap=True)
        self.strip = ProgressStrip()
        self.strip.cancelled.connect(self.cancelled)
        box = layouts.column(self, gap=10)
        box.addWidget(self.strip)
        box.addWidget(self._words)
        box.addStretch(1)

    def show_run(self, run: Run | None) -> None:
        """Show this far, or nothing."""
        if run is None:
            self._running = False
            self.strip.end()
            return
        if not self._running:
            self._running = True
            self.strip.begin(self.tr("Printing"))
        self.strip.show_progress(run.done, run.total)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self._words.setText(self.tr("Other passes can be looked at meanwhile."))


class Question(QWidget):
    """Asks about the paper in the printer, with two keys."""

    jammed = Signal()

    def __init__(self, yes_icon: str) -> None:
        super().__init__()
        self.question = Label("", Role.SECTION, wrap=True)
        self.hint = Label("", Role.BODY, wrap=True)
        self.yes = Button("", yes_icon, ButtonKind.PRIMARY)
        self.no = Button("", "printer-alert")
        box = layouts.column(self, gap=12)
        box.addWidget(self.question)
        box.addWidget(self.hint)
        box.addStretch(1)
        box.addWidget(self.yes)
        box.addWidget(self.no)
        self.no.clicked.connect(self.jammed)


class AskPage(Question):
    """Asks whether the card came out: the printer cannot know."""

    came_out = Signal()

    def __init__(self) -> None:
        super().__init__("check")
        self.yes.clicked.connect(self.came_out)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.question.setText(self.tr("Has the card come out well?"))
        self.hint.setText(self.tr("Until you say so, the pass stays as it was."))
        self.yes.setText(self.tr("It came out"))
        self.no.setText(self.tr("Jammed: print again"))


class TurnPage(Question):
    """Asks to turn the paper over: this printer prints one side at a time."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__("printer")
        self.yes.clicked.connect(self.turned)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.question.setText(self.tr("Now turn the paper over."))
        self.hint.setText(turn_words())
        self.yes.setText(self.tr("Print the back"))
        self.no.setText(self.tr("Jammed: print again"))
