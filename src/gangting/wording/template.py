"""Sentences with gaps: "这张证{changed_on:day}挂失了".

A gap names its parameter and, after a colon, how it is worded: ``day`` or ``on`` for a date, else
the group of codes it is looked up in. A sentence may have several forms, the richest first; the
first whose gaps can all be filled is said.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Final

from gangting.domain.values import frozen


@frozen
class Piece:
    """Some text, and the gap after it (empty at the end)."""

    text: str
    gap: str
    manner: str


@frozen
class Form:
    """One way to say a sentence."""

    pieces: tuple[Piece, ...]

    @property
    def gaps(self) -> frozenset[str]:
        """The parameters it needs."""
        return frozenset(piece.gap for piece in self.pieces if piece.gap)

    def fill(self, word: Callable[[str, str], str]) -> str:
        """Say it; ``word`` gives the text for a gap and its manner."""
        return "".join(p.text + (word(p.gap, p.manner) if p.gap else "") for p in self.pieces)


#: Every sentence of a language by "group.code".
Sentences = Mapping[str, tuple[Form, ...]]

_FORMATTER: Final = Formatter()


def parse_form(text: str) -> Form:
    """Read the gaps of one form."""
    pieces = [
        Piece(before, gap or "", manner or "") for before, gap, manner, _ in _FORMATTER.parse(text)
    ]
    return Form(tuple(pieces))


@cache
def load(file: Path) -> Sentences:
    """Read a language's file once."""
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            f"{group}.{code}": tuple(parse_form(text) for text in _forms(value))
            for group, codes in groups.items()
            for code, value in codes.items()
        }
    )


def _forms(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
