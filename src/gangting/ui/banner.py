"""Notices under the top bar: practice mode, and what everyone has to know."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.shell import Banner, Level
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import ElidedLabel, IconLabel


_TONES = {Level.INFO: Tone.BRAND, Level.WARN: Tone.WARN, Level.STOP: Tone.STOP}
_ICONS = {Level.INFO: "information", Level.WARN: "alert", Level.STOP: "alert-octagon"}
_LOUDEST_FIRST = (Level.STOP, Level.WARN, Level.INFO)


def in_order(banners: tuple[Banner, ...]) -> tuple[Banner, ...]:
    """Put the loudest first, and those that came first before later ones."""
    return tuple(sorted(banners, key=lambda banner: _LOUDEST_FIRST.index(banner.level)))


class PracticeLine(QWidget):
    """Amber stripes across the window: nothing here is real."""

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_note(self, note: str) -> None:
        """Add words after the sentence, such as the PINs of the practice officers."""
        self._note = note
        self._name()
        self.update()

    def sentence(self) -> str:
        """Say what practice means."""
        said = self.tr("Practice: invented people, nothing is entered in the real books")
        return f"{said} · {self._note}" if self._note else said

    def _name(self) -> None:
        self.setAccessibleName(self.sentence())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force and grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be one line high."""
        return QSize(400, theme.text_px(18) + 10)

    def minimumSizeHint(self) -> QSize:
        """Keep the height."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stripes and the sentence."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("practice"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("practice_stripe"))
        height, step = float(self.height()), 48.0
        left = -step
        while left < self.width():
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(left + height, 0),
                        QPointF(left + height + step / 2, 0),
                        QPointF(left + step / 2, height),
                        QPointF(left, height),
                    ]
                )
            )
            left += step
        font = theme.font(16, bold=True)
        painter.setFont(font)
        painter.setPen(theme.color("on_practice"))
        room = QRectF(self.rect()).adjusted(12, 0, -12, 0)
        words = painter.fontMetrics().elidedText(
            self.sentence(), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class BannerLine(QFrame):
    """One notice at a time, the loudest first, with a key to see the others."""

    action = Signal(str)
    dismissed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._banners: tuple[Banner, ...] = ()
        self._place = 0
        self._ground = Tone.BRAND
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel("information", 24, "brand")
        self._words = ElidedLabel()
        self._more = Chip("")
        self._more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._next = Button("", "chevron-right", ButtonKind.LINK, ButtonSize.SMALL)
        self._act = Button("", "", ButtonKind.PLAIN, ButtonSize.SMALL)
        self._close = Button("", "close", ButtonKind.LINK, ButtonSize.SMALL)
        box = layouts.row(self)
        box.setContentsMargins(20, 0, 12, 0)
        box.addWidget(self._icon)
        box.addWidget(self._words)
        box.addStretch(1)
        for part in (self._act, self._more, self._next, self._close):
            box.addWidget(part)
        self._next.clicked.connect(self._show_next)
        self._act.clicked.connect(lambda: self.action.emit(self._banners[self._place].code))
        self._close.clicked.connect(lambda: self.dismissed.emit(self._banners[self._place].code))
        self._say()
        self.hide()

    def show_banners(self, banners: tuple[Banner, ...]) -> None:
        """Show these notices; the one in sight stays, unless a louder one or an answer is new."""
        known = self._banners
        before, seen = {banner.code for banner in known}, self.shown
        self._banners = in_order(banners)
        codes = [banner.code for banner in self._banners]
        if seen is None or seen.code not in codes:
            self._place = 0
        else:
            self._place = codes.index(seen.code)
            louder = self._banners[: self._place]
            if any(b.level is Level.STOP or b.code not in before for b in louder):
                self._place = 0
        fresh = [b for b in self._banners if b.answer and b not in known]
        if fresh and self._banners[self._place].level is not Level.STOP:
            self._place = self._banners.index(fresh[-1])
        self._show()

    @property
    def shown(self) -> Banner | None:
        """The notice in sight."""
        return self._banners[self._place] if self._banners else None

    def _show(self) -> None:
        banner = self.shown
        self.setVisible(banner is not None)
        if banner is None:
            return
        self._ground = _TONES[banner.level]
        self._icon.set_icon(_ICONS[banner.level], self._ground.value)
        self._words.setText(banner.text)
        self._words.setToolTip(banner.text)
        self._act.setText(banner.action)
        self._act.setVisible(bool(banner.action))
        self._close.setVisible(banner.closable)
        many = len(self._banners) > 1
        self._more.show_word(f"{self._place + 1} / {len(self._banners)}", self._ground)
        self._more.setVisible(many)
        self._next.setVisible(many)
        self.setAccessibleName(banner.text)
        self.update()

    def _show_next(self) -> None:
        self._place = (self._place + 1) % len(self._banners)
        self._show()

    def _say(self) -> None:
        self._next.setAccessibleName(self.tr("Next notice"))
        self._close.setAccessibleName(self.tr("Close the notice"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def sizeHint(self) -> QSize:
        """Be a finger high."""
        return QSize(400, max(sizes.touch(), theme.text_px(20) + 16) + 4)

    def minimumSizeHint(self) -> QSize:
        """Keep the height."""
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the level and a line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.soft(self._ground))
        edge = QRectF(0, self.height() - 1, self.width(), 1)
        line: QColor = theme.blend(theme.color(self._ground), theme.soft(self._ground), 0.3)
        painter.fillRect(edge, line)
