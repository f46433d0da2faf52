"""The log file of a window; what is said before the first paint waits for it."""

import logging
from pathlib import Path

from gangting.domain.errors import KnownError


class _Waiting(logging.Handler):
    """Keeps records until there is a file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(record)


class LogBook:
    """Logs into a folder once it is opened; loading what that needs costs a tenth of a start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting = _Waiting()
        self._handler: logging.Handler | None = None
        logging.getLogger("gangting").addHandler(self._waiting)

    def open(self) -> None:
        """Begin the file with what has been said so far."""
        from gangting.host.logs import start_logging  # noqa: PLC0415  see above

        logging.getLogger("gangting").removeHandler(self._waiting)
        try:
            self._handler = start_logging(self._folder)
        except OSError as error:
            raise KnownError("folder_unusable", folder=str(self._folder)) from error
        for record in self._waiting.records:
            self._handler.handle(record)

    def close(self) -> None:
        """Close the file."""
        logging.getLogger("gangting").removeHandler(self._waiting)
        if self._handler is not None:
            from gangting.host.logs import stop_logging  # noqa: PLC0415  loaded by now

            stop_logging(self._handler)
