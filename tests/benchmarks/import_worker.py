"""Take a list in, in a process of its own, and print how long the books were locked for it.

import_worker.py FOLDER ROWS    "ready", then the seconds of the whole, of the lock, and the peak
of its memory in MiB
"""

import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.applicants import good_list

from gangting.booth import Where, open_booth
from gangting.domain.applications.columns import applicant_list, match_columns
from gangting.storage.unit_of_work import Bench


@contextmanager
def timed(bench, write=Bench.write):
    with write(bench) as work:
        begin = time.perf_counter()
        yield work
    held.append(time.perf_counter() - begin)


def main(folder: str, rows: str) -> None:
    booth = open_booth(Where(Path(folder)))
    officer = booth.services.officers.command_line()
    table = [row[:7] for row in good_list(int(rows))]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    begin = time.perf_counter()
    listing = applicant_list(table)
    del table  # a file's rows are not held by whoever reads it either
    applied = booth.services.applications.apply(listing, match_columns(listing.layout), officer)
    seconds = time.perf_counter() - begin
    status = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    sys.stdout.write(f"{applied.created} {seconds} {held[-1]} {peak}\n")
    booth.close()


if __name__ == "__main__":
    held: list[float] = []
    Bench.write = timed
    main(*sys.argv[1:])
