"""The first start of a real booth: ask for the site and its first leader, then found it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.app.opened import found_booth
from gangting.domain.errors import KnownError
from gangting.host.where import Where
from gangting.services.hands import Clock
from gangting.ui.jobs import Jobs
from gangting.ui.screens.setup.screen import SetupScreen
from gangting.ui.screens.setup.state import NewSite


class FirstStart(QObject):
    """The form of the first start and what comes of it.

    `founded` tells the first leader, who has just typed the PIN and need not do it again.
    """

    founded = Signal(object)
    practice_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        where: Where,
        clock: Clock,
        jobs: Jobs,
        say: Callable[[KnownError], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._where, self._clock, self._jobs, self._say = where, clock, jobs, say
        self.screen = SetupScreen()
        self.screen.wanted.connect(self._found)
        self.screen.practice_wanted.connect(self.practice_wanted)
        self.screen.back.connect(self.left)

    def fill_in(self, name: str, gate: str, phone: str) -> None:
        """Write down what a command that set the booth up knew already."""
        self.screen.restore({"site": name, "gate": gate, "phone": phone})

    def scanned(self) -> None:
        """Say that nothing can be scanned yet."""
        self.screen.show_trouble(self.tr("Set up the booth first; then scan again"))

    def _found(self, new: NewSite) -> None:
        task = partial(found_booth, self._where, new, self._clock)
        self._jobs.submit(task, self._done, self._failed)

    def _done(self, leader_id: UUID) -> None:
        self.founded.emit(leader_id)

    def _failed(self, error: KnownError) -> None:
        self.screen.show_trouble(self._say(error))
