"""The written forms of an address, as patterns over text already narrowed and upper-cased."""

import re
from collections.abc import Iterator
from typing import Final

from gangting.domain.identity.numerals import NUMERALS, counted, in_words, spelled


#: Area, building, unit, room in their stored form.
Parts = tuple[str, str, str, str]

_N: Final = f"(?:[0-9]{{1,4}}|[{NUMERALS}]{{1,5}})"
_C: Final = r"[A-Z\u3400-\u9fff]"
_MARKED_UNIT: Final = f"(?P<unit>{_N}[A-Z]?|[A-Z]|[东西南北中甲乙丙丁])(?:单元|门)-?"
_DASHED_UNIT: Final = f"(?P<unit2>{_N}[A-Z]?|[A-Z]|[东西南北中甲乙丙丁])[-#]"
_UNIT: Final = f"(?:{_MARKED_UNIT}|{_DASHED_UNIT})?"
_ROOM: Final = f"(?P<room>[0-9]{{1,5}}[A-Z]?|[{NUMERALS}]{{1,5}}|[A-Z][0-9]{{1,4}})(?:室|号|房|户)?"
_HOUSE: Final = f"(?P<room>{_N}[A-Z甲乙丙丁]?)"
# A name may stand before a building's number and a letter after it: 外贸6, 甲3, 12A. A name that
# ends as a building does (楼1楼1) would be read as another one from the way it is shown: 楼1-1.
_NUMBER: Final = f"(?P<number>{_N})(?P<letter>[A-Z甲乙丙丁]?)"
_NUMBERED: Final = f"(?P<name>{_C}{{0,10}}?)(?<![楼栋幢座]){_NUMBER}"
# In B栋2-1502 the building is named already, and 2 is the unit. 青年公寓 and 国贸大厦 may be one
# building or several, so 青年公寓2-301 says either building 2 or unit 2: that is asked. With a dash
# before it (青年公寓-2-301) it is the unit, with a unit behind it (青年公寓2-1-301) the building.
_SEVERAL: Final = "(?:公寓|大厦)"
_NOT_YET_NAMED: Final = f"(?P<name>{_C}{{0,10}}?)(?<![楼栋幢座])(?<!公寓)(?<!大厦){_NUMBER}"
_ONE_OF_SEVERAL: Final = f"(?P<name>{_C}{{0,10}}?{_SEVERAL}){_NUMBER}"
_ONE_ALONE: Final = f"(?P<word>{_C}{{1,10}}{_SEVERAL})"

# Texts, compiled when they are first tried: hanzi make that slow, and a start needs none.
_FORMS: Final = (
    f"(?P<bungalow>平房)-?{_HOUSE}(?:号|室)?",
    f"{_HOUSE}号(?P<bungalow>平房)",
    f"{_NUMBERED}(?:号楼|#楼|楼|栋|幢|座|#)-?{_UNIT}{_ROOM}",
    f"{_NOT_YET_NAMED}-{_UNIT}{_ROOM}",
    f"{_ONE_OF_SEVERAL}-(?:{_MARKED_UNIT}|{_DASHED_UNIT}){_ROOM}",
    f"{_NUMBERED}号-?{_MARKED_UNIT}{_ROOM}",
    f"(?P<word>[A-Z])(?:号楼|#楼|号|楼|栋|幢|座|#)?-?{_UNIT}{_ROOM}",
    f"(?P<word>{_C}{{1,10}}(?:楼|座|栋))-?{_UNIT}{_ROOM}",
    f"{_ONE_ALONE}-{_UNIT}{_ROOM}",
    f"{_ONE_ALONE}(?:{_MARKED_UNIT})?{_ROOM}",
)
_LANE_HOUSE: Final = re.compile(f"{_HOUSE}号")
_AREA: Final = f"(?:{_C}|[0-9]){{1,20}}"
_AREA_END: Final = re.compile(
    r"号院|(?:[区里院村巷条坊园苑期街路庄组段]|胡同)"
    rf"(?=-?(?:[0-9A-Z{NUMERALS}甲乙丙丁]|平房|$))"
)
_LANE: Final = re.compile(r"(?:院|巷|条|胡同|村|路|街)$")
_COURTYARD: Final = re.compile(f".*?{_N}号院")
_AREA_NUMBER: Final = re.compile(r"[0-9]{1,2}(?=[里区村巷条坊期组段])")
_COURT_NUMBER: Final = re.compile(rf"[{NUMERALS}]+(?=号院)")
_GAP: Final = re.compile(r"(?<=[0-9A-Z#])\s+(?=[0-9A-Z])")
_MARK: Final = re.compile(r"\s*([-/#\\])\s*")
_LONGEST: Final = 60


def parse_parts(text: str) -> Parts | None:
    """Read one address, or None when no form fits without a guess."""
    if len(text) > _LONGEST:
        return None
    joined = re.sub(r"\s+", "", _GAP.sub("-", _MARK.sub(r"\1", text)))
    joined = joined.replace("/", "-").replace("\\", "-")
    return next(filter(None, (_in_area(area, rest) for area, rest in _splits(joined))), None)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Cut off the longest area first; last, no area at all."""
    for end in reversed([found.end() for found in _AREA_END.finditer(text)]):
        if re.fullmatch(_AREA, text[:end]) and "号楼" not in text[:end]:
            yield text[:end], text[end:].removeprefix("-")
    yield "", text


def _in_area(area: str, rest: str) -> Parts | None:
    area = _canonical_area(area)
    if not rest:
        return (area, "", "", "") if _COURTYARD.fullmatch(area) else None
    if _LANE.search(area):
        house = _LANE_HOUSE.fullmatch(rest)
        if house is not None:
            return _parts(area, "", "", house["room"])
    found = (_from_form(area, match) for form in _FORMS if (match := re.fullmatch(form, rest)))
    return next(filter(None, found), None)


def _from_form(area: str, match: re.Match[str]) -> Parts | None:
    groups = match.groupdict(default="")
    unit = groups.get("unit") or groups.get("unit2", "")
    building = "平房" if groups.get("bungalow") else groups.get("word")
    if building is None:
        number = _counted(groups["number"])
        if number is None:  # 八一楼 is a name, not building 81
            return None
        building = f"{groups['name']}{number}{groups['letter']}"
    return _parts(area, building, unit, groups["room"])


def _parts(area: str, building: str, unit: str, room: str) -> Parts | None:
    plain_unit, plain_room = _counted(unit), _room(room)
    if plain_unit is None or not plain_room:
        return None
    return area, building, plain_unit, plain_room


def _counted(text: str) -> str | None:
    """Write a number without leading zeros; other text stays; nought and odd numerals are None."""
    if text and all(character in NUMERALS for character in text):
        number = counted(text)
        return str(number) if number else None
    plain = text.lstrip("0")
    if text.startswith("0") and not plain[:1].isdigit():  # nought, and 0B
        return None
    return plain


def _room(text: str) -> str | None:
    """Read a room's numerals one by one where they are a row of digits: 五零一."""
    row = spelled(text) if len(text) > 2 else None
    return _counted(row or text)


def _canonical_area(area: str) -> str:
    """Write 西区1里 as 西区一里, and 十四号院 as 14号院."""
    area = _AREA_NUMBER.sub(lambda found: in_words(int(found[0])), area)
    return _COURT_NUMBER.sub(lambda found: str(counted(found[0]) or found[0]), area)
