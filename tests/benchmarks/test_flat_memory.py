"""Memory beside a list ten times as long, and beside ten times the cards: each in a new process."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.applicants import as_csv, as_xlsx, good_list

from gangting.booth import BoothRef, NewBooth, Where, create_booth


SCRIPT = Path(__file__).parent / "peak.py"
#: Of a row its text, what lies in temporary tables and the pass that is told of stay to the end.
#: The growth is counted over what one row has made grow already.
GROWTH_LIMIT = 7.0
WHOLE_LIMIT = 1.6
CARDS_LIMIT = 1.1

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="only here a peak can be counted from now"
)


class Peak(NamedTuple):
    """What was resident before, and at most, in MiB."""

    before: float
    peak: float

    @property
    def grown(self):
        return self.peak - self.before


def peak_of(*given):
    """Return how much was done and the peak."""
    command = [sys.executable, str(SCRIPT), *map(str, given)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr
    done, *told = ran.stdout.split()
    return int(done), Peak(*map(float, told))


def imported(folder, write, ending, rows):
    """Take a list in, in a new process, into a new booth; and read it alone, which is the floor."""
    folder.mkdir()
    for name, count in (("one", 1), ("list", rows)):
        write(folder / f"{name}{ending}", [row[:7] for row in good_list(count)])
    create_booth(Where(folder / "booth"), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0)).close()
    file = folder / f"list{ending}"
    created, whole = peak_of("import", file, folder / "booth")
    read, alone = peak_of("read", file)
    # The row that was taken in before is the first of the list.
    assert (created, read) == (rows - 1, rows + 1)
    return whole, alone


@pytest.mark.parametrize(("write", "ending"), [(as_xlsx, ".xlsx"), (as_csv, ".csv")])
def test_ten_times_the_rows(tmp_path, measuring, capsys, write, ending):
    rows = 3_000 if measuring else 30
    few, few_read = imported(tmp_path / "few", write, ending, rows)
    many, many_read = imported(tmp_path / "many", write, ending, rows * 10)
    if measuring:
        grown, whole = many.grown / few.grown, many.peak / few.peak
        with capsys.disabled():
            print(
                f"\n{ending}: {rows:,} rows +{few.grown:.0f} MiB, {rows * 10:,} +{many.grown:.0f}: "
                f"{grown:.1f} times (limit {GROWTH_LIMIT}); the whole process {few.peak:.0f} and "
                f"{many.peak:.0f}: {whole:.2f} times (limit {WHOLE_LIMIT}); "
                f"read alone +{few_read.grown:.0f} and +{many_read.grown:.0f}"
            )
        assert grown <= GROWTH_LIMIT
        assert whole <= WHOLE_LIMIT


def test_ten_times_the_cards(tmp_path, measuring, capsys):
    cards = 500 if measuring else 20
    written, few = peak_of("cards", cards, tmp_path / "few.pdf")
    ten_times, many = peak_of("cards", cards * 10, tmp_path / "many.pdf")
    assert (written, ten_times) == (cards, cards * 10)
    assert (tmp_path / "many.pdf").stat().st_size > 5 * (tmp_path / "few.pdf").stat().st_size
    if measuring:
        ratio = many.peak / few.peak
        with capsys.disabled():
            print(
                f"\n{cards} cards to PDF +{few.grown:.0f} MiB, {cards * 10:,} +{many.grown:.0f}; "
                f"the whole process {few.peak:.0f} and {many.peak:.0f}: {ratio:.2f} times "
                f"(limit {CARDS_LIMIT})"
            )
        assert ratio <= CARDS_LIMIT
