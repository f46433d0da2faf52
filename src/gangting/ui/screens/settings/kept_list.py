"""A list in a table, and fields below it to add one or to change the chosen one."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.models.rows import Column, Row
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.table import PagedTable


Item = TypeVar("Item")


class KeptList(QWidget, Generic[Item]):
    """Holds what was read and which one is chosen; written as it is touched, and read again.

    Each list says itself how one is told from the others, how it stands in the table and in the
    fields, and how it is read, stored and taken off.
    """

    def __init__(
        self, context: Context, columns: list[Column], size: ButtonSize = ButtonSize.SMALL
    ) -> None:
        super().__init__()
        self._context = context
        self._items: tuple[Item, ...] = ()
        self._chosen = ""
        self.table = PagedTable(columns, header=False)
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.error = Label("", Role.ERROR, wrap=True)
        self.save = Button("", "check", ButtonKind.PRIMARY, size)
        self.new = Button("", "plus", size=size)
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, size)
        self.save.clicked.connect(self._store)
        self.new.clicked.connect(lambda: self._choose(""))
        self.remove.clicked.connect(self._take_off)

    def _key_row(self, *keys: Button, gap: int = 8) -> QHBoxLayout:
        """Lay these keys on the left, and the one that stores on the right."""
        row = layouts.row(gap=gap)
        for key in keys:
            row.addWidget(key)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    # -- what each list is for itself

    def load(self) -> None:
        """Read the list."""
        raise NotImplementedError

    def _key(self, item: Item) -> str:
        raise NotImplementedError

    def _row(self, item: Item) -> Row:
        raise NotImplementedError

    def _show_one(self, item: Item | None) -> None:
        """Show one in the fields; None is the next new one."""
        raise NotImplementedError

    def _say_keys(self) -> None:
        """Say on the keys what they do with what is chosen."""
        raise NotImplementedError

    def _store(self) -> None:
        raise NotImplementedError

    def _take_off(self) -> None:
        raise NotImplementedError

    # -- reading

    def _show(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._fill()
        self._choose(self._chosen)

    def _fill(self) -> None:
        self.table.set_rows([self._row(item) for item in self._items])
        self.table.select(self._chosen)

    def _choose(self, key: str) -> None:
        found = next((item for item in self._items if self._key(item) == key), None)
        self._chosen = "" if found is None else key
        self.table.select(self._chosen)
        self.remove.setVisible(found is not None)
        self._show_one(found)
        self.error.setText("")
        self._say_keys()

    # -- writing

    def _with(self, item: Item) -> tuple[Item, ...]:
        """Return the list with this one in the place of the chosen one, or at its end."""
        if not self._chosen:
            return (*self._items, item)
        return tuple(item if self._key(one) == self._chosen else one for one in self._items)

    def _without_chosen(self) -> tuple[Item, ...]:
        return tuple(one for one in self._items if self._key(one) != self._chosen)

    def _submit(self, write: Callable[[], object], *, in_hand: str = "") -> None:
        """Write, and read again; this one is chosen then."""
        self._context.jobs.submit(write, lambda _: self._stored(in_hand), self._failed)

    def _stored(self, in_hand: str) -> None:
        self._choose(in_hand)
        self.load()

    def _failed(self, error: KnownError) -> None:
        self.error.setText(self._context.words().error(error.code, **error.params))
