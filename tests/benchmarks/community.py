"""Large invented books for the benchmarks."""

import sqlite3
from datetime import UTC, datetime, timedelta

from gangting.booth import BoothRef, NewBooth, Where, create_booth
from gangting.domain.actors import Role
from gangting.domain.passes import Category, PassAction
from gangting.host.ids import new_id
from gangting.services.gate.outcome import Measured, Say
from gangting.services.passes import IssueRequest


class BenchBooth:
    """A booth with one resident, and a raw table beside it on the same disk: the floor."""

    def __init__(self, folder):
        self.booth = create_booth(Where(folder), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0))
        self.services = self.booth.services
        self.officer = self.services.officers.command_line()
        request = IssueRequest("沈青", "3-2-501", Category.RESIDENT)
        view = self.services.passes.issue(request, self.officer)
        self.services.passes.act(view.entry_pass.serial, PassAction.COLLECT, self.officer)
        self.code = self.services.passes.code(view.entry_pass)
        self.database = folder / "gangting.db"
        self._raw = _raw(folder / "raw.db")
        self._rows = 0

    def cross(self):
        outcome = self.services.gate.scan(
            self.code, Say(self.officer, Measured(364)), deliberate=True
        )
        assert outcome.passed

    def raw_insert(self):
        """One row of eight columns with two indexes, committed to disk: the floor."""
        self._rows += 1
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute(
            "INSERT INTO entry (a, b, c, d, e, f, g, h) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._rows, new_id().hex, "2026-11-21 06:32:00", "entry", 364, 1, "admit", 0),
        )
        self._raw.execute("COMMIT")

    def close(self):
        self._raw.close()
        self.booth.close()


def _raw(path):
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h)")
    raw.execute("CREATE INDEX entry_b ON entry (b)")
    raw.execute("CREATE INDEX entry_c ON entry (c)")
    return raw


class Household:
    """Residents of a hundred doors, who go out and come home in turn."""

    def __init__(self, bench, doors=100, rule=None):
        self._bench = bench
        services, officer = bench.services, bench.officer
        if rule is not None:
            leader = services.officers.add("值班长", Role.LEADER, "9182", None)
            services.quota.save(rule, leader)
        self._codes = []
        for door in range(doors):
            for name in ("沈青", "陆远"):
                request = IssueRequest(name, f"3-2-{101 + door}", Category.RESIDENT)
                view = services.passes.issue(request, officer)
                services.passes.act(view.entry_pass.serial, PassAction.COLLECT, officer)
                self._codes.append(services.passes.code(view.entry_pass))
        self._turn = 0

    def cross(self):
        code = self._codes[self._turn % len(self._codes)]
        self._turn += 1
        say = Say(self._bench.officer, Measured(364))
        assert self._bench.services.gate.scan(code, say, deliberate=True).passed


def fill_attempts(path, count, until=None):
    """Copy the newest attempt `count` times, each with its own id, place and minute.

    With `until` they fill the two days before it instead of the first days of the year.
    """
    database = sqlite3.connect(path, isolation_level=None)
    columns = [row[1] for row in database.execute("PRAGMA table_info(attempt)")]
    newest = database.execute(
        f"SELECT {', '.join(columns)} FROM attempt ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    row = dict(zip(columns, newest, strict=True))
    step = timedelta(seconds=2) if until is None else timedelta(days=2) / count
    start = datetime(2026, 1, 1, tzinfo=UTC) if until is None else until - step * count
    marks = ", ".join("?" * len(columns))

    def rows():
        for number in range(count):
            at = f"{start + step * number:%Y-%m-%d %H:%M:%S}.000000"
            changed = {
                "id": new_id().hex,
                "holder_id": new_id().hex,
                "epoch": 0,
                "sequence": number,
                "recorded_at": at,
                "occurred_at": at,
                "passed_at": at,
            }
            yield tuple((row | changed)[name] for name in columns)

    database.execute("BEGIN")
    database.executemany(f"INSERT INTO attempt ({', '.join(columns)}) VALUES ({marks})", rows())
    database.execute("COMMIT")
    database.close()
