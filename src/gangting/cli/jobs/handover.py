"""Draw the sheet of a handover."""

from pathlib import Path
from uuid import UUID

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened
from gangting.documents.files import write_document
from gangting.documents.handover_sheet import handover_document
from gangting.documents.report.pages import PAPERS
from gangting.domain.errors import KnownError
from gangting.host.files import must_be_writable
from gangting.services.handover.values import HandoverSheet


def sheet(asked: Asked, out: Path, layout: str, sheet_id: UUID | None) -> Answer:
    """Draw a frozen sheet, the newest unless another is named; nothing is changed."""
    must_be_writable(out)
    with opened(asked) as booth:
        found = _sheet(booth, sheet_id)
    document = handover_document(found, asked.words, PAPERS[layout])
    files = tuple(str(file) for file in write_document(document, out))
    body = {
        "files": list(files),
        "sheet_id": str(found.id),
        "content_hash": found.content_hash,
        "state": found.state.value,
    }
    state = asked.words.sentence(f"handover_state.{found.state}")
    return Answer(body, (*files, f"{state} · SHA-256 {found.content_hash}"))


def _sheet(booth: Booth, sheet_id: UUID | None) -> HandoverSheet:
    handovers = booth.services.handovers
    if sheet_id is not None:
        return handovers.sheet(sheet_id)
    for newest in handovers.sheets(limit=1):
        return newest
    raise KnownError("no_sheet_yet")
