"""Single cells: each is read, or told what is wrong with it. Nothing is guessed."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from gangting.domain.applications.values import Fault, RowFault
from gangting.domain.identity.id_number import IdFlaw, NotAnId, ResidentId, read_id_number
from gangting.domain.identity.names import LONGEST, NameFlaw, NotAName, read_name
from gangting.domain.identity.numerals import counted
from gangting.domain.identity.phone import NotAPhone, PhoneFlaw, read_phone
from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.identity.text_forms import half_width, no_space, one_space
from gangting.domain.pass_code import LAST_DAY
from gangting.domain.passes import Category


LONGEST_CELL: Final = 200
# The cells that are cached say nothing of anybody, and thousands of rows say the same.

_SHEET_ERROR: Final = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|[A-Z_]+!|#+)")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: Nothing to look at: most cells.
_PLAIN: Final = re.compile(r"[^\s#'](?:.{0,198}\S)?")
_BREAKS: Final = re.compile(r"\s*[\n\r\v\f\u2028\u2029]\s*")
_NOTHING: Final = frozenset({"无", "没有", "暂无", "空", "/", "-", "—", "--", "——", "N/A", "NA"})
_LONGEST_NOTHING: Final = max(map(len, _NOTHING))
_SKIPPED: Final = frozenset({"-2", "-3", "(空)", "(跳过)", "（空）", "（跳过）"})
_ROUNDED: Final = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
_MOBILE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)
_OTHER_DOCUMENT: Final = re.compile(r"[A-Z]{1,2}\d{6,9}", re.ASCII)
_DATE: Final = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?: \d\d?:\d\d(?::\d\d)?)?",
    re.ASCII,
)
_COUNT: Final = re.compile(r"(\d{1,4}|[零〇一二两三四五六七八九十]{1,3})[个人口名岁]?", re.ASCII)

_CATEGORIES: Final = {
    Category.RESIDENT: "居民 常住 业主 户主 家属 住户 自住 本人 resident owner",
    Category.TENANT: "租户 租客 租住 承租 租房 租赁 tenant",
    Category.WORKER: "工作人员 物业 志愿者 保安 保洁 员工 职工 社工 社区工作 worker staff",
    Category.SERVICE: "服务人员 服务 保姆 家政 维修 护工 钟点工 月嫂 阿姨 service",
    Category.DELIVERY: "配送 快递 外卖 骑手 送货 送餐 delivery courier",
    Category.VISITOR: "访客 来访 探亲 visitor",
    Category.VEHICLE: "车辆 机动车 汽车 轿车 vehicle",
}
_WORDS: Final = tuple(
    (word, category) for category, words in _CATEGORIES.items() for word in words.split()
)
_ID_FAULTS: Final = {
    IdFlaw.WRONG_LENGTH: RowFault.ID_WRONG_LENGTH,
    IdFlaw.OLD_FIFTEEN: RowFault.ID_OLD,
    IdFlaw.BAD_CHARACTER: RowFault.ID_BAD_CHARACTER,
    IdFlaw.BAD_BIRTH_DATE: RowFault.ID_BAD_BIRTH_DATE,
    IdFlaw.BAD_CHECK: RowFault.ID_BAD_CHECK,
}
_PHONE_FAULTS: Final = {
    PhoneFlaw.NOT_DIGITS: RowFault.PHONE_NOT_DIGITS,
    PhoneFlaw.WRONG_LENGTH: RowFault.PHONE_WRONG_LENGTH,
    PhoneFlaw.WRONG_START: RowFault.PHONE_WRONG_START,
}


def plain_cell(text: str, *, one_line: bool, questionnaire: bool = False) -> str | Fault:
    """Return a cell's text on one line; where it may hold one value only, a break is a fault."""
    if not questionnaire and text.isprintable() and _PLAIN.fullmatch(text):
        return text
    text = text.strip().removeprefix("'").strip()
    if not text or (questionnaire and text in _SKIPPED):
        return ""
    if _SHEET_ERROR.fullmatch(text):
        return Fault(RowFault.SHEET_ERROR)
    if _UNPRINTABLE.search(text):
        return Fault(RowFault.BAD_CHARACTER)
    if len(text) > LONGEST_CELL:
        return Fault(RowFault.TEXT_TOO_LONG, (("most", LONGEST_CELL),))
    if text.isprintable():
        return text
    if one_line and _BREAKS.search(text):
        return Fault(RowFault.LINE_BREAK)
    return one_space(text)


