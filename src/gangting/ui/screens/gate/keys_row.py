"""The keys of the panel: the same keys on every verdict, in the places they always have."""

from datetime import datetime
from math import ceil

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Direction
from gangting.ui import theme
from gangting.ui.screens.gate.values import Action, Key
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind


ICONS = {
    Action.CONFIRM: "check-bold",
    Action.OVERRIDE: "file-sign",
    Action.IDENTIFY: "account-search",
    Action.TURN: "swap-horizontal",
    Action.CHILD: "human-child",
    Action.CHILD_LESS: "minus",
    Action.GIVE_UP: "account-cancel",
    Action.LEFT: "account-arrow-left",
    Action.UNDO: "undo-variant",
    Action.CORRECT: "pencil",
    Action.CONSENT: "account-check",
    Action.MEASURE_AGAIN: "thermometer",
    Action.NEXT: "",
    Action.MEASURE: "thermometer",
    Action.REPORT: "phone",
    Action.RECHECK: "timer-sand",
    Action.CONTINUE_CASE: "timer-sand",
    Action.SLIP: "printer",
}
DECISION_ICONS = {
    CaseDecision.ADMIT: "check-bold",
    CaseDecision.STRAIGHT_HOME: "home-account",
    CaseDecision.HOLD: "account-clock",
    CaseDecision.TURN_AWAY: "account-cancel",
}
NARROW = 640


class KeysRow(QWidget):
    """Shows the keys a panel asks for; keys are made once and kept."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = layouts.row(self, gap=12)
        self._buttons: dict[tuple[Action, CaseDecision | None], Button] = {}
        self._shown: tuple[Key, ...] = ()
        self._next_at: datetime | None = None
        self._children = 0

    def show_keys(self, keys: tuple[Key, ...], children: int) -> None:
        """Show these keys, from left to right, the last ones at the right end."""
        self._children = children
        self._shown = ()
        while self._box.count():
            self._box.takeAt(0)
        buttons = [self._button(key) for key in keys]
        for button in self._buttons.values():
            button.setVisible(button in buttons)
        ended = False
        for key, button in zip(keys, buttons, strict=True):
            if key.at_right and not ended:
                self._box.addStretch(1)
                ended = True
            button.set_kind(ButtonKind(key.weight.value))
            self._box.addWidget(button)
        if not ended:
            self._box.addStretch(1)
        self._shown = keys
        self._fit()
        self._box.activate()  # a new key stands over the others until it has its place

    def button(self, action: Action, decision: CaseDecision | None = None) -> Button:
        """Give the button of a key that is shown. Raises KeyError for one that is not."""
        shown = {(key.action, key.decision) for key in self._shown}
        if (action, decision) not in shown:
            raise KeyError(action)
        return self._buttons[action, decision]

    def press(self, action: Action, decision: CaseDecision | None = None) -> None:
        """Do what a key does, as if it was pressed."""
        self.button(action, decision).click()

    def count_down(self, now: datetime, next_at: datetime | None) -> None:
        """Write the seconds that are left on the keys that have any."""
        self._next_at = next_at
        for key in self._shown:
            until = next_at if key.action is Action.NEXT else key.until
            if until is None and key.action is not Action.NEXT:
                continue
            button = self._buttons[key.action, key.decision]
            word = self._word(key)
            if until is not None:
                left = max(0, ceil((until - now).total_seconds()))
                word = f"{word} · {left}"
                button.setEnabled(left > 0 or key.action is Action.NEXT)
            if button.text() != word:
                button.setText(word)

    def _button(self, key: Key) -> Button:
        place = (key.action, key.decision)
        if place not in self._buttons:
            made = Button("", self._icon(key))
            made.setParent(self)  # shown without one it would be a window and take the keyboard
            # the words may shrink: a row that is too long must not push the panel wider
            made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            made.clicked.connect(lambda: self._tell(place))
            self._buttons[place] = made
        button = self._buttons[place]
        button.setText(self._word(key))
        if key.action is Action.CHILD_LESS:
            button.setAccessibleName(self.tr("One child fewer"))
        button.setEnabled(True)
        return button

    def _tell(self, place: tuple[Action, CaseDecision | None]) -> None:
        for key in self._shown:
            if (key.action, key.decision) == place:
                self.pressed.emit(key)
                return

    def _icon(self, key: Key) -> str:
        return DECISION_ICONS[key.decision] if key.decision else ICONS[key.action]

    def _word(self, key: Key) -> str:
        if key.decision is not None:
            return self._decision_words()[key.decision]
        if key.action is Action.TURN:
            out = key.direction is Direction.EXIT
            return self.tr("Going out") if out else self.tr("Coming in")
        if key.action is Action.CHILD and self._children:
            return self.tr("Children %1").replace("%1", str(self._children))
        return self._words()[key.action]

    def _words(self) -> dict[Action, str]:
        return {
            Action.CONFIRM: self.tr("Let pass"),
            Action.OVERRIDE: self.tr("Give a reason"),
            Action.IDENTIFY: self.tr("No pass"),
            Action.CHILD: self.tr("+ child"),
            Action.CHILD_LESS: "",
            Action.GIVE_UP: self.tr("Refuse"),
            Action.LEFT: self.tr("Went away"),
            Action.UNDO: self.tr("Undo"),
            Action.CORRECT: self.tr("Correct"),
            Action.CONSENT: self.tr("Host agrees"),
            Action.MEASURE_AGAIN: self.tr("Measure again"),
            Action.NEXT: self.tr("Next"),
            Action.MEASURE: self.tr("Type recheck"),
            Action.REPORT: self.tr("Who was told"),
            Action.RECHECK: self.tr("Recheck"),
            Action.CONTINUE_CASE: self.tr("Go on with the recheck"),
            Action.SLIP: self.tr("Print the slip"),
        }

    def _decision_words(self) -> dict[CaseDecision, str]:
        return {
            CaseDecision.ADMIT: self.tr("Normal: let in"),
            CaseDecision.STRAIGHT_HOME: self.tr("Straight home"),
            CaseDecision.HOLD: self.tr("Hold here"),
            CaseDecision.TURN_AWAY: self.tr("Turn away"),
        }

    def _fit(self) -> None:
        """Leave out the icons where the row is narrow, so that the words keep their size."""
        wide = self.width() >= theme.text_px(NARROW) or len(self._shown) < 4
        for key in self._shown:
            icon = self._icon(key)
            self._buttons[key.action, key.decision].set_icon(
                icon if wide or key.action is Action.CHILD_LESS else ""
            )

    def resizeEvent(self, event: object) -> None:
        """Use the room there is."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Let the keys share what there is: their words shrink before the panel grows."""
        return QSize(1, super().minimumSizeHint().height())

    def retranslate(self) -> None:
        """Write the words in the language in force."""
        for key in self._shown:
            self._buttons[key.action, key.decision].setText(self._word(key))
