"""Invented lists of applicants, good ones and with planted faults, in every kind of file."""

import csv
import io
import struct
from dataclasses import dataclass

from gangting.domain.applications.values import RowFault as F
from gangting.domain.identity.id_number import check_character
from gangting.exchange.spreadsheet import write_xlsx
from gangting.exchange.values import Sheet


HEAD = (
    "姓名",
    "手机号码",
    "楼栋号",
    "单元",
    "房号",
    "类别",
    "车牌号",
    "身份证号",
    "有效期至",
    "家庭人数",
    "14岁以下孩子人数",
    "备注",
)
_FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "一丁三世东中丹为乐九云亚亮京仁今从佳依信俊倩健元光克兰其军冬冰凯刚利力勇北华卫卿厚"


def name_of(number):
    """Return a name; the first thousands are all different."""
    family = _FAMILIES[number % len(_FAMILIES)]
    rest = number // len(_FAMILIES)
    return family + _GIVEN[rest % len(_GIVEN)] + _GIVEN[rest // len(_GIVEN) % len(_GIVEN)]


def id_number(number, born="19800229"):
    """Return a valid resident number; no two alike."""
    first = f"11010{number // 1000 % 10}{born}{number % 1000:03d}"
    return first + check_character(first)


def good_row(number):
    """Return one applicant; two of them live behind each door."""
    door = number // 2
    return (
        name_of(number),
        f"138{number:08d}",
        str(door // 120 + 1),
        str(door // 40 % 3 + 1),
        str((door % 40 // 4 + 1) * 100 + door % 4 + 1),
        ("居民", "租户", "", "业主")[number % 4],
        "",
        id_number(number) if number % 3 else "",
        "2027-11-20" if number % 5 else "",
        "4",
        str(door % 3),
        "",
    )


def good_list(count):
    """Return a table with its head."""
    return [HEAD, *(good_row(number) for number in range(count))]


@dataclass(frozen=True)
class Planted:
    """A fault to be found in this column."""

    column: str
    text: str
    code: F
    blamed: str = ""


PLANTED = (
    Planted("姓名", "", F.NAME_MISSING),
    Planted("姓名", "沈青2", F.NAME_HAS_DIGITS),
    Planted("姓名", "沈１青", F.NAME_HAS_DIGITS),
    Planted("姓名", "沈青(女)", F.NAME_BAD_CHARACTER),
    Planted("姓名", "沈", F.NAME_TOO_SHORT),
    Planted("姓名", "沈" * 41, F.TEXT_TOO_LONG),
    Planted("姓名", "沈青\n何平", F.LINE_BREAK),
    Planted("姓名", "#NAME?", F.SHEET_ERROR),
    Planted("姓名", "沈\x07青", F.BAD_CHARACTER),
    Planted("手机号码", "1381234567", F.PHONE_WRONG_LENGTH),
    Planted("手机号码", "1381234567８９", F.PHONE_WRONG_LENGTH),
    Planted("手机号码", "138a2345678", F.PHONE_NOT_DIGITS),
    Planted("手机号码", "22812345678", F.PHONE_WRONG_START),
    Planted("手机号码", "13812345678、13912345678", F.TWO_PHONES),
    Planted("手机号码", "1.38123E+10", F.NUMBER_ROUNDED),
    Planted("手机号码", "#REF!", F.SHEET_ERROR),
    Planted("楼栋号", "", F.BUILDING_MISSING),
    Planted("楼栋号", "三期靠北", F.ADDRESS_UNCLEAR, "房号"),
    Planted("楼栋号", "2026-03-02", F.ADDRESS_IS_DATE),
    Planted("单元", "靠东那个", F.ADDRESS_UNCLEAR, "房号"),
    Planted("房号", "", F.ROOM_MISSING),
    Planted("房号", "五楼左手", F.ADDRESS_UNCLEAR),
    Planted("房号", "#N/A", F.SHEET_ERROR),
    Planted("类别", "神仙", F.UNKNOWN_CATEGORY),
    Planted("类别", "租户或业主", F.UNKNOWN_CATEGORY),
    Planted("类别", "访客", F.VISITOR_NOT_TAKEN),
    Planted("类别", "车辆", F.PLATE_MISSING, "车牌号"),
    Planted("车牌号", "京A1234", F.PLATE_WRONG),
    Planted("车牌号", "京AO2345I", F.PLATE_WRONG),
    Planted("身份证号", "110106198503071238", F.ID_BAD_CHECK),
    Planted("身份证号", "110106850307123", F.ID_OLD),
    Planted("身份证号", "11010619850307123", F.ID_WRONG_LENGTH),
    Planted("身份证号", "110106198513071237", F.ID_BAD_BIRTH_DATE),
    Planted("身份证号", "110106201502291011", F.ID_BAD_BIRTH_DATE),
    Planted("有效期至", "明年底", F.INVALID_DATE),
    Planted("有效期至", "2027/2/29", F.INVALID_DATE),
    Planted("有效期至", "2026-11-20", F.VALID_UNTIL_PAST),
    Planted("家庭人数", "好几口", F.NOT_A_NUMBER),
    Planted("14岁以下孩子人数", "11", F.NUMBER_OUT_OF_RANGE),
    Planted("14岁以下孩子人数", "5", F.CHILDREN_EXCEED_SIZE),
)


def faulty_list(count):
    """Return a table with a planted fault every so many rows, and (row, column, code) of each."""
    table = good_list(count)
    step = count // len(PLANTED)
    wanted = []
    for number, planted in enumerate(PLANTED):
        place = number * step + 3
        row = list(table[place])
        row[HEAD.index(planted.column)] = planted.text
        table[place] = tuple(row)
        wanted.append((place + 1, planted.blamed or planted.column, planted.code))
    return table, wanted


# -- files


def as_xlsx(path, table):
    write_xlsx([Sheet("名单", table[0], tuple(table[1:]))], path)


def as_csv(path, table, encoding="utf-8"):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    path.write_bytes(text.getvalue().encode(encoding))


def as_xls(path, table):
    """Write the old binary workbook: BIFF 8 records in a compound file."""
    cells = b"".join(
        _record(0x0204, struct.pack("<HHH", number, place, 0), _text16(cell))
        for number, row in enumerate(table)
        for place, cell in enumerate(row)
        if cell
    )
    sheet = _record(0x0809, struct.pack("<4HII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(table), 0, len(table[0]), 0)) + cells
    sheet += _record(0x000A)
    head = _record(0x0809, struct.pack("<4HII", 0x0600, 0x0005, 0, 0, 0, 0))
    head += _record(0x0042, struct.pack("<H", 1200))
    name = "名单".encode("utf-16-le")
    size = len(head) + 4 + 8 + len(name) + 4
    head += _record(0x0085, struct.pack("<IHBB", size, 0, len(name) // 2, 1), name)
    head += _record(0x000A)
    path.write_bytes(_compound_file(head + sheet))


def _record(kind, *parts):
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def _text16(text):
    encoded = text.encode("utf-16-le")
    return struct.pack("<HB", len(encoded) // 2, 1) + encoded


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _compound_file(stream):
    """Put one stream into a compound file: its sectors, the directory, the table of sectors."""
    stream += b"\0" * max(0, 4096 - len(stream))
    stream += b"\0" * (-len(stream) % 512)
    data = len(stream) // 512
    fats = 1
    while (data + 1 + fats) > fats * 128:
        fats += 1
    chain = [*range(1, data), _END, _END, *[_FAT] * fats]
    chain += [_FREE] * (fats * 128 - len(chain))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, fats, data, 0, 4096, _END, 0, _END, 0)
    places = [data + 1 + n for n in range(fats)]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    folder = _entry("Root Entry", 5, child=1, start=_END, size=0)
    folder += _entry("Workbook", 2, child=_FREE, start=0, size=len(stream))
    folder += b"\0" * (512 - len(folder))
    return head + stream + folder + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name, kind, child, start, size):
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", _FREE, _FREE, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
