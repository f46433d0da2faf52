"""What was understood of an address, to be confirmed with the visitor."""

from PySide6.QtCore import QEvent

from gangting.ui.models.doors import Door
from gangting.ui.theme import Tone
from gangting.ui.widgets.hint_line import HintLine


class PlaceHint(HintLine):
    """5号楼 1单元 302, and whether the books know the door."""

    def __init__(self) -> None:
        super().__init__()
        self._door: Door | None = None

    def show_door(self, door: Door | None) -> None:
        """Show how it was understood; None says nothing, for an error stands there."""
        self._door = door
        if door is None:
            self.show_hint("")
        elif door.odd:
            self.show_hint(self.tr("Kept as it is written"), Tone.WARN)
        elif door.known is False:
            self.show_hint(self.tr("Not in the books; please check"), Tone.WARN)
        else:
            self.show_hint(door.spoken, Tone.OK if door.known else Tone.MUTED)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_door(self._door)
