"""Cross a gate again and again, and print each attempt once it is acknowledged.

crossing_worker.py FOLDER DATABASE_URL COUNT CODE...  (an empty URL is the folder's own database)
"""

import sys
from itertools import cycle, islice
from pathlib import Path

from gangting.booth import Where, open_booth
from gangting.domain.passes import PassAction
from gangting.services.gate.outcome import Measured, Say


def main(folder: str, url: str, count: str, *codes: str) -> None:
    booth = open_booth(Where(Path(folder), url))
    officer = next(o for o in booth.services.officers.active() if o.role == "leader")
    say = Say(officer, Measured(364), confirm=True, override="测试")
    for number, code in enumerate(islice(cycle(codes), int(count))):
        outcome = booth.services.gate.scan(code, say, deliberate=True)
        if not outcome.passed:
            raise SystemExit(f"not passed: {outcome.verdict.reasons}")
        sys.stdout.write(f"{outcome.attempt_id} {outcome.direction}\n")
        sys.stdout.flush()
        if number % 7 == 3:  # the journal is written too
            entry_pass = outcome.entry_pass
            booth.services.passes.act(entry_pass.serial, PassAction.EXTEND, officer)
    booth.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
