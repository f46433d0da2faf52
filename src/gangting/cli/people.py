"""``gangting people``: find somebody, and take a list of applicants in."""

from typing import Annotated

import typer

from gangting.cli.options import (
    MOST_LINES,
    BadRowsOption,
    FullFlag,
    JsonFlag,
    ListArgument,
    MapOption,
    whole_text,
)
from gangting.cli.telling import telling


app = typer.Typer(no_args_is_help=True, help="人员 · People of the compound.")


@app.callback()
def people() -> None:
    """人员 · People of the compound."""


@app.command()
def find(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(
            parser=whole_text,
            metavar="TEXT",
            help="姓名、拼音、首字母、手机尾号、住处、车牌或短号 · "
            "Name, pinyin, initials, phone tail, room, plate or short number.",
        ),
    ],
    limit: Annotated[
        int, typer.Option(min=1, max=MOST_LINES, help="最多几个 · At most so many.")
    ] = 20,
    left: Annotated[
        bool, typer.Option("--left", help="已搬走的也列出 · Those who left, too.")
    ] = False,
    full: FullFlag = False,
    as_json: JsonFlag = False,
) -> None:
    """找人 · Find people, and the passes they hold.

    {"people": [{"kind", "name", "room", "phone", "standing", "passes": [SERIAL, ...]}]}; who left
    says "left": true.
    """
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import people as job  # noqa: PLC0415  brings the database

        teller.tell(job.find(teller.asked, text, limit, full=full, left_too=left))


@app.command("import")
def import_list(
    context: typer.Context,
    file: ListArgument,
    map_file: MapOption = None,
    no_passes: Annotated[
        bool, typer.Option("--no-passes", help="只登记，不办证 · Issue no passes.")
    ] = False,
    bad_rows: BadRowsOption = None,
    as_json: JsonFlag = False,
) -> None:
    """导入名单 · Take a list of applicants in: every good row, or nothing if it is interrupted.

    {"created", "updated", "unchanged", "rejected": [{"row", "column", "message"}]}
    """
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import applicants as job  # noqa: PLC0415  brings the database

        asked_for = job.ListFile(file, map_file, bad_rows)
        teller.tell(job.import_people(teller.asked, asked_for, issue=not no_passes))
