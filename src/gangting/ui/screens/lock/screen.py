"""The locked screen at work: choosing an officer, typing a PIN, waiting after wrong ones."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

from gangting.ui.screens.lock.layout import LockLayout
from gangting.ui.screens.lock.state import (
    LONGEST_PIN,
    LockedVerdict,
    LockFacts,
    LockOfficer,
    LockState,
    derive,
)


class LockScreen(LockLayout):
    """Covers the window while nobody is signed in. It checks no PIN itself."""

    unlock_attempted = Signal(str, str)

    def __init__(self, local: datetime) -> None:
        super().__init__()
        self._facts = LockFacts()
        self._local = local
        self._pin = ""
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.count_down)
        self.officers.chosen.connect(self.choose)
        self.officers.turned.connect(self._turn)
        self.keypad.typed.connect(self._type)
        self.keypad.erased.connect(self._erase)
        self.keypad.confirmed.connect(self._confirm)
        self.practice.hide()
        self.retranslate()

    # -- what it is told

    def set_place(self, site: str, gate: str, shift: str) -> None:
        """Say where the booth stands and which shift it is."""
        self._change(site=site, gate=gate, shift=shift)

    def set_practice(self, *, practice: bool, note: str) -> None:
        """Say that it is practice, with the officers' PINs; a real booth has no such line."""
        self.practice.set_note(note)
        self.practice.setVisible(practice)

    def set_officers(self, officers: tuple[LockOfficer, ...], chosen: str = "") -> None:
        """Offer these officers; `chosen` is most likely the one who locked."""
        self._pin = ""
        self._change(officers=officers, chosen=chosen, page=0, digits=0)

    def set_time(self, local: datetime) -> None:
        """Show the time of the compound."""
        self._local = local
        self._show()

    def set_waiting_scans(self, count: int) -> None:
        """Say how many scans wait for the officer who unlocks."""
        self._change(waiting_scans=count)

    def show_verdict(self, verdict: LockedVerdict | None) -> None:
        """Show a scan in grey, or clear it."""
        self._change(verdict=verdict)

    def show_error(self, sentence: str, wait_seconds: int = 0) -> None:
        """Say why it stays locked, and let the keys rest for some seconds."""
        self._pin = ""
        self._change(error=sentence, wait_seconds=wait_seconds, digits=0, checking=False)
        if wait_seconds:
            self._second.start()

    def clear(self) -> None:
        """Forget what was typed and said: the booth is open, or was locked just now."""
        self._pin = ""
        self._second.stop()
        self._change(
            error="", wait_seconds=0, digits=0, checking=False, verdict=None, waiting_scans=0
        )

    # -- what it does

    def choose(self, officer_id: str) -> None:
        """Choose who unlocks."""
        self._pin = ""
        self._change(chosen=officer_id, digits=0, error="")

    def count_down(self) -> None:
        """Take one second off the rest of the keys."""
        left = max(0, self._facts.wait_seconds - 1)
        if not left:
            self._second.stop()
        self._change(wait_seconds=left)

    def state(self) -> LockState:
        """Give what is shown."""
        return derive(self._facts, self._local)

    def _turn(self, pages: int) -> None:
        self._change(page=self.state().page + pages)

    def _type(self, digit: str) -> None:
        if self.state().can_type and len(self._pin) < LONGEST_PIN:
            self._pin += digit
            self._change(digits=len(self._pin), error="")

    def _erase(self) -> None:
        self._pin = self._pin[:-1]
        self._change(digits=len(self._pin))

    def _confirm(self) -> None:
        if self.state().can_confirm:
            pin, self._pin = self._pin, ""
            self._change(checking=True)
            self.unlock_attempted.emit(self._facts.chosen, pin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, backspace and Enter from a real keyboard."""
        if not self.keypad.take_key(event):
            super().keyPressEvent(event)

    # -- showing

    def _change(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        state = self.state()
        self.place.setText(state.place)
        self.clock.setText(state.clock)
        self.date.setText("    ".join(part for part in (self._date(state), state.shift) if part))
        place = f"{state.page + 1} / {state.pages}" if state.pages > 1 else ""
        self.officers.show_page(state.officers, state.chosen, place)
        self.officers.before.setEnabled(state.page > 0)
        self.officers.after.setEnabled(state.page + 1 < state.pages)
        self.prompt.setText(self._prompt(state))
        self.dots.show_count(state.dots, self.tr("%1 digits typed").replace("%1", str(state.dots)))
        self.error.setText(self._trouble(state))
        self.keypad.setEnabled(state.can_type)
        self.keypad.set_main_enabled(state.can_confirm)
        self.verdict.show_verdict(state.verdict)
        self.hint.setVisible(state.verdict is None)
        waiting = self.tr("Scans waiting for the next officer: %1")
        self.waiting.setText(waiting.replace("%1", str(state.waiting_scans)))
        self.waiting.setVisible(state.waiting_scans > 0)

    def _date(self, state: LockState) -> str:
        months = (
            self.tr("January"),
            self.tr("February"),
            self.tr("March"),
            self.tr("April"),
            self.tr("May"),
            self.tr("June"),
            self.tr("July"),
            self.tr("August"),
            self.tr("September"),
            self.tr("October"),
            self.tr("November"),
            self.tr("December"),
        )
        days = (
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        )
        date = self.tr("%1 %2", "month and day").replace("%1", months[state.month - 1])
        return f"{date.replace('%2', str(state.day))}    {days[state.weekday]}"

    def _prompt(self, state: LockState) -> str:
        if not state.chosen_name:
            return self.tr("Choose who is on duty")
        return self.tr("%1, please enter your PIN").replace("%1", state.chosen_name)

    def _trouble(self, state: LockState) -> str:
        if not state.wait_seconds:
            return state.error
        rest = self.tr("Try again in %1 s").replace("%1", str(state.wait_seconds))
        return f"{state.error} {rest}".strip()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.setAccessibleName(self.tr("The booth is locked"))
        self.hint.setText(self.tr("Scans are still checked while locked; unlock to record"))
        self.keypad.set_main_text(self.tr("OK"))
        self.verdict.note.setText(self.tr("Not recorded"))
        self.officers.before.setAccessibleName(self.tr("Previous officers"))
        self.officers.after.setAccessibleName(self.tr("More officers"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys of a real keyboard."""
        super().showEvent(event)
        self.setFocus()
