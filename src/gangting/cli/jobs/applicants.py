"""Take lists of applicants in, and issue passes for all of a list."""

import json
from dataclasses import dataclass
from pathlib import Path

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened
from gangting.cli.jobs.passes import pass_body
from gangting.domain.applications.columns import (
    ApplicantList,
    Mapping,
    applicant_list,
    plain_header,
)
from gangting.domain.applications.values import ColumnRole, RowError
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.exchange.bad_rows import bad_rows, sentence
from gangting.exchange.reading import read_rows
from gangting.exchange.spreadsheet import write_table
from gangting.host.files import must_be_writable
from gangting.services.applications.values import Applied
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list, how its columns are read, and where the rows to mend go."""

    file: Path
    map_file: Path | None = None
    bad_rows: Path | None = None


def import_people(asked: Asked, which: ListFile, *, issue: bool) -> Answer:
    """Take everybody in; the rows that cannot be taken are told."""
    with opened(asked) as booth:
        applied, rest = _applied(booth, which, asked.words, issue=issue)
    body = {
        "created": applied.created,
        "updated": applied.updated,
        "unchanged": applied.unchanged,
        "rejected": _rejected(applied.errors, asked.words),
    }
    return Answer(body, (_figures(applied, asked.words), *rest))


def issue_all(asked: Asked, which: ListFile) -> Answer:
    """Take everybody in and return the new passes."""
    with opened(asked) as booth:
        applied, rest = _applied(booth, which, asked.words, issue=True)
        passes = [{"row": one.row, **pass_body(booth, one.entry_pass)} for one in applied.passes]
    body = {"passes": passes, "rejected": _rejected(applied.errors, asked.words)}
    issued = asked.words.sentence("cli.issued", count=len(passes))
    serials = [str(one["serial"]) for one in passes]
    return Answer(body, (issued, *serials, *rest))


def _applied(
    booth: Booth, which: ListFile, words: Words, *, issue: bool
) -> tuple[Applied, tuple[str, ...]]:
    listing = applicant_list(read_rows(which.file).cells)
    if which.bad_rows is not None:
        _must_not_be_the_list(which.bad_rows, which.file)
        must_be_writable(which.bad_rows)
    service = booth.services.applications
    mapping = service.mapping_for(listing)
    if which.map_file is not None:
        mapping = _mapped(which.map_file, listing, mapping)
    officer = booth.services.officers.command_line()
    applied = service.apply(listing, mapping, officer, issue=issue, file=which.file.name)
    lines = [_said(error, words) for error in applied.errors]
    if which.bad_rows is not None and applied.errors:
        write_table(bad_rows(listing, applied.errors, words), which.bad_rows)
        lines.append(words.sentence("cli.bad_rows", file=which.bad_rows))
    return applied, tuple(lines)


def _must_not_be_the_list(bad_rows: Path, file: Path) -> None:
    """Keep the list: the rows to mend would take its place and the good ones be gone from it."""
    if bad_rows.exists() and bad_rows.samefile(file):
        raise KnownError("file_not_written", file=bad_rows.name, why="the_list_itself")


def _mapped(file: Path, listing: ApplicantList, mapping: Mapping) -> Mapping:
    """Change a mapping by what a file says of some columns, and of the category by default."""
    try:
        told = json.loads(file.read_bytes())
        columns = dict(told.pop("columns", {}))
        category = Category(told.pop("category", mapping.category.value))
        roles = {str(k): None if v is None else ColumnRole(v) for k, v in columns.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise KnownError("columns_file_unreadable", file=file.name) from error
    if told:  # heads without "columns" around them would go unseen
        raise KnownError("columns_file_unreadable", file=file.name)
    plain = [plain_header(header) for header in listing.layout.headers]
    mapping = Mapping(mapping.roles, category)
    for header, role in roles.items():
        if plain_header(header) not in plain:
            raise KnownError("column_unknown", column=header)
        mapping = mapping.assigned(plain.index(plain_header(header)), role)
    return mapping


def _figures(applied: Applied, words: Words) -> str:
    return words.sentence(
        "cli.imported",
        created=applied.created,
        updated=applied.updated,
        unchanged=applied.unchanged,
        rejected=applied.rejected,
    )


def _rejected(errors: tuple[RowError, ...], words: Words) -> list[dict[str, object]]:
    return [
        {"row": error.row, "column": error.column, "message": sentence(error, words)}
        for error in errors
    ]


def _said(error: RowError, words: Words) -> str:
    text = sentence(error, words)
    if not error.column:
        return words.sentence("cli.row_itself", row=error.row, text=text)
    return words.sentence("cli.row_message", row=error.row, column=error.column, text=text)
