"""Passes and reports from a service, written to a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gangting.documents.output import write_pdf, write_pngs
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Document, Layout, PassCard
from gangting.domain.printing import Sides
from gangting.services.pass_values import Printable


PICTURE_DPI: Final = 300
TITLE: Final = "Gangting"
"""Of files and print jobs, which strangers may read: it names nobody."""


def document_of(
    printables: Sequence[Printable],
    layout: str,
    sides: Sides = Sides.FRONT,
    *,
    seal: bytes = b"",
) -> Document:
    """Return the document that prints these passes; ``sides`` as in ``pass_document``."""
    cards = [_card(printable, seal) for printable in printables]
    return pass_document(cards, Layout(layout), sides=sides)


def write_passes(
    printables: Sequence[Printable],
    layout: str,
    path: Path,
    sides: Sides = Sides.FRONT,
    *,
    seal: bytes = b"",
) -> tuple[Path, ...]:
    """Write a PNG (one per page) where the path ends so, else a PDF; returns what was written."""
    return write_document(document_of(printables, layout, sides, seal=seal), path)


def write_document(document: Document, path: Path) -> tuple[Path, ...]:
    """Write a PNG (one per page) where the path ends so, else a PDF; returns what was written."""
    if path.suffix.lower() == ".png":
        return write_pngs(document, path, PICTURE_DPI)
    write_pdf(document, path, TITLE)
    return (path,)


def _card(printable: Printable, seal: bytes) -> PassCard:
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
        photo=printable.photo,
        seal=seal,
        back=printable.back,
    )
