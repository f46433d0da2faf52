"""How a command's answer or its failure reaches whoever called it, and with which status."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import typer

from gangting.cli.answer import Answer, write_json, write_lines
from gangting.cli.asked import Asked
from gangting.domain.errors import KnownError


DONE: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 130

_BUG: Final = "internal_error"


@dataclass(frozen=True, slots=True)
class Teller:
    """Speaks for one command: one JSON object, or lines and, for failures, standard error."""

    asked: Asked
    as_json: bool = False

    def tell(self, answer: Answer) -> None:
        """Give the answer."""
        if self.as_json:
            write_json(answer.body)
        else:
            write_lines(answer.lines)

    def failed(self, error: BaseException) -> int:
        """Say why it could not be done, and return the exit status."""
        match error:
            case KeyboardInterrupt():
                return INTERRUPTED
            case KnownError():
                self._say(error.code, self.asked.words.error(error.code, **error.params))
            case _:
                from gangting.host.logs import log_uncaught  # noqa: PLC0415  seldom needed

                log_uncaught(type(error), error, error.__traceback__)
                self._say(_BUG, self.asked.words.error(_BUG))
        return FAILED

    def _say(self, code: str, message: str) -> None:
        if self.as_json:
            write_json({"error": {"code": code, "message": message}})
        else:
            write_lines((message,), sys.stderr)


@contextmanager
def telling(context: typer.Context, as_json: bool) -> Iterator[Teller]:
    """Turn whatever goes wrong inside into a sentence and an exit status."""
    asked = context.obj
    assert isinstance(asked, Asked)
    teller = Teller(asked, as_json)
    with _warnings_to_stderr():
        try:
            yield teller
        except (typer.Exit, typer.TyperException, BrokenPipeError):
            raise
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  told, with a status
            raise typer.Exit(teller.failed(error)) from None


class _Warnings(logging.Handler):
    """Shows the program's warnings, masked, beside the answer and never in it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one warning to standard error; a bug's traceback is told elsewhere."""
        from gangting.host.logs import MaskingFormatter  # noqa: PLC0415  seldom needed

        if record.exc_info is None:
            write_lines((MaskingFormatter().format(record),), sys.stderr)


@contextmanager
def _warnings_to_stderr() -> Iterator[None]:
    handler = _Warnings(logging.WARNING)
    logger = logging.getLogger("gangting")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
