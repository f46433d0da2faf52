"""Where somebody lives, in one form however it was written (domain B.9).

3-2-501, 3号楼2单元501, 3#2-501室, 3楼2门501 and 3栋2单元501 are one address. What cannot be read
for certain is handed back to be asked, never guessed.
"""

import re
from enum import StrEnum
from typing import Final

from gangting.domain.identity.address_grammar import parse_parts
from gangting.domain.identity.text_forms import half_width, plain_dashes
from gangting.domain.values import frozen


class AddressFlaw(StrEnum):
    """Why a text could not be read as an address."""

    EMPTY = "empty"
    NO_BUILDING = "no_building"
    NO_ROOM = "no_room"
    UNCLEAR = "unclear"


#: What a card can show of a place in plain words.
LONGEST_ADDRESS: Final = 60

_NUMBERED: Final = re.compile(r"[0-9][A-Z甲乙丙丁]?")
_LETTERED: Final = re.compile(r"[A-Z]")
_OF_SEVERAL: Final = re.compile(r"(?:公寓|大厦)[0-9]+[A-Z甲乙丙丁]?$")
_COURTYARD: Final = re.compile(r"[0-9]+(?=号院$)")
_COMPOUND_WORD: Final = re.compile("(?:小区|社区)$")
_DISTRICT: Final = re.compile(
    r"[\u4e00-\u9fff\s]{2,30}(?:省|市|区|县|街道|镇|乡)\s*"
    r"(?:[\u4e00-\u9fff]{1,10}(?:路|街|道)\s*(?:[0-9]{1,4}号)?\s*)?"
)
_COMPOUND_LEADS: Final = re.compile(r"^(?:本?小区|社区)(?![路街里巷])[\s-]*")
_LANE: Final = re.compile(r"(?:院|巷|条|胡同|村|路|街)$")
BUNGALOW: Final = "平房"


@frozen
class Address:
    """An address inside the compound; parts that it does not have are empty.

    A bungalow is the building 平房 with its number as the room; a courtyard is an area.
    """

    area: str
    building: str
    unit: str
    room: str

    @property
    def key(self) -> str:
        """The one form in which equal addresses are equal text: area/building/unit/room."""
        return f"{self.area}/{self.building}/{self.unit}/{self.room}"

    @property
    def short(self) -> str:
        """For lists: 3-2-501."""
        return self._short(self.room)

    @property
    def spoken(self) -> str:
        """For the card and the verdict panel: 3号楼 2单元 501."""
        if self.building == BUNGALOW or not self.building:
            return " ".join(filter(None, (self.area, self._house(self.room))))
        unit = f"{self.unit}单元" if self.unit else ""
        return " ".join(filter(None, (self.area, self._building_word(), unit, self.room)))

    @property
    def masked(self) -> str:
        """For lists that strangers may see: building yes, door no: 3-2-5**."""
        if not self.building and not self.room:
            return _COURTYARD.sub(lambda found: "*" * len(found[0]), self.area)
        return self._short(_mask_room(self.room))

    @property
    def floor(self) -> str:
        """The room number without its last two digits; empty where there is none."""
        return self.room[:-2] if self.room.isdigit() and len(self.room) > 2 else ""

    def _short(self, room: str) -> str:
        if self.building == BUNGALOW or not self.building:
            return self.area + self._house(room)
        if not self.unit and _OF_SEVERAL.search(self.building):
            return f"{self.area}{self.building}号楼{room}"  # 青年公寓2-301 could be a unit
        return self.area + "-".join(filter(None, (self.building, self.unit, room)))

    def _house(self, number: str) -> str:
        return f"{self.building}{number}号" if number else self.building

    def _building_word(self) -> str:
        if _NUMBERED.search(self.building, max(len(self.building) - 2, 0)):
            return f"{self.building}号楼"
        return f"{self.building}座" if _LETTERED.fullmatch(self.building) else self.building


@frozen
class UnparsedAddress:
    """A text to be asked about, and why."""

    text: str
    why: AddressFlaw


def read_address(text: str, compound: str = "") -> Address | UnparsedAddress:
    """Read any of the field's written forms; a leading name of the compound is dropped.

    The name is the same with and without 小区 behind it, and so it is after its city, district
    and street.
    """
    bare = plain_dashes(half_width(text)).strip().upper()
    if compound:
        whole = half_width(compound).strip().upper()
        name = _COMPOUND_WORD.sub("", whole)
        name = name if len(name) > 1 else whole  # 东3-2-501 of 东小区 is a building of its own
        bare = _COMPOUND_LEADS.sub("", _inside(bare, name).lstrip())
    if not bare.strip():
        return UnparsedAddress(text, AddressFlaw.EMPTY)
    parts = parse_parts(bare)
    if parts is None:
        return UnparsedAddress(text, _why(bare))
    return Address(*parts)


def _inside(bare: str, name: str) -> str:
    """Drop the compound's name, and what lies around the compound before it."""
    around, found, inside = bare.partition(name) if name else (bare, "", "")
    return inside if found and (not around or _DISTRICT.fullmatch(around)) else bare


def address_from_key(key: str) -> Address:
    """Rebuild the address of a stored key."""
    area, building, unit, room = key.split("/")
    return Address(area, building, unit, room)


def mask_address(text: str) -> str:
    """Mask a stored or typed address; one that cannot be read shows its first character only."""
    found = read_address(text)
    if isinstance(found, Address):
        return found.masked
    bare = text.strip()
    return bare[:1] + "*" * (len(bare) - 1) if len(bare) > 1 else "*" * len(bare)


def _mask_room(room: str) -> str:
    """Keep the floor, hide the door."""
    return room[:-2] + "**" if len(room) > 2 else "*" * len(room)


def _why(bare: str) -> AddressFlaw:
    if _LANE.search(bare) or re.search(r"(?:号楼|楼|栋|幢|座|单元|门|#)$", bare):
        return AddressFlaw.NO_ROOM
    if re.fullmatch(r"\d+(?:室|号|房)?", bare) or re.match(r"\d+(?:单元|门)", bare):
        return AddressFlaw.NO_BUILDING
    return AddressFlaw.UNCLEAR
