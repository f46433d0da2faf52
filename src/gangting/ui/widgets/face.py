"""What stands on a key: an icon, a word, or both, always inside its edges."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionButton

from gangting.domain.values import frozen
from gangting.ui import icons, theme


_LEAST_LETTERS = 0.65
_EDGE = 8


@frozen
class Inks:
    """Colours of icon and word: as it stands, checked, and when it cannot be pressed."""

    plain: str = "ink"
    checked: str = "on_brand"
    disabled: str = "faint"


class FaceButton(QPushButton):
    """A button whose ground comes from the style sheet and whose face always fits.

    Letters shrink to two thirds before they end in `…`: a key is never cut off at its edge, in
    whatever language and size. It takes the focus from the keyboard only, for a touch must not
    pull it out of the field that is being filled, and acts when the finger is lifted.
    """

    def __init__(self, text: str = "", icon: str = "", inks: Inks | None = None) -> None:
        super().__init__(text)
        self._inks = inks or Inks()
        self._icon = ""
        self._icon_size = 28
        self._gap = 10
        self._centred = True
        self._indent = _EDGE
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """Change the icon; an empty name takes it away. Raises KeyError for an unknown one."""
        if icon:
            icons.glyph(icon)
        self._icon = icon
        self.updateGeometry()
        self.update()

    def ink(self) -> str:
        """Give the token of icon and word as the button stands now."""
        if not self.isEnabled():
            return self._inks.disabled
        return self._inks.checked if self.isChecked() else self._inks.plain

    def face_size(self) -> QSize:
        """Measure icon and word side by side."""
        metrics = QFontMetrics(self.font())
        side = theme.text_px(self._icon_size) if self._icon else 0
        word = metrics.horizontalAdvance(self.text())
        gap = theme.text_px(self._gap) if side and word else 0
        return QSize(side + gap + word, max(side, round(self._letters() * 1.3)))

    def _letters(self) -> int:
        return (
            self.font().pixelSize() if self.font().pixelSize() > 0 else self.fontInfo().pixelSize()
        )

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Let the style paint the ground only."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then icon and word in letters that fit."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink, text = self.ink(), self.text()
        side = min(theme.text_px(self._icon_size), self.height() - 4) if self._icon else 0
        gap = theme.text_px(self._gap) if side and text else 0
        room = self.width() - 2 * _EDGE
        font = self.font()
        font.setPixelSize(max(1, min(self._letters(), int(self.height() * 0.8))))
        word = QFontMetrics(font).horizontalAdvance(text)
        if word and side + gap + word > room:
            gap = min(gap, 4)
            share = max(_LEAST_LETTERS, (room - side - gap) / word)
            least = max(1, int(font.pixelSize() * _LEAST_LETTERS))
            font.setPixelSize(max(1, int(font.pixelSize() * min(1.0, share))))
            # letters are set on whole pixels, so a share of the size is not quite one of the width
            while font.pixelSize() > least and QFontMetrics(font).horizontalAdvance(text) >= (
                room - side - gap
            ):
                font.setPixelSize(font.pixelSize() - 1)
            text = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, max(0, room - side - gap)
            )
            word = QFontMetrics(font).horizontalAdvance(text)
        left = (self.width() - side - gap - word) // 2 if self._centred else self._indent
        if side:
            spot = QRect(left, (self.height() - side) // 2, side, side)
            icons.draw(painter, spot, self._icon, ink)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        place = QRect(left + side + gap, 0, word + 2, self.height())
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text
        )
