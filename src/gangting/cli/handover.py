"""``gangting handover``: the sheet of a shift that was handed over."""

from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

import typer

from gangting.cli.options import JsonFlag
from gangting.cli.telling import telling


# The papers of gangting.documents, which cannot be imported before Qt is.
PaperName = Literal["a4", "slip58", "slip80"]

app = typer.Typer(no_args_is_help=True, help="交接班 · Handing a shift over.")


@app.callback()
def handover() -> None:
    """交接班 · Handing a shift over."""


@app.command()
def sheet(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="写到哪里，.pdf 或 .png · A .pdf or .png file.")
    ],
    layout: Annotated[PaperName, typer.Option(help="版式 · The paper.")] = "a4",
    sheet_id: Annotated[
        UUID | None,
        typer.Option(
            "--id", metavar="ID", help="哪一份，默认最新 · Which; the newest unless given."
        ),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """打印交接班记录 · Draw the sheet of a handover into a PDF, or pictures: one per page.

    {"files": [...], "sheet_id", "content_hash", "state"}
    """
    if out.suffix.lower() not in {".pdf", ".png"}:
        raise typer.BadParameter("--out must end in .pdf or .png", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import handover as job  # noqa: PLC0415  brings the database and Qt

        teller.tell(job.sheet(teller.asked, out, layout, sheet_id))
