"""What stands on the back of a card: the compound's own lines, or the usual ones."""

from typing import Final
from unicodedata import east_asian_width

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


#: The rules of use and the privacy notice, line by line; a card has room for one line each.
RULES: Final = ("personal", "vehicle", "show", "lost", "hand_back", "screen")
NOTICE: Final = ("purpose", "kinds", "code", "keeping", "rights")
#: In half-widths: more would be set so small that older eyes cannot read it.
WIDEST_LINE: Final = 80
WIDEST_CONTACT: Final = 40
MOST_DAYS: Final = 3650


@frozen
class CardBack:
    """Lines by their code in place of the usual ones; the contact in place of the telephone.

    ``keep_days`` is how long personal data is kept, as the card says it; 0 says no number.
    """

    lines: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    keep_days: int = 0

    def line(self, code: str) -> str:
        """Return the compound's own line, '' for the usual one."""
        return dict(self.lines).get(code, "")

    def checked(self) -> "CardBack":
        """Return it as it is stored; ``card_line_too_long`` or ``invalid_number``."""
        written = {code: " ".join(text.split()) for code, text in self.lines}
        contact = " ".join(self.contact.split())
        widest = [(text, WIDEST_LINE) for text in written.values()]
        for text, most in (*widest, (contact, WIDEST_CONTACT)):
            if width_of(text) > most:
                raise KnownError("card_line_too_long", most=most // 2)
        if not 0 <= self.keep_days <= MOST_DAYS:
            raise KnownError("invalid_number")
        lines = tuple((code, written[code]) for code in (*RULES, *NOTICE) if written.get(code))
        return CardBack(lines, contact, self.keep_days)


def width_of(text: str) -> int:
    """Return how wide a text is: a Chinese character counts two, a Latin letter one."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


USUAL: Final = CardBack()
