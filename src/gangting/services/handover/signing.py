"""Signing with a PIN: who signs is who knows it, and may it."""

from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.handover import Strokes
from gangting.domain.values import frozen
from gangting.services.officers import Officers


_MOST_POINTS = 20_000


@frozen
class Signer:
    """Somebody who signs: a PIN, and what was drawn if anything (points of a 0–1000 field)."""

    officer_id: UUID
    pin: str
    strokes: Strokes = ()

    def __repr__(self) -> str:
        return f"Signer({self.officer_id})"


class Signing:
    """Checks signatures before anything is written."""

    def __init__(self, officers: Officers) -> None:
        self._officers = officers

    def confirm(self, signer: Signer, right: Right = Right.WORK_GATE) -> Officer:
        """Return who signs; ``wrong_pin``, ``pin_wait``, ``not_allowed``, ``too_many``."""
        if sum(len(stroke) for stroke in signer.strokes) > _MOST_POINTS:
            raise KnownError("too_many", most=_MOST_POINTS)
        return self._officers.confirm_pin(signer.officer_id, signer.pin, right)
