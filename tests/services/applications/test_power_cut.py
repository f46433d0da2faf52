"""A run that is killed leaves no half; the next one takes everything."""

import signal
import subprocess
import sys

import pytest
from tests.applicants import good_list

from gangting.domain.applications.columns import applicant_list, match_columns


_RUN = """
import sys
from pathlib import Path
from gangting.booth import Where, open_booth
from gangting.domain.applications.columns import applicant_list, match_columns
from tests.applicants import good_list

booth = open_booth(Where(Path(sys.argv[1]), sys.argv[2]))
listing = applicant_list(good_list(int(sys.argv[3])))
at = int(sys.argv[4])

def progress(done, total):
    if done >= at:
        print("there", flush=True)
        sys.stdin.readline()

officer = booth.services.officers.command_line()
booth.services.applications.apply(
    listing, match_columns(listing.layout), officer, progress=progress
)
"""
ROWS = 800


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("at", [0, ROWS - 100, ROWS + 100, ROWS * 9 // 5, 2 * ROWS])
def test_killed_at_any_moment_there_is_all_or_nothing(make_post, checkout, kind, at):
    post = make_post(kind)
    command = [sys.executable, "-c", _RUN, str(post.where.folder), post.where.database_url]
    with subprocess.Popen(
        [*command, str(ROWS), str(at)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=checkout,
        text=True,
    ) as process:
        told = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        errors = process.stderr.read()
    assert told == "there\n", errors

    post.reopened()
    for table in ("person", "household", "entry_pass", "pass_event"):
        assert post.count(table) == 0
    assert post.journal_break() is None
    listing = applicant_list(good_list(ROWS))
    mapping = match_columns(listing.layout)
    assert post.s.applications.apply(listing, mapping, post.leader).created == ROWS
