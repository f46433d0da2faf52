"""What the import asks of the services and of the files; everything here runs on the long lane."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from gangting.domain.actors import Officer
from gangting.domain.applications.columns import ApplicantList, Mapping, applicant_list
from gangting.domain.applications.values import RowError
from gangting.domain.errors import KnownError
from gangting.services.applications.values import Applied, PastImport, Preview
from gangting.ui.jobs import Cancelled, Progress
from gangting.ui.screens.importing.values import Source
from gangting.wording.words import Words


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


class ImportWork:
    """One method per step."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def read(
        self, path: Path, _progress: Progress, _cancelled: Cancelled
    ) -> tuple[Source, Mapping]:
        """Read a file, and tell how its columns are read; ``file_unreadable``, ``file_too_large``.

        A file without a single row is read too: its columns are shown and its check says so.
        """
        from gangting.exchange.reading import read_rows  # noqa: PLC0415  when needed

        rows = read_rows(path)
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:  # it went while it was read
            raise KnownError("file_unreadable", file=path.name) from error
        listing = applicant_list(rows.cells)
        filled = [0] * len(listing.layout.headers)
        for _, cells in listing.rows:
            filled = [count + bool(cell) for count, cell in zip(filled, cells, strict=True)]
        source = Source(path, listing, tuple(filled), digest)
        return source, self._services.applications.mapping_for(listing)

    def preview(
        self,
        listing: ApplicantList,
        mapping: Mapping,
        progress: Progress,
        cancelled: Cancelled,
        *,
        issue: bool,
    ) -> Preview:
        """Tell what would become of every row."""
        return self._services.applications.preview(
            listing, mapping, issue=issue, progress=progress, cancelled=cancelled
        )

    def apply(
        self,
        listing: ApplicantList,
        mapping: Mapping,
        officer: Officer,
        progress: Progress,
        cancelled: Cancelled,
        *,
        issue: bool,
        file: str,
    ) -> Applied:
        """Write every good row, or nothing."""
        return self._services.applications.apply(
            listing,
            mapping,
            officer,
            issue=issue,
            file=file,
            progress=progress,
            cancelled=cancelled,
        )

    def past(self) -> tuple[tuple[PastImport, str], ...]:
        """Return the lists that were taken in lately, each with who did it."""
        names = self._services.officers.names()
        found = self._services.applications.past()
        return tuple((one, names.get(one.officer_id, "")) for one in found)

    def save_bad(
        self,
        listing: ApplicantList,
        errors: tuple[RowError, ...],
        words: Words,
        path: Path,
    ) -> str:
        """Write the rows to mend into a file that can be imported again; give its name."""
        from gangting.exchange.bad_rows import bad_rows  # noqa: PLC0415  when needed
        from gangting.exchange.spreadsheet import write_table  # noqa: PLC0415  when needed

        write_table(bad_rows(listing, errors, words), path)
        return path.name
