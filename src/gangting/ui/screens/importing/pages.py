"""The pages of the import: the file, its columns, one column, the figures, the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Label, Role
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.stat import Stat
from gangting.ui.widgets.table import PagedTable


FIGURES = ("created", "updated", "unchanged", "rejected", "duplicates", "passes")
PAST_SHOWN = 4
"""As many lists that were taken in are shown under the place for the next one."""


class FilePage(QWidget):
    """Where a file is dropped or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.LARGE, wrap=True)
        self.needs = Label("", Role.HINT, wrap=True)
        self.kinds = Label("", Role.MUTED, wrap=True)
        self.choose = Button("", "folder-open", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.past_title = Label("", Role.STRONG)
        self.past = [ElidedLabel("", Role.MUTED) for _ in range(PAST_SHOWN)]
        card = Card(padding=24)
        box = card.column(14)
        box.addStretch(1)
        box.addWidget(IconLabel("tray-arrow-down", 72, "brand"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.needs, self.kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(label)
        box.addSpacing(8)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self.before = Card(padding=16)
        lines = self.before.column(4)
        lines.addWidget(self.past_title)
        for line in self.past:
            lines.addWidget(line)
        self.before.hide()
        outside = layouts.column(self, gap=GAP)
        outside.addWidget(card, 1)
        outside.addWidget(self.before)


class ColumnsPage(QWidget):
    """Which column holds what; a row that is touched asks for another role."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = Label("", Role.MUTED, wrap=True)
        self.table = PagedTable([])
        self.whom = Label("", Role.MUTED, wrap=True)
        self.categories = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.next = Button("", "table-check", ButtonKind.PRIMARY)
        card = Card(padding=20)
        inside = card.column(10)
        inside.addWidget(self.hint)
        inside.addWidget(self.table, 1)
        below = layouts.row(gap=GAP)
        left = layouts.column(gap=6)
        left.addWidget(self.whom)
        left.addWidget(self.categories)
        below.addLayout(left, 1)
        below.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        box = layouts.column(self, gap=GAP)
        box.addWidget(card, 1)
        box.addLayout(below)


class RolePage(QWidget):
    """What one column holds, as large keys."""

    def __init__(self) -> None:
        super().__init__()
        self.question = Label("", Role.SECTION, wrap=True)
        self.roles = ChoiceRow([], gap=10)
        card = Card(padding=20)
        inside = card.column(16)
        inside.addWidget(self.question)
        inside.addWidget(self.roles)
        inside.addStretch(1)
        layouts.column(self).addWidget(card, 1)


class Figures(Card):
    """The counts side by side."""

    def __init__(self) -> None:
        super().__init__(padding=16)
        line = self.row(12)
        self.stats = {code: Stat() for code in FIGURES}
        for stat in self.stats.values():
            line.addWidget(stat, 1)

    def set_words(self, words: dict[str, str]) -> None:
        """Say what is counted."""
        for code, word in words.items():
            self.stats[code].set_word(word)

    def show_figures(self, figures: dict[str, int]) -> None:
        """Show these counts and no other."""
        tones = {"created": Tone.OK, "passes": Tone.BRAND, "rejected": Tone.STOP}
        for code, stat in self.stats.items():
            value = figures.get(code)
            stat.setVisible(value is not None)
            if value is not None:
                stat.show_value(f"{value:,}", tones.get(code) if value else None)


class RowsPart(QWidget):
    """Rows to mend, or to look at; the whole sentence of the one that is touched."""

    turned = Signal(str)
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.which = Segmented([Choice("errors", ""), Choice("notices", "")])
        self.table = PagedTable([])
        self.whole = Label("", Role.BODY, wrap=True)
        self.whole.hide()
        box = layouts.column(self, gap=8)
        box.addWidget(self.which)
        box.addWidget(self.table, 1)
        box.addWidget(self.whole)
        self.which.chosen.connect(self.turned)
        self.table.pressed.connect(lambda key, _: self.pressed.emit(key))


class CheckPage(QWidget):
    """What would become of the rows, and the key that does it."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = Figures()
        self.rows = RowsPart()
        self.issue = TickBox("")
        self.save = Button("", "file-download", size=ButtonSize.SMALL)
        self.apply = Button("", "database-import", ButtonKind.PRIMARY)
        card = Card(padding=16)
        card.column(8).addWidget(self.rows, 1)
        keys = layouts.row(gap=12)
        keys.addWidget(self.issue)
        keys.addStretch(1)
        keys.addWidget(self.save)
        keys.addWidget(self.apply)
        box = layouts.column(self, gap=12)
        box.addWidget(self.figures)
        box.addWidget(card, 1)
        box.addLayout(keys)


class DonePage(QWidget):
    """What became of the rows, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.LARGE, wrap=True)
        self.next = Label("", Role.HINT, wrap=True)
        self.figures = Figures()
        self.save = Button("", "file-download")
        self.again = Button("", "tray-arrow-down")
        self.print = Button("", "printer", ButtonKind.PRIMARY)
        self.mend = ElidedLabel("", Role.MUTED)
        card = Card(Tone.OK, padding=24)
        inside = card.column(12)
        inside.addWidget(self.title)
        inside.addWidget(self.next)
        keys = layouts.row(gap=12)
        for key in (self.again, self.save):
            keys.addWidget(key)
        keys.addStretch(1)
        keys.addWidget(self.print)
        box = layouts.column(self, gap=GAP)
        box.addWidget(card)
        box.addWidget(self.figures)
        box.addWidget(self.mend)
        box.addStretch(1)
        box.addLayout(keys)
