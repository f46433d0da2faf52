"""Which column of a list holds what: told by the words of its head.

The columns that 问卷星 adds are known and left alone; the sender's IP is dropped at once.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from gangting.domain.applications.values import ColumnRole
from gangting.domain.identity.text_forms import half_width, no_space, plain_dashes
from gangting.domain.packed import packed
from gangting.domain.passes import Category
from gangting.domain.values import frozen


Row = tuple[int, tuple[str, ...]]

_SEARCHED_ROWS: Final = 10
#: The column that tells in a file of rejected rows what is wrong; never read.
PROBLEM: Final = "问题"
_IP: Final = re.compile(r"(?:来自|来源|提交)?IP(?:地址)?", re.IGNORECASE)
_META: Final = frozenset(
    {"序号", "提交答卷时间", "提交时间", "所用时间", "来源", "来源详情", "总分", "编号", PROBLEM}
)
_OF_QUESTIONNAIRE: Final = frozenset({"提交答卷时间", "所用时间", "来源"})

_QUESTION: Final = re.compile(r"第\d+题\((.+)\)")
_NUMBERING: Final = re.compile(r"^[*\(]?\d{1,3}[、.:)]")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_POLITE: Final = re.compile(r"请填写|请输入|请选择|您的|你的|本人|[*:?_。]")
_SOMEBODY_ELSE: Final = re.compile("紧急|房东|监护|登记人|填表|填报|审核|经办|网格|介绍人|推荐")
_PARTS_AT_ONCE: Final = re.compile("[楼栋幢座].*[室房户]|单元.*[室房户]")

_EXACT: Final = {
    ColumnRole.NAME: "姓名 名字 申请人 车主 name fullname",
    ColumnRole.PHONE: "手机 手机号 电话 联系电话 联系方式 phone mobile tel telephone",
    ColumnRole.ADDRESS: "地址 住址 住处 门牌号 楼门号 address",
    ColumnRole.AREA: "区 片区 分区 院 area",
    ColumnRole.BUILDING: "楼 楼号 楼栋 栋 栋号 幢 幢号 座 楼座 楼宇 几号楼 building",
    ColumnRole.UNIT: "单元 单元号 门 unit",
    ColumnRole.ROOM: "房 室 房号 室号 房间 房间号 门牌 户号 户室 room",
    ColumnRole.CATEGORY: "类别 身份 类型 住户类型 居住性质 category type",
    ColumnRole.PLATE: "车牌 车牌号 车号 plate",
    ColumnRole.ID_NUMBER: "身份证 身份证号 证件号 证件号码 idnumber id_number",
    ColumnRole.BIRTH_DATE: "出生日期 生日 birthdate",
    ColumnRole.AGE: "年龄 age",
    ColumnRole.VALID_UNTIL: "有效期 有效期至 到期日 截止日期 until validuntil",
    ColumnRole.CHILDREN: "孩子 孩子人数 儿童人数 children",
    ColumnRole.HOUSEHOLD_SIZE: "家庭人数 人数 人口 家庭人口 householdsize",
    ColumnRole.REMARK: "备注 说明 remark note",
}
#: Looked for in this order: 身份证 is no 身份, 孩子年龄 no 年龄.
_WITHIN: Final = (
    (ColumnRole.ID_NUMBER, "身份证|证件号"),
    (ColumnRole.CHILDREN, "(?:儿童|孩子|小孩|未成年|14周?岁以下).*(?:数|几)|^(?:儿童|孩子|小孩)$"),
    (ColumnRole.PLATE, "车牌"),
    (ColumnRole.NAME, "姓名|名字"),
    (ColumnRole.PHONE, "手机|电话|联系方式"),
    (ColumnRole.BIRTH_DATE, "出生"),
    (ColumnRole.VALID_UNTIL, "有效期|到期|截止"),
    (ColumnRole.HOUSEHOLD_SIZE, "人数|人口|几口人"),
    (ColumnRole.CATEGORY, "类别|身份|人员类型|住户类型|居住性质|居住类型"),
    (ColumnRole.ADDRESS, "地址|住址|住处|居住地|门牌号|楼门"),
    (ColumnRole.UNIT, "单元"),
    (ColumnRole.BUILDING, "楼号|楼栋|栋号|幢号|号楼|楼座"),
    (ColumnRole.ROOM, "房号|室号|房间|门牌"),
    (ColumnRole.AREA, "片区|分区"),
    (ColumnRole.AGE, "年龄"),
    (ColumnRole.REMARK, "备注"),
)
_NOT_THAT: Final = {
    ColumnRole.ADDRESS: re.compile("户籍|单位|工作|籍贯|邮箱|公司|来京|返京"),
    ColumnRole.CATEGORY: re.compile("证件|房屋"),
    ColumnRole.AGE: re.compile("孩子|儿童|小孩"),
    ColumnRole.NAME: re.compile("孩子|儿童|小孩|小区|单位|公司|楼"),
    ColumnRole.HOUSEHOLD_SIZE: re.compile("孩子|儿童|小孩|14周?岁"),
}
_BY_WORD: Final = {word: role for role, words in _EXACT.items() for word in words.split()}


@frozen
class Layout:
    """The head of a list: its row in the file, the heads, and the columns that are never read."""

    row: int
    headers: tuple[str, ...]
    questionnaire: bool = False
    hidden: frozenset[int] = frozenset()

    @property
    def signature(self) -> str:
        """The same for every list with these heads, also for its rejected rows."""
        heads = [
            plain
            for number, header in enumerate(self.headers)
            if number not in self.hidden and (plain := plain_header(header)) != PROBLEM
        ]
        return hashlib.sha256("\x1f".join(heads).encode("utf-8", "replace")).hexdigest()[:24]


@frozen
class Mapping:
    """What each column holds (None: nothing that is read), and whom a pass is for by default."""

    roles: tuple[ColumnRole | None, ...]
    category: Category = Category.RESIDENT

    def column_of(self, role: ColumnRole) -> int | None:
        """Return the column with this role."""
        return self.roles.index(role) if role in self.roles else None

    def assigned(self, column: int, role: ColumnRole | None) -> "Mapping":
        """Give a column a role, which no other column has then."""
        roles = [None if other is role else other for other in self.roles]
        roles[column] = role
        return Mapping(tuple(roles), self.category)

    @property
    def named(self) -> bool:
        """Whether it says who the applicants are: people by name, vehicles by plate."""
        return ColumnRole.NAME in self.roles or ColumnRole.PLATE in self.roles

    @property
    def placed(self) -> bool:
        """Whether it says where they live or work."""
        parts = {ColumnRole.BUILDING, ColumnRole.ROOM}
        return ColumnRole.ADDRESS in self.roles or parts <= set(self.roles)


@frozen
class ApplicantList:
    """A list with its head found; each row with its number in the file."""

    layout: Layout
    rows: Sequence[Row]


def applicant_list(cells: Sequence[tuple[str, ...]]) -> ApplicantList:
    """Find the head of a table and take its rows; a title above the head is left out.

    Nothing is left of the columns that hold somebody's IP address.
    """
    first = tuple(islice(cells, _SEARCHED_ROWS))
    head = _head_of(first)
    headers = _trimmed(first[head]) if first else ()
    plain = [plain_header(header) for header in headers]
    hidden = frozenset(n for n, header in enumerate(plain) if _IP.fullmatch(header))
    asked = len(_OF_QUESTIONNAIRE.intersection(plain)) > 1
    layout = Layout(head + 1, headers, asked, hidden)
    return ApplicantList(layout, packed(_rows_of(cells, layout)))


def _rows_of(cells: Sequence[tuple[str, ...]], layout: Layout) -> Iterator[Row]:
    """Yield the rows below the head that hold something, each as wide as the head."""
    hidden, width = layout.hidden, len(layout.headers)
    below = islice(cells, layout.row, None)
    for number, row in enumerate(below, start=layout.row + 1):
        kept = row[:width]
        if hidden:
            kept = tuple("" if n in hidden else cell for n, cell in enumerate(kept))
        if any(kept):
            yield number, kept + ("",) * (width - len(kept))


def match_columns(layout: Layout) -> Mapping:
    """Guess what the columns hold from their heads; the officer sees it and may change it."""
    plain = [plain_header(header) for header in layout.headers]
    roles: list[ColumnRole | None] = [None] * len(plain)
    for column, header in enumerate(plain):
        role = _BY_WORD.get(header.lower())
        if role is not None and role not in roles and column not in layout.hidden:
            roles[column] = role
    for column, header in enumerate(plain):
        if roles[column] is None and column not in layout.hidden and header not in _META:
            roles[column] = _by_words(header, roles)
    return _whole_rooms(Mapping(tuple(roles)))


def plain_header(header: str) -> str:
    """Bring a head to its bare words: "1、您的姓名：(必填)" is 姓名."""
    text = no_space(plain_dashes(half_width(header)))
    inner = _QUESTION.fullmatch(text)
    text = _POLITE.sub("", _NUMBERING.sub("", inner[1] if inner else text))
    bare = _BRACKETS.sub("", text)
    return (bare or text).removesuffix("号码") + ("号" if bare.endswith("号码") else "")


def _by_words(header: str, taken: Sequence[ColumnRole | None]) -> ColumnRole | None:
    if _SOMEBODY_ELSE.search(header):
        return None
    if ColumnRole.ADDRESS not in taken and _PARTS_AT_ONCE.search(header):
        return ColumnRole.ADDRESS
    for role, words in _WITHIN:
        excluded = role in _NOT_THAT and _NOT_THAT[role].search(header)
        if role not in taken and not excluded and re.search(words, header):
            return role
    return None


def _whole_rooms(mapping: Mapping) -> Mapping:
    """Take 房号 for the whole address (3-2-501) where no column tells the building."""
    column = mapping.column_of(ColumnRole.ROOM)
    if column is None or mapping.placed or ColumnRole.BUILDING in mapping.roles:
        return mapping
    return mapping.assigned(column, ColumnRole.ADDRESS)


def _head_of(cells: Sequence[tuple[str, ...]]) -> int:
    """Return the row with the most heads that are understood, else the first that is not empty."""
    best, most = None, 0
    for number, row in enumerate(cells):
        known = sum(role is not None for role in match_columns(Layout(1, row)).roles)
        known += sum(plain_header(cell) in _META for cell in row)
        if best is None and any(row):
            best = number
        if known > max(most, 1):
            best, most = number, known
    return best or 0


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    last = max((number for number, cell in enumerate(row, start=1) if cell), default=0)
    return row[:last]
