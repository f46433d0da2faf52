"""What can stand in the panel's place."""

from gangting.ui.widgets.card import Card


class Page(Card):
    """A card that writes its words in `retranslate`; `name` is the layout's word for it."""

    name = ""

    def retranslate(self) -> None:
        """Write every word in the language in force."""
