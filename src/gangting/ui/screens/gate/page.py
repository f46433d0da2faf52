"""What can stand in the panel's place."""

from gangting.ui.widgets.card import Card


class Page(Card):
    """A card that writes its words in `retranslate`."""

    def retranslate(self) -> None:
        """Write every word in the language in force."""
