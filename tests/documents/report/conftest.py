"""Sheets as they come out of a handover, small and large, and words to print them in."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from gangting.domain.handover import (
    Acknowledged,
    Condition,
    EquipmentCheck,
    EquipmentItem,
    EquipmentLine,
    HandoverState,
    OpenGroup,
    OpenItems,
    OpenLine,
)
from gangting.domain.handover_sheet import (
    AcknowledgedItems,
    Disputed,
    Extended,
    Header,
    OpeningLine,
    Person,
    SheetFacts,
    ShiftSummary,
    Signed,
    StockLine,
    build_content,
    canonical,
    digest,
    read_content,
)
from gangting.services.handover.values import AddendumLine, HandoverSheet
from gangting.storage.handovers import Addendum
from gangting.wording.words import Words


ZONE = ZoneInfo("Asia/Shanghai")
BEGAN = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
ENDED = BEGAN + timedelta(hours=8, minutes=3)
WAVE = (((0, 0), (1000, 1000), (0, 1000), (1000, 0)), ((500, 500), (510, 500)))


def stock(number, **changes):
    wanted = {
        "item_id": str(UUID(int=number)),
        "code": f"item{number}",
        "name": f"第{number}种物资",
        "unit": "个",
        "kind": "consumed",
        "expected": 100 + number,
        "actual": 100 + number,
        "difference": 0,
        "reason": "",
        "note": "",
        "over_tolerance": False,
    }
    return StockLine(**wanted | changes)


def group(code, lines, name="康宁"):
    said = Acknowledged(code, tuple(line.id for line in lines), ENDED, UUID(int=1))
    return AcknowledgedItems(OpenItems(code, tuple(lines), said), name)


def header(**changes):
    wanted = {
        "sheet_id": UUID(int=7),
        "compound": 7,
        "site": "晴川里小区",
        "booth": 0,
        "gate": "南门岗",
        "shift": "day",
        "shift_names": (("zh_CN", "白班"), ("en", "Day shift")),
        "day": date(2026, 11, 21),
        "planned_start": BEGAN,
        "planned_end": BEGAN + timedelta(hours=8),
        "began_at": BEGAN,
        "ended_at": ENDED,
        "outgoing": "何平",
        "incoming": "康宁",
        "leader": "",
    }
    return Header(**wanted | changes)


def small(**changes):
    """Return a shift with little to tell."""
    wanted = {
        "header": header(),
        "numbers": ShiftSummary(entries=312, exits=298, supplies=(("rider", 12), ("cleaner", 3))),
        "stock": [stock(1), stock(2, actual=100, difference=-2, reason="lost", note="风大")],
        "open_items": [
            group(OpenGroup.LOANS, [OpenLine("a", "雨伞", "U12")]),
            group(OpenGroup.LOW_STOCK, [OpenLine("b", "矿泉水", amount=3, limit=12)]),
        ],
        "equipment": [
            EquipmentLine(
                EquipmentItem("thermometer", (("zh_CN", "额温枪"), ("en", "Thermometer")), 2),
                EquipmentCheck("thermometer", 2),
            )
        ],
        "orders": "今晚十点后只开南门。",
        "signatures": [
            Signed("outgoing", "何平", ENDED, WAVE),
            Signed("incoming", "康宁", ENDED, WAVE),
        ],
    }
    return SheetFacts(**wanted | changes)


LONG_NAME = "买买提·阿卜杜热西提·吐尔逊江·艾合买提"
LONG_REMARK = (
    "16:40 三号楼前水管漏水，已报物业（电话 010-5550 1234）；夜里请留意有没有结冰。" * 60
)[:2000]


def large():
    """Return a shift in which everything happened: 60 lines of stock, 8 groups, long remarks."""
    lines = [stock(number) for number in range(1, 58)]
    lines.append(stock(58, actual=None, difference=None))
    lines.append(
        stock(
            59,
            name="免洗手消毒凝胶（大瓶装，带压泵，500 毫升）",
            over_tolerance=True,
            actual=40,
            difference=-119,
            reason="other",
            note=LONG_REMARK[:300],
        )
    )
    lines.append(stock(60, name="Alcohol-based hand sanitizer, 500 ml, with pump"))
    groups = [
        group(
            code,
            [OpenLine(f"{code}{n}", f"阿*·{n}", f"3-2-{n}01", urgent=True) for n in range(1, 14)],
            LONG_NAME,
        )
        for code in list(OpenGroup)[:8]
    ]
    equipment = [
        EquipmentLine(
            EquipmentItem(f"thing{n}", (("zh_CN", f"第{n}件设备"), ("en", f"Thing {n}")), n),
            EquipmentCheck(f"thing{n}", n - 1, Condition.MISSING, LONG_REMARK[: 40 * n])
            if n % 2
            else None,
        )
        for n in range(1, 20)
    ]
    return small(
        header=header(outgoing=LONG_NAME, incoming="Alexander Papadopoulos-Montgomery",
                      leader=LONG_NAME, site="卢沟桥街道六里桥社区晴川里小区", gate="西北二门岗"),
        stock=lines,
        open_items=groups,
        equipment=equipment,
        opening=[OpeningLine(str(UUID(int=n)), f"i{n}", f"物资{n}", "瓶", 10, 10 - n)
                 for n in range(1, 5)],
        people=[Person(LONG_NAME, "responsible", BEGAN, ENDED),
                Person("何平", "relief", BEGAN, ENDED)],
        extended=[Extended(ENDED, "接班人没到", LONG_NAME, "周岚")],
        follows_himself=True,
        orders=LONG_REMARK,
        incidents="第一行\n第二行\t有制表符\n\n" + LONG_REMARK,
        disputes=[Disputed(ENDED, "康宁", "口罩数不对", "upheld", "周岚", "两人一起又数了一遍")],
        signatures=[Signed(role, LONG_NAME, ENDED, WAVE)
                    for role in ("outgoing", "leader", "incoming")],
        forced_reason="交班人已离开",
        leader_reasons=("over_tolerance", "equipment_missing"),
    )  # fmt: skip


def frozen(facts, addenda=(), **changes):
    """Freeze facts as the acceptance does."""
    text = canonical(build_content(facts, ZONE))
    lines = tuple(
        AddendumLine(Addendum(UUID(int=9), said, ENDED, UUID(int=1)), "周岚") for said in addenda
    )
    wanted = {"state": HandoverState.ACCEPTED, "accepted_at": ENDED, "closed_at": None}
    more = {"closed_by": "", **wanted, **changes}
    return HandoverSheet(
        facts.header.sheet_id, read_content(text), digest(text), addenda=lines, **more
    )


@pytest.fixture
def small_sheet():
    return frozen(small())


@pytest.fixture
def large_sheet():
    return frozen(large(), ["口罩少的两个在抽屉里找到了", LONG_REMARK[:400]], closed_by=LONG_NAME)


@pytest.fixture
def sheets(small_sheet, large_sheet):
    return {
        "small": small_sheet,
        "large": large_sheet,
        "empty": frozen(small(stock=[], open_items=[], equipment=[], orders="", signatures=[])),
    }


@pytest.fixture
def words_of(checkout):
    return lambda language: Words(language, checkout / "resources" / "wording")
