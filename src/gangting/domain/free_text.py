"""What people write in their own words: one line, no longer than lists and histories can show.

The one place that says how long a reason, a remark or a name somebody gives may be. Nothing is cut
off: what is longer is refused, with how long it may be.
"""

from typing import Final

from gangting.domain.errors import KnownError
from gangting.domain.identity.text_forms import plain_text


#: A reason, a remark, a note.
LONGEST_REASON: Final = 60
#: What somebody or something is called.
LONGEST_NAME: Final = 40


def free_text(text: str, most: int = LONGEST_REASON) -> str:
    """Return words as they are stored, on one line; ``text_too_long`` with what may be."""
    plain = plain_text(text)
    if len(plain) > most:
        raise KnownError("text_too_long", most=most)
    return plain
