"""Write many rows without holding them all."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any


def batches(rows: Iterable[dict[str, Any]], size: int = 1000) -> Iterator[list[dict[str, Any]]]:
    """Cut an iterable into lists of at most ``size`` rows."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
