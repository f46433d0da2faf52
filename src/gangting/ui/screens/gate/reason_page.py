"""Why: the reason of an override or of a correction, chosen or typed."""

from typing import assert_never

from PySide6.QtCore import Signal

from gangting.domain.free_text import LONGEST_REASON
from gangting.domain.quota import OutingReason
from gangting.domain.verdict.facts import Direction
from gangting.domain.visits import Consent
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.values import Asked, Asking
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice


OTHER = "other"
TAKE_BACK = "take_back"
EXEMPT = "exempt"
"""The outing happened and does not count."""


class ReasonPage(Page):
    """Gives a reason and what to do; what was typed stays until it is used.

    For a host's consent the reason is its code: how they were asked.
    """

    name = "reason"

    given = Signal(str, object)
    undo_wanted = Signal()
    back = Signal()
    edited = Signal(str)
    excused = Signal(object)

    def __init__(self) -> None:
        super().__init__(Tone.BRAND)
        self.head = PageHead(with_back=True)
        self.undo_key = Button("", "undo-variant")
        self.what_label = Label("", Role.SECTION)
        self.what = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.why_label = Label("", Role.SECTION)
        self.why = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.other = Field(free_text=True)
        self.other.keep_to(LONGEST_REASON)
        self.refused = Label("", Role.SECTION, Tone.WARN, wrap=True)
        self.done = Button("", "check-bold", ButtonKind.PRIMARY)
        self._asked = Asked("")
        self._lay_out()
        self.head.back.connect(self.back)
        self.undo_key.clicked.connect(self.undo_wanted)
        self.why.chosen.connect(self._choose)
        self.what.chosen.connect(self._choose_what)
        self.other.text_changed.connect(self._edit)
        self.other.submitted.connect(lambda _text: self._give())
        self.done.clicked.connect(self._give)

    def _lay_out(self) -> None:
        box = self.column(10)
        for part in (
            self.head,
            self.refused,
            self.what_label,
            self.what,
            self.why_label,
            self.why,
            self.other,
        ):
            box.addWidget(part)
        box.addStretch(1)
        keys = layouts.row()
        keys.addWidget(self.undo_key)
        keys.addStretch(1)
        keys.addWidget(self.done)
        box.addLayout(keys)

    def ask(self, asked: Asked, draft: str = "") -> None:
        """Ask for a reason; a draft is what was typed before a scan came between."""
        self._asked = asked
        self.what.choose("")
        self.why.choose("")
        self.other.set_text(draft)
        self.retranslate()
        if draft:
            self.why.choose(OTHER)
        if asked.correction:
            self.what.choose(TAKE_BACK)
        self._arrange()

    def ask_again(self, asked: Asked) -> None:
        """Ask the same in the language in force; what was chosen or typed stays."""
        self._asked = asked
        self.retranslate()
        self._arrange()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.other.setVisible(True)
        self.other.show_error(sentence)

    def _arrange(self) -> None:
        asked = self._asked
        allowed = not asked.refused
        self.undo_key.setVisible(asked.undoable)
        self.refused.setText(asked.refused)
        self.refused.setVisible(bool(asked.refused))
        self.what_label.setVisible(asked.correction and allowed)
        self.what.setVisible(asked.correction and allowed)
        self.why_label.setVisible(allowed)
        self.why.setVisible(allowed)
        self.done.setVisible(allowed)
        self.other.setVisible(allowed and self.why.code() == OTHER)
        self._enable()

    def _choose_what(self) -> None:
        self._offer_reasons()
        self._arrange()

    def _choose(self, code: str) -> None:
        self.other.setVisible(code == OTHER)
        if code == OTHER:
            self.other.line.setFocus()
        self._enable()

    def _edit(self, text: str) -> None:
        self.edited.emit(text)
        self._enable()

    def _enable(self) -> None:
        self.done.setEnabled(bool(self._reason()))

    def _reason(self) -> str:
        code = self.why.code()
        if code == OTHER:
            return self.other.text().strip()
        if self._exempt:
            return code
        if self._asked.about is Asking.CONSENT:
            return code
        return self._reasons().get(code, "")

    def _give(self) -> None:
        reason = self._reason()
        if not reason:
            return
        if self._exempt:
            self.excused.emit(OutingReason(reason))
            return
        turned = self.what.code()
        direction = Direction(turned) if turned not in {"", TAKE_BACK} else None
        self.given.emit(reason, direction)

    @property
    def _exempt(self) -> bool:
        return self.what.code() == EXEMPT

    def _reasons(self) -> dict[str, str]:
        if self._exempt:
            return {one.reason.value: one.word for one in self._asked.excuses}
        match self._asked.about:
            case Asking.CORRECTION:
                return {
                    "wrong_person": self.tr("Wrong person"),
                    "wrong_way": self.tr("Wrong way"),
                    "wrong_reading": self.tr("Wrong reading"),
                    "by_mistake": self.tr("Pressed by mistake"),
                    OTHER: self.tr("Other"),
                }
            case Asking.READING:
                return {
                    "too_quick": self.tr("Measured too quickly"),
                    "unwell": self.tr("Looks unwell"),
                    "mistyped": self.tr("Typed wrongly"),
                    "weather": self.tr("Cold or hot from outside"),
                    OTHER: self.tr("Other"),
                }
            case Asking.CONSENT:
                return {
                    Consent.PHONE.value: self.tr("By phone"),
                    Consent.GATE.value: self.tr("Came to the gate"),
                }
            case Asking.OVERRIDE if self._asked.excuses:
                # For what does not count there are keys of its own: this one counts.
                return {
                    "shopping": self.tr("Food or medicine"),
                    "children": self.tr("To bring or fetch a child"),
                    OTHER: self.tr("Other"),
                }
            case Asking.OVERRIDE:
                return {
                    "medical": self.tr("To the doctor"),
                    "urgent": self.tr("Urgent matter at home"),
                    "work": self.tr("On duty for the community"),
                    "device": self.tr("Thermometer out of order"),
                    OTHER: self.tr("Other"),
                }
        assert_never(self._asked.about)

    def _titles(self) -> tuple[str, str, str]:
        """Give the words of the head, of the question and of the key."""
        why = self.tr("Why?")
        return {
            Asking.OVERRIDE: (self.tr("Give a reason"), why, self.tr("Let pass")),
            Asking.CORRECTION: (self.tr("Correct"), why, self.tr("Correct")),
            Asking.READING: (self.tr("Measure again"), why, self.tr("Type it now")),
            Asking.CONSENT: (
                self.tr("The host agrees"),
                self.tr("How did they say so?"),
                self.tr("Host agrees"),
            ),
        }[self._asked.about]

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        asked = self._asked
        title, why, done = self._titles()
        self.head.set_words(title, asked.who)
        self.undo_key.setText(self.tr("Undo"))
        self.what_label.setText(self.tr("What is right?"))
        self.why_label.setText(why)
        self.other.set_words("", self.tr("Write the reason"), self.tr("Reason"))
        self.done.setText(done)
        self.what.set_choices(self._corrections())
        self._offer_reasons()
        self.why.setAccessibleName(why)
        self.what.setAccessibleName(self.tr("What is right?"))

    def _offer_reasons(self) -> None:
        self.why.set_choices([Choice(code, word) for code, word in self._reasons().items()])

    def _corrections(self) -> list[Choice]:
        choices = [Choice(TAKE_BACK, self.tr("It did not happen"), "undo-variant")]
        if self._asked.direction is Direction.ENTRY:
            choices.append(Choice(Direction.EXIT.value, self.tr("It was out"), "logout"))
        if self._asked.direction is Direction.EXIT:
            choices.append(Choice(Direction.ENTRY.value, self.tr("It was in"), "login"))
        if self._asked.excuses:
            choices.append(Choice(EXEMPT, self.tr("It does not count"), "calendar-remove"))
        return choices
