"""The two limits of an item, changed by a leader in two fields."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.services.station.values import ItemView
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.section import KeyedSection
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role


class LimitsSection(KeyedSection):
    """Below the bottom line it must be bought; bought up to the target."""

    edit_wanted = Signal(object)

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.bottom, self.target = Field(), Field()
        for field in (self.bottom, self.target):
            field.line.setMaxLength(6)
        self.edit = Button("", "pencil")
        self.save = Button("", "check", ButtonKind.PRIMARY)
        self.edit.clicked.connect(self._edit)
        self.save.clicked.connect(self._store)
        self.target.submitted.connect(self._store)
        self.numbers(self.bottom, self.target)
        self.box.addWidget(self.hint)
        line = layouts.row(gap=12)
        line.addWidget(self.bottom, 1)
        line.addWidget(self.target, 1)
        self.box.addLayout(line)
        self.box.addStretch(1)
        foot = layouts.row()
        foot.addWidget(self.edit)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.box.addLayout(foot)
        self.retranslate()

    def begin(self) -> None:
        """Show the limits in force."""
        if self.view is not None:
            self.bottom.set_text(str(self.view.item.bottom))
            self.target.set_text(str(self.view.item.target))

    def show_view(self, view: ItemView) -> None:
        """Show the limits of another item."""
        other = self.view is None or self.view.item != view.item
        super().show_view(view)
        if other:
            self.begin()

    def _edit(self) -> None:
        if self.view is not None:
            self.edit_wanted.emit(self.view.item.id)

    def _store(self) -> None:
        if self.view is None:
            return
        texts = (self.bottom.text().strip(), self.target.text().strip())
        if not all(text.isascii() and text.isdecimal() for text in texts):
            self._refuse(KnownError("invalid_limits"))
            return
        item = replace(self.view.item, bottom=int(texts[0]), target=int(texts[1]))
        context = self.page.context
        work = partial(context.services.station.catalogue.save, item, context.officer())
        self.page.ask(work, self._stored, self._refuse)

    def _stored(self, _: Item) -> None:
        self.stored.emit()

    def _refuse(self, error: KnownError) -> None:
        self.target.show_error(self.page.sentence(error))
        self.fit()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.hint.setText(self.tr("Below the bottom line it is on the shopping list"))
        self.bottom.set_words(self.tr("Bottom line"))
        self.target.set_words(self.tr("Buy up to"))
        self.edit.setText(self.tr("All settings"))
        self.save.setText(self.tr("Save"))
