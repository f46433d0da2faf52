"""Hundreds of passes in one step, against a single one in the same run."""

import time
from dataclasses import replace
from datetime import date

import pytest
from tests.benchmarks.community import BenchBooth

from gangting.domain.passes import PassState


#: A step with 500 passes costs no more than so many steps with one.
LIMIT = 40


@pytest.fixture
def bench(tmp_path):
    booth = BenchBooth(tmp_path)
    yield booth
    booth.close()


def copies(bench, count, state):
    """Copy the resident's pass, so that hundreds are quickly there."""
    services = bench.services
    [first] = [view.entry_pass for view in services.passes.page(limit=1)]
    made = [
        replace(first, id=services.hands.new_id(), serial=first.serial // 10**6 * 10**6 + n)
        for n in range(1, count + 1)
    ]
    with services.database.write() as work:
        work.passes.add_many(replace(one, state=state) for one in made)
    return [one.serial for one in made]


def timed(act):
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def compared(name, many, one, measuring, capsys, benchmark):
    ratio = many / one
    benchmark.extra_info |= {"ratio": ratio, "floor_ms": one * 1000, "limit": LIMIT}
    if measuring:
        with capsys.disabled():
            print(
                f"\n{name}: {many * 1000:.0f} ms, one {one * 1000:.1f} ms, "
                f"ratio {ratio:.0f} (limit {LIMIT})"
            )
        assert ratio <= LIMIT


def test_a_run_is_written_down_as_printed(bench, benchmark, measuring, capsys):
    count, batches, officer = 500 if measuring else 20, bench.services.batches, bench.officer
    serials = copies(bench, count + 6, PassState.APPLIED)
    view = batches.begin(serials, "card", officer)
    run = view.batch.id
    batches.sent(run, batches.next(run, len(serials)), officer)
    ones = [timed(lambda n=n: batches.printed(run, [count + n], officer)) for n in range(1, 6)]

    many = timed(lambda: batches.all_printed(run, officer))

    benchmark.pedantic(batches.show, args=(run,), rounds=1, iterations=1)
    assert not batches.show(run).unsure
    compared("500 cards printed", many, sorted(ones)[2], measuring, capsys, benchmark)


def test_many_are_extended(bench, benchmark, measuring, capsys):
    count, passes, officer = 500 if measuring else 20, bench.services.passes, bench.officer
    serials = copies(bench, count, PassState.ACTIVE)
    ones = [
        timed(lambda day=day: passes.extend_many(serials[:1], date(2029, 1, day), officer))
        for day in range(1, 6)
    ]
    until = date(2030, 12, 31)

    many = timed(lambda: passes.extend_many(serials, until, officer))

    benchmark.pedantic(passes.show, args=(serials[0],), rounds=1, iterations=1)
    assert passes.show(serials[-1]).entry_pass.valid_until == until
    compared("500 passes extended", many, sorted(ones)[2], measuring, capsys, benchmark)
