"""Cards to print, and an application to print them with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from gangting.documents.values import PassCard
from gangting.domain.passes import Category


#: The test vectors of the pass format.
RESIDENT_CODE = "05986312647070341096492321563115614655210922138434586"
VEHICLE_CODE = "06460643268083667041666487897767430383544674088443569"

SHEN_QING = PassCard(
    site_name="晴川里小区",
    gate_name="南门岗",
    holder="沈青",
    place="3号楼 2单元 501",
    category=Category.RESIDENT,
    valid_until=date(2026, 12, 31),
    code=RESIDENT_CODE,
    short_number="482 719 368",
)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Paint with the application of the other tests."""


@pytest.fixture
def card() -> Callable[..., PassCard]:
    """Return a maker of cards like Shen Qing's, with what is to differ."""

    def make(**changes) -> PassCard:
        return replace(SHEN_QING, **changes)

    return make


@pytest.fixture
def hard_cards(card) -> list[PassCard]:
    """Return cards whose words are long, rare, foreign or not there."""
    phone = "010-5550 1234"
    english = {"language": "en", "site_name": "Qingchuan Gardens", "gate_name": "South Gate"}
    return [
        card(),
        card(holder="欧阳䶮", place="外贸六号楼 西区 3单元 1204", phone=phone),
        card(holder="王𬭎", place="", category=Category.DELIVERY),
        card(holder="阿依古丽·买买提明", category=Category.TENANT, phone=phone),
        card(holder="买买提·阿卜杜热西提·吐尔逊江·艾合买提", place="莲花池西里 平房区 甲13号"),
        card(holder="Alexander Papadopoulos-Montgomery", category=Category.WORKER, place="物业"),
        card(holder="Wolfeschlegelsteinhausenbergerdorff", category=Category.VISITOR, phone=phone),
        card(holder="京AD12345", category=Category.VEHICLE, code=VEHICLE_CODE, gate_name=""),
        card(holder="李", site_name="里", place="1", category=Category.SERVICE),
        card(
            site_name="丰台区卢沟桥街道六里桥社区晴川里小区",
            gate_name="西北二门岗",
            holder="买买提·阿卜杜热西提·吐尔逊江",
            place="莲花池西里外贸六号楼 西区 甲13单元 地下二层 1204 室",
            phone=phone,
        ),
        card(**english, holder="Shen Qing", place="Building 3 Unit 2 Room 501", phone=phone),
        card(**english, holder="Wu Ming", category=Category.VISITOR, phone=phone),
        card(**english, holder="Á Țț Ñandú-Ğ", place="", category=Category.SERVICE),
    ]