def optional(text: str) -> str:
    """Return what was written, or nothing where that is "none"."""
    return "" if len(text) <= _LONGEST_NOTHING and text.upper() in _NOTHING else text


def name_cell(text: str) -> str | Fault:
    """Read a name."""
    if not text:
        return Fault(RowFault.NAME_MISSING)
    name = read_name(text)
    if not isinstance(name, NotAName):
        return name.text
    match name.why:
        case NameFlaw.EMPTY:
            return Fault(RowFault.NAME_MISSING)
        case NameFlaw.TOO_LONG:
            return Fault(RowFault.TEXT_TOO_LONG, (("most", LONGEST),))
        case NameFlaw.TOO_SHORT:
            return Fault(RowFault.NAME_TOO_SHORT)
        case _:
            digits = any(character.isdecimal() for character in text)
            return Fault(RowFault.NAME_HAS_DIGITS if digits else RowFault.NAME_BAD_CHARACTER)


def phone_cell(text: str) -> str | Fault:
    """Read a telephone number, or none; full-width digits are digits."""
    if not text:
        return ""
    phone = read_phone(text)
    if not isinstance(phone, NotAPhone):
        return phone.digits
    bare = no_space(half_width(text))
    if _ROUNDED.fullmatch(bare):
        return Fault(RowFault.NUMBER_ROUNDED)
    if len(_MOBILE.findall(bare)) > 1:
        return Fault(RowFault.TWO_PHONES)
    return Fault(_PHONE_FAULTS.get(phone.why, RowFault.PHONE_NOT_DIGITS))


@lru_cache(maxsize=512)
def category_cell(text: str) -> Category | Fault | None:
    """Read whom a pass is for; None where the cell is empty, a fault where two would fit."""
    if not text:
        return None
    bare = no_space(half_width(text)).lower()
    found = {category for word, category in _WORDS if word in bare}
    if len(found) != 1:
        return Fault(RowFault.UNKNOWN_CATEGORY)
    [category] = found
    return Fault(RowFault.VISITOR_NOT_TAKEN) if category is Category.VISITOR else category


def plate_cell(text: str) -> str | Fault:
    """Read a plate, or none; one that only looks alike is offered, not taken."""
    if not text:
        return ""
    plate = read_plate(text)
    if isinstance(plate, Plate):
        return plate.text
    guess = plate.suggestion
    return Fault(RowFault.PLATE_WRONG, (("plate", guess.shown),) if guess else ())


def id_cell(text: str) -> ResidentId | str | Fault:
    """Read a resident's number, or the number of a passport or permit as it is."""
    bare = no_space(half_width(text)).upper()
    if not bare or _OTHER_DOCUMENT.fullmatch(bare):
        return bare
    if _ROUNDED.fullmatch(bare):
        return Fault(RowFault.NUMBER_ROUNDED)
    number = read_id_number(text)
    if not isinstance(number, NotAnId):
        return number
    return Fault(_ID_FAULTS.get(number.why, RowFault.ID_BAD_CHARACTER))


def date_cell(text: str) -> date | Fault | None:
    """Read a day as 2026-12-31, 2026/12/31, 2026年12月31日 or 20261231."""
    if not text:
        return None
    found = _DATE.fullmatch(one_space(half_width(text)))
    if found is None:
        return Fault(RowFault.INVALID_DATE)
    year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return Fault(RowFault.INVALID_DATE)


@lru_cache(maxsize=512)
def until_cell(text: str, today: date) -> date | Fault | None:
    """Read the last valid day of a pass."""
    day = date_cell(text)
    if not isinstance(day, date):
        return day
    if day < today:
        return Fault(RowFault.VALID_UNTIL_PAST)
    if day > LAST_DAY:
        return Fault(RowFault.VALID_UNTIL_TOO_FAR, (("last", LAST_DAY.isoformat()),))
    return day


@lru_cache(maxsize=512)
def count_cell(text: str, least: int, most: int) -> int | Fault | None:
    """Read a number of people: 3, 三, 3人."""
    if not text:
        return None
    found = _COUNT.fullmatch(no_space(half_width(text)))
    if found is None:
        return Fault(RowFault.NOT_A_NUMBER)
    digits = found[1]
    number = int(digits) if digits.isascii() else counted(digits)
    if number is None:
        return Fault(RowFault.NOT_A_NUMBER)
    if not least <= number <= most:
        return Fault(RowFault.NUMBER_OUT_OF_RANGE, (("least", least), ("most", most)))
    return number


def age_on(day: date, born: date) -> int:
    """Count the birthdays up to a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
