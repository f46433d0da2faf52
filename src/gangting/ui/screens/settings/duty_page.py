"""The shifts of a day and the equipment of the booth; a leader's page."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.ui.context import Context
from gangting.ui.screens.settings.equipment_list import EquipmentList
from gangting.ui.screens.settings.shift_list import ShiftList
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.segmented import Choice


_SHIFTS, _EQUIPMENT = "shifts", "equipment"


class DutyPage(QWidget):
    """Two lists, one at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.shifts, self.equipment = ShiftList(context), EquipmentList(context)
        self._lists: dict[str, ShiftList | EquipmentList] = {
            _SHIFTS: self.shifts,
            _EQUIPMENT: self.equipment,
        }
        self.tabs = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.tabs.chosen.connect(self.open)
        self._stack = QStackedWidget()
        box = layouts.column(self, gap=10)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        for one in self._lists.values():
            self._stack.addWidget(one)
        self.retranslate()
        self.open(_SHIFTS)

    def open(self, code: str) -> None:
        """Show one of the lists: `shifts`, `equipment`."""
        self.tabs.choose(code)
        self._stack.setCurrentWidget(self._lists[code])

    def load(self) -> None:
        """Read both lists."""
        self.shifts.load()
        self.equipment.load()

    def retranslate(self) -> None:
        """Write the page's words."""
        chosen = self.tabs.code()
        self.tabs.set_choices(
            [Choice(_SHIFTS, self.tr("Shifts")), Choice(_EQUIPMENT, self.tr("Equipment"))]
        )
        self.tabs.setAccessibleName(self.tr("Shifts and equipment"))
        self.tabs.choose(chosen)
        for one in self._lists.values():
            one.retranslate()
