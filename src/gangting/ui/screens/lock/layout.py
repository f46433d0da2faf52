"""Widgets and places of the locked screen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from gangting.ui import sizes, theme
from gangting.ui.banner import PracticeLine
from gangting.ui.screens.lock.state import LONGEST_PIN, LockedVerdict, LockOfficer
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import paint_avatar
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.face import Inks
from gangting.ui.widgets.keypad import Keypad
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Label, Role


_LOCK_INKS = Inks("lock_ink", "lock_ink", "lock_faint")
CIRCLE = 84
IN_A_ROW = 4


class OfficerCircle(QAbstractButton):
    """An officer to choose: the initial in a circle over the name."""

    def __init__(self, officer: LockOfficer) -> None:
        super().__init__()
        self.officer_id = officer.id
        self.setText(officer.name)
        self.setAccessibleName(officer.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Hold circle and name."""
        return QSize(CIRCLE + 44, CIRCLE + 14 + theme.text_px(26))

    def minimumSizeHint(self) -> QSize:
        """Hold a smaller circle and the name."""
        return QSize(CIRCLE + 8, sizes.touch() + 14 + theme.text_px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle, name and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(CIRCLE, self.height() - 14 - theme.text_px(26))
        circle = QRectF((self.width() - side) / 2, 4, side, side)
        ground = "lock_brand" if self.isChecked() else "lock_circle"
        paint_avatar(painter, circle, self.text()[:1], ground, "lock_ink")
        if self.hasFocus() or self.isChecked():
            pen = QPen(theme.color("lock_ink"), 3 if self.hasFocus() else 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))
        painter.setFont(theme.font(18, bold=self.isChecked()))
        painter.setPen(theme.color("lock_ink"))
        room = QRectF(0, side + 10, self.width(), theme.text_px(26))
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 4
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)


class OfficerPage(QWidget):
    """Up to eight officers, and keys to the others."""

    chosen = Signal(str)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._officers: tuple[LockOfficer, ...] = ()
        self._circles: list[OfficerCircle] = []
        self._group = QButtonGroup(self)
        self._grid: QGridLayout = layouts.grid(gap=12)
        self.before = Button("", "chevron-up", ButtonKind.LOCK, ButtonSize.SMALL)
        self.after = Button("", "chevron-down", ButtonKind.LOCK, ButtonSize.SMALL)
        self.place = Label("", Role.MUTED)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.pager = QWidget()
        strip = layouts.column(self.pager, gap=8)
        for part in (self.before, self.place, self.after):
            strip.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        across = layouts.row(self)
        across.addLayout(self._grid)
        across.addWidget(self.pager, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)

    def show_page(self, officers: tuple[LockOfficer, ...], chosen: str, place: str) -> None:
        """Show these officers, one of them chosen; `place` such as `1 / 2`, or nothing."""
        if officers != self._officers:
            self._replace(officers)
        for circle in self._circles:
            circle.setChecked(circle.officer_id == chosen)
        self.place.setText(place)
        self.pager.setVisible(bool(place))

    def _replace(self, officers: tuple[LockOfficer, ...]) -> None:
        for circle in self._circles:
            self._group.removeButton(circle)
            self._grid.removeWidget(circle)
            circle.hide()
            circle.deleteLater()
        self._officers = officers
        self._circles = [OfficerCircle(officer) for officer in officers]
        for number, circle in enumerate(self._circles):
            self._group.addButton(circle)
            self._grid.addWidget(circle, number // IN_A_ROW, number % IN_A_ROW)
            circle.clicked.connect(
                lambda _=False, officer_id=circle.officer_id: self.chosen.emit(officer_id)
            )


class PinDots(QWidget):
    """How many digits are typed; never which."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, filled: int, sentence: str) -> None:
        """Fill this many; the sentence is read aloud."""
        self._filled = filled
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Hold six dots of 22 pixels."""
        return QSize(LONGEST_PIN * 40 - 18, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(LONGEST_PIN):
            ink = "lock_ink" if place < self._filled else "lock_dot"
            painter.setBrush(theme.color(ink))
            painter.drawEllipse(QRectF(place * 40, 0, 22, 22))


class GreyVerdict(QFrame):
    """A verdict without a colour: seen, not recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lock_verdict")
        self._icon = IconLabel("qrcode-scan", 40, "lock_muted")
        self._word = FittedLabel("", Role.TITLE)
        self._detail = ElidedLabel("", Role.HINT)
        self.note = Label("", Role.STRONG, wrap=True)
        words = layouts.column(gap=2)
        for part in (self._word, self._detail, self.note):
            words.addWidget(part)
        box = layouts.row(self, gap=16, margin=16)
        box.addWidget(self._icon)
        box.addLayout(words, 1)
        self.hide()

    def show_verdict(self, verdict: LockedVerdict | None) -> None:
        """Show it, or nothing."""
        self.setVisible(verdict is not None)
        if verdict:
            self._icon.set_icon(verdict.icon, "lock_muted")
            self._word.setText(verdict.word)
            self._detail.setText(verdict.detail)


class LockLayout(QWidget):
    """Left: where, when, who. Right: the PIN."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lock")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.practice = PracticeLine()
        self.place = ElidedLabel("", Role.LEAD)
        self.clock = Label("")
        self.clock.setObjectName("lock_clock")
        self.date = ElidedLabel("", Role.LEAD)
        self.officers = OfficerPage()
        self.verdict = GreyVerdict()
        self.waiting = Label("", Role.STRONG)
        self.hint = Label("", Role.HINT, wrap=True)
        self.prompt = FittedLabel("", Role.PROMPT)
        self.dots = PinDots()
        self.error = Label("", Role.ERROR, wrap=True)
        self.keypad = Keypad(main_filled=False, inks=_LOCK_INKS, gap=12)
        self._panel = QFrame()
        self._panel.setObjectName("lock_panel")
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = layouts.column(gap=4)
        self._left.addStretch(2)
        self._left.addWidget(self.place)
        self._left.addWidget(self.clock)
        self._left.addWidget(self.date)
        self._left.addStretch(2)
        self._left.addWidget(self.officers)
        self._left.addStretch(1)
        self._left.addWidget(self.verdict)
        self._left.addWidget(self.waiting)
        self._left.addStretch(1)
        self._left.addWidget(self.hint)
        self._left.addStretch(2)
        self._right = layouts.column(self._panel, gap=14)
        self._right.addWidget(self.prompt)
        self._right.addWidget(self.dots)
        self._right.addWidget(self.error)
        self._right.addWidget(self.keypad, 1)
        box = layouts.row(gap=0)
        box.addLayout(self._left, 62)
        box.addWidget(self._panel, 38)
        everything = layouts.column(self, gap=0)
        everything.addWidget(self.practice)
        everything.addLayout(box, 1)
        self.fit(1366)

    def fit(self, width: int) -> None:
        """Keep the margins of the design, smaller in a small window."""
        wide = width >= 1200
        left, right = (80, 70) if wide else (36, 32)
        self._left.setContentsMargins(left, 24, left // 2, 24)
        self._right.setContentsMargins(right, 70 if wide else 40, right, 70 if wide else 40)
