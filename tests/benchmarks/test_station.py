"""The station beside a raw insert and commit: giving out, the whole shelf, a count of eight."""

import sqlite3
import time
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from tests.benchmarks.community import BenchBooth

from gangting.domain.stocktake import CountScope
from gangting.domain.supplies.movements import Source, Worker
from gangting.host.ids import new_id
from gangting.services.station.values import Receipt


LINES = 8


class Station(BenchBooth):
    """A station whose eight items are on the shelf."""

    def __init__(self, folder):
        super().__init__(folder)
        self.station, self.counts = self.services.station, self.services.counts
        self.items = [view.item for view in self.station.shelf.shelf().items]
        far = date(2060, 1, 1)
        for item in self.items:
            for _ in range(5):
                receipt = Receipt(item.id, 9_000, Source.ALLOCATED, far)
                self.station.ledger.receive(receipt, self.officer)

    def give(self):
        mask = self.items[0]
        assert self.station.ledger.give(mask.id, Worker.RIDER, self.officer).left >= 0

    def count(self):
        """Begin a count of eight items, count each, accept: ten transactions."""
        view = self.counts.begin(CountScope.FULL, self.officer)
        with self.services.database.read() as work:
            books = work.supplies.stock.on_hand()
        for item in self.items:
            self.counts.put(view.count.id, item.id, books[item.id], self.officer)
        assert all(f.counted for f in self.counts.accept(view.count.id, self.officer, self.officer))

    def raw_count(self):
        """Write each of the eight lines as a row of its own, committed to disk: the floor."""
        for _ in range(LINES):
            self.raw_insert()


@pytest.fixture
def bench(tmp_path):
    booth = Station(tmp_path)
    yield booth
    booth.close()


def fill_movements(path, count):
    """Copy the newest movement `count` times back through the year, and the stock with it."""
    database = sqlite3.connect(path, isolation_level=None)
    columns = [row[1] for row in database.execute("PRAGMA table_info(stock_movement)")]
    rows = database.execute("SELECT * FROM stock_movement WHERE delta > 0").fetchall()
    start = datetime(2026, 1, 1, tzinfo=UTC)
    marks = ", ".join("?" * len(columns))

    def copies():
        for number in range(count):
            at = f"{start + timedelta(minutes=number * 4):%Y-%m-%d %H:%M:%S}.000000"
            row = dict(zip(columns, rows[number % len(rows)], strict=True))
            changed = {
                "id": new_id().hex,
                "act_id": new_id().hex,
                "epoch": 0,
                "sequence": number,
                "recorded_at": at,
                "occurred_at": at,
                "delta": 1 if number % 2 else -1,
            }
            yield tuple((row | changed)[name] for name in columns)

    database.execute("BEGIN")
    names = ", ".join(columns)
    database.executemany(f"INSERT INTO stock_movement ({names}) VALUES ({marks})", copies())
    database.execute("COMMIT")
    database.close()


@pytest.mark.parametrize("movements", [1_000, 100_000])
def test_giving_out_costs_at_most_six_raw_inserts(bench, paired, measuring, movements):
    fill_movements(bench.database, movements if measuring else 100)

    paired(f"give after {movements:,}", bench.give, bench.raw_insert, limit=6)


def test_a_count_of_eight_costs_at_most_twelve_floors(bench, paired, measuring):
    """The floor is a raw insert and commit of each of the eight lines.

    A count is ten transactions, each a commit to the disk: it begins, eight lines are written as
    they are counted, and it is accepted.
    """
    fill_movements(bench.database, 100_000 if measuring else 100)

    paired("count of eight", bench.count, bench.raw_count, limit=12, rounds=60)


def test_on_hand_of_everything_takes_two_milliseconds(bench, measuring, capsys):
    fill_movements(bench.database, 100_000 if measuring else 100)

    def on_hand():
        with bench.services.database.read() as work:
            return work.supplies.stock.on_hand()

    times = []
    for _ in range(200 if measuring else 2):
        begin = time.perf_counter()
        assert len(on_hand()) == LINES
        times.append((time.perf_counter() - begin) * 1000)
    begin = time.perf_counter()
    shelf = bench.station.shelf.shelf()
    first = (time.perf_counter() - begin) * 1000
    begin = time.perf_counter()
    bench.station.shelf.shelf()
    again = (time.perf_counter() - begin) * 1000
    assert len(shelf.items) == LINES
    if measuring:
        with capsys.disabled():
            print(
                f"\non hand after 100,000: {median(times):.2f} ms; "
                f"the whole shelf {first:.1f} ms at first, then {again:.1f} ms"
            )
        assert median(times) <= 2
