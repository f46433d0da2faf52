"""The points of the pick-up desk: named, added, hidden; written as they are touched."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.errors import KnownError
from gangting.domain.free_text import LONGEST_NAME
from gangting.services.pickup import PointUse
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.table import PagedTable


class PointsList(QWidget):
    """The list, and lines to add a point, or to rename, hide or remove the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._points: tuple[PointUse, ...] = ()
        self._chosen = ""
        self.table = PagedTable([Column(), Column(share=1), Column(right=True)], header=False)
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.name = Field(free_text=True)
        self.name.keep_to(LONGEST_NAME)
        self.name.submitted.connect(lambda _: self._store())
        self.error = Label("", Role.ERROR, wrap=True)
        self.save = Button("", "check", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.new = Button("", "plus", size=ButtonSize.SMALL)
        self.hide_it = Button("", "eye-off-outline", size=ButtonSize.SMALL)
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.save.clicked.connect(self._store)
        self.new.clicked.connect(lambda: self._choose(""))
        self.hide_it.clicked.connect(self._hide)
        self.remove.clicked.connect(self._take_off)
        self._lay_out()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=8)
        box.addWidget(self.table, 1)
        box.addWidget(self.name)
        box.addWidget(self.error)
        keys = layouts.row(gap=8)
        for key in (self.new, self.hide_it, self.remove):
            keys.addWidget(key)
        keys.addStretch(1)
        keys.addWidget(self.save)
        box.addLayout(keys)

    # -- reading

    def load(self) -> None:
        """Read the list."""
        pickup = self._context.services.pickup
        self._context.jobs.submit(pickup.every_point, self._show, self._failed)

    def _show(self, points: tuple[PointUse, ...]) -> None:
        self._points = points
        self._fill()
        self._choose(self._chosen)

    def _fill(self) -> None:
        words = self._context.words()
        hidden, unused = self.tr("Hidden"), self.tr("Not used yet")
        rows = []
        for use in self._points:
            point = use.point
            number = words.sentence("pickup.point", number=point.code)
            state = Cell(hidden, CellKind.CHIP, Tone.MUTED) if point.hidden else Cell("")
            if not use.used and not point.hidden:
                state = Cell(unused, CellKind.MUTED)
            strong = CellKind.MUTED if point.hidden else CellKind.STRONG
            rows.append(Row(point.code, (Cell(number, strong), Cell(point.name), state)))
        self.table.set_rows(rows)
        self.table.select(self._chosen)

    def _choose(self, code: str) -> None:
        found = next((use for use in self._points if use.point.code == code), None)
        self._chosen = found.point.code if found else ""
        self.table.select(self._chosen)
        self.name.set_text(found.point.name if found else "")
        self.hide_it.setVisible(found is not None)
        self.remove.setVisible(found is not None and not found.used)
        self.error.setText("")
        self._say_keys(hidden=found is not None and found.point.hidden)

    # -- writing

    def _store(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        name = self.name.text()
        if self._chosen:
            self._write(partial(pickup.rename_point, self._chosen, name, officer))
        else:
            self._write(partial(pickup.add_point, name, officer))

    def _hide(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        hidden = any(u.point.hidden for u in self._points if u.point.code == self._chosen)
        work = partial(pickup.hide_point, self._chosen, officer, hidden=not hidden)
        self._write(work, in_hand=self._chosen)

    def _take_off(self) -> None:
        pickup, officer = self._context.services.pickup, self._context.officer()
        self._write(partial(pickup.remove_point, self._chosen, officer))

    def _write(self, work: Callable[[], object], *, in_hand: str = "") -> None:
        self._context.jobs.submit(work, lambda _: self._stored(in_hand), self._failed)

    def _stored(self, in_hand: str) -> None:
        self._choose(in_hand)
        self.load()

    def _failed(self, error: KnownError) -> None:
        self.error.setText(self._context.words().error(error.code, **error.params))

    # -- words

    def _say_keys(self, *, hidden: bool) -> None:
        self.save.setText(self.tr("Save") if self._chosen else self.tr("Add"))
        self.hide_it.setText(self.tr("Use again") if hidden else self.tr("Hide"))
        self.hide_it.set_icon("eye-outline" if hidden else "eye-off-outline")

    def retranslate(self) -> None:
        """Write the list's words."""
        self.table.setAccessibleName(self.tr("Pick-up points"))
        self.name.set_words(
            self.tr("Name, where the number does not say enough"), self.tr("Activity room")
        )
        self.new.setText(self.tr("New point"))
        self.remove.setText(self.tr("Remove"))
        self._fill()
        self._choose(self._chosen)
