"""Where a visitor wants to go, as it was written and as it was understood."""

from dataclasses import dataclass

from gangting.domain.identity.address import Address, read_address
from gangting.services.visit_forms import Host


@dataclass(frozen=True, slots=True)
class Door:
    """An address as it was written, and what the books answered.

    ``known`` is None until the books have answered. ``odd`` is what cannot be read and is kept
    as it was written. ``compound`` is the name of ours, which may stand before it.
    """

    text: str = ""
    odd: bool = False
    known: bool | None = None
    host: Host | None = None
    compound: str = ""

    @property
    def spoken(self) -> str:
        """As people say it; empty where it cannot be read."""
        address = read_address(self.text, self.compound)
        return address.spoken if isinstance(address, Address) else ""

    @property
    def written(self) -> str:
        """What there is to show of it."""
        return self.spoken or self.text.strip()


def door_key(text: str, compound: str = "") -> str:
    """Bring an address to the form in which equal doors are equal text."""
    address = read_address(text, compound)
    return address.key if isinstance(address, Address) else text.strip()
