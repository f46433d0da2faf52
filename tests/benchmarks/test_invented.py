"""Inventing the practice community: the wait of a newcomer's first start."""

import time

from gangting.booth import Where, create_demo
from gangting.host.clock import SystemClock


SECONDS = 10


def test_three_thousand_people_within_ten_seconds(tmp_path, benchmark, measuring, capsys):
    people = 3_000 if measuring else 60
    begin = time.perf_counter()
    made = benchmark.pedantic(
        create_demo, args=(Where(tmp_path), people, SystemClock()), rounds=1, iterations=1
    )
    took = time.perf_counter() - begin
    assert made.services.people.count() == people
    made.close()
    if measuring:
        with capsys.disabled():
            print(f"\n3,000 people and their fortnight: {took:.1f} s (limit {SECONDS})")
        assert took <= SECONDS
