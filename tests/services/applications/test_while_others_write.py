"""A list is prepared while the gate goes on; what others write meanwhile is seen and not undone."""

import subprocess
import sys

import pytest
from sqlalchemy import text
from tests.applicants import good_list, name_of

from gangting.domain.applications.columns import applicant_list, match_columns
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules


ROWS = 40
#: So few rows that each part of the work is told of once, when it begins.
PREPARED_FROM, TOTAL = int(2 * ROWS * 0.85), 2 * ROWS


def take(post, progress, rows=ROWS, officer=None):
    listing = applicant_list(good_list(rows))
    mapping = match_columns(listing.layout)
    return post.s.applications.apply(listing, mapping, officer or post.leader, progress=progress)


class Meanwhile:
    """Does something each time the list is being prepared, the books not being locked.

    Progress never goes back: prepared anew, its beginning and its end are both told at this step.
    """

    def __init__(self, *deeds):
        self._deeds = list(deeds)
        self._told = 0

    @property
    def prepared(self):
        return (self._told + 1) // 2

    def __call__(self, done, total):
        if done == PREPARED_FROM:
            self._told += 1
            if self._told % 2 and self._deeds:
                self._deeds.pop(0)()


def places(post, table):
    compound = post.booth.ref.compound
    return post.sql(f"select booth, epoch, sequence from {table} where compound = {compound}")


def test_a_pass_issued_meanwhile_is_not_issued_again(post):
    room = "1-1-101"
    meanwhile = Meanwhile(lambda: post.issue(name_of(0), room))

    applied = take(post, meanwhile)

    assert meanwhile.prepared == 2
    assert len(applied.passes) == ROWS - 1
    assert post.count("person") == post.count("entry_pass") == ROWS
    assert post.count("person", f"name = '{name_of(0)}'") == 1
    assert (applied.created, applied.updated) == (ROWS - 1, 1)


def test_someone_changed_meanwhile_is_changed_from_what_they_are_now(post):
    take(post, lambda *_: None)
    [found] = post.s.people.find(name_of(0))

    meanwhile = Meanwhile(lambda: post.s.records.leave(found.ref.id, post.leader, "搬走"))
    applied = take(post, meanwhile)

    assert meanwhile.prepared == 2
    assert (applied.updated, applied.unchanged) == (1, ROWS - 1)
    assert post.s.people.person(found.ref.id).left_on is None


def test_rules_set_meanwhile_hold(post):
    rules = PassRules(OnePer.HOUSEHOLD)
    applied = take(post, Meanwhile(lambda: post.s.pass_rules.save(rules, post.leader)))

    assert (len(applied.passes), applied.rejected) == (ROWS // 2, ROWS // 2)


def test_the_gate_goes_on_and_nothing_is_prepared_anew_for_it(post):
    card = post.issue("沈青", "9-9-901")
    crossed = []
    meanwhile = Meanwhile(lambda: crossed.append(post.enter(card)))

    applied = take(post, meanwhile)

    assert meanwhile.prepared == 1
    assert crossed[0].passed
    assert len(applied.passes) == ROWS
    assert post.enter(card).attempt_id != crossed[0].attempt_id
    taken = [*places(post, "attempt"), *places(post, "pass_event"), *places(post, "journal")]
    assert len(taken) == len(set(taken))
    assert post.journal_break() is None


def test_where_something_always_changes_the_others_wait_at_last(post):
    issued = iter(range(100))

    def issue():
        number = next(issued)
        post.issue(f"何{name_of(number)}", f"8-1-{101 + number}")

    meanwhile = Meanwhile(issue, issue, issue)
    applied = take(post, meanwhile)

    assert meanwhile.prepared == 4
    assert len(applied.passes) == ROWS
    assert post.count("person") == ROWS + 3


def test_progress_takes_no_step_back_when_prepared_anew(post):
    told = []
    meanwhile = Meanwhile(lambda: post.issue("沈青", "9-9-901"))

    def progress(done, total):
        told.append(done)
        meanwhile(done, total)

    take(post, progress)

    assert meanwhile.prepared == 2
    assert told == sorted(told)
    assert told[-1] == TOTAL


def test_stopped_or_done_nothing_is_left_beside_the_books(post):
    def stop(done, _total):
        if done == TOTAL:
            raise KnownError("cancelled")

    with pytest.raises(KnownError, match="cancelled"):
        take(post, stop)
    assert post.count("person") == 0
    take(post, lambda *_: None)

    with post.s.database.engine.connect() as connection:
        for table in ("staged_person", "staged_entry_pass"):
            with pytest.raises(Exception, match=table):
                connection.execute(text(f"select count(*) from {table}"))
            connection.rollback()


_IMPORT = """
import sys
from pathlib import Path
from gangting.booth import Where, open_booth
from gangting.domain.applications.columns import applicant_list, match_columns
from tests.applicants import good_list

booth = open_booth(Where(Path(sys.argv[1]), sys.argv[2]))
listing = applicant_list(good_list(int(sys.argv[3])))
officer = booth.services.officers.command_line()
print("ready", flush=True)
applied = booth.services.applications.apply(listing, match_columns(listing.layout), officer)
print(applied.created, flush=True)
"""


def test_crossings_go_on_while_another_process_imports(post, checkout):
    """No crossing is refused or lost because of a list; every one is recorded once."""
    card = post.issue("沈青", "9-9-901")
    rows = 3_000
    command = [sys.executable, "-c", _IMPORT, str(post.where.folder), post.where.database_url]
    seen = []
    with subprocess.Popen(
        [*command, str(rows)], stdout=subprocess.PIPE, cwd=checkout, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        while process.poll() is None:
            seen.append(post.enter(card).attempt_id)
        assert process.stdout.readline() == f"{rows}\n"

    assert len(seen) > 5
    assert post.count("attempt") == len(set(seen)) == len(seen)
    assert post.count("person") == post.count("entry_pass") == rows + 1
    taken = [*places(post, "attempt"), *places(post, "pass_event"), *places(post, "journal")]
    assert len(taken) == len(set(taken))
    assert post.journal_break() is None
