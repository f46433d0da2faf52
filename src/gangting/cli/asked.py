"""What stands before the sub-command: which data, which database; and the language to answer in."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gangting.host import paths
from gangting.host.settings import SETTINGS_FILE, SettingsFile
from gangting.host.where import Where


if TYPE_CHECKING:  # not needed to paint a window
    from gangting.wording import Words

DATABASE = "GANGTING_DATABASE"
LANGUAGE = "GANGTING_LANGUAGE"


@dataclass(frozen=True)
class Asked:
    """The options of ``gangting`` itself."""

    data: Path | None = None
    database_url: str = ""
    practice: bool = False
    database_named: bool = False

    @property
    def where(self) -> Where:
        """The booth that a sub-command works on; without a folder, that of this user."""
        return Where(self.data or paths.data_folder(self.practice), self._database)

    @property
    def window_where(self) -> Where | None:
        """The booth that the window is told to open; None lets it choose by itself."""
        return self.where if self.data or self._database else None

    @property
    def _database(self) -> str:
        """The shared database; the practice folder keeps away from the environment's."""
        apart = self.practice and self.data is None and not self.database_named
        return "" if apart else self.database_url

    @cached_property
    def words(self) -> "Words":
        """The sentences, in the language of this desk's settings unless the environment says."""
        from gangting.wording import LANGUAGES, Words  # noqa: PLC0415  not to paint a window

        language = os.environ.get(LANGUAGE, "")
        if language not in LANGUAGES:
            language = SettingsFile(self.where.folder / SETTINGS_FILE).load().language
        return Words(language, paths.resources_dir() / "wording")


def asked_of_environment() -> Asked:
    """Return what holds when no option is given."""
    return Asked(database_url=os.environ.get(DATABASE, ""))
