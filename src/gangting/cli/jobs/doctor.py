"""Look over this machine; nothing of the booth is changed, and none needs to be set up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs import doctor_books, doctor_machine
from gangting.cli.jobs.finding import Finding, State
from gangting.domain.errors import KnownError
from gangting.wording import Words


Look = Callable[[Asked], Finding]

_CHECKS: Final[tuple[tuple[str, Look], ...]] = (
    ("display", doctor_machine.display),
    ("fonts", doctor_machine.fonts),
    ("scanner", doctor_machine.scanner),
    ("camera", doctor_machine.cameras),
    ("serial", doctor_machine.serial_ports),
    ("printers", doctor_machine.printers),
    ("disk", doctor_machine.disk),
    ("database", doctor_books.database),
    ("clock", doctor_books.clock),
    ("keys", doctor_books.keys),
)


@dataclass(frozen=True, slots=True)
class _Check:
    name: str
    state: State
    detail: str

    def line(self, words: Words) -> str:
        state = words.sentence(f"check_state.{self.state}")
        return f"{state}  {words.sentence(f'check.{self.name}')}  {self.detail}"


def examine(asked: Asked) -> Answer:
    """Make every check; on a broken machine, too, the examination is done."""
    checks = [_made(name, look, asked) for name, look in _CHECKS]
    body = {
        "checks": [{"name": c.name, "state": c.state.value, "detail": c.detail} for c in checks]
    }
    return Answer(body, tuple(check.line(asked.words) for check in checks))


def _made(name: str, look: Look, asked: Asked) -> _Check:
    words = asked.words
    try:
        found = look(asked)
    except KnownError as error:
        return _Check(name, State.FAIL, words.error(error.code, **error.params))
    except ImportError as error:  # a library of the system that Qt needs is not there
        detail = words.sentence("check_detail.qt_missing", detail=str(error))
        return _Check(name, State.FAIL, detail)
    return _Check(name, found.state, words.sentence(found.key, **found.params))
