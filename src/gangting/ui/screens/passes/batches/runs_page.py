"""The print runs: those that are not over, then the last ones that are."""

from PySide6.QtWidgets import QWidget

from gangting.ui.theme import GAP
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


class RunsPage(QWidget):
    """One line a run."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.table = PagedTable([])
        card = Card(padding=20)
        card.column().addWidget(self.table)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        box.addWidget(card, 1)

    def retranslate(self) -> None:
        """Say the words that never change."""
        self.head.set_words(self.tr("Print runs"))
        self.table.setAccessibleName(self.tr("Print runs"))
        self.table.set_empty_text(self.tr("Nothing was printed in a run yet."))
