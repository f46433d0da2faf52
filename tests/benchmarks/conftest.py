"""Speed as ratios: the thing and its floor in turn, in one run, so that a busy machine slows both.

`pytest tests/benchmarks --benchmark-enable` measures; without the option every benchmark runs
once, small, to show that it still works.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Paired:
    """Medians of two things run in turn, in milliseconds."""

    ours: float
    floor: float
    p95: float

    @property
    def ratio(self):
        return self.ours / self.floor


@pytest.fixture(scope="session")
def measuring(request):
    """Whether figures are wanted, or only a run that shows the benchmark works."""
    return request.config.getoption("--benchmark-enable")


@pytest.fixture
def paired(benchmark, measuring, capsys):
    """Run ours and the floor in turn; the ratio goes to the benchmark's extra information."""

    def run(name, ours: Callable[[], object], floor: Callable[[], object], limit, rounds=300):
        rounds = rounds if measuring else 3
        for _ in range(20 if measuring else 1):
            ours(), floor()
        times = ([], [])
        for _ in range(rounds):
            for kind, work in enumerate((ours, floor)):
                begin = time.perf_counter()
                work()
                times[kind].append((time.perf_counter() - begin) * 1000)
        result = Paired(
            statistics.median(times[0]),
            statistics.median(times[1]),
            sorted(times[0])[int(rounds * 0.95)] if measuring else max(times[0]),
        )
        benchmark.extra_info |= {"ratio": result.ratio, "floor_ms": result.floor, "limit": limit}
        benchmark.pedantic(ours, rounds=3, iterations=1)
        if measuring:
            with capsys.disabled():
                print(
                    f"\n{name}: {result.ours:.2f} ms, floor {result.floor:.2f} ms, "
                    f"ratio {result.ratio:.1f} (limit {limit}), p95 {result.p95:.2f} ms"
                )
            assert result.ratio <= limit
        return result

    return run
