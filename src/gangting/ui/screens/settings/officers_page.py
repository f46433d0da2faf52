"""Who may sign in: add, give a new PIN, change the role, let go; a leader's page."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gangting.domain.actors import Officer, Role
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label
from gangting.ui.widgets.label import Role as TextRole
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.table import PagedTable


class OfficersPage(QWidget):
    """The officers, and a line to add one or change the chosen one."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._officers: tuple[Officer, ...] = ()
        self._chosen = ""
        self._table = PagedTable([Column(share=2), Column(share=2)], name="officers", header=False)
        self._table.pressed.connect(self._choose)
        self._name = Field(free_text=True)
        self._pin = Field()
        self._pin.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.line.setMaxLength(6)
        self._role = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self._error = Label("", TextRole.ERROR, wrap=True)
        self._save = Button("", "check", ButtonKind.PRIMARY)
        self._new = Button("", "plus")
        self._leave = Button("", "account-off", ButtonKind.DANGER)
        self._save.clicked.connect(self._store)
        self._new.clicked.connect(lambda: self._choose(""))
        self._leave.clicked.connect(self._let_go)
        self._lay_out()
        self.retranslate()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=12)
        box.addWidget(self._table, 1)
        fields = layouts.row(gap=12)
        fields.addWidget(self._name, 1)
        fields.addWidget(self._pin, 1)
        box.addLayout(fields)
        box.addWidget(self._role)
        box.addWidget(self._error)
        keys = layouts.row(gap=12)
        keys.addWidget(self._new)
        keys.addWidget(self._leave)
        keys.addStretch(1)
        keys.addWidget(self._save)
        box.addLayout(keys)

    def load(self) -> None:
        """Read who there is."""
        self._context.jobs.submit(self._context.services.officers.active, self._show, self._failed)

    def _show(self, officers: tuple[Officer, ...]) -> None:
        self._officers = officers
        words = self._context.words()
        self._table.set_rows(
            [
                Row(str(o.id), (Cell(o.name, CellKind.STRONG), Cell(words.role(o.role.value))))
                for o in officers
            ]
        )
        self.changed.emit(officers)
        self._choose(self._chosen if any(str(o.id) == self._chosen for o in officers) else "")

    def _choose(self, key: str, _column: int = 0) -> None:
        officer = next((o for o in self._officers if str(o.id) == key), None)
        self._chosen = key if officer else ""
        self._table.select(self._chosen)
        self._name.set_text(officer.name if officer else "")
        self._name.setEnabled(officer is None)
        self._pin.set_text("")
        self._role.choose((officer.role if officer else Role.VOLUNTEER).value)
        self._leave.setVisible(officer is not None)
        self._new.setVisible(officer is not None)
        self._error.setText("")
        self._say_save()

    def _store(self) -> None:
        services, by = self._context.services.officers, self._context.officer()
        role, pin = Role(self._role.code()), self._pin.text()
        if self._chosen:
            change = partial(services.change, UUID(self._chosen), by, role=role, pin=pin or None)
            self._context.jobs.submit(change, self._stored, self._failed)
        else:
            add = partial(services.add, self._name.text(), role, pin, by)
            self._context.jobs.submit(add, self._stored, self._failed)

    def _let_go(self) -> None:
        services, by = self._context.services.officers, self._context.officer()
        leave = partial(services.change, UUID(self._chosen), by, active=False)
        self._context.jobs.submit(leave, self._stored, self._failed)

    def _stored(self, _: object) -> None:
        self._choose("")
        self.load()

    def _failed(self, error: KnownError) -> None:
        self._error.setText(self._context.words().error(error.code, **error.params))

    def _say_save(self) -> None:
        self._save.setText(self.tr("Save") if self._chosen else self.tr("Add"))
        self._pin.set_words(
            self.tr("New PIN (empty: unchanged)") if self._chosen else self.tr("PIN, 4 to 6 digits")
        )

    def retranslate(self) -> None:
        """Write the page's words."""
        words = self._context.words()
        chosen = self._role.code()
        self._role.set_choices([Choice(r.value, words.role(r.value)) for r in Role])
        self._role.choose(chosen)
        self._name.set_words(self.tr("Name"))
        self._new.setText(self.tr("New officer"))
        self._leave.setText(self.tr("Has left"))
        self._say_save()
        if self._officers:
            self._show(self._officers)
