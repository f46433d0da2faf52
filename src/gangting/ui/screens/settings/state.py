"""What the settings show and to whom."""

from dataclasses import dataclass
from enum import StrEnum

from gangting.domain.actors import Officer, Right


class Section(StrEnum):
    """The pages of the settings."""

    LOOK = "look"
    SOUND = "sound"
    DEVICES = "devices"
    TEMPERATURE = "temperature"
    VISITORS = "visitors"
    DELIVERIES = "deliveries"
    HOUSEHOLDS = "households"
    CARDS = "cards"
    DUTY = "duty"
    OFFICERS = "officers"
    BOOTH = "booth"


_LEADERS_ONLY = frozenset(Section) - {Section.LOOK, Section.SOUND, Section.DEVICES}


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Which pages this officer may open."""

    sections: tuple[Section, ...]
    shown: Section


def derive(officer: Officer | None, wanted: Section) -> SettingsState:
    """Show what changes the booth to those who manage it; the rest is for everybody."""
    manages = officer is not None and officer.may(Right.MANAGE)
    sections = tuple(s for s in Section if manages or s not in _LEADERS_ONLY)
    return SettingsState(sections, wanted if wanted in sections else Section.LOOK)
