"""Which rows of a list have something that a later row has again.

What a row leaves for those below it - a name that is taken, a door - is dropped as soon as no row
asks for it any more: else it would grow with the list.
"""

from array import array

from gangting.domain.applications.values import Application
from gangting.domain.values import frozen
from gangting.services.applications.known import key_of


@frozen
class Told:
    """For each application by its number, whether a later one has the same."""

    keys: bytes
    doors: bytes
    documents: bytes
    plates: bytes


class Again:
    """Told of every application in the order of the list; then tells of each, by its number.

    It goes by hashes: it may say of one that it comes again where it does not, never the reverse.
    """

    def __init__(self) -> None:
        self._keys, self._doors, self._documents, self._plates = (array("q") for _ in range(4))

    def add(self, one: Application) -> None:
        """Be told of the next application."""
        self._keys.append(hash(key_of(one)))
        self._doors.append(hash(one.address.key) if one.address else 0)
        self._documents.append(hash(one.document))
        self._plates.append(hash(one.plate))

    def told(self) -> Told:
        """Look through all of them."""
        return Told(*map(_again, (self._keys, self._doors, self._documents, self._plates)))


def _again(hashes: "array[int]") -> bytes:
    flags = bytearray(len(hashes))
    below: set[int] = set()
    for place in reversed(range(len(hashes))):
        flags[place] = hashes[place] in below
        below.add(hashes[place])
    return bytes(flags)
