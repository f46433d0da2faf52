"""Buttons.

They act when the finger is lifted, and take the focus from the keyboard only: a touch must not
pull it out of the field that is being filled.
"""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gangting.ui import icons, sizes, theme
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


class ButtonSize(StrEnum):
    """How high it is on the glass: 12, 16 or 20 mm where there is room, never under 12."""

    SMALL = "small"
    NORMAL = "normal"
    MAIN = "main"


_INKS = {
    ButtonKind.PLAIN: "ink",
    ButtonKind.PRIMARY: "on_brand",
    ButtonKind.DANGER: "stop",
    ButtonKind.WARM: "on_warm",
    ButtonKind.GOOD: "ok",
    ButtonKind.LINK: "brand",
    ButtonKind.TICK: "brand",
}


class Button(QPushButton):
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
        super().__init__(text)
        self._icon = icon
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        self.set_kind(kind)

    @property
    def kind(self) -> ButtonKind:
        """What pressing it means."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Change what pressing it means."""
        self._kind = kind
        set_style(self, kind=kind.value, size=self._size.value)
        self._show_icon()

    def set_icon(self, icon: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon = icon
        self._show_icon()

    def setText(self, text: str) -> None:
        """Change the word."""
        super().setText(text)
        self._show_icon()

    def _show_icon(self) -> None:
        if not self._icon:
            return
        side = theme.text_px(22 if self._size is ButtonSize.SMALL else 28)
        gap = theme.text_px(8) if self.text() else 0
        on = "brand" if self._kind is ButtonKind.TICK else "on_brand"
        self.setIcon(icons.icon(self._icon, _INKS[self._kind], on))
        self.setIconSize(QSize(side + gap, side))

    def changeEvent(self, event: QEvent) -> None:
        """Grow the icon with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def _height(self) -> int:
        if self._size is ButtonSize.SMALL:
            return sizes.touch()
        return sizes.action() if self._size is ButtonSize.NORMAL else sizes.main_key()

    def sizeHint(self) -> QSize:
        """Want the height of its size, and at least that of a finger in width."""
        hint = super().sizeHint()
        height = max(self._height(), theme.text_px(20) + 16)
        return QSize(max(hint.width(), sizes.touch()), height)

    def minimumSizeHint(self) -> QSize:
        """Shrink to 12 mm, never below."""
        return QSize(self.sizeHint().width(), max(sizes.touch(), theme.text_px(20) + 12))


class TickBox(Button):
    """A yes-or-no with its words beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "checkbox-blank-outline", ButtonKind.TICK, ButtonSize.SMALL)
        self.setCheckable(True)
        self.toggled.connect(self._mark)

    def _mark(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self.set_icon("checkbox-marked" if checked else "checkbox-blank-outline")
