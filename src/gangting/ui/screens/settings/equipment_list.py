"""What belongs to the booth, in the order it is checked at a handover."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.errors import KnownError
from gangting.domain.handover import EquipmentItem
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.stepper import Stepper
from gangting.ui.widgets.table import PagedTable


_MOST = 9999


def free_code(taken: Collection[str]) -> str:
    """Return a code no piece has."""
    numbers = range(1, len(taken) + 2)
    return next(code for code in (f"own_{number}" for number in numbers) if code not in taken)


class EquipmentList(QWidget):
    """The list, and lines to add a piece, to change, move or remove the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._items: tuple[EquipmentItem, ...] = ()
        self._chosen = ""
        self.table = PagedTable([Column(share=1), Column(right=True)], header=False)
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.name, self.name_en = Field(free_text=True), Field(free_text=True)
        self.expected = Stepper("", 1, _MOST)
        self.error = Label("", Role.ERROR, wrap=True)
        self.save = Button("", "check", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.new = Button("", "plus", size=ButtonSize.SMALL)
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.up = Button("", "arrow-up", size=ButtonSize.SMALL)
        self.down = Button("", "arrow-down", size=ButtonSize.SMALL)
        self.save.clicked.connect(self._store)
        self.new.clicked.connect(lambda: self._choose(""))
        self.remove.clicked.connect(self._take_off)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._lay_out()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=8)
        box.addWidget(self.table, 1)
        fields = layouts.row(gap=12)
        fields.addWidget(self.name, 1)
        fields.addWidget(self.name_en, 1)
        fields.addWidget(self.expected)
        box.addLayout(fields)
        box.addWidget(self.error)
        keys = layouts.row(gap=8)
        for key in (self.new, self.remove, self.up, self.down):
            keys.addWidget(key)
        keys.addStretch(1)
        keys.addWidget(self.save)
        box.addLayout(keys)

    # -- reading

    def load(self) -> None:
        """Read the list."""
        settings = self._context.services.duty_settings
        self._context.jobs.submit(settings.equipment, self._show, self._failed)

    def _show(self, items: tuple[EquipmentItem, ...]) -> None:
        self._items = items
        self._fill()
        self._choose(self._chosen)

    def _fill(self) -> None:
        language = self._context.words().language
        self.table.set_rows(
            [
                Row(
                    item.code,
                    (Cell(item.name(language), CellKind.STRONG), Cell(str(item.expected))),
                )
                for item in self._items
            ]
        )
        self.table.select(self._chosen)

    def _choose(self, code: str) -> None:
        found = next((item for item in self._items if item.code == code), None)
        self._chosen = found.code if found else ""
        self.table.select(self._chosen)
        names = dict(found.names) if found else {}
        self.name.set_text(names.get("zh_CN", ""))
        self.name_en.set_text(names.get("en", ""))
        self.expected.set_value(found.expected if found else 1)
        for key in (self.remove, self.up, self.down):
            key.setVisible(found is not None)
        self.up.setEnabled(found is not None and found != self._items[0])
        self.down.setEnabled(found is not None and found != self._items[-1])
        self.error.setText("")
        self._say_save()

    # -- writing

    def _store(self) -> None:
        name = self.name.text().strip()
        others = [item for item in self._items if item.code != self._chosen]
        if not name:
            self.error.setText(self.tr("Write the Chinese name"))
            return
        if any(item.name("zh_CN") == name for item in others):
            self._complain("listed_twice", name=name)
            return
        names = (("zh_CN", name), ("en", self.name_en.text().strip() or name))
        code = self._chosen or free_code([item.code for item in self._items])
        item = EquipmentItem(code, names, self.expected.value())
        if self._chosen:
            self._write([item if one.code == code else one for one in self._items])
        else:
            self._write([*self._items, item])

    def _take_off(self) -> None:
        self._write([item for item in self._items if item.code != self._chosen])

    def _move(self, steps: int) -> None:
        """Move the chosen piece; it stays in hand to be moved on."""
        kept = list(self._items)
        place = next(n for n, item in enumerate(kept) if item.code == self._chosen)
        kept.insert(place + steps, kept.pop(place))
        self._write(kept, in_hand=self._chosen)

    def _write(self, items: Sequence[EquipmentItem], *, in_hand: str = "") -> None:
        officer = self._context.officer()
        save = partial(self._context.services.duty_settings.save_equipment, tuple(items), officer)
        self._context.jobs.submit(save, lambda _: self._stored(in_hand), self._failed)

    def _stored(self, in_hand: str) -> None:
        self._choose(in_hand)
        self.load()

    def _failed(self, error: KnownError) -> None:
        self._complain(error.code, **error.params)

    def _complain(self, code: str, **params: object) -> None:
        self.error.setText(self._context.words().error(code, **params))

    # -- words

    def _say_save(self) -> None:
        self.save.setText(self.tr("Save") if self._chosen else self.tr("Add"))

    def retranslate(self) -> None:
        """Write the list's words."""
        self.table.set_empty_text(self.tr("No equipment is checked at a handover"))
        self.table.setAccessibleName(self.tr("Equipment"))
        self.name.set_words(self.tr("Chinese name"))
        self.name_en.set_words(self.tr("English name"))
        self.expected.set_words(self.tr("How many"))
        self.new.setText(self.tr("New piece"))
        self.remove.setText(self.tr("Remove"))
        self.up.setText(self.tr("Up"))
        self.down.setText(self.tr("Down"))
        self._say_save()
        self._fill()
