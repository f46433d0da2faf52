"""``gangting gate``: crossings and their log."""

from typing import Annotated

import typer

from gangting.cli.options import (
    MOST_LINES,
    FullFlag,
    JsonFlag,
    SinceOption,
    TemperatureOption,
    whole_text,
)
from gangting.cli.telling import telling
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction


app = typer.Typer(no_args_is_help=True, help="值守：进出与记录 · Crossings and their log.")


@app.command()
def cross(
    context: typer.Context,
    direction: Annotated[Direction, typer.Option(help="进或出 · Which way.")],
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="扫到的码或短号 · What was scanned or typed."),
    ] = None,
    identified: Annotated[
        str | None,
        typer.Option(
            metavar="SERIAL",
            help="没带证，核对本人后按证号办 · The holder of this pass, compared without a card.",
        ),
    ] = None,
    temperature: TemperatureOption = None,
    at: Annotated[Site | None, typer.Option(help="测量部位，默认额温 · Where measured.")] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="黄色时确认放行 · Let pass where it says to look.")
    ] = False,
    override: Annotated[
        str | None,
        typer.Option(
            parser=whole_text,
            metavar="REASON",
            help="特准放行的原因 · Let pass against the verdict.",
        ),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """记录一次进出 · Record one attempt and, where it passes, the passage.

    任何颜色的结果都是 0 · A verdict of any colour is status 0.
    """
    if (code is None) == (identified is None):
        raise typer.BadParameter("either CODE or --identified SERIAL", context)
    if at is not None and temperature is None:
        raise typer.BadParameter("--at needs --temperature", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import gate as job  # noqa: PLC0415  brings the database

        wanted = job.Wanted(code, identified, direction, temperature, at, confirm, override)
        teller.tell(job.cross(teller.asked, wanted))


@app.command()
def log(
    context: typer.Context,
    since: SinceOption = None,
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_LINES, help="最多几条 · At most so many.")
    ] = 50,
    full: FullFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """列出进出记录，最新的在前 · List attempts, the newest first."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import gate as job  # noqa: PLC0415  brings the database

        teller.tell(job.log(teller.asked, since, limit, full=full))
