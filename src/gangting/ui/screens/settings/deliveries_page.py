"""Outside vehicles that may come in their hours without a host; a leader's page."""

from functools import partial

from gangting.domain.deliveries import EVERY_DAY, ExpectedVehicle
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.screens.settings.kept_list import KeptList
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize, TickBox
from gangting.ui.widgets.field import Field


class DeliveriesPage(KeptList[ExpectedVehicle]):
    """The list, and lines to add one or change the chosen one."""

    def __init__(self, context: Context) -> None:
        columns = [Column(share=2), Column(share=1), Column(), Column(right=True)]
        super().__init__(context, columns, ButtonSize.NORMAL)
        self.name, self.plate = Field(free_text=True), Field(free_text=True)
        self.start, self.end = Field(), Field()
        self.days = {day: TickBox("") for day in sorted(EVERY_DAY)}
        self._lay_out()
        self.retranslate()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=10)
        box.addWidget(self.table, 1)
        fields = layouts.row(gap=12)
        for field, share in ((self.name, 3), (self.plate, 3), (self.start, 2), (self.end, 2)):
            fields.addWidget(field, share)
        box.addLayout(fields)
        days = layouts.row(gap=0)
        for key in self.days.values():
            days.addWidget(key, 1)
        box.addLayout(days)
        box.addWidget(self.error)
        box.addLayout(self._key_row(self.new, self.remove, gap=12))

    def load(self) -> None:
        """Read the list."""
        deliveries = self._context.services.deliveries
        self._context.jobs.submit(deliveries.all, self._show, self._failed)

    def _key(self, item: ExpectedVehicle) -> str:
        return item.name

    def _row(self, item: ExpectedVehicle) -> Row:
        told = item.told
        days = [self.days[day].text() for day in sorted(item.weekdays)]
        said = self.tr("Every day") if item.weekdays == EVERY_DAY else " ".join(days)
        return Row(
            item.name,
            (
                Cell(item.name, CellKind.STRONG),
                Cell(item.plate or self.tr("Any plate"), CellKind.MUTED),
                Cell(f"{told['start']}–{told['end']}"),
                Cell(said, CellKind.MUTED),
            ),
        )

    def _show_one(self, item: ExpectedVehicle | None) -> None:
        told = item.told if item else {"start": "8:00", "end": "17:00"}
        self.name.set_text(item.name if item else "")
        self.plate.set_text(item.plate if item else "")
        self.start.set_text(told["start"])
        self.end.set_text(told["end"])
        weekdays = item.weekdays if item else EVERY_DAY
        for day, key in self.days.items():
            key.setChecked(day in weekdays)

    def _store(self) -> None:
        start, end = read_hour(self.start.text()), read_hour(self.end.text())
        if start is None or end is None:
            self.error.setText(self.tr("Write the hours like 8:00"))
            return
        weekdays = frozenset(day for day, key in self.days.items() if key.isChecked())
        vehicle = ExpectedVehicle(self.name.text(), start, end, self.plate.text(), weekdays)
        self._write(self._with(vehicle))

    def _take_off(self) -> None:
        self._write(self._without_chosen())

    def _write(self, vehicles: tuple[ExpectedVehicle, ...]) -> None:
        officer = self._context.officer()
        self._submit(partial(self._context.services.deliveries.save, vehicles, officer))

    def _say_keys(self) -> None:
        self.save.setText(self.tr("Save") if self._chosen else self.tr("Add"))

    def retranslate(self) -> None:
        """Write the page's words."""
        self.table.set_empty_text(self.tr("No outside vehicle is expected"))
        self.table.setAccessibleName(self.tr("Expected vehicles"))
        self.name.set_words(self.tr("Vehicle's name"))
        self.plate.set_words(self.tr("Plate (empty: any)"))
        self.start.set_words(self.tr("From"), "8:00")
        self.end.set_words(self.tr("Until"), "17:00")
        words = (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )
        for key, word in zip(self.days.values(), words, strict=True):
            key.setText(word)
        self.new.setText(self.tr("New vehicle"))
        self.remove.setText(self.tr("Remove"))
        self._say_keys()
        self._fill()
