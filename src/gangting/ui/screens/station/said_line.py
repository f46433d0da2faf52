"""What was just done and what is left, with the way back while the time for it runs out."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.supplies.movements import UNDO_SPAN
from gangting.ui import sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.ui.widgets.shrinking_bar import ShrinkingBar


_SPAN_MS = round(UNDO_SPAN.total_seconds() * 1000)
_BAR = 4
_ICONS = {Tone.STOP: "alert-circle", Tone.BRAND: "account-question"}


class SaidLine(QWidget):
    """A sentence of up to two lines; beside it the key that takes the act back."""

    undo_wanted = Signal()
    faded = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._icon = IconLabel("check-circle", 22, "ok")
        self.words = Label("", Role.SMALL, wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.undo = Button("", "undo-variant", ButtonKind.LINK, ButtonSize.SMALL)
        self.undo.clicked.connect(self.undo_wanted)
        self._bar = ShrinkingBar(_SPAN_MS)
        self._bar.setParent(self)
        self._bar.finished.connect(self.faded)
        box = layouts.row(self, gap=8)
        box.addWidget(self._icon)
        box.addWidget(self.words, 1)
        box.addWidget(self.undo)
        self._turn = 0
        self.hide()
        self.retranslate()

    def say(self, sentence: str, tone: Tone, turn: int, *, may_undo: bool) -> None:
        """Say this; each turn has its time anew."""
        self._icon.set_icon(_ICONS.get(tone, "check-circle"), tone.value)
        self.words.setText(sentence)
        self.words.set_tone(None if tone is Tone.OK else tone)
        self.undo.setVisible(may_undo)
        self._bar.setVisible(may_undo)
        if turn != self._turn:
            self._turn = turn
            self._bar.start()
        self.setVisible(bool(sentence))

    def hush(self) -> None:
        """Say nothing."""
        self._bar.stop()
        self.hide()

    def keep_place(self, *, keep: bool) -> None:
        """Keep the line's room while nothing is said, so that nothing around it moves."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            self.setSizePolicy(policy)

    @property
    def counting(self) -> bool:
        """Whether the time to take it back runs."""
        return self._bar.running

    def end_now(self) -> None:
        """Let the time be over."""
        self._bar.finish_now()

    def sizeHint(self) -> QSize:
        """Stand as high as a key."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Stay as high; the words take more lines where they must."""
        return QSize(theme.text_px(120), self._height())

    def _height(self) -> int:
        return max(sizes.touch(), theme.text_px(48))

    def hasHeightForWidth(self) -> bool:
        """Say that long words in little room take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words, at least that of a key."""
        taken = theme.text_px(22) + 8
        if not self.undo.isHidden():
            taken += self.undo.sizeHint().width() + 8
        lines = self.words.heightForWidth(max(1, width - taken))
        return max(self._height(), lines + _BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar on the lower edge."""
        super().resizeEvent(event)
        self._bar.setGeometry(0, self.height() - _BAR, self.width(), _BAR)

    def retranslate(self) -> None:
        """Write the key's word."""
        self.undo.setText(self.tr("Undo"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
