"""Notices that wait for somebody: a clock in doubt, visitors who stay too long."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from gangting.app.frame import Frame
from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.verdict.facts import Reason
from gangting.domain.visits import Inside
from gangting.ui.context import Context
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.shell import Banner, Level


LOOK_MS = 60_000
CLOCK, OVERSTAYED = "clock", "overstayed"

AskLeader = Callable[[str, Right, Callable[[Officer | None], None]], None]
"""Calls back with the leader who confirmed; with nobody where there is none to ask."""


class Alarms(QObject):
    """Shows them in the banner line, and does what their keys say."""

    def __init__(
        self, context: Context, frame: Frame, gate: GateScreen, ask_leader: AskLeader
    ) -> None:
        super().__init__(gate)
        self._context, self._frame, self._gate = context, frame, gate
        self._ask_leader = ask_leader
        self._overstayed: frozenset[UUID] = frozenset()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        gate.clock_judged.connect(self._judge_clock)

    def start(self) -> None:
        """Look every minute from now on."""
        self._look.start()

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()

    def look(self) -> None:
        """Ask who is inside, and for how long."""
        self._context.jobs.submit(self._context.services.visits.inside, self._know, self._trouble)

    def press(self, code: str) -> None:
        """Do what the key of a notice says."""
        if code == OVERSTAYED:
            self._context.go(self._gate.name)
            self._gate.show_inside()
        elif code == CLOCK:
            self._confirm_clock()

    def retranslate(self) -> None:
        """Say what is shown in the language in force."""
        if self._frame.announces(CLOCK):
            self._say_clock()
        if self._frame.announces(OVERSTAYED):
            self._say_overstayed()

    # -- visitors

    def _know(self, inside: tuple[Inside, ...]) -> None:
        """Say it once for everybody who stays too long; whoever closed it hears of the next."""
        before = self._overstayed
        self._overstayed = frozenset(one.visit.id for one in inside if one.overstayed)
        if not self._overstayed:
            self._frame.withdraw(OVERSTAYED)
        elif self._overstayed - before or self._frame.announces(OVERSTAYED):
            self._say_overstayed()

    def _say_overstayed(self) -> None:
        said = self.tr("Visitors who have stayed too long: %1")
        said = said.replace("%1", str(len(self._overstayed)))
        self._frame.announce(Banner(OVERSTAYED, Level.WARN, said, self.tr("Show them")))

    # -- the clock

    def _judge_clock(self, doubtful: bool) -> None:  # noqa: FBT001 - a slot
        if not doubtful:
            self._frame.withdraw(CLOCK)
        elif not self._frame.announces(CLOCK):
            self._say_clock()

    def _say_clock(self) -> None:
        said = self._context.words().reason(Reason.CLOCK_DOUBTFUL.value)
        right = self.tr("The time is right")
        self._frame.announce(Banner(CLOCK, Level.WARN, said, right, closable=False))

    def _confirm_clock(self) -> None:
        if self._context.officer().may(Right.MANAGE):
            self._believe_clock(None)
        else:
            why = self.tr("Only a leader can say that the clock is right.")
            self._ask_leader(why, Right.MANAGE, self._believe_clock)

    def _believe_clock(self, leader: Officer | None) -> None:
        """Write down that the clock is right, by the leader who said so."""
        officer = leader or self._context.officer()
        confirm = partial(self._context.services.gate.confirm_clock, officer)
        self._context.jobs.submit(confirm, self._clock_confirmed, self._trouble)

    def _clock_confirmed(self, _: object) -> None:
        self._frame.withdraw(CLOCK)
        self._gate.refresh()

    def _trouble(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))
