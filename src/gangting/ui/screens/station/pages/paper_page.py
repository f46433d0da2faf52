"""A page whose lists leave the booth, on paper or as a file."""

from pathlib import Path

from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.theme import Tone
from gangting.ui.widgets.label import Label, Role


class PaperPage(StationPage):
    """Says on the page itself what became of printing and saving."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.said = Label("", Role.BODY, wrap=True)
        self.said.hide()

    def say(self, sentence: str, tone: Tone | None = None) -> None:
        """Say this; nothing takes it back."""
        self.said.setText(sentence)
        self.said.set_tone(tone)
        self.said.setVisible(bool(sentence))

    def tell_printed(self, _pages: int) -> None:
        """Say that the printer has it."""
        self.say(self.tr("Sent to the printer"), Tone.OK)

    def tell_saved(self, paths: tuple[Path, ...]) -> None:
        """Say where it was saved."""
        self.say(self.tr("Saved: %1").replace("%1", paths[0].name), Tone.OK)

    def tell_failed(self, error: KnownError) -> None:
        """Say what could not be done."""
        self.say(self.sentence(error), Tone.STOP)
