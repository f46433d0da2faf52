"""What the panel under the card can show: facts, more keys, the life, a reason, a new last day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.free_text import LONGEST_REASON
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.passes.act_keys import ActGrid, ActKeys
from gangting.ui.screens.passes.until_field import UntilField
from gangting.ui.screens.passes.values import REASONS, Act, Fact, Keys, LifeLine
from gangting.ui.screens.passes.wordbook import act_question, act_word, fact_word
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.table import PagedTable
from gangting.wording.words import Words


_HEAD_GAP = 8


class FactsPage(QWidget):
    """Number and state, the lines of facts, the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[QWidget] = []
        self._head = ("", "")
        self.name = ElidedLabel("", Role.STRONG)
        self._chip = Chip()
        self.keys = ActKeys()
        self._who_may = Label("", Role.MUTED, wrap=True)
        self._who_may.hide()
        head = layouts.row(gap=_HEAD_GAP)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self._chip)
        self._list = layouts.column(gap=6)
        box = layouts.column(self, gap=10)
        box.addLayout(head)
        box.addLayout(self._list)
        box.addStretch(1)
        box.addWidget(self._who_may)
        box.addWidget(self.keys)

    def show_head(self, name: str, number: str, state: str, tone: Tone) -> None:
        """Say which pass this is and where it stands."""
        self._head = (name, number)
        self._chip.show_word(state, tone)
        self._chip.setMinimumWidth(self._chip.sizeHint().width())
        self._fit_head()

    def _fit_head(self) -> None:
        """Leave a name whole: its number, which the card shows as well, gives way."""
        whole = " · ".join(part for part in self._head if part)
        room = self.width() - self._chip.minimumWidth() - 2 * _HEAD_GAP
        wide = self.name.fontMetrics().horizontalAdvance(whole) > room
        self.name.setText(next(part for part in self._head if part) if wide else whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        if any(self._head):
            self._fit_head()

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these lines."""
        if facts != self._facts:
            self._facts = facts
            self._write()

    def show_keys(self, keys: Keys, who_may: str) -> None:
        """Offer these keys; where there is nothing to change, say who may."""
        self.keys.show_keys(keys)
        self._who_may.setText(who_may)
        self._who_may.setVisible(bool(who_may))

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self._write()
        self.keys.retranslate()

    def _write(self) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_fact_line(fact) for fact in self._facts]
        for line in self._lines:
            self._list.addWidget(line)


def _fact_line(fact: Fact) -> QWidget:
    line = QWidget()
    word = Label(fact.word or fact_word(fact.kind), Role.MUTED)
    value = ElidedLabel(fact.value, Role.SMALL, fact.tone)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.setAccessibleName(f"{word.text()} {fact.value}")
    across = layouts.row(line, gap=12)
    across.addWidget(word)
    across.addStretch(1)
    across.addWidget(value)
    return line


class MorePage(QWidget):
    """Everything else that can be done."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = Button("", "arrow-left", size=ButtonSize.SMALL)
        self._back.clicked.connect(self.back)
        self.keys = ActGrid(self._back)
        box = layouts.column(self, gap=8)
        box.addWidget(self.keys)
        box.addStretch(1)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.keys.retranslate()
        self._back.setText(self.tr("Back"))


def _by_whom(line: LifeLine, *before: str) -> str:
    return " · ".join(part for part in (*before, line.who, line.why) if part)


class LifePage(QWidget):
    """Everything that was done to a pass, the newest first."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table = PagedTable([Column(), Column(share=1)], header=False)
        self._table.setMinimumHeight(2 * 48)
        self._table.pressed.connect(lambda key, _: self._show_whole(key))
        self._lines: tuple[LifeLine, ...] = ()
        self.whole = Label("", Role.SMALL, wrap=True)
        self._back = Button("", "arrow-left", size=ButtonSize.SMALL)
        self._back.clicked.connect(self.back)
        box = layouts.column(self, gap=8)
        box.addWidget(self._table, 1)
        box.addWidget(self.whole)
        box.addWidget(self._back)

    def show_life(self, lines: tuple[LifeLine, ...]) -> None:
        """Show these."""
        fresh, self._lines = lines != self._lines, lines
        self._table.set_rows(
            [
                Row(
                    str(place),
                    (
                        Cell(line.when, CellKind.MUTED),
                        Cell(line.what, CellKind.STRONG, after=_by_whom(line)),
                    ),
                )
                for place, line in enumerate(lines)
            ]
        )
        if fresh and lines:
            self._show_whole("0")

    def _show_whole(self, key: str) -> None:
        """Say all of it, who it was and why: a narrow row has no room for it."""
        line = self._lines[int(key)]
        self._table.select(key)
        self.whole.setText(_by_whom(line, line.when, line.what))

    @property
    def table(self) -> PagedTable:
        """The list."""
        return self._table

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self._table.setAccessibleName(self.tr("History of this pass"))
        self._back.setText(self.tr("Back"))


class ReasonPage(QWidget):
    """Asks once why, says what will happen, and does it."""

    given = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Act.VOID
        self._insisting = False
        self._question = Label("", Role.STRONG, wrap=True)
        self.reasons = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.other = Field(free_text=True)
        self.other.keep_to(LONGEST_REASON)
        self.do = Button("", "", ButtonKind.DANGER)
        self.leave = Button()
        keys = layouts.row(gap=12)
        keys.addWidget(self.do, 1)
        keys.addWidget(self.leave, 1)
        box = layouts.column(self, gap=10)
        box.addWidget(self._question)
        box.addWidget(self.reasons)
        box.addWidget(self.other)
        box.addStretch(1)
        box.addLayout(keys)
        self.do.clicked.connect(self._give)
        self.other.submitted.connect(lambda _: self._give())
        self.leave.clicked.connect(self.back)
        self.reasons.chosen.connect(lambda _: self.other.set_text(""))
        self.other.text_changed.connect(self._typed)

    def ask(self, act: Act, words: Words, proposed: str = "") -> None:
        """Ask for an act's reason; one may be proposed."""
        self._act = act
        self.other.set_text("")
        self.show_error("")
        self.reasons.set_choices([])
        self.retranslate(words)
        if proposed in REASONS[act]:
            self.reasons.choose(proposed)

    def insist(self, *, wanted: bool) -> None:
        """Say on the key that it is done against a rule of the compound."""
        if wanted is not self._insisting:
            self._insisting = wanted
            self._word_key()

    def reason(self) -> str:
        """Give what was typed, or the code that was chosen."""
        return self.other.text().strip() or self.reasons.code()

    def show_error(self, sentence: str) -> None:
        """Say that a reason is needed."""
        self.other.show_error(sentence)

    def retranslate(self, words: Words) -> None:
        """Say the words in the language in force."""
        act = self._act
        self._question.setText(act_question(act))
        self.reasons.set_choices(
            [Choice(code, words.sentence(f"pass_reason.{code}")) for code in REASONS[act]]
        )
        self.reasons.setAccessibleName(self.tr("Reasons"))
        self.other.set_words("", self.tr("another reason"), self.tr("Another reason"))
        self._word_key()
        self.do.set_kind(ButtonKind.DANGER if act in {Act.VOID, Act.LOST} else ButtonKind.PRIMARY)
        self.leave.setText(self.tr("Leave it"))

    def _word_key(self) -> None:
        self.do.setText(self.tr("All the same") if self._insisting else act_word(self._act))

    def _typed(self, text: str) -> None:
        if text:
            self.reasons.choose("")

    def _give(self) -> None:
        self.given.emit(self.reason())


class ExtendPage(QWidget):
    """Asks how long the pass shall be good."""

    given = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.until = UntilField()
        self.do = Button("", "calendar-plus", ButtonKind.PRIMARY)
        self._leave = Button()
        keys = layouts.row(gap=12)
        keys.addWidget(self.do, 1)
        keys.addWidget(self._leave, 1)
        box = layouts.column(self, gap=10)
        box.addWidget(self.until)
        box.addStretch(1)
        box.addLayout(keys)
        self.do.clicked.connect(self.given)
        self.until.field.submitted.connect(lambda _: self.given.emit())
        self._leave.clicked.connect(self.back)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.do.setText(act_word(Act.EXTEND))
        self._leave.setText(self.tr("Leave it"))
