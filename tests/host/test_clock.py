import time
from datetime import timedelta

import pytest

from gangting.host.clock import SystemClock


def test_now_is_aware_and_utc():
    now = SystemClock().now()

    assert now.utcoffset() == timedelta(0)


def test_monotonic_never_runs_backwards():
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1000)]

    assert readings == sorted(readings)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux only")
def test_it_runs_on_while_the_machine_sleeps():
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    between = SystemClock().monotonic()
    assert before <= between <= time.clock_gettime(time.CLOCK_BOOTTIME)
