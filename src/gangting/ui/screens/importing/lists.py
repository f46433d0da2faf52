"""The lists of the import as rows: what the columns hold, what is to be mended."""

from gangting.domain.applications.columns import Mapping
from gangting.domain.applications.values import ColumnRole, RowError, RowNotice
from gangting.exchange.bad_rows import sentence
from gangting.services.applications.values import Applied, Preview
from gangting.ui.models.rows import Cell, CellKind, Row
from gangting.ui.screens.importing.values import Source, duplicates
from gangting.ui.theme import Tone
from gangting.wording.words import Words


def column_rows(source: Source, mapping: Mapping, words: Words, unread: str) -> list[Row]:
    """List the columns that may be read."""
    layout = source.listing.layout
    return [
        Row(
            str(place),
            (
                Cell(head or "—", CellKind.STRONG),
                Cell(f"{source.filled[place]:,}", CellKind.MUTED),
                _role_cell(mapping.roles[place], words, unread),
                Cell("", CellKind.LINK, icon="pencil"),
            ),
        )
        for place, head in enumerate(layout.headers)
        if place not in layout.hidden
    ]


def _role_cell(role: ColumnRole | None, words: Words, unread: str) -> Cell:
    if role is None:
        return Cell(unread, CellKind.MUTED)
    return Cell(words.sentence(f"column_role.{role.value}"), CellKind.CHIP, Tone.BRAND)


def error_rows(errors: tuple[RowError, ...], words: Words) -> list[Row]:
    """List what is wrong, cell by cell."""
    return [
        Row(
            str(place),
            (
                Cell(str(error.row), CellKind.STRONG),
                Cell(error.column or "—"),
                Cell(sentence(error, words)),
            ),
        )
        for place, error in enumerate(errors)
    ]


def notice_rows(notices: tuple[RowNotice, ...], words: Words) -> list[Row]:
    """List what is pointed out of rows that are taken."""
    return [
        Row(
            str(place),
            (
                Cell(str(notice.row), CellKind.STRONG),
                Cell("—", CellKind.MUTED),
                Cell(words.sentence(f"row_notice.{notice.code.value}", **dict(notice.params))),
            ),
        )
        for place, notice in enumerate(notices)
    ]


def preview_figures(preview: Preview) -> dict[str, int]:
    """Count what would become of the rows."""
    return {
        "created": preview.created,
        "updated": preview.updated,
        "unchanged": preview.unchanged,
        "rejected": preview.rejected,
        "duplicates": duplicates(preview),
        "passes": preview.new_passes,
    }


def applied_figures(applied: Applied) -> dict[str, int]:
    """Count what became of the rows."""
    return {
        "created": applied.created,
        "updated": applied.updated,
        "unchanged": applied.unchanged,
        "rejected": applied.rejected,
        "passes": len(applied.passes),
    }
