"""The photo on a person's card, which is also the key to its page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gangting.ui import sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets.avatar import paint_portrait


_WIDTH, _HEIGHT = 65, 91


class PhotoKey(QAbstractButton):
    """Shows a photo, an outline where there is none, a camera where one may be added."""

    def __init__(self) -> None:
        super().__init__()
        self._photo = QPixmap()
        self._jpeg = b""
        self._waits = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_photo(self, jpeg: bytes) -> None:
        """Show another photo, none where there is none."""
        if jpeg != self._jpeg:
            self._jpeg, self._photo = jpeg, QPixmap()
            if jpeg:
                self._photo.loadFromData(jpeg)
            self.update()

    @property
    def has_photo(self) -> bool:
        """Whether a photo is shown."""
        return not self._photo.isNull()

    def wait_for_drop(self, *, waits: bool) -> None:
        """Mark where a picture goes that is held over the card."""
        self._waits = waits
        self.update()

    def sizeHint(self) -> QSize:
        """Keep the ratio of a photo, and be large enough for a thumb in a glove."""
        width = max(sizes.touch(), sizes.px(_WIDTH))
        return QSize(width, width * _HEIGHT // _WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the photo, and a ring around what has the focus."""
        painter = QPainter(self)
        icon, ink = ("camera-plus", "ink") if self.isEnabled() else ("account", "portrait")
        outline = paint_portrait(painter, self, Tone.MUTED, icon, self._photo, ink)
        marked = self._waits or self.hasFocus() or self.isDown()
        if marked:
            pen = QPen(theme.color("brand"), 6 if self._waits else 4)
            painter.setPen(pen)
            painter.drawPath(outline)
