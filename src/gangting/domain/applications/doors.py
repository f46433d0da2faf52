"""The place of a row: one column with the whole address, or building, unit and room apart."""

import re
from typing import Final

from gangting.domain.applications.values import ColumnRole, Fault, RowFault
from gangting.domain.identity.address import LONGEST_ADDRESS, Address, AddressFlaw, read_address
from gangting.domain.identity.numerals import NUMERALS
from gangting.domain.identity.text_forms import half_width, no_space


_PARTS: Final = (ColumnRole.AREA, ColumnRole.BUILDING, ColumnRole.UNIT, ColumnRole.ROOM)
_FAULTS: Final = {
    AddressFlaw.EMPTY: RowFault.ADDRESS_MISSING,
    AddressFlaw.NO_BUILDING: RowFault.BUILDING_MISSING,
    AddressFlaw.NO_ROOM: RowFault.ROOM_MISSING,
    AddressFlaw.UNCLEAR: RowFault.ADDRESS_UNCLEAR,
}
# A spreadsheet takes 3-2-5 for a day; calling it building 2003 would be a guess.
_DAY: Final = re.compile(r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?: .*)?", re.ASCII)
# A name may stand before the number: 青年公寓2, 外贸6.
_BARE_BUILDING: Final = re.compile(
    r"[A-Z\u3400-\u9fff]{0,10}?" + f"(?:[0-9]{{1,4}}|[{NUMERALS}]{{1,5}})[A-Z甲乙丙丁]?|[A-Z]"
)
_ENDS_OPEN: Final = re.compile(f"[0-9A-Z{NUMERALS}]$")
_BARE_UNIT: Final = re.compile(f"[0-9]{{1,4}}|[{NUMERALS}]{{1,5}}|[A-Z]|[东西南北中甲乙丙丁]")

Place = Address | str | tuple[ColumnRole, Fault]


#: So many texts are remembered: the people of one door mostly stand together.
_REMEMBERED: Final = 4096


class Doors:
    """Reads addresses; the same text is mostly read once."""

    def __init__(self, compound: str) -> None:
        self._compound = compound
        self._read: dict[str, Address | RowFault] = {}

    def read(self, texts: dict[ColumnRole, str], *, at_home: bool) -> Place:
        """Return the address, a place in plain words where no home is needed, or the fault."""
        parts = {role: texts[role] for role in _PARTS if texts.get(role)}
        whole = texts.get(ColumnRole.ADDRESS, "")
        if ColumnRole.ROOM in parts or ColumnRole.BUILDING in parts:
            role, text = self._joined(parts)
        else:
            role, text = ColumnRole.ADDRESS, whole
            if whole and (area := parts.get(ColumnRole.AREA)) and not whole.startswith(area):
                text = area + whole
        if isinstance(text, Fault):
            return role, text
        if len(text) > LONGEST_ADDRESS:
            return role, Fault(RowFault.TEXT_TOO_LONG, (("most", LONGEST_ADDRESS),))
        found = self._address(text)
        if isinstance(found, Address) or not at_home:
            return found if isinstance(found, Address) else text
        return role, Fault(found)

    def _joined(self, parts: dict[ColumnRole, str]) -> tuple[ColumnRole, str | Fault]:
        """Write the parts as one address; a room that says all of it stands for itself."""
        room, building = parts.get(ColumnRole.ROOM, ""), parts.get(ColumnRole.BUILDING, "")
        whole = self._address(room) if room else None
        if isinstance(whole, Address) and whole.building:
            agrees = not building or self._same_building(whole, building)
            return ColumnRole.ROOM, room if agrees else Fault(RowFault.ADDRESS_UNCLEAR)
        if not room:
            return ColumnRole.ROOM, Fault(RowFault.ROOM_MISSING)
        if not building:
            return ColumnRole.BUILDING, Fault(RowFault.BUILDING_MISSING)
        for role in (ColumnRole.BUILDING, ColumnRole.ROOM):
            if _DAY.fullmatch(parts[role]):
                return role, Fault(RowFault.ADDRESS_IS_DATE)
        unit = _marked(parts.get(ColumnRole.UNIT, ""), _BARE_UNIT, "单元")
        area = parts.get(ColumnRole.AREA, "")
        marked = _marked(building, _BARE_BUILDING, "号楼")
        dash = "-" if _ENDS_OPEN.search(marked) else ""  # 3-2 and 501 are not 3-2501
        return ColumnRole.ROOM, area + marked + dash + unit + room

    def _same_building(self, whole: Address, building: str) -> bool:
        one = self._address(_marked(building, _BARE_BUILDING, "号楼") + "1")
        return isinstance(one, Address) and one.building == whole.building

    def _address(self, text: str) -> Address | RowFault:
        known = self._read.get(text)
        if known is None:
            if len(self._read) == _REMEMBERED:
                self._read.clear()
            known = self._read[text] = self._fresh(text)
        return known

    def _fresh(self, text: str) -> Address | RowFault:
        if _DAY.fullmatch(half_width(text)):
            return RowFault.ADDRESS_IS_DATE
        found = read_address(text, self._compound)
        return found if isinstance(found, Address) else _FAULTS[found.why]


def _marked(text: str, bare: re.Pattern[str], mark: str) -> str:
    plain = no_space(half_width(text)).upper()
    return plain + mark if bare.fullmatch(plain) else plain
