"""The page of an item's form that chooses its icon, and its picture where it has one."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from gangting.ui.screens.station.item_picture import ItemPicture, known_icon
from gangting.ui.screens.station.pages.catalogue_form import ICONS, ItemForm
from gangting.ui.screens.station.pages.catalogue_parts import FormPart
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.wording.words import Words


_ICON_COLUMNS = 8
_SIDE = 44


class IconPart(FormPart):
    """The picture on the tile: one of forty icons, or a picture of the thing itself.

    A picture is not part of the form: it is stored when it is chosen.
    """

    picture_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: dict[str, Button] = {}
        self._hint = Label("", Role.MUTED)
        self._icon = IconLabel("package-variant", 32, "warm")
        self.shown = ItemPicture("image-outline", _SIDE, "faint", _SIDE)
        self.picture = Button("", "image-outline", size=ButtonSize.SMALL)
        self.remove = Button("", "close", ButtonKind.LINK, ButtonSize.SMALL)
        self.picture.clicked.connect(self.picture_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        head = layouts.row(gap=12)
        for part in (self._icon, self.shown, self._hint):
            head.addWidget(part)
        head.addStretch(1)
        for key in (self.picture, self.remove):
            head.addWidget(key)
        grid = layouts.grid(gap=8)
        for place, name in enumerate(ICONS):
            key = Button("", name, size=ButtonSize.SMALL, name=name)
            key.setCheckable(True)
            key.clicked.connect(lambda _=False, name=name: self._icon.set_icon(name, "warm"))
            self._group.addButton(key)
            self._keys[name] = key
            grid.addWidget(key, place // _ICON_COLUMNS, place % _ICON_COLUMNS)
        self.box.addLayout(head)
        self.box.addLayout(grid)
        self.box.addStretch(1)
        self.show_picture(None, b"")

    def show_picture(self, item_id: UUID | None, jpeg: bytes) -> None:
        """Show an item's picture; what is not stored yet can have none."""
        self.shown.show_picture(item_id, jpeg)
        self.shown.setVisible(bool(jpeg))
        self.picture.setEnabled(item_id is not None)
        self.remove.setVisible(bool(jpeg))

    def show_form(self, form: ItemForm) -> None:
        """Mark the icon in use; one of a seed may be none of these."""
        self._group.setExclusive(False)
        for name, key in self._keys.items():
            key.setChecked(name == form.icon)
        self._group.setExclusive(True)
        self._icon.set_icon(known_icon(form.icon), "warm")

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with the icon that is pressed."""
        pressed = (name for name, key in self._keys.items() if key.isChecked())
        return replace(form, icon=next(pressed, form.icon))

    def key(self, name: str) -> Button:
        """Give the key of an icon."""
        return self._keys[name]

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        del words
        self._hint.setText(self.tr("The picture on the tile"))
        self.picture.setText(self.tr("Picture"))
        self.remove.setText(self.tr("Remove"))
        self.shown.setAccessibleName(self.tr("Picture"))
