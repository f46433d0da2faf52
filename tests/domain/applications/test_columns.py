"""What the columns of a list hold, by the words of their heads."""

import pytest

from gangting.domain.applications.columns import (
    Layout,
    Mapping,
    applicant_list,
    match_columns,
    plain_header,
)
from gangting.domain.applications.values import ColumnRole as R


def roles(*headers):
    return match_columns(Layout(1, headers)).roles


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("姓名", R.NAME),
        ("1、您的姓名：", R.NAME),
        ("1.姓名（必填）", R.NAME),
        ("第4题(姓名)", R.NAME),
        ("户主姓名", R.NAME),
        ("手机", R.PHONE),
        ("联系电话", R.PHONE),
        ("2、您的手机号码：*", R.PHONE),
        ("楼", R.BUILDING),
        ("楼栋号", R.BUILDING),
        ("单元", R.UNIT),
        ("地址", R.ADDRESS),
        ("家庭住址", R.ADDRESS),
        ("楼号-单元-房号", R.ADDRESS),
        ("楼门号", R.ADDRESS),
        ("房号", R.ADDRESS),  # the whole of it, where no column tells the building
        ("类别", R.CATEGORY),
        ("人员身份", R.CATEGORY),
        ("身份证号码", R.ID_NUMBER),
        ("车牌", R.PLATE),
        ("出生年月日", R.BIRTH_DATE),
        ("年龄", R.AGE),
        ("有效期至", R.VALID_UNTIL),
        ("14岁以下儿童人数", R.CHILDREN),
        ("家庭人数", R.HOUSEHOLD_SIZE),
        ("备注", R.REMARK),
        ("紧急联系人电话", None),
        ("房东电话", None),
        ("户籍地址", None),
        ("孩子姓名", None),
        ("证件类型", None),
        ("房屋性质", None),
        ("楼层", None),
        ("序号", None),
        ("来自IP", None),
        ("所用时间", None),
        ("问题", None),
        ("", None),
    ],
)
def test_a_head_by_its_words(header, role):
    assert roles(header) == (role,)


def test_a_room_beside_a_building_is_a_room():
    assert roles("楼", "单元", "房号") == (R.BUILDING, R.UNIT, R.ROOM)


def test_the_plainest_head_wins_wherever_it_stands():
    assert roles("户主姓名", "姓名", "紧急电话", "电话") == (None, R.NAME, None, R.PHONE)


def test_a_title_above_the_head_is_left_out():
    table = [("晴川里小区出入证申请表", ""), ("", ""), ("姓名", "电话"), ("沈青", "1"), ("", "")]

    listing = applicant_list(table)

    assert listing.layout.row == 3
    assert listing.rows == ((4, ("沈青", "1")),)


def test_an_export_of_a_questionnaire_and_its_ip():
    head = ("序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、您的姓名：")
    row = ("1", "2026/11/20 19:03:22", "53秒", "微信", "N/A", "203.0.113.9(北京-北京)", "沈青")

    listing = applicant_list([head, row])

    assert listing.layout.questionnaire
    assert match_columns(listing.layout).roles == (*[None] * 6, R.NAME)
    assert "203" not in str(listing.rows)


def test_the_same_list_has_the_same_signature_with_and_without_what_is_never_read():
    whole = Layout(1, ("姓名", "来自IP", "电话"), hidden=frozenset({1}))
    mended = Layout(1, ("姓名", "电话", "问题"))

    assert whole.signature == mended.signature
    assert whole.signature != Layout(1, ("姓名", "手机")).signature


def test_a_role_belongs_to_one_column():
    mapping = Mapping((R.NAME, None)).assigned(1, R.NAME)

    assert mapping.roles == (None, R.NAME)
    assert mapping.column_of(R.NAME) == 1
    assert mapping.assigned(1, None).column_of(R.NAME) is None


@pytest.mark.parametrize(
    ("headers", "named", "placed"),
    [
        (("姓名", "地址"), True, True),
        (("车牌", "楼", "房"), True, True),
        (("电话", "楼"), False, False),
        (("姓名", "楼"), True, False),
    ],
)
def test_what_a_mapping_lacks(headers, named, placed):
    mapping = match_columns(Layout(1, headers))

    assert (mapping.named, mapping.placed) == (named, placed)


@pytest.mark.parametrize("table", [[], [()], [("",)], [("", ""), ()]])
def test_an_empty_table(table):
    listing = applicant_list(table)

    assert listing.rows == ()
    assert match_columns(listing.layout).named is False


def test_a_head_of_nothing_but_brackets_stays_itself():
    assert plain_header("（姓名）") == "(姓名)"
