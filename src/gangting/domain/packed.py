"""A long sequence of small values in little room: their plain parts, some hundreds in one piece.

A row of a list costs ten times its text as tuples and strings, and a long one is held while it is
read, looked at and written. It is only ever gone through from its beginning.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Final, Generic, TypeVar, overload


T = TypeVar("T")

#: So many values are in one piece; they are all that is unpacked at once.
PIECE: Final = 1000


def _same(value: Any) -> Any:  # noqa: ANN401  any value
    return value


class Packed(Sequence[T]):
    """Values that cannot be changed, in their order; equal to any sequence of equal values."""

    def __init__(self, pieces: tuple[bytes, ...], made: Callable[[Any], T], length: int) -> None:
        self._pieces, self._made, self._length = pieces, made, length

    def __len__(self) -> int:
        """Count the values."""
        return self._length

    def __iter__(self) -> Iterator[T]:
        """Unpack one piece after the other."""
        return chain.from_iterable(self.pieces())

    def pieces(self) -> Iterator[list[T]]:
        """Unpack the values some hundreds at a time."""
        return (self._unpacked(piece) for piece in self._pieces)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Unpack what stands in a place, or in some."""
        if isinstance(place, slice):
            return tuple(self)[place]
        number = range(self._length)[place]
        return self._unpacked(self._pieces[number // PIECE])[number % PIECE]

    def _unpacked(self, piece: bytes) -> list[T]:
        # Bytes that this process made a moment ago; no file is ever read so.
        return [self._made(plain) for plain in marshal.loads(piece)]  # noqa: S302

    def __eq__(self, other: object) -> bool:
        """Compare as sequences."""
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        """Be found where an equal tuple is."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Say how many there are: the values may be personal."""
        return f"<{self._length} packed>"


class Packing(Generic[T]):
    """Takes values one by one; ``plain`` takes one apart into what ``made`` makes it of again.

    Plain is a text, a number, bytes, None, a bool, or a tuple of these.
    """

    def __init__(
        self, plain: Callable[[T], object] = _same, made: Callable[[Any], T] = _same
    ) -> None:
        self._plain, self._made = plain, made
        self._pieces: list[bytes] = []
        self._open: list[object] = []

    def add(self, value: T) -> None:
        """Take one value more."""
        self._open.append(self._plain(value))
        if len(self._open) == PIECE:
            self._close()

    def extend(self, values: Iterable[T]) -> None:
        """Take values more, without holding them all."""
        for value in values:
            self.add(value)

    def packed(self) -> Packed[T]:
        """Return all that was taken; nothing more is taken then."""
        length = len(self._pieces) * PIECE + len(self._open)
        if self._open:
            self._close()
        return Packed(tuple(self._pieces), self._made, length)

    def _close(self) -> None:
        self._pieces.append(marshal.dumps(self._open))
        self._open = []


def packed(values: Iterable[T]) -> Packed[T]:
    """Pack values that are plain themselves."""
    packing = Packing[T]()
    packing.extend(values)
    return packing.packed()


def in_pieces(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut values into lists as long as the pieces are."""
    rest = iter(values)
    while piece := list(islice(rest, PIECE)):
        yield piece
