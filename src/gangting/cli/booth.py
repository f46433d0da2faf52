"""``gangting init``: set a booth up."""

from typing import Annotated, Final

import typer

from gangting.cli.options import JsonFlag, whole_text
from gangting.cli.telling import telling


LARGEST_COMPOUND: Final = 65535
MOST_PEOPLE: Final = 100_000


def init(
    context: typer.Context,
    compound: Annotated[
        str | None, typer.Option(parser=whole_text, metavar="NAME", help="小区名 · Its name.")
    ] = None,
    gate: Annotated[
        str | None, typer.Option(parser=whole_text, metavar="NAME", help="门岗名 · The gate.")
    ] = None,
    compound_number: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=LARGEST_COMPOUND,
            metavar="N",
            help="小区编号，默认随机 · Its number, 1-65535; random unless given.",
        ),
    ] = None,
    booth: Annotated[
        int, typer.Option(min=0, max=99, metavar="N", help="岗亭编号 · Number of this booth.")
    ] = 0,
    demo: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=MOST_PEOPLE,
            metavar="N",
            help="练习小区：虚构 N 个人和两周的进出 · "
            "The practice compound (number 0) with N invented people and their fortnight.",
        ),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """新设一个岗亭 · Set a booth up.

    {"compound": its number, "gate": the gate's name, "booth": its number, "people": how many}
    """
    practice = context.obj.practice or demo is not None
    if not practice and not (compound and gate):
        raise typer.BadParameter("--compound NAME and --gate NAME are needed", context)
    if practice and compound_number is not None:
        raise typer.BadParameter("the practice compound has number 0", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import booth as job  # noqa: PLC0415  brings the database

        people = (demo or 0) if practice else None
        new = job.New(compound, gate, compound_number, booth, people)
        teller.tell(job.init(teller.asked, new))
