"""``gangting pass``: issue, print, the life of a pass, and reading one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from gangting.cli.options import (
    BadRowsOption,
    DespiteOption,
    JsonFlag,
    MapOption,
    ReasonOption,
    SerialArgument,
    UntilOption,
    whole_text,
)
from gangting.cli.telling import telling
from gangting.domain.passes import Category, PassAction
from gangting.domain.printing import TWO_SIDED


# The layouts of gangting.documents, which cannot be imported before Qt is.
LayoutName = Literal["card", "sheet8", "sheet10", "label", "slip58", "slip80"]

app = typer.Typer(no_args_is_help=True, help="出入证 · Entry passes.")


@app.command()
def issue(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Option(
            parser=whole_text, metavar="TEXT", help="姓名或车主 · The holder, or a vehicle's owner."
        ),
    ] = None,
    room: Annotated[
        str | None,
        typer.Option(
            parser=whole_text, metavar="TEXT", help="住处，如 3-2-501 · Where they live or work."
        ),
    ] = None,
    category: Annotated[Category | None, typer.Option(help="类别 · Whom the pass is for.")] = None,
    phone: Annotated[
        str, typer.Option(parser=whole_text, metavar="TEXT", help="手机号 · Telephone.")
    ] = "",
    plate: Annotated[
        str, typer.Option(parser=whole_text, metavar="TEXT", help="车牌 · Of a vehicle.")
    ] = "",
    until: UntilOption = None,
    from_list: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="按名单办证，代替以上各项 · A list, instead of one."
        ),
    ] = None,
    map_file: MapOption = None,
    bad_rows: BadRowsOption = None,
    override: DespiteOption = "",
    as_json: JsonFlag = False,
) -> None:
    """办一张证，或按名单办 · Issue a pass, or those of a list; to be printed and collected next.

    With --from: {"passes": [{"row", "serial", "short_number", "code", ...}], "rejected": [...]}
    """
    one = (name, room, category)
    if from_list is not None:
        if any(value is not None for value in one) or phone or plate or until or override:
            raise typer.BadParameter("--from takes none of the options of a single pass", context)
    elif name is None or room is None or category is None:
        raise typer.BadParameter("--name, --room and --category are needed, or --from", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import applicants  # noqa: PLC0415  the database
        from gangting.cli.jobs import passes as job  # noqa: PLC0415

        if from_list is not None:
            asked_for = applicants.ListFile(from_list, map_file, bad_rows)
            teller.tell(applicants.issue_all(teller.asked, asked_for))
        else:
            assert name is not None
            assert room is not None
            assert category is not None
            application = job.Application(name, room, category, phone, plate, until, override)
            teller.tell(job.issue(teller.asked, application))


@app.command()
def show(context: typer.Context, serial: SerialArgument, as_json: JsonFlag = False) -> None:
    """看一张证 · Show a pass."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import passes as job  # noqa: PLC0415  brings the database

        teller.tell(job.show(teller.asked, serial))


@app.command()
def render(
    context: typer.Context,
    serials: Annotated[list[str], typer.Argument(metavar="SERIAL...", help="证号 · Serials.")],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="写到哪里，.pdf 或 .png · A .pdf or .png file.")
    ],
    layout: Annotated[LayoutName, typer.Option(help="版式 · The paper.")] = "card",
    back: Annotated[
        bool,
        typer.Option(
            "--back", help="连背面，双面打印时沿长边翻转 · Backs too, to flip on long edge."
        ),
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """画成 PDF 或图片 · Draw passes into a PDF, or pictures: name-1.png, name-2.png for many pages.

    打印好以后再用 print-done · Say print-done once the cards are on paper.
    """
    if out.suffix.lower() not in {".pdf", ".png"}:
        raise typer.BadParameter("--out must end in .pdf or .png", context)
    if back and layout not in TWO_SIDED:
        raise typer.BadParameter(f"--back needs --layout {' or '.join(TWO_SIDED)}", context)
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import render as job  # noqa: PLC0415  brings the database and Qt

        teller.tell(job.render(teller.asked, tuple(serials), out, layout, back=back))


@app.command()
def read(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE_OR_IMAGE...",
            help="53 位码、9 位短号，或图片、PDF 文件 · Digits, or pictures and PDF files.",
        ),
    ],
    as_json: JsonFlag = False,
) -> None:
    """读码并判断进门，不留记录 · Read, verify and judge an entry; nothing is recorded."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import read as job  # noqa: PLC0415  brings the database

        teller.tell(job.read(teller.asked, tuple(inputs)))


def _act(
    context: typer.Context,
    serial: str,
    action: PassAction,
    reason: str,
    *,
    until: date | None = None,
    as_json: bool,
) -> None:
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import passes as job  # noqa: PLC0415  brings the database

        teller.tell(job.act(teller.asked, serial, action, reason, until))


def _plain(action: PassAction) -> Callable[[typer.Context, str, str, bool], None]:
    def command(
        context: typer.Context,
        serial: SerialArgument,
        reason: ReasonOption = "",
        as_json: JsonFlag = False,
    ) -> None:
        _act(context, serial, action, reason, as_json=as_json)

    return command


for _verb, _action, _help in (
    ("print-done", PassAction.PRINT_DONE, "已打印 · The card is on paper."),
    ("collect", PassAction.COLLECT, "已领取 · It is in the holder's hand."),
    ("void", PassAction.VOID, "作废 · Make it void."),
    ("lost", PassAction.REPORT_LOST, "挂失 · Report it lost."),
    ("suspend", PassAction.SUSPEND, "暂停 · Suspend it."),
    ("resume", PassAction.RESUME, "恢复 · Resume it."),
    ("return", PassAction.RETURN, "收回 · It was handed back."),
):
    app.command(_verb, help=_help)(_plain(_action))


@app.command()
def reissue(
    context: typer.Context,
    serial: SerialArgument,
    reason: ReasonOption = "",
    until: UntilOption = None,
    override: DespiteOption = "",
    as_json: JsonFlag = False,
) -> None:
    """补办：证号不变，旧卡作废 · A new card of the same serial; the old one is refused."""
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import passes as job  # noqa: PLC0415  brings the database

        teller.tell(job.reissue(teller.asked, serial, reason, until, override))


@app.command()
def extend(
    context: typer.Context,
    serials: Annotated[
        list[str],
        typer.Argument(metavar="SERIAL...", help="8 位证号或 9 位短号 · Serials or short numbers."),
    ],
    reason: ReasonOption = "",
    until: UntilOption = None,
    as_json: JsonFlag = False,
) -> None:
    """续期，不用换卡 · A later last day; the card stays. Several at once: all of them or none.

    One: the pass. Several: {"passes": [pass, ...]}
    """
    if len(serials) == 1:
        _act(context, serials[0], PassAction.EXTEND, reason, until=until, as_json=as_json)
        return
    with telling(context, as_json) as teller:
        from gangting.cli.jobs import passes as job  # noqa: PLC0415  brings the database

        teller.tell(job.extend_many(teller.asked, tuple(serials), reason, until))
