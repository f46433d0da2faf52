"""Step 4: the booth's equipment, and what is to be told to the next shift."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from gangting.domain.handover import Condition, EquipmentCheck, EquipmentLine
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.screens.handover.room import Room
from gangting.ui.screens.handover.work import Looked
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, Label, Role
from gangting.ui.widgets.lined_row import LinedRow
from gangting.ui.widgets.stepper import Stepper
from gangting.wording.words import Words


_NARROW = 1050


class Conditions(QWidget):
    """Three keys of which at most one is chosen: nothing is, until somebody looked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.keys: dict[str, Button] = {}
        box = layouts.row(self, gap=6)
        for condition in Condition:
            key = Button("", size=ButtonSize.SMALL)
            key.setCheckable(True)
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            key.clicked.connect(lambda _=False, code=condition.value: self.chosen.emit(code))
            self._group.addButton(key)
            self.keys[condition.value] = key
            box.addWidget(key, 1)

    def show_condition(self, words: Words, code: str) -> None:
        """Show what was chosen, or nothing."""
        self._group.setExclusive(False)
        for condition, key in self.keys.items():
            key.setText(words.sentence(f"equipment_condition.{condition}"))
            key.setChecked(condition == code)
        self._group.setExclusive(True)

    def button(self, code: str) -> Button:
        """Return the key of a condition."""
        return self.keys[code]


class EquipmentRow(LinedRow):
    """One piece of equipment."""

    checked = Signal(object)
    note_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: EquipmentLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = FittedLabel("", Role.STRONG)
        self._note = ElidedLabel("", Role.MUTED)
        self.count = Stepper("", 0, 9999)
        self.state = Conditions()
        self.note = Button("", "pencil", size=ButtonSize.SMALL)
        self._lay_out()
        self.count.changed.connect(self._counted)
        self.state.chosen.connect(self._judged)
        self.note.clicked.connect(lambda: self.note_wanted.emit(self.code))

    def _lay_out(self) -> None:
        name = QWidget()
        words = layouts.column(name, gap=0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._note)
        words.addStretch(1)
        box = layouts.row(self, gap=10)
        box.addWidget(name, 1)
        box.addWidget(self.count)
        box.addWidget(self.state)
        box.addWidget(self.note)

    @property
    def code(self) -> str:
        """Whose row it is."""
        return self._line.item.code if self._line else ""

    def show_line(self, line: EquipmentLine, context: Context, of: str, *, may_work: bool) -> None:
        """Show a piece and what was found of it; nothing is chosen until somebody looked."""
        words = context.words()
        self._line = line
        check = line.check
        name = line.item.name(words.language)
        self._name.setText(name)
        self._note.setText(check.note if check and check.note else of)
        self.count.set_words("")
        self.count.setAccessibleName(name)
        self.count.set_value(check.counted if check else line.item.expected)
        self.state.show_condition(words, check.condition.value if check else "")
        self.state.setAccessibleName(name)
        for part in (self.count, self.state, self.note):
            part.setEnabled(may_work)

    def _tell(self, counted: int, condition: Condition) -> None:
        if self._line is not None:
            note = self._line.check.note if self._line.check else ""
            self.checked.emit(EquipmentCheck(self.code, counted, condition, note))

    def _counted(self, counted: int) -> None:
        """Fewer than there should be are missing; all of them again are good."""
        if self._line is None:
            return
        check, expected = self._line.check, self._line.item.expected
        condition = check.condition if check else Condition.GOOD
        if counted >= expected and condition is Condition.MISSING:
            condition = Condition.GOOD
        self._tell(counted, condition)

    def _judged(self, code: str) -> None:
        """Take a condition; a single thing that is missing is not counted either."""
        if self._line is None:
            return
        condition, expected = Condition(code), self._line.item.expected
        counted = self.count.value()
        if condition is Condition.GOOD:
            counted = max(counted, expected)
        elif condition is Condition.MISSING and counted >= expected:
            counted = expected - 1
        self._tell(max(0, counted), condition)

    def sizeHint(self) -> QSize:
        """Be a key and a little air high."""
        return QSize(500, equipment_row_height())

    def minimumSizeHint(self) -> QSize:
        """Keep the height."""
        return QSize(400, equipment_row_height())


def equipment_row_height() -> int:
    """Return how high a row is."""
    return max(sizes.touch(), theme.text_px(46)) + sizes.px(8)


