"""Outside vehicles that may come in their hours without a host; a leader's page."""

from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.deliveries import EVERY_DAY, ExpectedVehicle
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, TickBox
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.table import PagedTable


class DeliveriesPage(QWidget):
    """The list, and lines to add one or change the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._vehicles: tuple[ExpectedVehicle, ...] = ()
        self._chosen = ""
        columns = [Column(share=2), Column(share=1), Column(), Column(right=True)]
        self.table = PagedTable(columns, name="deliveries", header=False)
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.name, self.plate = Field(free_text=True), Field(free_text=True)
        self.start, self.end = Field(), Field()
        self.days = {day: TickBox("") for day in sorted(EVERY_DAY)}
        self.error = Label("", Role.ERROR, wrap=True)
        self.save = Button("", "check", ButtonKind.PRIMARY)
        self.new = Button("", "plus")
        self.remove = Button("", "delete-outline", ButtonKind.DANGER)
        self.save.clicked.connect(self._store)
        self.new.clicked.connect(lambda: self._choose(""))
        self.remove.clicked.connect(self._take_off)
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
        keys = layouts.row(gap=12)
        keys.addWidget(self.new)
        keys.addWidget(self.remove)
        keys.addStretch(1)
        keys.addWidget(self.save)
        box.addLayout(keys)

    def load(self) -> None:
        """Read the list."""
        deliveries = self._context.services.deliveries
        self._context.jobs.submit(deliveries.all, self._show, self._failed)

    def _show(self, vehicles: tuple[ExpectedVehicle, ...]) -> None:
        self._vehicles = vehicles
        self.table.set_rows([self._row(vehicle) for vehicle in vehicles])
        self._choose(self._chosen)

    def _row(self, vehicle: ExpectedVehicle) -> Row:
        told = vehicle.told
        days = [self.days[day].text() for day in sorted(vehicle.weekdays)]
        said = self.tr("Every day") if vehicle.weekdays == EVERY_DAY else " ".join(days)
        return Row(
            vehicle.name,
            (
                Cell(vehicle.name, CellKind.STRONG),
                Cell(vehicle.plate or self.tr("Any plate"), CellKind.MUTED),
                Cell(f"{told['start']}–{told['end']}"),
                Cell(said, CellKind.MUTED),
            ),
        )

    def _choose(self, name: str) -> None:
        vehicle = next((one for one in self._vehicles if one.name == name), None)
        self._chosen = vehicle.name if vehicle else ""
        self.table.select(self._chosen)
        told = vehicle.told if vehicle else {"start": "8:00", "end": "17:00"}
        self.name.set_text(vehicle.name if vehicle else "")
        self.plate.set_text(vehicle.plate if vehicle else "")
        self.start.set_text(told["start"])
        self.end.set_text(told["end"])
        weekdays = vehicle.weekdays if vehicle else EVERY_DAY
        for day, key in self.days.items():
            key.setChecked(day in weekdays)
        self.remove.setVisible(vehicle is not None)
        self.error.setText("")
        self._say_save()

    def _store(self) -> None:
        start, end = read_hour(self.start.text()), read_hour(self.end.text())
        if start is None or end is None:
            self.error.setText(self.tr("Write the hours like 8:00"))
            return
        weekdays = frozenset(day for day, key in self.days.items() if key.isChecked())
        vehicle = ExpectedVehicle(self.name.text(), start, end, self.plate.text(), weekdays)
        if self._chosen:
            kept = [vehicle if one.name == self._chosen else one for one in self._vehicles]
        else:
            kept = [*self._vehicles, vehicle]
        self._write(tuple(kept))

    def _take_off(self) -> None:
        self._write(tuple(one for one in self._vehicles if one.name != self._chosen))

    def _write(self, vehicles: tuple[ExpectedVehicle, ...]) -> None:
        officer = self._context.officer()
        save = partial(self._context.services.deliveries.save, vehicles, officer)
        self._context.jobs.submit(save, self._stored, self._failed)

    def _stored(self, _: object) -> None:
        self._choose("")
        self.load()

    def _failed(self, error: KnownError) -> None:
        self.error.setText(self._context.words().error(error.code, **error.params))

    def _say_save(self) -> None:
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
        self._say_save()
        if self._vehicles:
            self.table.set_rows([self._row(vehicle) for vehicle in self._vehicles])
