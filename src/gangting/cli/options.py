"""Options that several commands share, and how their texts are read."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from gangting.domain.errors import KnownError
from gangting.domain.temperature import to_tenths


def whole_text(text: str) -> str:
    """Refuse bytes that are no text in this locale: they could be neither stored nor shown."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise typer.BadParameter("this is not text in the encoding of this terminal") from None
    return text


def read_day(text: str) -> date:
    """Read a date, or refuse it as wrong use."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2026-12-31") from None


def read_moment(text: str) -> datetime:
    """Read a time, or refuse it as wrong use."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a time like 2026-12-31 or 2026-12-31T14:05"
        ) from None


def _tenths(text: str) -> int:
    try:
        return to_tenths(text)
    except KnownError:
        raise typer.BadParameter(f"{text!r} is not a temperature like 36.4") from None


JsonFlag = Annotated[
    bool, typer.Option("--json", help="只输出一个 JSON 对象 · One JSON object and nothing else.")
]
FullFlag = Annotated[
    bool,
    typer.Option(
        "--full",
        help="不遮盖姓名等，会记入日志 · Whole names, phones and rooms; the journal keeps that.",
    ),
]
SerialArgument = Annotated[
    str,
    typer.Argument(metavar="SERIAL", help="8 位证号或 9 位短号 · A serial or a short number."),
]
ReasonOption = Annotated[
    str,
    typer.Option(
        "--reason", parser=whole_text, metavar="TEXT", help="原因 · Why; kept with the pass."
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until",
        parser=read_day,
        metavar="DATE",
        help="最后有效日，默认一年 · The last valid day; a year from today unless given.",
    ),
]
DespiteOption = Annotated[
    str,
    typer.Option(
        "--override",
        parser=whole_text,
        metavar="REASON",
        help="超出每人每户的限额仍要办的理由 · Why to issue it against the rules.",
    ),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        parser=read_moment,
        metavar="TIME",
        help="从何时起（当地时间） · Not before this time, local unless it names a zone.",
    ),
]
TemperatureOption = Annotated[
    int | None,
    typer.Option(
        "--temperature", parser=_tenths, metavar="CELSIUS", help="体温 · Such as 36.4, in ℃."
    ),
]
ListArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="名单：xlsx、xls 或 csv · A list of applicants.")
]
MapOption = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help='列对应，如 {"columns": {"手机": "phone"}} · JSON that says what columns hold: '
        "name, phone, address, building, unit, room, category, plate … or null.",
    ),
]
BadRowsOption = Annotated[
    Path | None,
    typer.Option(
        "--bad-rows",
        metavar="FILE",
        help="要修改的行存到哪里，.xlsx 或 .csv · Where the rows to mend are written.",
    ),
]

MOST_LINES: Final = 10_000
