"""The points of the pick-up desk: named, added, hidden; written as they are touched."""

from functools import partial

from gangting.domain.free_text import LONGEST_NAME
from gangting.services.pickup import PointUse
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.kept_list import KeptList
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.field import Field


class PointsList(KeptList[PointUse]):
    """The list, and lines to add a point, or to rename, hide or remove the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, [Column(), Column(share=1), Column(right=True)])
        self.name = Field(free_text=True)
        self.name.keep_to(LONGEST_NAME)
        self.name.submitted.connect(lambda _: self._store())
        self._hidden = False
        self.hide_it = Button("", "eye-off-outline", size=ButtonSize.SMALL)
        self.hide_it.clicked.connect(self._hide)
        self._lay_out()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=8)
        box.addWidget(self.table, 1)
        box.addWidget(self.name)
        box.addWidget(self.error)
        box.addLayout(self._key_row(self.new, self.hide_it, self.remove))

    # -- reading

    def load(self) -> None:
        """Read the list."""
        pickup = self._context.services.pickup
        self._context.jobs.submit(pickup.every_point, self._show, self._failed)

    def _key(self, item: PointUse) -> str:
        return item.point.code

    def _row(self, item: PointUse) -> Row:
        point = item.point
        number = self._context.words().sentence("pickup.point", number=point.code)
        strong, state = CellKind.STRONG, Cell("")
        if point.hidden:
            strong, state = CellKind.MUTED, Cell(self.tr("Hidden"), CellKind.CHIP, Tone.MUTED)
        elif not item.used:
            state = Cell(self.tr("Not used yet"), CellKind.MUTED)
        return Row(point.code, (Cell(number, strong), Cell(point.name), state))

    def _show_one(self, item: PointUse | None) -> None:
        self._hidden = item is not None and item.point.hidden
        self.name.set_text(item.point.name if item else "")
        self.hide_it.setVisible(item is not None)
        self.remove.setVisible(item is not None and not item.used)

    # -- writing

    def _store(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        name = self.name.text()
        if self._chosen:
            self._submit(partial(pickup.rename_point, self._chosen, name, officer))
        else:
            self._submit(partial(pickup.add_point, name, officer))

    def _hide(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        work = partial(pickup.hide_point, self._chosen, officer, hidden=not self._hidden)
        self._submit(work, in_hand=self._chosen)

    def _take_off(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        self._submit(partial(pickup.remove_point, self._chosen, officer))

    # -- words

    def _say_keys(self) -> None:
        self.save.setText(self.tr("Save") if self._chosen else self.tr("Add"))
        self.hide_it.setText(self.tr("Use again") if self._hidden else self.tr("Hide"))
        self.hide_it.set_icon("eye-outline" if self._hidden else "eye-off-outline")

    def retranslate(self) -> None:
        """Write the list's words."""
        self.table.setAccessibleName(self.tr("Pick-up points"))
        self.name.set_words(
            self.tr("Name, where the number does not say enough"), self.tr("Activity room")
        )
        self.new.setText(self.tr("New point"))
        self.remove.setText(self.tr("Remove"))
        self._say_keys()
        self._fill()
