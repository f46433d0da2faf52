"""Which lists were taken in lately: by whom, when, and what became of their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from gangting.services.applications.values import Applied, PastImport
from gangting.storage.unit_of_work import Work


#: The journal keeps the figures of all; the names of files are kept for the newest only.
_SETTING = "imports"
_KEPT = 20


def past_imports(work: Work) -> tuple[PastImport, ...]:
    """Return the newest imports, the newest first."""
    lines: list[dict[str, Any]] = work.site.settings().get(_SETTING, {}).get("lines", [])
    return tuple(
        PastImport(
            datetime.fromisoformat(line["at"]),
            UUID(line["officer"]),
            line["file"],
            *line["rows"],
        )
        for line in lines
    )


def keep_import(work: Work, answer: Applied, file: str, officer_id: UUID, now: datetime) -> None:
    """Keep an import among the newest; one that changed nothing is kept as well."""
    rows = [
        answer.created,
        answer.updated,
        answer.unchanged,
        answer.rejected,
        len(answer.passes),
    ]
    line = {"at": now.isoformat(), "officer": str(officer_id), "file": file, "rows": rows}
    before = work.site.settings().get(_SETTING, {}).get("lines", [])
    work.site.save_setting(_SETTING, {"lines": [line, *before][:_KEPT]})
