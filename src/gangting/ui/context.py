"""What every screen is given by the composition root."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen
from gangting.ui.jobs import Jobs


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.domain.actors import Officer
    from gangting.services.bundle import Services
    from gangting.services.gate.outcome import GateOutcome
    from gangting.wording.words import Words


@frozen
class Context:
    """Services, the background lanes, the words in force, and who is signed in.

    ``go`` brings a screen to the front by its name; ``show_outcome`` brings the gate to the front
    with a verdict that another screen obtained; ``announce`` shows a sentence in the banner line.
    """

    services: "Services"
    jobs: Jobs
    words: Callable[[], "Words"]
    officer: Callable[[], "Officer"]
    now: Callable[[], datetime]
    zone: Callable[[], str]
    go: Callable[[str], None]
    show_outcome: Callable[["GateOutcome"], None]
    announce: Callable[[str], None]

    def on_duty(self) -> "Officer | None":
        """Return who is signed in, or None while the booth is locked."""
        try:
            return self.officer()
        except KnownError:
            return None
