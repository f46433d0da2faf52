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


class Group(StrEnum):
    """Whose settings they are: this machine's, for everybody, or the compound's, a leader's."""

    MACHINE = "machine"
    COMPOUND = "compound"


_MACHINE = frozenset({Section.LOOK, Section.SOUND, Section.DEVICES})


def group_of(section: Section) -> Group:
    """Tell whose setting a page is."""
    return Group.MACHINE if section in _MACHINE else Group.COMPOUND


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Which pages this officer may open."""

    sections: tuple[Section, ...]
    shown: Section

    @property
    def group(self) -> Group:
        """The group that is open."""
        return group_of(self.shown)

    @property
    def groups(self) -> frozenset[Group]:
        """The groups with a page for this officer."""
        return frozenset(map(group_of, self.sections))

    def within(self, group: Group) -> tuple[Section, ...]:
        """List the pages of a group."""
        return tuple(s for s in self.sections if group_of(s) is group)


def derive(officer: Officer | None, wanted: Section) -> SettingsState:
    """Show what changes the booth to those who manage it; the rest is for everybody."""
    manages = officer is not None and officer.may(Right.MANAGE)
    sections = tuple(s for s in Section if manages or group_of(s) is Group.MACHINE)
    return SettingsState(sections, wanted if wanted in sections else Section.LOOK)
