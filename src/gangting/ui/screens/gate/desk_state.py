"""The keypad card, from the desk: whose temperature it is and how far it has come."""

from collections.abc import Mapping
from uuid import UUID

from gangting.domain.desk import Desk, Value
from gangting.domain.temperature import Reading, Site, Source, TemperaturePolicy, band, celsius
from gangting.domain.values import frozen
from gangting.ui.screens.gate.card_values import Caption, Mood
from gangting.ui.screens.gate.readings import BAND_MOODS


@frozen
class DeskState:
    """What the keypad card shows; ``figures`` are whole (36.4) unless ``typed`` (364, 36)."""

    caption: Caption
    figures: str = ""
    typed: bool = False
    mood: Mood | None = None
    owner: str = ""
    site: Site = Site.FOREHEAD
    source: Source = Source.MANUAL
    bar: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether it was typed, and not measured by a thermometer that says so itself."""
        return self.source is Source.MANUAL


@frozen
class DeskFacts:
    """What the card knows besides the desk itself.

    ``last`` is the reading of the person on the panel; ``nagged`` says that the main key was
    pressed before three digits were there.
    """

    names: Mapping[UUID, str]
    site: Site = Site.FOREHEAD
    last: Reading | None = None
    field: bool = False
    nagged: bool = False


def derive(desk: Desk, facts: DeskFacts, limits: TemperaturePolicy) -> DeskState:
    """Tell what the card shows."""
    if facts.field:
        return DeskState(Caption.FIELD)
    if desk.bar is not None:
        owner = facts.names.get(desk.bar.attempt_id, "")
        return _of_value(Caption.RECORDING, desk.bar.value, limits, owner, bar=True)
    if desk.ownerless is not None:
        caption = Caption.WHOSE if desk.must_choose else Caption.EARLY
        return _of_value(caption, desk.ownerless, limits)
    if desk.digits:
        caption = Caption.THREE_DIGITS if facts.nagged else Caption.TYPING
        return DeskState(
            caption, desk.digits, typed=True, owner=_owner(desk, facts), site=facts.site
        )
    if facts.nagged:
        return DeskState(Caption.THREE_DIGITS)
    if facts.last is not None and not _owner(desk, facts):
        last = facts.last
        mood = BAND_MOODS[band(last.tenths, last.site, limits)]
        return DeskState(
            Caption.MEASURED, last.celsius, mood=mood, site=last.site, source=last.source
        )
    owner = _owner(desk, facts)
    caption = Caption.WAITING_FOR if owner else Caption.WAITING
    return DeskState(caption, owner=owner, site=facts.site)


def _owner(desk: Desk, facts: DeskFacts) -> str:
    return facts.names.get(desk.current.attempt_id, "") if desk.current else ""


def _of_value(
    caption: Caption, value: Value, limits: TemperaturePolicy, owner: str = "", *, bar: bool = False
) -> DeskState:
    mood = BAND_MOODS[band(value.tenths, value.site, limits)]
    return DeskState(
        caption,
        celsius(value.tenths),
        mood=None if mood is Mood.OK else mood,
        owner=owner,
        site=value.site,
        source=value.source,
        bar=bar,
    )
