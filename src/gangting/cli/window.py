"""``gangting`` alone: the window."""

import gc

from gangting.cli.asked import Asked


def open_window(asked: Asked, *, kiosk: bool | None = None) -> int:
    """Open the window, wait until it is closed, and return the exit status."""
    gc.disable()  # until the booth is open: nothing made so far is garbage
    try:
        from gangting.app import run  # noqa: PLC0415  brings Qt

        return run(asked.window_where, kiosk=kiosk, practice=asked.practice)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  told, with a status
        from gangting.cli.telling import Teller  # noqa: PLC0415  brings the parser, slow to load

        return Teller(asked).failed(error)
