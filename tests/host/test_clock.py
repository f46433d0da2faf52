from datetime import timedelta

from gangting.host.clock import SystemClock


def test_now_is_aware_and_utc():
    now = SystemClock().now()

    assert now.utcoffset() == timedelta(0)


def test_monotonic_never_runs_backwards():
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1000)]

    assert readings == sorted(readings)
