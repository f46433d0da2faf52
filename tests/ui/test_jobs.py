import threading  # noqa: TID251 - it is threads that are tested

import pytest
from PySide6.QtCore import QObject, QThread  # noqa: TID251
from shiboken6 import delete

from gangting.domain.errors import KnownError
from gangting.ui.jobs import Jobs, Lane, ManualJobs


@pytest.fixture
def threads(qapp):
    made = Jobs()
    yield made
    assert made.stop()


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, result: object) -> None:
        self.got.append(result)


def test_work_is_done_off_the_gui_thread_and_answered_on_it(threads: Jobs, qtbot):
    seen = {}

    def work() -> int:
        seen["work"] = threading.get_ident()
        return 7

    def done(result: int) -> None:
        seen["done"] = threading.get_ident()
        seen["result"] = result

    threads.submit(work, done)
    qtbot.waitUntil(lambda: "result" in seen)
    assert seen["result"] == 7
    assert seen["done"] == threading.get_ident() != seen["work"]


def test_a_lane_works_in_order_on_one_thread(threads: Jobs, qtbot):
    done: list[tuple[int, int]] = []
    for number in range(50):
        threads.submit(lambda n=number: (n, threading.get_ident()), done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert [number for number, _ in done] == list(range(50))
    assert len({thread for _, thread in done}) == 1


def test_a_busy_lane_does_not_hold_up_another(threads: Jobs, qtbot):
    gate, done = threading.Event(), []
    threads.run_long(lambda _progress, _cancelled: gate.wait(5), lambda *_: None, done.append)
    threads.submit(lambda: "scan", done.append)
    qtbot.waitUntil(lambda: done == ["scan"])
    assert threads.busy(Lane.LONG)
    assert not threads.busy(Lane.STORE)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert not threads.busy(Lane.LONG)


def test_an_error_of_the_world_goes_to_failed(threads: Jobs, qtbot):
    errors: list[KnownError] = []

    def work() -> None:
        raise KnownError("printer_absent")

    threads.submit(work, lambda _: pytest.fail("it did not succeed"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code == "printer_absent"


@pytest.mark.parametrize("error", [ValueError("a bug"), KnownError("nobody_listens")])
def test_a_bug_or_an_unheard_error_is_raised_on_the_gui_thread(jobs: ManualJobs, error):
    def work() -> None:
        raise error

    failed = [].append if isinstance(error, ValueError) else None
    jobs.submit(work, lambda _: None, failed)
    with pytest.raises(type(error)):
        jobs.run_next()
    assert not jobs.busy(Lane.STORE)


def test_a_bug_on_a_real_thread_reaches_the_exception_hook(threads: Jobs, qtbot):
    with qtbot.captureExceptions() as caught:
        threads.submit(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_an_answer_to_a_deleted_widget_is_dropped(jobs: ManualJobs):
    gone, there = Receiver(), Receiver()
    jobs.submit(lambda: 1, gone.take)
    jobs.submit(lambda: 2, there.take)
    delete(gone)
    jobs.drain()
    assert there.got == [2]
    assert gone.got == []


def test_a_failure_for_a_deleted_widget_is_dropped(jobs: ManualJobs):
    def work() -> None:
        raise KnownError("disk_full")

    gone = Receiver()
    jobs.submit(work, lambda _: None, gone.take)
    delete(gone)
    jobs.drain()
    assert gone.got == []


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(jobs: ManualJobs):
    reports, results = [], []

    def work(progress, cancelled) -> int:
        for card in range(500):
            if cancelled():
                return card
            progress(card + 1, 500)
            if card == 212:
                handle.cancel()
        return 500

    handle = jobs.run_long(work, lambda done, total: reports.append((done, total)), results.append)
    assert not handle.cancelled
    jobs.drain()
    assert results == [213]
    assert handle.cancelled
    assert reports[-1] == (213, 500)


def test_reports_faster_than_the_window_are_left_out(threads: Jobs, qtbot):
    reports, results = [], []

    def work(progress, _cancelled) -> str:
        for step in range(20_000):
            progress(step + 1, 20_000)
        return "done"

    threads.run_long(work, lambda done, _total: reports.append(done), results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert reports[-1] == 20_000
    assert reports == sorted(reports)
    assert len(reports) < 20_000


@pytest.mark.parametrize("heard", [True, False])
def test_long_work_may_fail(jobs: ManualJobs, heard: bool):
    errors: list[KnownError] = []

    def work(_progress, _cancelled) -> None:
        raise KnownError("file_unreadable")

    jobs.run_long(work, lambda *_: None, lambda _: None, errors.append if heard else None)
    if heard:
        jobs.drain()
        assert errors[0].code == "file_unreadable"
    else:
        with pytest.raises(KnownError):
            jobs.drain()


def test_stopping_finishes_what_is_stored_and_drops_the_rest(qapp):
    made, stored, gate = Jobs(), [], threading.Event()
    made.submit(gate.wait, lambda _: None)
    for number in range(10):
        made.submit(lambda n=number: stored.append(n), lambda _: None)
    handle = made.run_long(
        lambda _progress, cancelled: [None for _ in iter(cancelled, True)],
        lambda *_: None,
        lambda _: pytest.fail("nobody is there any more"),
    )
    gate.set()
    assert made.stop()
    assert stored == list(range(10))
    assert handle.cancelled
    made.submit(lambda: stored.append("late"), lambda _: None)
    assert stored == list(range(10))


def test_stopping_without_work_and_twice_is_harmless(qapp):
    made = Jobs()
    assert made.stop()
    assert made.stop()


def test_manual_jobs_start_no_thread(jobs: ManualJobs):
    before = threading.active_count()
    done = []
    jobs.submit(QThread.currentThread, done.append)
    assert jobs.busy(Lane.STORE)
    assert done == []
    assert jobs.run_next()
    assert not jobs.run_next()
    assert done == [QThread.currentThread()]
    assert threading.active_count() == before
