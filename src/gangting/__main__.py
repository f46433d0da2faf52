"""Run Gangting: the window without arguments, else the command line."""

import sys


def main() -> None:
    """Open the window where nothing is asked for, without loading the command line's parser."""
    if len(sys.argv) > 1:
        from gangting.cli.root import main as run_command  # noqa: PLC0415  typer is slow to load

        run_command()
        return
    from gangting.cli.asked import asked_of_environment  # noqa: PLC0415  as above
    from gangting.cli.window import open_window  # noqa: PLC0415  as above

    sys.exit(open_window(asked_of_environment()))


if __name__ == "__main__":
    main()
