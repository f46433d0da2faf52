"""Draw passes into files."""

from pathlib import Path
from typing import Final

from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, serial_of
from gangting.documents.output import write_pdf, write_pngs
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout, PassCard
from gangting.services.passes import Printable


PICTURE_DPI: Final = 300


def render(asked: Asked, serials: tuple[str, ...], out: Path, layout: str) -> Answer:
    """Draw the passes in the order asked for; their state stays as it is."""
    numbers = tuple(serial_of(serial) for serial in serials)
    with opened(asked) as booth:
        cards = [_card(printable) for printable in booth.services.passes.printables(numbers)]
    document = pass_document(cards, Layout(layout))
    if out.suffix.lower() == ".pdf":
        write_pdf(document, out, "Gangting")
        files: tuple[Path, ...] = (out,)
    else:
        files = write_pngs(document, out, PICTURE_DPI)
    names = tuple(str(file) for file in files)
    return Answer({"files": list(names)}, names)


def _card(printable: Printable) -> PassCard:
    return PassCard(
        site_name=printable.site_name,
        gate_name=printable.gate_name,
        holder=printable.holder,
        place=printable.place,
        category=printable.category,
        valid_until=printable.valid_until,
        code=printable.code,
        short_number=printable.short_number,
        phone=printable.site_phone,
    )
