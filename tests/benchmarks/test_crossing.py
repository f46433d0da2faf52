"""A crossing through the service, committed durably, beside a raw insert and commit."""

import pytest
from tests.benchmarks.community import BenchBooth, fill_attempts


@pytest.fixture
def bench(tmp_path):
    booth = BenchBooth(tmp_path)
    yield booth
    booth.close()


@pytest.mark.parametrize("crossings", [10_000, 1_000_000])
def test_a_crossing_costs_at_most_six_raw_inserts(bench, paired, measuring, crossings):
    bench.cross()
    fill_attempts(bench.database, crossings if measuring else 1_000)

    paired(f"crossing after {crossings:,}", bench.cross, bench.raw_insert, limit=6)
