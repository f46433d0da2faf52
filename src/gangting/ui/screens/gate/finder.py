"""Finding a person as the officer types, and comparing whom was found."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.domain.errors import KnownError
from gangting.domain.people import Found
from gangting.ui.jobs import Jobs
from gangting.ui.screens.gate.work import Candidate, GateWork


DEBOUNCE_MS = 60


class Finder(QObject):
    """Asks once the fingers rest; an answer to an older question is not shown."""

    found = Signal(object)
    candidate = Signal(object)

    def __init__(self, jobs: Jobs, work: GateWork, failed: Callable[[KnownError], None]) -> None:
        super().__init__()
        self._jobs, self._work, self._failed = jobs, work, failed
        self._text = ""
        self._people: tuple[Found, ...] = ()
        self._answered = ""
        """What was asked when these were found."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DEBOUNCE_MS)
        self._rest.timeout.connect(self.ask)

    def typed(self, text: str) -> None:
        """Take what stands in the field now."""
        self._text = text.strip()
        if self._text:
            self._rest.start()
        else:
            self._rest.stop()
            self._show("", ())

    def ask(self) -> None:
        """Ask at once."""
        self._rest.stop()
        text = self._text
        self._jobs.submit(partial(self._work.find, text), partial(self._show, text), self._failed)

    def retranslate(self) -> None:
        """Tell once more whom the text found, for the words beside them."""
        if self._text and self._answered == self._text:
            self.found.emit(self._people)

    def choose(self, holder_id: str) -> None:
        """Fetch what there is to compare of one who was found."""
        for one in self._people:
            if str(one.ref.id) == holder_id:
                self._jobs.submit(
                    partial(self._work.candidate, one), self._show_candidate, self._failed
                )

    def _show(self, text: str, people: tuple[Found, ...]) -> None:
        if text == self._text:
            self._people, self._answered = people, text
            self.found.emit(people)

    def _show_candidate(self, candidate: Candidate) -> None:
        self.candidate.emit(candidate)
