"""The bar on top: where we are, what works, who is on duty, what time it is."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from gangting.ui import icons, sizes, theme
from gangting.ui.shell import Device, DeviceState, Health, ShellState
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Avatar
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.style import set_style


_ICONS = {
    Device.SCANNER: ("barcode-scan", "barcode-off"),
    Device.CAMERA: ("camera", "camera-off"),
    Device.THERMOMETER: ("thermometer", "thermometer-off"),
    Device.PRINTER: ("printer", "printer-off"),
}
_INKS = {Health.READY: "ok", Health.ABSENT: "muted", Health.TROUBLE: "stop"}


class TopButton(QPushButton):
    """A flat key of the bar, a finger high."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be a finger high and wide."""
        inner = self.layout()
        hint = inner.sizeHint() if inner else super().sizeHint()
        return QSize(max(hint.width(), sizes.touch()), sizes.touch())

    def minimumSizeHint(self) -> QSize:
        """Give up width only where the words inside can be shortened."""
        inner = self.layout()
        if inner:
            return QSize(max(inner.minimumSize().width(), sizes.touch()), sizes.touch())
        return self.sizeHint()


class DeviceDot(TopButton):
    """One device: icon, word and colour say the same."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self._state = DeviceState(device, Health.ABSENT)
        self._wordless = False
        set_style(self, device=True)

    def show_state(self, state: DeviceState, *, wordless: bool) -> None:
        """Show how the device is; a device in trouble keeps its word."""
        self._state, self._wordless = state, wordless
        ready, off = _ICONS[state.device]
        name = ready if state.health is Health.READY else off
        worded = not wordless or state.health is Health.TROUBLE
        side = theme.text_px(24)
        self.setIcon(icons.icon(name, _INKS[state.health]))
        self.setIconSize(QSize(side + (6 if worded else 0), side))
        self.setText(self._word() if worded else "")
        set_style(self, health=state.health.value)
        sentence = f"{self._word()}: {self._condition()}"
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)

    def _word(self) -> str:
        words = {
            Device.SCANNER: self.tr("Scanner"),
            Device.CAMERA: self.tr("Camera"),
            Device.THERMOMETER: self.tr("Thermometer"),
            Device.PRINTER: self.tr("Printer"),
        }
        return words[self._state.device]

    def _condition(self) -> str:
        words = {
            Health.READY: self.tr("ready"),
            Health.ABSENT: self.tr("not connected, go on by hand"),
            Health.TROUBLE: self.tr("does not answer"),
        }
        return words[self._state.health]

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force and grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._state, wordless=self._wordless)


class OfficerButton(TopButton):
    """Who is on duty; pressing it hands the booth to another."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar(diameter=36)
        self._words = ElidedLabel()
        self._officer, self._shift = "", ""
        box = layouts.row(self, gap=10)
        box.setContentsMargins(6, 0, 6, 0)
        for part in (self._avatar, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(part)

    def show_officer(self, officer: str, shift: str, *, narrow: bool) -> None:
        """Show name and shift; the name alone where room is short."""
        self._officer, self._shift = officer, shift
        both = f"{officer} · {shift}" if shift else officer
        self._avatar.set_initial(officer[:1])
        self._words.setText(officer if narrow else both)
        self.setAccessibleName(self.tr("On duty: %1. Press to change.").replace("%1", both))


class TopBar(QFrame):
    """The bar. It gives up words, first of devices, then of the lock and the shift."""

    lock_pressed = Signal()
    officer_pressed = Signal()
    device_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = ShellState()
        self._fitted: object = None
        self._site = ElidedLabel()
        self._site.setObjectName("site")
        self._gate = ElidedLabel("", Role.HINT)
        self._dots = {device: DeviceDot(device) for device in Device}
        self._officer = OfficerButton()
        self._clock = Label("")
        self._clock.setObjectName("clock")
        self._lock = Button("", "lock", size=ButtonSize.SMALL)
        self._box = layouts.row(self, gap=10)
        self._box.setContentsMargins(20, 0, 20, 0)
        self._box.addWidget(self._site)
        self._box.addWidget(self._gate)
        self._box.addStretch(1)
        for device, dot in self._dots.items():
            self._box.addWidget(dot)
            dot.clicked.connect(lambda _=False, code=device.value: self.device_pressed.emit(code))
        for part in (self._officer, self._clock, self._lock):
            self._box.addWidget(part)
        self._officer.clicked.connect(self.officer_pressed)
        self._lock.clicked.connect(self.lock_pressed)

    def show_state(self, state: ShellState) -> None:
        """Show the frame's state."""
        self._state = state
        set_style(self, practice=state.practice)
        self._site.setText(state.site)
        self._gate.setText(state.gate)
        self._officer.setVisible(bool(state.officer))
        self._lock.setVisible(bool(state.officer))
        self._show_level(0)
        self._fitted = None
        self._fit()

    def set_time(self, text: str) -> None:
        """Show the time."""
        self._clock.setText(text)
        self._clock.setAccessibleName(self.tr("Time %1").replace("%1", text))

    def _fit(self) -> None:
        """Drop words until the rest fits; once for each width, state, language and text size."""
        if not self.isVisible():
            return
        letters = tuple(label.font().pixelSize() for label in self.findChildren(Label))
        fitted = (self.width(), self._state, self.tr("Lock"), letters)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        for level in range(3):
            self._show_level(level)
            if self._box.sizeHint().width() <= self.width():
                break

    def _show_level(self, level: int) -> None:
        states = {state.device: state for state in self._state.devices}
        for device, dot in self._dots.items():
            dot.setVisible(device in states)
            if device in states:
                dot.show_state(states[device], wordless=level > 0)
        self._officer.show_officer(self._state.officer, self._state.shift, narrow=level > 1)
        self._lock.setText("" if level > 1 else self.tr("Lock"))
        self._lock.setAccessibleName(self.tr("Lock the screen"))
        self._box.invalidate()

    def event(self, event: QEvent) -> bool:
        """Fit again when a part wants another size: its text, language or letters changed."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show}:
            self._fit()
        return handled

    def sizeHint(self) -> QSize:
        """Be 60 pixels high, more where a finger or the text needs it."""
        return QSize(1024, max(sizes.px(60), sizes.touch() + 8, theme.text_px(26) + 20))

    def minimumSizeHint(self) -> QSize:
        """Hold together down to a small window."""
        return QSize(600, self.sizeHint().height())
