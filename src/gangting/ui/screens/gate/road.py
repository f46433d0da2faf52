"""The road from a scan or a press to its answer: asks the store lane, keeps the desk in step.

A newer scan always wins: every question carries the generation it was asked in. An answer of an
older generation is told as `settled` only: it is in the books and the lists, and never shown over
a newer verdict.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.domain.actors import Officer
from gangting.domain.desk import Awaited, Record
from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderKind
from gangting.domain.temperature import celsius
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.context import Context
from gangting.ui.screens.gate.desk_hand import DeskHand
from gangting.ui.screens.gate.naming import Called, whole_name, whole_place
from gangting.ui.screens.gate.work import Answer, Choice, GateWork


Task = Callable[[], Answer]
# Why a value cannot be given to its person any more, however often it is tried.
_CLOSED = frozenset({"attempt_closed", "case_closed", "not_found"})


class Road(QObject):
    """Asks, and tells what came back."""

    asked = Signal()
    answered = Signal(object)
    reopened = Signal(object)
    settled = Signal(object)
    scan_failed = Signal()
    trouble = Signal(str)

    def __init__(self, context: Context, work: GateWork, hand: DeskHand) -> None:
        super().__init__()
        self._context, self._work, self._hand = context, work, hand
        self._generation = 0
        self._last_officer: Officer | None = None
        self._acting = False
        self._compared: set[UUID] = set()
        self._cases: dict[UUID, UUID] = {}
        self._again: dict[UUID, str] = {}
        self.names: dict[UUID, Called] = {}
        self.unfinished: frozenset[UUID] = frozenset()
        hand.record_wanted.connect(self._record)

    @property
    def officer(self) -> Officer:
        """Who is on duty, or was when the screen was locked with a value on its way."""
        try:
            self._last_officer = self._context.officer()
        except KnownError:
            if self._last_officer is None:
                raise
        return self._last_officer

    # -- asking

    def scan(self, text: str, direction: Direction | None) -> None:
        """Judge a scan: what runs is finished first, then this one is the newest."""
        task = partial(self._work.scan, text, self.officer, direction)
        self._newest(task, failed=self._scan_failed)

    def peek(self, text: str, direction: Direction | None) -> None:
        """Look at a scan without recording it."""
        self._newest(partial(self._work.peek, text, direction), failed=self._scan_failed)

    def identify(self, choice: Choice) -> None:
        """Judge one who was found and compared."""
        task = partial(self._work.identify, choice, self.officer)
        self._newest(task, compared=True)

    def claim(self, attempt_id: UUID) -> None:
        """Take a scan of the locked screen over."""
        self._newest(partial(self._work.claim, attempt_id, self.officer))

    def pick(self, attempt_id: UUID) -> None:
        """Go on with somebody who is not finished: the next value is theirs."""
        self._hand.picked(attempt_id)
        self._newest(partial(self._work.look_again, attempt_id), arrives=False)

    def reopen(self, attempt_id: UUID) -> None:
        """Show a crossing again as it stands; one that is not finished goes on."""
        if attempt_id in self.unfinished:
            self.pick(attempt_id)
        else:
            self._newest(partial(self._work.look_again, attempt_id), arrives=False)

    def arrive(self, answer: Answer) -> None:
        """Take an outcome that another screen obtained."""
        self._generation += 1
        self._land(self._generation, self._hand.scan_began(self._generation), answer)

    def case(self, task: Task) -> None:
        """Bring a recheck to the front."""
        self._newest(task, arrives=False)

    def act(self, task: Task) -> None:
        """Do something with the one on the panel, once; a newer scan still wins."""
        if self._acting:
            return
        self._acting = True
        done = partial(self._acted, self._generation)
        self._context.jobs.submit(task, done, self._act_failed)

    def measure_case(self, attempt_id: UUID, case_id: UUID) -> None:
        """Let the next value go to a recheck."""
        self._cases[attempt_id] = case_id
        self._hand.picked(attempt_id)

    def measure_again(self, attempt_id: UUID, reason: str) -> None:
        """Let the next value follow the temperature of a passage, with this reason."""
        self._again[attempt_id] = reason
        self._hand.picked(attempt_id)

    def forget(self, attempt_id: UUID) -> None:
        """Let nobody wait for one who went away."""
        self._cases.pop(attempt_id, None)
        self._again.pop(attempt_id, None)
        self._hand.gone(attempt_id)

    def _newest(
        self,
        task: Task,
        *,
        failed: Callable[[KnownError], None] | None = None,
        arrives: bool = True,
        compared: bool = False,
    ) -> None:
        self._generation += 1
        awaited = self._hand.scan_began(self._generation) if arrives else None
        self.asked.emit()
        done = partial(self._land, self._generation, awaited, compared=compared, quiet=not arrives)
        not_done = partial(self._not_landed, awaited, failed or self._failed)
        self._context.jobs.submit(task, done, not_done)

    def _not_landed(
        self,
        awaited: Awaited | None,
        failed: Callable[[KnownError], None],
        error: KnownError,
    ) -> None:
        if awaited is not None:
            self._hand.unanswered(awaited)
        failed(error)

    # -- answers

    def _acted(self, generation: int, answer: Answer) -> None:
        self._acting = False
        self._land(generation, None, answer)

    def _land(
        self,
        generation: int,
        awaited: Awaited | None,
        answer: Answer,
        *,
        compared: bool = False,
        quiet: bool = False,
    ) -> None:
        outcome = answer.outcome
        if outcome.attempt_id is not None:
            if compared:
                self._compared.add(outcome.attempt_id)
            self._name(outcome, outcome.attempt_id)
            self._keep_desk(outcome.attempt_id, answer, awaited)
        elif awaited is not None:
            self._hand.unanswered(awaited)
        if generation == self._generation:
            (self.reopened if quiet else self.answered).emit(answer)
        self.settled.emit(answer)

    def _keep_desk(self, attempt_id: UUID, answer: Answer, awaited: Awaited | None) -> None:
        outcome = answer.outcome
        waits = outcome.needs_reading and not outcome.undone
        if awaited is not None:
            self._hand.arrived(awaited, attempt_id, needs_reading=waits)
        elif waits and not self._hand.waits(attempt_id):
            self._hand.again(attempt_id)
        if outcome.passed:
            self._hand.finished(attempt_id)
            self._compared.discard(attempt_id)
            self._again.pop(attempt_id, None)
        elif not waits and answer.case is None:
            self._hand.gone(attempt_id)
        if answer.case is not None and not answer.case.case.open:
            self.forget(answer.case.case.attempt_id)

    def _name(self, outcome: GateOutcome, attempt_id: UUID) -> None:
        holder = outcome.holder
        if holder is not None:
            words = self._context.words()
            name = whole_name(holder, words)
            place = holder.place_short
            if holder.ref.kind is HolderKind.VISIT:
                place = whole_place(holder, outcome.visit, words)
            self.names[attempt_id] = Called(name, "" if name == place else place)

    # -- temperatures

    def _record(self, record: Record) -> None:
        case_id, why = self._cases.get(record.attempt_id), self._again.get(record.attempt_id)
        compared = record.attempt_id in self._compared
        task: Task = partial(self._work.measure, record, self.officer, case_id, compared=compared)
        if why is not None and case_id is None:
            task = partial(self._work.measure_again, record, why, self.officer)
        done = partial(self._land, self._generation, None)
        self._context.jobs.submit(task, done, partial(self._unrecorded, record))

    def _unrecorded(self, record: Record, error: KnownError) -> None:
        sentence = self._sentence(error)
        if error.code in _CLOSED:
            self._cases.pop(record.attempt_id, None)
            value = celsius(record.value.tenths)
            lost = self.tr("%1℃ was given to nobody: %2").replace("%1", value)
            self.trouble.emit(lost.replace("%2", sentence))
            return
        if error.code == "temperature_implausible":
            self._hand.again(record.attempt_id)
        else:
            self._hand.unrecorded(record)
        self.trouble.emit(sentence)

    # -- trouble

    def _act_failed(self, error: KnownError) -> None:
        self._acting = False
        self._failed(error)

    def _scan_failed(self, error: KnownError) -> None:
        self.trouble.emit(self._sentence(error))
        self.scan_failed.emit()

    def _failed(self, error: KnownError) -> None:
        self.trouble.emit(self._sentence(error))

    def _sentence(self, error: KnownError) -> str:
        return self._context.words().error(error.code, **error.params)
