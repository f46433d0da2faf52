"""Sentences of the shelf that take figures, in the language in force."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import MovementKind
from gangting.ui.screens.station.pages.wordbook import left_sentence, word
from gangting.ui.screens.station.values import CardAct, Said
from gangting.wording.words import Words


translate = QCoreApplication.translate
_NEAR_DAYS = 300


def fill(pattern: str, *values: object) -> str:
    """Put values into %1, %2 and so on."""
    for place, value in enumerate(values, start=1):
        pattern = pattern.replace(f"%{place}", str(value))
    return pattern


def sentence(said: Said, words: Words) -> str:
    """Word what was done, or why not."""
    if said.error is not None:
        return _refusal(said.error, said.item, words)
    if said.learned and said.item is not None:
        name = said.item.named(words.language)
        return fill(translate("Station", "Remembered: %1 is %2"), said.learned, name)
    if said.act is None:
        return ""
    after = left_sentence(words, said.act)
    if said.act.kind is MovementKind.REVERSAL:
        return fill(translate("Station", "Taken back. %1"), after)
    if said.tag:
        return f"{said.tag} {word(words, said.end or said.act.kind)} · {after}"
    return after


def _refusal(error: KnownError, item: Item | None, words: Words) -> str:
    """Say why not, with the item's name where the sentence has none."""
    said = words.error(error.code, **error.params)
    if item is None or "item" in error.params:
        return said
    return fill(translate("Station", "%1: %2"), item.named(words.language), said)


def short_day(day: date, today: date) -> str:
    """Write a day on a chip: 12-08, with its year where it could be mistaken."""
    return f"{day:%m-%d}" if abs((day - today).days) < _NEAR_DAYS else day.isoformat()


def act_word(act: CardAct, times: int, unit: str) -> str:
    """Say what a key does."""
    return {
        CardAct.GIVE: fill(translate("Station", "Give %1"), times),
        CardAct.OPEN: fill(translate("Station", "Open one", "of %1, such as a bottle"), unit),
        CardAct.CHECK: translate("Station", "Check"),
        CardAct.LEND: translate("Station", "Lend"),
        CardAct.RETURN: translate("Station", "Return"),
        CardAct.MORE: "",
    }[act]


def more_word() -> str:
    """Name the key with the three dots."""
    return translate("Station", "More of it")
