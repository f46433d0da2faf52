"""What screens ask of whatever draws cards."""

from typing import Protocol

from PySide6.QtGui import QImage

from gangting.domain.printing import Sides
from gangting.services.pass_values import Printable


class CardArt(Protocol):
    """Draws cards; the long lane's work."""

    def preview(
        self,
        printable: Printable,
        layout: str,
        width_px: int,
        height_px: int,
        sides: Sides = Sides.FRONT,
        more: tuple[Printable, ...] = (),
    ) -> QImage | None:
        """Return the first page as large as fits the room, or None where nothing can be drawn.

        ``more`` are the cards that follow on it, where a page holds several.
        """
