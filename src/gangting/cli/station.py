"""``gangting station``: what the warm station has, gives, lends."""

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from gangting.cli.options import JsonFlag, read_day, read_moment, whole_text
from gangting.cli.telling import telling


# The codes of gangting.domain.supplies, which is loaded only when a command runs.
WorkerName = Literal["rider", "courier", "cleaner", "guard", "other", "staff"]
SourceName = Literal["allocated", "purchased", "donated", "transferred"]
DiscardName = Literal["expired", "damaged", "lost"]
EndName = Literal["returned", "damaged", "lost"]


ItemArgument = Annotated[
    str,
    typer.Argument(
        parser=whole_text,
        metavar="ITEM",
        help="物品代号、名称或商品条码 · An item's code, name or barcode.",
    ),
]
QuantityOption = Annotated[
    int, typer.Option(min=1, max=9_999, metavar="N", help="数量 · How many.")
]
WorkerOption = Annotated[WorkerName, typer.Option(help="给谁，不问姓名 · For which worker.")]
TagOption = Annotated[
    str, typer.Option(parser=whole_text, metavar="TAG", help="编号 · The number on the thing.")
]
NoteOption = Annotated[
    str, typer.Option(parser=whole_text, metavar="TEXT", help="备注 · A remark.")
]

app = typer.Typer(no_args_is_help=True, help="暖心驿站：物资 · The warm station's supplies.")


@app.command("list")
def list_items(
    context: typer.Context,
    low: Annotated[bool, typer.Option("--low", help="只列缺货的 · Only what is short.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """列出库存、批次和借出 · List what there is, lot by lot, and what is lent."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        teller.tell(job.list_items(teller.asked, low=low))


@app.command()
def receive(
    context: typer.Context,
    item: ItemArgument,
    quantity: QuantityOption,
    source: Annotated[SourceName, typer.Option(help="来源 · Where from.")] = "allocated",
    donor: Annotated[
        str, typer.Option(parser=whole_text, metavar="TEXT", help="谁捐的 · Who gave it.")
    ] = "",
    expiry: Annotated[
        date | None,
        typer.Option(parser=read_day, metavar="DATE", help="有效期 · The last good day."),
    ] = None,
    lot: Annotated[
        str, typer.Option(parser=whole_text, metavar="TEXT", help="批号 · The lot's number.")
    ] = "",
    tag: Annotated[
        list[str] | None,
        typer.Option(metavar="TAG", help="借用物品的编号，可多个 · Numbers of things to lend."),
    ] = None,
    note: NoteOption = "",
    as_json: JsonFlag = False,
) -> None:
    """入库 · Take goods in; things to lend may get their tags at once."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        goods = job.Goods(item, quantity, source, donor, expiry, lot, tuple(tag or ()), note)
        teller.tell(job.receive(teller.asked, goods))


@app.command()
def give(
    context: typer.Context,
    item: ItemArgument,
    worker: WorkerOption,
    quantity: QuantityOption = 1,
    as_json: JsonFlag = False,
) -> None:
    """发放，先到期的先发 · Give some away, what expires first."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        teller.tell(job.give(teller.asked, item, worker, quantity))


@app.command()
def lend(
    context: typer.Context,
    tag: TagOption,
    worker: WorkerOption,
    phone_tail: Annotated[
        str,
        typer.Option(parser=whole_text, metavar="DIGITS", help="手机后四位 · The last four."),
    ] = "",
    due: Annotated[
        datetime | None,
        typer.Option(
            parser=read_moment, metavar="TIME", help="何时还（当地时间） · Due, local time."
        ),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """借出 · Lend the thing with a tag."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        teller.tell(job.lend(teller.asked, tag, worker, phone_tail, due))


@app.command("return")
def take_back(
    context: typer.Context,
    tag: TagOption,
    end: Annotated[
        EndName, typer.Option("--reason", help="怎样了结 · How it came back, or did not.")
    ] = "returned",
    as_json: JsonFlag = False,
) -> None:
    """归还，或记损坏、丢失 · End a loan: returned, damaged, or lost."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        teller.tell(job.take_back(teller.asked, tag, end))


@app.command()
def discard(
    context: typer.Context,
    item: ItemArgument,
    quantity: QuantityOption,
    reason: Annotated[DiscardName, typer.Option(help="原因 · Why.")] = "damaged",
    note: NoteOption = "",
    as_json: JsonFlag = False,
) -> None:
    """报废 · Throw away or write off."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import station as job  # noqa: PLC0415  brings the database

        teller.tell(job.discard(teller.asked, item, quantity, reason, note))
