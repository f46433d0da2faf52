"""Work off the GUI thread, answered on the GUI thread. The only threads of the app are here.

Work gets frozen values and gives frozen values; it never touches a widget. An error a person
can mend (`KnownError`) goes to `failed`; any other is a bug and is raised on the GUI thread.
"""

from collections import deque
from collections.abc import Callable
from enum import StrEnum
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal  # noqa: TID251 - the owner
from shiboken6 import isValid

from gangting.domain.errors import KnownError


Result = TypeVar("Result")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Failed = Callable[[KnownError], None]
_Task = Callable[[], None]

STOP_MS = 10_000


class Lane(StrEnum):
    """Each lane is one thread that works in order; none waits for another."""

    STORE = "store"
    """Everything that asks a service. What was handed in is still done at the end."""
    DEVICE = "device"
    """Decoding of camera frames."""
    LONG = "long"
    """Work with progress: imports, batches, backups."""


class Handle:
    """Long work on its way."""

    def __init__(self) -> None:
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop; `done` still gets what it gives back."""
        self._cancelled = True


class _Worker(QThread):
    """One lane: takes tasks until it is handed None."""

    def __init__(self, *, finish_all: bool) -> None:
        super().__init__()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._finish_all = finish_all
        self._closing = False

    def put(self, task: _Task) -> None:
        self._tasks.put(task)

    def close(self) -> None:
        self._closing = True
        self._tasks.put(None)

    def run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._finish_all or not self._closing:
                task()


class Jobs(QObject):
    """Runs work in lanes and delivers results on the thread it was made on."""

    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: dict[Lane, _Worker] = {}
        self._waiting = dict.fromkeys(Lane, 0)
        self._handles: set[Handle] = set()
        self._stopped = False
        self._landed.connect(self._land)
        app = QCoreApplication.instance()
        if app:
            app.aboutToQuit.connect(self.stop)

    def submit(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do work after what the lane already has; then call `done` or `failed`."""
        if self._stopped:
            return
        self._waiting[lane] += 1

        def task() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - carried to the GUI thread, not swallowed
                self._deliver(self._answer(lane, failed, error))
            else:
                self._deliver(self._result(lane, done, result))

        self._put(lane, task)

    def run_long(
        self,
        work: Callable[[Progress, Cancelled], Result],
        on_progress: Progress,
        done: Callable[[Result], None],
        failed: Failed | None = None,
    ) -> Handle:
        """Do long work in its own lane.

        `work` reports `progress(done, total)` as often as it likes and stops early when
        `cancelled()`. Reports that come faster than the window draws are left out.
        """
        handle = Handle()
        self._handles.add(handle)
        report = self._reporter(on_progress)

        def finish(result: Result) -> None:
            self._handles.discard(handle)
            done(result)

        def fail(error: KnownError) -> None:
            self._handles.discard(handle)
            if failed is None:
                raise error
            failed(error)

        self.submit(lambda: work(report, lambda: handle.cancelled), finish, fail, lane=Lane.LONG)
        return handle

    def busy(self, lane: Lane) -> bool:
        """Tell whether a lane works or has work waiting."""
        return self._waiting[lane] > 0

    def stop(self) -> bool:
        """End all lanes: what is stored is finished, the rest is dropped.

        Gives False if a lane does not come back in time; then the process must end without
        tearing Python down, because a worker that returns into it crashes.
        """
        self._stopped = True
        for handle in self._handles:
            handle.cancel()
        for worker in self._workers.values():
            worker.close()
        ended = [worker.wait(STOP_MS) for worker in self._workers.values()]
        return all(ended)

    def _put(self, lane: Lane, task: _Task) -> None:
        if lane not in self._workers:
            worker = _Worker(finish_all=lane is Lane.STORE)
            worker.setObjectName(f"gangting-{lane}")
            self._workers[lane] = worker
            worker.start()
        self._workers[lane].put(task)

    def _deliver(self, landing: _Task) -> None:
        self._landed.emit(landing)

    def _land(self, landing: _Task) -> None:
        if not self._stopped:
            landing()

    def _result(self, lane: Lane, done: Callable[[Result], None], result: Result) -> _Task:
        def landing() -> None:
            self._waiting[lane] -= 1
            if not _gone(done):
                done(result)

        return landing

    def _answer(self, lane: Lane, failed: Failed | None, error: Exception) -> _Task:
        """Tell a person's error; a bug is told too, so that no key waits for ever, and raised."""

        def landing() -> None:
            self._waiting[lane] -= 1
            known = error if isinstance(error, KnownError) else KnownError("internal_error")
            told = failed is not None and not _gone(failed)
            if failed is not None and told:
                failed(known)
            if failed is None or known is not error:
                raise error

        return landing

    def _reporter(self, on_progress: Progress) -> Progress:
        latest = deque([(0, 0)], maxlen=1)
        pending = deque[bool](maxlen=1)

        def show() -> None:
            pending.clear()
            if not _gone(on_progress):
                on_progress(*latest[0])

        def report(done: int, total: int) -> None:
            latest.append((done, total))
            if not pending:
                pending.append(True)
                self._deliver(show)

        return report


class ManualJobs(Jobs):
    """Jobs that run when told to, on the thread that tells: for tests and the tour."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: deque[_Task] = deque()

    def run_next(self) -> bool:
        """Do the oldest piece of work, whatever its lane; False if there is none."""
        if not self._tasks:
            return False
        self._tasks.popleft()()
        return True

    def drain(self) -> None:
        """Do all work, and the work that comes of it."""
        while self.run_next():
            pass

    def _put(self, lane: Lane, task: _Task) -> None:  # noqa: ARG002 - one queue for all lanes
        self._tasks.append(task)

    def _deliver(self, landing: _Task) -> None:
        self._land(landing)


def _gone(callback: Callable[..., object]) -> bool:
    """Tell whether a callback belongs to a widget that Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