class EquipmentPage(QWidget):
    """Rows in pages on the left; 全部完好 and the remarks on the right."""

    checked = Signal(object)
    complete_wanted = Signal()
    remarked = Signal(str, str)
    next_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: tuple[EquipmentLine, ...] = ()
        self._kept = ("", "")
        self._of = ""
        self._may_work = True
        self._noted = ""
        self._page = 0
        self.rows: list[EquipmentRow] = []
        self._room = Room()
        self._room.resized.connect(self._fill)
        self._room.setMinimumHeight(equipment_row_height() * 3)
        self._list = layouts.column(self._room, gap=0)
        self._list.addStretch(1)
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self._pager = QWidget()
        self._said = Label("", Role.MUTED)
        self.complete = Button("", "check-all", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.on = Button("", "arrow-right", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.note = Field(free_text=True)
        self.orders = Field(free_text=True)
        self.incidents = Field(free_text=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card()
        box = left.column(gap=8)
        box.addWidget(self._room, 1)
        strip = layouts.row(self._pager, gap=8)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        foot = layouts.row(gap=10)
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self._pager)
        box.addLayout(foot)
        right = Card()
        self._side = side = right.column(gap=12)
        for field in (self.note, self.orders, self.incidents):
            side.addWidget(field)
        side.addStretch(1)
        side.addWidget(self.complete)
        side.addWidget(self.on)
        self.note.hide()
        self._across: QBoxLayout = layouts.row(self, gap=16)
        self._across.addWidget(left, 1000)
        self._across.addWidget(right, 320)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.complete.clicked.connect(self._complete)
        self.on.clicked.connect(self._next)
        self.note.line.editingFinished.connect(self._write_note)
        for field in (self.orders, self.incidents):
            field.line.editingFinished.connect(self._write_remarks)

    # -- what is shown

    def show_looked(self, looked: Looked, *, may_work: bool, ready: bool) -> None:
        """Show the equipment and the remarks; ``ready`` says that one may go on."""
        view = looked.view
        if view is None:
            return
        self._lines, self._may_work = view.equipment, may_work
        kept = (view.handover.orders, view.handover.incidents)
        for field, before, now in zip((self.orders, self.incidents), self._kept, kept, strict=True):
            if field.text().strip() == before:  # nobody writes in it just now
                field.set_text(now)
            field.setEnabled(may_work)
        self._kept = kept
        unseen = sum(line.check is None for line in self._lines)
        self.complete.setVisible(unseen > 0 and may_work)
        self.on.setVisible(ready)
        self._fill()

    def _fill(self) -> None:
        per_page = max(1, self._room.height() // equipment_row_height())
        count = max(1, ceil(len(self._lines) / per_page))
        self._page = min(max(0, self._page), count - 1)
        shown = self._lines[self._page * per_page : (self._page + 1) * per_page]
        while len(self.rows) < len(shown):
            self._add_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                line = shown[place]
                of = self._of.replace("%1", str(line.item.expected))
                row.show_line(line, self._context, of, may_work=self._may_work)
                name = line.item.name(self._context.words().language)
                row.note.setAccessibleName(self.tr("Note on %1").replace("%1", name))
        self._place.setText(f"{self._page + 1} / {count}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < count - 1)
        self._pager.setVisible(count > 1)
        seen = sum(line.check is not None for line in self._lines)
        said = self.tr("%1 of %2 looked at").replace("%1", str(seen))
        self._said.setText(said.replace("%2", str(len(self._lines))))

    def _add_row(self) -> None:
        row = EquipmentRow()
        row.checked.connect(self.checked)
        row.note_wanted.connect(self._ask_note)
        self._list.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def row(self, code: str) -> EquipmentRow | None:
        """Return the row of a piece that is shown."""
        return next((r for r in self.rows if r.code == code and not r.isHidden()), None)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._fill()

    # -- notes

    def _line(self, code: str) -> EquipmentLine | None:
        return next((line for line in self._lines if line.item.code == code), None)

    def _ask_note(self, code: str) -> None:
        self._write_note()
        line = self._line(code)
        if line is None:
            return
        self._noted = code
        name = line.item.name(self._context.words().language)
        self.note.set_words(self.tr("Note on %1").replace("%1", name))
        self.note.set_text(line.check.note if line.check else "")
        self.note.show()
        self.note.line.setFocus()

    def _write_note(self) -> None:
        line = self._line(self._noted)
        if line is None or self.note.isHidden():
            return
        check = line.check or EquipmentCheck(line.item.code, line.item.expected)
        text = self.note.text().strip()
        self._noted = ""
        self.note.hide()
        if text != check.note:
            self.checked.emit(EquipmentCheck(check.code, check.counted, check.condition, text))

    def _write_remarks(self) -> None:
        now = (self.orders.text().strip(), self.incidents.text().strip())
        if now != self._kept and self._may_work:
            self._kept = now
            self.remarked.emit(*now)

    def write(self) -> None:
        """Write what is in the fields."""
        self._write_note()
        self._write_remarks()

    def _complete(self) -> None:
        self.write()
        self.complete_wanted.emit()

    def _next(self) -> None:
        self.write()
        self.next_wanted.emit()

    def draft(self) -> dict[str, object]:
        """Give the remarks that are not in the books yet."""
        now = (self.orders.text().strip(), self.incidents.text().strip())
        return {} if now == self._kept else {"orders": now[0], "incidents": now[1]}

    def restore(self, orders: str, incidents: str) -> None:
        """Write them again."""
        self.orders.set_text(orders)
        self.incidents.set_text(incidents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the remarks under the rows where a window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < theme.text_px(_NARROW)
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._side.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)
        self._across.setStretch(0, 1 if narrow else 1000)
        self._across.setStretch(1, 0 if narrow else 320)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._of = self.tr("should be %1")
        self._before.setAccessibleName(self.tr("Page before"))
        self._after.setAccessibleName(self.tr("Next page"))
        self.orders.set_words(self.tr("Orders from above"), self.tr("to do next"))
        self.incidents.set_words(self.tr("Incidents"), self.tr("what, when"))
        self.complete.setText(self.tr("All there and good"))
        self.on.setText(self.tr("On to the signatures"))
        self._fill()


def names_of(lines: Sequence[EquipmentLine], language: str) -> tuple[str, ...]:
    """Return the names of what is missing or broken."""
    return tuple(
        line.item.name(language)
        for line in lines
        if line.missing or (line.check and line.check.condition is Condition.DAMAGED)
    )
