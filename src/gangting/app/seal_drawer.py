"""The compound's seal on this machine: read, chosen from a picture, taken off the cards."""

from pathlib import Path

from gangting.domain.actors import Officer
from gangting.host.seal import read_seal, remove_seal, write_seal
from gangting.services.bundle import Services
from gangting.ui.picture_file import content_of


class SealDrawer:
    """Keeps the seal in the data folder and who changed it in the journal."""

    def __init__(self, folder: Path, services: Services) -> None:
        self._folder = folder
        self._services = services

    def read(self) -> bytes:
        """Return the seal as PNG, nothing where there is none."""
        return read_seal(self._folder)

    def prepare(self, picture: Path) -> bytes:
        """Make a seal of a picture's file; the long lane's work."""
        from gangting.services.seals import prepared_seal  # noqa: PLC0415  brings Pillow

        return prepared_seal(content_of(picture))

    def keep(self, png: bytes, officer: Officer) -> None:
        """Print this seal from now on, or none; a leader's right."""
        self._services.card_back.note_seal(officer, present=bool(png))
        if png:
            write_seal(self._folder, png)
        else:
            remove_seal(self._folder)
