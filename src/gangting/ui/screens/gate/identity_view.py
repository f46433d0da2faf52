"""Who it is: portrait, name, place, pass, temperature."""

from enum import IntEnum

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.verdict.facts import Direction
from gangting.ui import theme
from gangting.ui.screens.gate.values import PanelState, ReadingState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Portrait
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Label, Role


GAP = 10
_LARGE, _SMALL = (128, 160), (112, 132)
DIRECTION_ICONS = {Direction.ENTRY: "login", Direction.EXIT: "logout"}


class Closeness(IntEnum):
    """How much room the lines take."""

    ROOMY = 0
    CLOSE = 1
    CLOSEST = 2
    NAMES = 3


class Figures(QWidget):
    """A temperature in large figures, with its unit on the same line."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._tone, self._size = "", Tone.OK, 62
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, text: str, tone: Tone) -> None:
        """Show this value in this tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(f"{text} ℃" if text else "")
        self.updateGeometry()
        self.update()

    def set_size(self, size: int) -> None:
        """Draw the figures at this size."""
        self._size = size
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font(self._size, bold=True), theme.font(self._size * 28 // 62, bold=True)

    def sizeHint(self) -> QSize:
        """Be as large as the figures."""
        figures, unit = (QFontMetricsF(font) for font in self._fonts())
        width = figures.horizontalAdvance(self._text or "36.4") + unit.horizontalAdvance("℃") + 4
        return QSize(round(width), theme.text_px(self._size + 4))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint figures and unit on one baseline."""
        if not self._text:
            return
        painter = QPainter(self)
        figures, unit = self._fonts()
        metrics = QFontMetricsF(figures)
        baseline = self.height() / 2 + metrics.capHeight() / 2
        painter.setPen(theme.color(self._tone))
        painter.setFont(figures)
        painter.drawText(QPointF(0, baseline), self._text)
        painter.setFont(unit)
        painter.drawText(QPointF(metrics.horizontalAdvance(self._text) + 2, baseline), "℃")


class IdentityView(QWidget):
    """The person's lines on the left, the temperature on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.portrait = Portrait(112, 132)
        self.name = FittedLabel("", Role.NAME)
        self.place = FittedLabel("", Role.LARGE)
        self.chip = Chip()
        self.way = Chip()
        self.number, self.until, self.phone = (Label("", Role.HINT) for _ in range(3))
        self.last_icon = IconLabel("history", 20, "muted")
        self.last = ElidedLabel("", Role.HINT)
        self.figures = Figures()
        self.about = Label("", Role.HINT)
        self._roomy, self._room, self._apart = True, 500, False
        self._closeness = Closeness.ROOMY
        self._lay_out()

    def _lay_out(self) -> None:
        box = layouts.row(self, gap=24)
        box.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        lines = layouts.column(gap=4)
        top = layouts.row(gap=16)
        names = layouts.column(gap=4)
        names.addWidget(self.name)
        names.addWidget(self.place)
        names.addStretch(1)
        top.addLayout(names, 1)
        right = layouts.column(gap=2)
        side = Qt.AlignmentFlag.AlignRight
        right.addWidget(self.figures, 0, side)
        right.addWidget(self.about, 0, side)
        right.addStretch(1)
        top.addLayout(right)
        lines.addLayout(top)
        self._facts = layouts.row(gap=GAP)
        for part in (self.way, self.chip, self.number, self.until, self.phone):
            self._facts.addWidget(part)
        self._facts.addStretch(1)
        lines.addLayout(self._facts)
        self._seen = layouts.row(gap=8)
        self._seen.addWidget(self.last_icon)
        self._seen.addWidget(self.last)
        self._seen.addStretch(1)
        lines.addLayout(self._seen)
        lines.addStretch(1)
        box.addLayout(lines, 1)

    def show_state(self, state: PanelState, tone: Tone) -> None:
        """Show who it is."""
        self._roomy = not (state.findings or state.back_by or state.case)
        self._size_portrait()
        self.portrait.show_tone(tone)
        self.name.setText(state.name)
        self.name.setVisible(bool(state.name))
        self.place.setText(state.place)
        self.place.setVisible(bool(state.place))
        chip = state.chip
        self.chip.setVisible(chip is not None)
        self.chip.show_word(chip.text if chip else "", Tone(chip.mood if chip else Tone.MUTED))
        self.show_way(state.direction)
        self._show_numbers(state)
        self.last.setText(state.last)
        for part in (self.last, self.last_icon):
            part.setVisible(bool(state.last))
        self._show_reading(state.reading)

    def show_way(self, direction: Direction | None) -> None:
        """Show which way, or nothing where presence tells it."""
        self.way.setVisible(direction is not None)
        if direction is None:
            self.way.show_word("", Tone.BRAND)
            return
        word = self.tr("In") if direction is Direction.ENTRY else self.tr("Out")
        self.way.show_word(word, Tone.BRAND, DIRECTION_ICONS[direction])

    def _show_numbers(self, state: PanelState) -> None:
        number = self.tr("No. %1").replace("%1", state.number) if state.number else ""
        until = state.valid_until
        until = self.tr("valid until %1").replace("%1", until) if until else ""
        lines = ((self.number, number), (self.until, until), (self.phone, state.phone))
        for label, text in lines:
            label.setText(text)
            label.setMinimumHeight(theme.text_px(32))
            label.setVisible(bool(text))

    def _show_reading(self, reading: ReadingState | None) -> None:
        for part in (self.figures, self.about):
            part.setVisible(reading is not None)
        if reading is None:
            return
        self.figures.show_value(reading.value, Tone(reading.mood))
        if reading.limit:
            about = self.tr("%1 · limit %2℃").replace("%1", reading.site)
            self.about.setText(about.replace("%2", reading.limit))
        elif reading.recorded:
            self.about.setText(self.tr("recorded %1").replace("%1", reading.recorded))
        else:
            self.about.setText(reading.site)

    def fit(self, height: int) -> None:
        """Let the portrait grow where there is plenty of room."""
        self._room = height
        self._size_portrait()

    def set_closeness(self, closeness: Closeness) -> None:
        """Stand closer where room is short: without portrait and dates, smaller, names only."""
        if closeness is not self._closeness:
            self._closeness = closeness
            small = closeness >= Closeness.CLOSEST
            self.name.set_role(Role.TITLE if small else Role.NAME)
            self.place.set_role(Role.STRONG if small else Role.LARGE)
            self.figures.set_size(40 if small else 62)
        roomy = closeness is Closeness.ROOMY
        self.portrait.setVisible(roomy)
        for part in (self.until, self.phone, self.last):
            part.setVisible(bool(part.text()) and roomy)
        self.last_icon.setVisible(bool(self.last.text()) and roomy)
        pills = closeness is not Closeness.NAMES
        self.way.setVisible(bool(self.way.text) and pills)
        self.chip.setVisible(bool(self.chip.text) and pills)
        self.number.setVisible(bool(self.number.text()) and pills)
        self._place_dates()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._place_dates()

    def _place_dates(self) -> None:
        """Give the dates a line of their own where they would squeeze the chips."""
        parts = (self.way, self.chip, self.number, self.until, self.phone)
        shown = [part for part in parts if part.isVisibleTo(self)]
        wanted = sum(part.sizeHint().width() + GAP for part in shown)
        room = self.width() - (self.portrait.width() + 24 if self._portrait_shown() else 0)
        apart = wanted > room
        if apart is self._apart:
            return
        self._apart = apart
        before, after = (self._facts, self._seen) if apart else (self._seen, self._facts)
        for place, part in enumerate((self.until, self.phone)):
            before.removeWidget(part)
            after.insertWidget(place if apart else place + 3, part)

    def _portrait_shown(self) -> bool:
        return self.portrait.isVisibleTo(self)

    def _size_portrait(self) -> None:
        scale = min(1.6, max(1.0, self._room / 500))
        width, height = _LARGE if self._roomy else _SMALL
        self.portrait.setFixedSize(round(width * scale), round(height * scale))
