"""A crossing through the service, committed durably, beside a raw insert and commit."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.benchmarks.community import BenchBooth, Household, fill_attempts

from gangting.domain.quota import QuotaRule


RULE = QuotaRule(on=True, window_days=2, persons=2, outings=9, minutes_outside=120)


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


@pytest.fixture(scope="module")
def two_booths(tmp_path_factory):
    """A booth without the outing rules, and one where they hold."""
    folder = tmp_path_factory.mktemp("two booths")
    booths = BenchBooth(folder / "free"), BenchBooth(folder / "ruled")
    yield booths
    for booth in booths:
        booth.close()


@pytest.fixture(scope="module")
def families(two_booths, measuring):
    """People of a booth without the outing rules and of one with them.

    As many crossings as a busy gate keeps of a fortnight lie in the rule's own two days.
    """
    free, ruled = two_booths
    made = Household(free), Household(ruled, rule=RULE)
    a_moment_ago = datetime.now(UTC) - timedelta(minutes=1)  # noqa: TID251 - the real clock's day
    for family, booth in zip(made, two_booths, strict=True):
        family.cross()
        fill_attempts(booth.database, 100_000 if measuring else 1_000, a_moment_ago)
    return made


def test_the_outing_rules_leave_the_gate_as_quick(families, paired):
    off, on = families
    paired("crossing with the outing rules, beside one without", on.cross, off.cross, limit=1.5)


def test_under_the_outing_rules_it_costs_at_most_six_raw_inserts(families, two_booths, paired):
    _, on = families
    _, ruled = two_booths
    paired("crossing with the outing rules", on.cross, ruled.raw_insert, limit=6)
