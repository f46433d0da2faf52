"""Buttons, by what pressing them means and how high they stand."""

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from gangting.ui import sizes
from gangting.ui.widgets.face import FaceButton, Inks
from gangting.ui.widgets.style import set_style


class ButtonKind(StrEnum):
    """What pressing it means."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    WARM = "warm"
    GOOD = "good"
    LINK = "link"
    TICK = "tick"
    LOCK = "lock"


class ButtonSize(StrEnum):
    """How high it is on the glass: 12, 16 or 20 mm where there is room, never under 12."""

    SMALL = "small"
    NORMAL = "normal"
    MAIN = "main"


_INKS = {
    ButtonKind.PLAIN: Inks(),
    ButtonKind.PRIMARY: Inks("on_brand"),
    ButtonKind.DANGER: Inks("stop"),
    ButtonKind.WARM: Inks("on_warm"),
    ButtonKind.GOOD: Inks("ok"),
    ButtonKind.LINK: Inks("brand", "brand"),
    ButtonKind.TICK: Inks("ink", "ink"),
    ButtonKind.LOCK: Inks("lock_ink", "lock_ink", "lock_faint"),
}


class Button(FaceButton):
    """A button with a word, an icon, or both. Without a word it needs `name`, to be read aloud."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: ButtonKind = ButtonKind.PLAIN,
        size: ButtonSize = ButtonSize.NORMAL,
        *,
        name: str = "",
    ) -> None:
        super().__init__(text, icon)
        self._size = size
        self._icon_size = 22 if size is ButtonSize.SMALL else 28
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        set_style(self, grade=size.value)
        self.set_kind(kind)

    @property
    def kind(self) -> ButtonKind:
        """What pressing it means."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Change what pressing it means."""
        self._kind = kind
        self._inks = _INKS[kind]
        set_style(self, kind=kind.value)

    def _height(self) -> int:
        if self._size is ButtonSize.SMALL:
            return sizes.touch()
        return sizes.action() if self._size is ButtonSize.NORMAL else sizes.main_key()

    def sizeHint(self) -> QSize:
        """Want the height of its size, and at least that of a finger in width."""
        face = self.face_size()
        around = 36 if self._size is ButtonSize.SMALL else 50
        height = max(self._height(), face.height() + 16)
        return QSize(max(face.width() + around, sizes.touch()), height)

    def minimumSizeHint(self) -> QSize:
        """Shrink to 12 mm, never below; the word may take smaller letters."""
        face = self.face_size()
        width = max(round(face.width() * 0.75) + 16, sizes.touch())
        return QSize(width, max(sizes.touch(), face.height() + 8))


class TickBox(Button):
    """A yes-or-no with its words beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "checkbox-blank-outline", ButtonKind.TICK, ButtonSize.SMALL)
        self._icon_size = 28
        self._centred = False
        self.setCheckable(True)
        self.toggled.connect(self._mark)

    def _mark(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.set_icon("checkbox-marked" if checked else "checkbox-blank-outline")
