"""Draw passes into files."""

from pathlib import Path

from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, serial_of
from gangting.documents.files import write_passes
from gangting.domain.printing import Sides
from gangting.host.files import must_be_writable
from gangting.host.seal import read_seal


def render(
    asked: Asked, serials: tuple[str, ...], out: Path, layout: str, *, back: bool = False
) -> Answer:
    """Draw the passes in the order asked for; their state stays as it is."""
    numbers = tuple(serial_of(serial) for serial in serials)
    must_be_writable(out)
    with opened(asked) as booth:
        printables = booth.services.passes.printables(numbers)
        seal = read_seal(booth.folder)
    files = write_passes(printables, layout, out, Sides.BOTH if back else Sides.FRONT, seal=seal)
    names = tuple(str(file) for file in files)
    return Answer({"files": list(names)}, names)
