"""Run Gangting: the window without arguments, else the command line."""


def main() -> None:
    """Start the command line, which opens the window when no sub-command is given."""
    print("not yet")


if __name__ == "__main__":
    main()
