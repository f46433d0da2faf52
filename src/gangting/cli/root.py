"""The command line as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from gangting.cli import booth, counts, doctor, gate, handover, passes, people, station, tour
from gangting.cli.asked import DATABASE, Asked
from gangting.cli.window import open_window


app = typer.Typer(
    name="gangting",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def gangting(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="数据文件夹 · The folder with the booth's data."),
    ] = None,
    database: Annotated[
        str,
        typer.Option(metavar="URL", envvar=DATABASE, help="共用的数据库 · A shared database."),
    ] = "",
    practice: Annotated[
        bool, typer.Option("--practice", help="练习小区 · The practice compound.")
    ] = False,
    kiosk: Annotated[
        bool | None,
        typer.Option("--kiosk/--windowed", help="全屏或窗口 · Fill the screen, or a window."),
    ] = None,
    show_version: Annotated[
        bool, typer.Option("--version", help="版本 · The version, and nothing else.")
    ] = False,
) -> None:
    """岗亭：小区门岗的桌面程序 · Gangting: the desktop app for a community gate booth.

    不带子命令就打开窗口 · Without a sub-command it opens the window.
    """
    if show_version:
        from importlib.metadata import version  # noqa: PLC0415  seldom needed

        print(version("gangting"))
        raise typer.Exit
    source = context.get_parameter_source("database")
    named = source is not None and source.name == "COMMANDLINE"
    context.obj = Asked(data, database, practice, named)
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(context.obj, kiosk=kiosk))
    if kiosk is not None:
        raise typer.BadParameter("--kiosk and --windowed are for the window", context)


app.command()(booth.init)
app.command()(tour.tour)
app.add_typer(passes.app, name="pass")
app.add_typer(gate.app, name="gate")
app.add_typer(people.app, name="people")
app.add_typer(station.app, name="station")
app.add_typer(counts.app, name="count")
app.add_typer(handover.app, name="handover")
app.command()(doctor.doctor)


def main() -> None:
    """Run the command that was typed."""
    app(prog_name="gangting")
