"""What is wrong with a part of a form, as a value that any language can say."""

from dataclasses import dataclass

from gangting.domain.errors import KnownError
from gangting.wording.words import Words


@dataclass(frozen=True, slots=True)
class Flaw:
    """The code of an error, and why."""

    code: str
    why: str = ""

    def sentence(self, words: Words) -> str:
        """Say it, and how to mend it."""
        return words.error(self.code, **({"why": self.why} if self.why else {}))


def flaw_of(error: KnownError) -> Flaw:
    """Make a flaw of what a service refused."""
    return Flaw(error.code, str(error.params.get("why", "")))
