"""Which passes are given a later last day, and which day."""

from PySide6.QtWidgets import QWidget

from gangting.ui.models.rows import Column
from gangting.ui.screens.passes.extending.values import Which
from gangting.ui.screens.passes.until_field import UntilField
from gangting.ui.theme import GAP
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.table import PagedTable


class ExtendManyPage(QWidget):
    """The passes that end, the new last day, and the key that extends them all."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.which = Segmented([Choice(which.value, "") for which in Which])
        self.count = Label("", Role.STRONG)
        self.all = Button("", "format-list-checks", size=ButtonSize.SMALL)
        self.none = Button("", "close", size=ButtonSize.SMALL)
        self.table = PagedTable([])
        self.until = UntilField()
        self.hint = Label("", Role.MUTED, wrap=True)
        self.said = Label("", Role.STRONG, wrap=True)
        self.extend = Button("", "calendar-plus", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.question = Label("", Role.STRONG, wrap=True)
        self.leave = Button("", "close")
        self.side = Card(padding=16)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Card(padding=20)
        inside = left.column(10)
        inside.addWidget(self.which)
        line = layouts.row(gap=8)
        line.addWidget(self.count, 1)
        line.addWidget(self.all)
        line.addWidget(self.none)
        inside.addLayout(line)
        inside.addWidget(self.table, 1)
        side = self.side.column(10)
        side.addWidget(self.until)
        side.addStretch(1)
        for part in (self.hint, self.said, self.question, self.extend, self.leave):
            side.addWidget(part)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        below = layouts.row(gap=GAP)
        below.addWidget(left, 1)
        below.addWidget(self.side)
        box.addLayout(below, 1)

    def columns(self, *, wide: bool) -> list[Column]:
        """Name the columns; the kind of a pass stands where there is room for it."""
        kind = [Column(self.tr("Kind"))] if wide else []
        holder = Column(self.tr("Holder"), share=1)
        return [Column(), holder, Column(self.tr("Room")), *kind, Column(self.tr("Until"))]

    def retranslate(self) -> None:
        """Say the words that never change."""
        hint = self.tr("The cards stay as they are: the booth knows the new day.")
        self.head.set_words(self.tr("Extend many"), hint)
        self.which.set_words(
            {
                Which.OVER.value: self.tr("Expired"),
                Which.SOON.value: self.tr("Within 30 days"),
                Which.ALL.value: self.tr("All", "whatever their last day"),
            }
        )
        self.which.setAccessibleName(self.tr("Which passes"))
        self.all.setText(self.tr("All"))
        self.none.setText(self.tr("None"))
        self.leave.setText(self.tr("Leave them"))
        self.table.setAccessibleName(self.tr("Passes to extend"))
        self.table.set_empty_text(self.tr("No pass ends by then."))
