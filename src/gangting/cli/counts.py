"""``gangting count``: a stock count from its start to its acceptance."""

from typing import Annotated, Literal
from uuid import UUID

import typer

from gangting.cli.options import JsonFlag, whole_text
from gangting.cli.telling import telling


# The codes of gangting.domain.stocktake, which is loaded only when a command runs.
ScopeName = Literal["moved", "full", "partial"]
DifferenceName = Literal[
    "unrecorded", "miscounted", "found", "expired", "damaged", "lost", "borrowed", "other"
]

CountOption = Annotated[
    UUID | None,
    typer.Option("--count", metavar="ID", help="哪次盘点，只有一次时可省 · Which, if several."),
]

app = typer.Typer(no_args_is_help=True, help="盘点 · Stock counts.")


@app.command()
def start(
    context: typer.Context,
    scope: Annotated[
        ScopeName, typer.Option(help="动过的、全部或选几种 · What moved, all, or some.")
    ] = "full",
    item: Annotated[
        list[str] | None,
        typer.Option(metavar="ITEM", help="选几种时的物品，可多个 · Items of a partial count."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """开始盘点 · Begin a count; the book stays hidden until a line is counted."""
    if (scope == "partial") != bool(item):
        raise typer.BadParameter("--item and --scope partial go together", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import counts as job  # noqa: PLC0415  brings the database

        teller.tell(job.start(teller.asked, scope, tuple(item or ())))


@app.command()
def line(
    context: typer.Context,
    item: Annotated[
        str,
        typer.Argument(
            parser=whole_text, metavar="ITEM", help="代号、名称或条码 · Code, name or barcode."
        ),
    ],
    quantity: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="数到多少 · How many were counted.")
    ] = None,
    reason: Annotated[
        DifferenceName | None, typer.Option(help="差异原因 · Why it differs.")
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="数过后有变动也保留 · Keep it though stock moved.")
    ] = False,
    note: Annotated[
        str, typer.Option(parser=whole_text, metavar="TEXT", help="备注 · A remark.")
    ] = "",
    count: CountOption = None,
    as_json: JsonFlag = False,
) -> None:
    """记一项：数量、原因，或保留 · Write one line: a quantity, a reason for it, or keep it."""
    if quantity is None and reason is None and not keep:
        raise typer.BadParameter("--quantity, --reason or --keep", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import counts as job  # noqa: PLC0415  brings the database

        said = job.Said(quantity, reason, note, keep=keep)
        teller.tell(job.line(teller.asked, count, item, said))


@app.command()
def finish(
    context: typer.Context,
    verified_by: Annotated[
        str,
        typer.Option(
            parser=whole_text,
            metavar="NAME",
            help="有差异时，核对的那位值守人员 · The other officer, where something differs.",
        ),
    ] = "",
    cancel: Annotated[bool, typer.Option("--cancel", help="不要了 · Throw it away.")] = False,
    count: CountOption = None,
    as_json: JsonFlag = False,
) -> None:
    """确认盘点，没数清的不动 · Accept what is settled; the rest stays as it is.

    命令没有 PIN：核对人只写姓名 · No PIN on a command line: the name alone is written down.
    """
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import counts as job  # noqa: PLC0415  brings the database

        teller.tell(job.finish(teller.asked, count, verified_by, cancel=cancel))
