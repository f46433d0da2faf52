"""The log of this machine: a rotating file that holds no personal data."""

import logging
import re
import sys
import time
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType


FILE_NAME = "gangting.log"

_FILE_BYTES = 1_000_000
_OLD_FILES = 5
_FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: "

# Five digits in a row, or groups as phones and short numbers are written.
_DIGITS = re.compile(r"\d{5,}|\d{3}(?:[ -]\d{3,4}){2,}")
_CJK = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")


def mask(text: str) -> str:
    """Hide what may name a person: long numbers and Chinese text."""
    return _CJK.sub("□", _DIGITS.sub("#####", text))


class MaskingFormatter(logging.Formatter):
    """Write a record with its message, its arguments and its traceback masked."""

    def __init__(self) -> None:
        super().__init__(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """Return one entry; nothing of the record itself is changed."""
        record.asctime = self.formatTime(record, self.datefmt)
        entry = record.getMessage()
        if record.exc_info:
            entry = f"{entry}\n{self.formatException(record.exc_info)}"
        if record.stack_info:
            entry = f"{entry}\n{self.formatStack(record.stack_info)}"
        return self.formatMessage(record) + mask(entry)


def start_logging(folder: Path) -> logging.Handler:
    """Log what the program says, from INFO up, into the folder; return what stops it again."""
    handler = RotatingFileHandler(
        folder / FILE_NAME, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
    )
    handler.setFormatter(MaskingFormatter())
    root = logging.getLogger("gangting")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close what ``start_logging`` opened."""
    logging.getLogger("gangting").removeHandler(handler)
    handler.close()


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Report what nobody caught to the log and, masked too, to the terminal.

    Made for ``sys.excepthook``. A kiosk session keeps its terminal output in a file.
    """
    if not issubclass(kind, KeyboardInterrupt):
        logger = logging.getLogger("gangting")
        logger.critical("nobody caught this", exc_info=(kind, error, trace))
    if sys.stderr is not None:
        sys.stderr.write(mask("".join(traceback.format_exception(kind, error, trace))))
