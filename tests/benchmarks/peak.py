"""Started as a process of its own: does one long thing and prints what memory it took.

peak.py import FILE FOLDER    take a list in, as a command does, into the booth in FOLDER
peak.py read FILE             read the rows of a list, and nothing else
peak.py cards COUNT FILE      write so many cards on A4 into a PDF

What was done, what was resident before and the peak, in MiB. Before, it has done the same with one
row or one sheet: what is loaded or made once is no growth.
"""

import random
import sys
from datetime import date
from pathlib import Path


def resident(which):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which)) / 1024


def measured(work):
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from now
    before = resident("VmRSS")
    return work(), before, resident("VmHWM")


def take(path, booth):
    from gangting.domain.applications.columns import applicant_list
    from gangting.exchange.reading import read_rows

    service = booth.services.applications
    listing = applicant_list(read_rows(path).cells)
    officer = booth.services.officers.command_line()
    return service.apply(listing, service.mapping_for(listing), officer).created


def imported(file, folder):
    from gangting.booth import Where, open_booth

    booth = open_booth(Where(Path(folder)))
    try:
        take(Path(file).with_stem("one"), booth)
        return measured(lambda: take(Path(file), booth))
    finally:
        booth.close()


def read(file):
    from gangting.exchange.reading import read_rows

    read_rows(Path(file).with_stem("one"))
    return measured(lambda: len(read_rows(Path(file)).cells))


def written(count, file):
    from gangting.documents.output import write_pdf
    from gangting.documents.pass_document import pass_document
    from gangting.documents.values import Layout, PassCard
    from gangting.domain.passes import Category

    dice = random.Random(3)
    cards = [
        PassCard(
            site_name="晴川里小区",
            gate_name="南门岗",
            holder=dice.choice(("沈青", "冯可", "康宁宇", "阿依古丽·买买提明")),
            place=f"{dice.randint(1, 30)}号楼 {dice.randint(1, 6)}单元 {dice.randint(101, 2804)}",
            category=dice.choice(list(Category)),
            valid_until=date(2026, 12, 31),
            code=f"{dice.getrandbits(176):053d}",
            short_number=f"482 {dice.randint(100, 999)} {dice.randint(100, 999)}",
        )
        for _ in range(int(count))
    ]

    def write(some):
        write_pdf(pass_document(some, Layout.SHEET10), Path(file), "cards")
        return len(some)

    write(cards[:10])
    return measured(lambda: write(cards))


if __name__ == "__main__":
    kind, *given = sys.argv[1:]
    print(*{"import": imported, "read": read, "cards": written}[kind](*given))
