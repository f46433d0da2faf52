"""The tables that leave the booth, in the words of a language."""

from collections.abc import Mapping, Sequence
from datetime import date

from gangting.domain.supplies.movements import Worker
from gangting.exchange.values import Sheet
from gangting.services.station.values import ToBuy
from gangting.wording.words import Words


HoursRow = tuple[str, str, str, int, int, str]
"""As `Roster.hours_rows` has it: name, first day, last day, days, spells, hours."""


def shopping_table(lines: Sequence[ToBuy], words: Words) -> Sheet:
    """Return the shopping list with its numbers as numbers."""
    language = words.language
    rows = tuple(
        (
            line.item.named(language),
            line.item.unit_named(language),
            line.usable,
            line.item.bottom,
            line.days,
            line.quantity,
        )
        for line in lines
    )
    return _sheet(
        "shopping", ("item", "unit", "usable", "bottom", "lasts_days", "buy"), rows, words
    )


def services_table(served: Mapping[Worker, int], days: tuple[date, date], words: Words) -> Sheet:
    """Return the services of some days by kind of worker."""
    rows = tuple(
        (*days, words.sentence(f"worker.{worker}"), count) for worker, count in served.items()
    )
    return _sheet("services", ("first", "last", "worker", "count"), rows, words)


def hours_table(rows: Sequence[HoursRow], words: Words) -> Sheet:
    """Return the volunteers' hours as the platforms for volunteers take them in."""
    cells = tuple(
        (name, date.fromisoformat(first), date.fromisoformat(last), days, spells, float(hours))
        for name, first, last, days, spells, hours in rows
    )
    return _sheet("hours", ("name", "first", "last", "days", "spells", "hours"), cells, words)


def _sheet(
    group: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[str | int | float | date | None, ...], ...],
    words: Words,
) -> Sheet:
    heads = tuple(words.sentence(f"{group}.{code}") for code in columns)
    return Sheet(words.sentence(f"{group}.title"), heads, rows)
