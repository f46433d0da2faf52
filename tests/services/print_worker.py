"""Print a run into a tray, a file of serials, and lose power at one step of one sheet.

print_worker.py FOLDER BATCH TRAY SHEET STEP  (steps: next, sent, paper, printed)
"""

import os
import signal
import sys
from pathlib import Path
from uuid import UUID

from gangting.booth import Where, open_booth


def main(folder: str, batch: str, tray: str, last: str, step: str) -> None:
    booth = open_booth(Where(Path(folder)))
    batches, batch_id = booth.services.batches, UUID(batch)
    officer = next(o for o in booth.services.officers.active() if o.role == "leader")

    def power_fails(number: int, here: str) -> None:
        if (number, here) == (int(last), step):
            os.kill(os.getpid(), signal.SIGKILL)

    number = 0
    while sheets := batches.next(batch_id):
        number += 1
        power_fails(number, "next")
        batches.sent(batch_id, sheets, officer)
        power_fails(number, "sent")
        with Path(tray).open("a", encoding="ascii") as paper:
            paper.writelines(f"{serial}\n" for sheet in sheets for serial in sheet.serials)
        power_fails(number, "paper")
        batches.printed(batch_id, sheets[0].numbers, officer)
        power_fails(number, "printed")
    raise SystemExit("the power never failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
