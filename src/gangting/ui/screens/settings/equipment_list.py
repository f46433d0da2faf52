"""What belongs to the booth, in the order it is checked at a handover."""

from collections.abc import Collection, Sequence
from functools import partial

from gangting.domain.errors import KnownError
from gangting.domain.handover import EquipmentItem
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.kept_list import KeptList
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.stepper import Stepper


_MOST = 9999


def free_code(taken: Collection[str]) -> str:
    """Return a code no piece has."""
    numbers = range(1, len(taken) + 2)
    return next(code for code in (f"own_{number}" for number in numbers) if code not in taken)


class EquipmentList(KeptList[EquipmentItem]):
    """The list, and lines to add a piece, to change, move or remove the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, [Column(share=1), Column(right=True)])
        self.name, self.name_en = Field(free_text=True), Field(free_text=True)
        self.expected = Stepper("", 1, _MOST)
        self.up = Button("", "arrow-up", size=ButtonSize.SMALL)
        self.down = Button("", "arrow-down", size=ButtonSize.SMALL)
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
        box.addLayout(self._key_row(self.new, self.remove, self.up, self.down))

    # -- reading

    def load(self) -> None:
        """Read the list."""
        settings = self._context.services.duty_settings
        self._context.jobs.submit(settings.equipment, self._show, self._failed)

    def _key(self, item: EquipmentItem) -> str:
        return item.code

    def _row(self, item: EquipmentItem) -> Row:
        name = item.name(self._context.words().language)
        return Row(item.code, (Cell(name, CellKind.STRONG), Cell(str(item.expected))))

    def _show_one(self, item: EquipmentItem | None) -> None:
        names = dict(item.names) if item else {}
        self.name.set_text(names.get("zh_CN", ""))
        self.name_en.set_text(names.get("en", ""))
        self.expected.set_value(item.expected if item else 1)
        for key, end in ((self.up, 0), (self.down, -1)):
            key.setVisible(item is not None)
            key.setEnabled(item is not None and item != self._items[end])

    # -- writing

    def _store(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.error.setText(self.tr("Write the Chinese name"))
            return
        if any(item.name("zh_CN") == name for item in self._without_chosen()):
            self._failed(KnownError("listed_twice", name=name))
            return
        names = (("zh_CN", name), ("en", self.name_en.text().strip() or name))
        code = self._chosen or free_code([item.code for item in self._items])
        self._write(self._with(EquipmentItem(code, names, self.expected.value())))

    def _take_off(self) -> None:
        self._write(self._without_chosen())

    def _move(self, steps: int) -> None:
        """Move the chosen piece; it stays in hand to be moved on."""
        kept = list(self._items)
        place = next(n for n, item in enumerate(kept) if item.code == self._chosen)
        kept.insert(place + steps, kept.pop(place))
        self._write(kept, in_hand=self._chosen)

    def _write(self, items: Sequence[EquipmentItem], *, in_hand: str = "") -> None:
        officer = self._context.officer()
        save = self._context.services.duty_settings.save_equipment
        self._submit(partial(save, tuple(items), officer), in_hand=in_hand)

    # -- words

    def _say_keys(self) -> None:
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
        self._say_keys()
        self._fill()
