"""The shopping list, the services and the thanks book on paper and as tables."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.papers import must_be_inside, texts

from gangting.documents.report.pages import A4, PAPERS, SLIP58
from gangting.documents.shopping_list import Letterhead, shopping_document
from gangting.documents.station_reports import services_document, thanks_document
from gangting.domain.supplies.catalogue import Item, ItemCategory, ItemKind
from gangting.domain.supplies.movements import Worker
from gangting.exchange.reading import read_rows
from gangting.exchange.spreadsheet import write_table
from gangting.exchange.tables import hours_table, services_table, shopping_table
from gangting.services.station.values import Gift, ToBuy


ZONE = ZoneInfo("Asia/Shanghai")
HEAD = Letterhead("晴川里小区", "南门岗", datetime(2026, 11, 21, 14, 32, tzinfo=ZONE))
DAYS = (date(2026, 11, 15), date(2026, 11, 21))
SERVED = {Worker.RIDER: 1234, Worker.COURIER: 0}


def item(name="防护口罩", name_en="Mask"):
    return Item(
        UUID(int=1), "mask", name, name_en, "个", "pcs", "face-mask", ItemCategory.PROTECTION,
        ItemKind.CONSUMED, 20, 100, expires=True, in_use=True, place=1,
    )  # fmt: skip


LIST = (
    ToBuy(item(), 0, 0, 100),
    ToBuy(item("免洗手消毒凝胶（大瓶装，带压泵）", "Alcohol hand sanitizer with a pump"), 3, 2, 40),
    ToBuy(item("=1+1", ""), 5, None, 15),
)
GIFTS = (
    Gift(
        UUID(int=1),
        item(),
        40,
        "莲花池社区居委会和热心居民",
        datetime(2026, 11, 20, 17, tzinfo=UTC),
        "",
        None,
    ),
    Gift(UUID(int=2), item(), 5, "", datetime(2026, 11, 1, tzinfo=UTC), "写了感谢信", None),
)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("lines", [LIST, (), LIST * 30])
def test_everything_is_inside_the_margins(words_of, paper, language, lines):
    words = words_of(language)

    for document in (
        shopping_document(lines, HEAD, words, paper),
        services_document(SERVED, DAYS, HEAD, words, paper),
        thanks_document(GIFTS * len(lines), HEAD, words, paper),
    ):
        must_be_inside(document, paper)


def test_the_list_says_what_to_buy_and_leaves_room_to_tick_it_off(words_of):
    said = texts(shopping_document(LIST, HEAD, words_of("zh_CN"), A4), 0)

    assert said[:2] == ["采购清单", "晴川里小区 · 南门岗"]
    for wanted in (
        "防护口罩",
        "已用完",
        "2 天",
        "100 个",
        "20 个",
        "已买",
        "2026-11-21 14:32 打印",
    ):
        assert wanted in said


def test_a_slip_of_the_list_has_what_is_needed_in_the_shop(words_of):
    said = texts(shopping_document(LIST, HEAD, words_of("en"), SLIP58), 0)

    assert "Mask" in said
    assert "100 pcs" in said
    assert "Bottom line" not in said


def test_nothing_to_buy_is_said(words_of):
    assert "不用买东西。" in texts(shopping_document((), HEAD, words_of("zh_CN"), A4), 0)


def test_the_thanks_book_has_local_days(words_of):
    said = texts(thanks_document(GIFTS, HEAD, words_of("zh_CN"), A4), 0)

    assert "2026-11-21" in said, "17:00 in Greenwich is the next day here"
    assert "未留名" in said


def test_the_tables_hold_numbers_and_days(words_of, tmp_path):
    words = words_of("zh_CN")
    hours = (("何平", "2026-11-01", "2026-11-30", 12, 14, "96.5"),)
    tables = {
        "list": shopping_table(LIST, words),
        "services": services_table(SERVED, DAYS, words),
        "hours": hours_table(hours, words),
    }

    found = {}
    for name, table in tables.items():
        write_table(table, tmp_path / f"{name}.xlsx")
        found[name] = read_rows(tmp_path / f"{name}.xlsx")

    assert found["list"].sheet == "采购清单"
    assert found["list"].cells[1:] == (
        ("防护口罩", "个", "0", "20", "0", "100"),
        ("免洗手消毒凝胶（大瓶装，带压泵）", "个", "3", "20", "2", "40"),
        ("=1+1", "个", "5", "20", "", "15"),
    )
    assert found["services"].cells[1] == ("2026-11-15", "2026-11-21", "送餐员", "1234")
    assert found["hours"].cells == (
        ("姓名", "从", "到", "天数", "次数", "小时"),
        ("何平", "2026-11-01", "2026-11-30", "12", "14", "96.5"),
    )
