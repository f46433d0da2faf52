"""Rows read cell by cell: what is taken, what is asked, and where."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.applicants import HEAD, faulty_list, good_list, id_number

from gangting.domain.applications.columns import Layout, Mapping, applicant_list, match_columns
from gangting.domain.applications.reading import RowReader
from gangting.domain.applications.values import ColumnRole, RowFault
from gangting.domain.passes import Category


TODAY = date(2026, 11, 21)


def read_all(table, today=TODAY, compound="晴川里小区"):
    listing = applicant_list(table)
    reader = RowReader(listing, match_columns(listing.layout), today, compound)
    return [reader.read(row) for row in listing.rows]


def read(**cells):
    """Read one row of these columns."""
    [reading] = read_all([tuple(cells), tuple(cells.values())])
    return reading


def faults(reading):
    return [(error.column, error.code) for error in reading.errors]


def test_forty_planted_faults_of_many_kinds_are_found_where_they_are():
    table, wanted = faulty_list(400)
    found = [
        (error.row, error.column, error.code)
        for reading in read_all(table)
        for error in reading.errors
    ]

    assert found == wanted
    assert len({code for _, _, code in wanted}) >= 12


def test_good_rows_are_all_taken():
    assert [r.errors for r in read_all(good_list(200)) if r.errors] == []


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("3-2-501", "/3/2/501"),
        ("3号楼2单元501", "/3/2/501"),
        ("3#2-501室", "/3/2/501"),
        ("3楼2门501", "/3/2/501"),
        ("３－２－５０１", "/3/2/501"),
        ("晴川里小区3号楼\n2单元501", "/3/2/501"),
        ("三号楼二单元五零一", "/3/2/501"),
        ("3栋501", "/3//501"),
        ("外贸六号楼2单元501", "/外贸6/2/501"),
        ("平房12号", "/平房//12"),
        ("14号院", "14号院///"),
        ("北大地西区一里3-2-501", "北大地西区一里/3/2/501"),
    ],
)
def test_every_written_form_of_an_address_has_one_key(address, key):
    reading = read(姓名="沈青", 地址=address)

    assert reading.errors == ()
    assert reading.application.address.key == key


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("3", "2", "501"), "/3/2/501"),
        (("3号楼", "2单元", "501室"), "/3/2/501"),
        (("3#", "二", "501"), "/3/2/501"),
        (("３栋", "2门", "５０１"), "/3/2/501"),
        (("3", "", "501"), "/3//501"),
        (("3", "无", "501"), "/3//501"),
        (("三", "东", "501"), "/3/东/501"),
        (("甲3", "2", "501"), "/甲3/2/501"),
        (("A", "1", "1203"), "/A/1/1203"),
        (("外贸六号楼", "2", "501"), "/外贸6/2/501"),
        (("平房", "", "12"), "/平房//12"),
        (("3", "2", "3-2-501"), "/3/2/501"),
        (("", "", "3-2-501"), "/3/2/501"),
        (("3-2", "", "501"), "/3/2/501"),  # never building 3, room 2501
        (("B2", "", "301"), "/B2//301"),
        (("外贸6", "", "301"), "/外贸6//301"),
        (("青年公寓2", "", "301"), "/青年公寓2//301"),
        (("青年公寓2", "1", "301"), "/青年公寓2/1/301"),
        (("青年公寓", "2", "301"), "/青年公寓/2/301"),
    ],
)
def test_an_address_in_three_columns(parts, key):
    building, unit, room = parts
    reading = read(姓名="沈青", 楼=building, 单元=unit, 室=room)

    assert reading.errors == ()
    assert reading.application.address.key == key


def test_an_area_in_a_column_of_its_own():
    assert read(姓名="沈青", 片区="西区一里", 楼="3", 室="501").application.address.key == (
        "西区一里/3//501"
    )
    assert read(姓名="沈青", 片区="西区一里", 地址="3-2-501").application.address.key == (
        "西区一里/3/2/501"
    )


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", RowFault.ADDRESS_MISSING),
        ("3号楼", RowFault.ROOM_MISSING),
        ("501", RowFault.BUILDING_MISSING),
        ("2003-02-05", RowFault.ADDRESS_IS_DATE),  # 3-2-5 after a spreadsheet touched it
        ("2026/3/2", RowFault.ADDRESS_IS_DATE),
        ("八一楼501左", RowFault.ADDRESS_UNCLEAR),
        ("青年公寓2-301", RowFault.ADDRESS_UNCLEAR),  # building 2, or unit 2
        ("问邻居", RowFault.ADDRESS_UNCLEAR),
        ("3" * 61, RowFault.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_read_for_certain_is_asked(address, code):
    assert faults(read(姓名="沈青", 地址=address)) == [("地址", code)]


def test_two_columns_that_contradict_each_other_are_asked():
    assert faults(read(姓名="沈青", 楼="4", 室="3-2-501")) == [("室", RowFault.ADDRESS_UNCLEAR)]


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("", Category.RESIDENT),
        ("A.居民", Category.RESIDENT),
        ("业主（自住）", Category.RESIDENT),
        ("租客", Category.TENANT),
        ("志愿者", Category.WORKER),
        ("保姆", Category.SERVICE),
        ("外卖骑手", Category.DELIVERY),
        ("tenant", Category.TENANT),
    ],
)
def test_a_category_by_its_words(word, category):
    assert read(姓名="沈青", 地址="3-2-501", 类别=word).application.category is category


def test_full_width_digits_and_spaces_are_no_fault():
    one = read(姓名=" 沈　青 ", 电话="１３８ １２３４ ５６７８", 地址="3-2-501").application

    assert (one.name, one.phone) == ("沈青", "13812345678")


def test_none_is_an_answer_where_it_can_be():
    one = read(姓名="沈青", 电话="无", 地址="3-2-501", 车牌="/", 备注="无", 有效期="-").application

    assert (one.phone, one.plate, one.remark, one.until) == ("", "", "", None)


def test_skipped_questions_are_empty():
    head = ("提交答卷时间", "所用时间", "1、姓名", "2、手机", "3、地址", "4、车牌")
    [one] = read_all([head, ("2026/11/20", "53秒", "沈青", "-3", "3-2-501", "(跳过)")])

    assert (one.application.phone, one.application.plate) == ("", "")


def test_a_child_is_counted_and_not_registered():
    by_number = read(姓名="沈小", 地址="3-2-501", 身份证="110106201202291011")
    assert by_number.application is not None  # 14 since February

    young = read(姓名="沈小", 地址="3-2-501", 身份证=id_number(1, "20121122"))
    assert (young.application, young.child_at.key) == (None, "/3/2/501")
    assert faults(young) == [("身份证", RowFault.CHILD_COUNTED)]

    today = read(姓名="沈小", 地址="3-2-501", 身份证=id_number(1, "20121121"))
    assert today.application is not None

    assert faults(read(姓名="沈小", 地址="3-2-501", 年龄="13岁")) == [
        ("年龄", RowFault.CHILD_COUNTED)
    ]
    assert faults(read(姓名="沈小", 地址="3-2-501", 年龄="13")) == [
        ("年龄", RowFault.CHILD_COUNTED)
    ]
    born = read(姓名="", 地址="3-2-501", 出生日期="2020年5月1日")
    assert faults(born) == [("出生日期", RowFault.CHILD_COUNTED)]


def test_a_child_whose_door_is_unclear_is_asked_for_the_door_first():
    child = read(姓名="沈小", 地址="楼上", 年龄="9")

    assert child.child_at is None
    assert faults(child) == [("地址", RowFault.ADDRESS_UNCLEAR)]


def test_who_is_not_born_yet():
    future = read(姓名="沈青", 地址="3-2-501", 出生日期="2027-01-01")

    assert faults(future) == [("出生日期", RowFault.BIRTH_IN_FUTURE)]


def test_a_vehicle_has_a_plate_and_may_have_no_owner():
    car = read(姓名="", 车牌="京A·D12345", 楼="3", 室="501").application
    assert (car.category, car.plate, car.name) == (Category.VEHICLE, "京AD12345", "")

    guess = read(姓名="沈青", 车牌="京AO2345", 地址="3-2-501").errors
    assert [(e.code, dict(e.params)) for e in guess] == [
        (RowFault.PLATE_WRONG, {"plate": "京A·02345"})
    ]


def test_a_worker_may_have_a_place_in_plain_words():
    worker = read(姓名="沈青", 类别="物业", 地址="地下车库值班室").application

    assert (worker.address, worker.place) == (None, "地下车库值班室")


def test_several_faults_of_one_row_are_all_told():
    reading = read(姓名="", 电话="123", 地址="楼上", 类别="神仙")

    assert {code for _, code in faults(reading)} == {
        RowFault.NAME_MISSING,
        RowFault.PHONE_WRONG_LENGTH,
        RowFault.ADDRESS_UNCLEAR,
        RowFault.UNKNOWN_CATEGORY,
    }


def test_a_row_that_says_nothing_here_is_no_row():
    assert read_all([("姓名", "地址", "序号"), ("", "", "7")]) == [None]


@pytest.mark.parametrize("day", ["2027-01-05", "2027/1/5", "2027年1月5日", "2027.1.5", "20270105"])
def test_days_as_people_write_them(day):
    assert read(姓名="沈青", 地址="3-2-501", 有效期=day).application.until == date(2027, 1, 5)


_CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["#REF!", "沈青", "3-2-501", "13812345678", "京A12345", "2026-12-31", "\ud800"]
    ),
    st.text("0123456789-#号楼单元室零一二三四五六七八九十百东ABⅣ１２ \n", max_size=12),
)


@given(
    cells=st.lists(_CELL, min_size=len(ColumnRole), max_size=len(ColumnRole)),
    category=st.sampled_from(Category),
)
def test_no_text_of_any_cell_is_too_much(cells, category):
    listing = applicant_list([tuple(role.value for role in ColumnRole), tuple(cells)])
    layout = Layout(1, tuple(role.value for role in ColumnRole))
    reader = RowReader(listing, Mapping(tuple(ColumnRole), category), TODAY)
    for row in listing.rows:
        reading = reader.read(row)
        if reading is None:
            continue
        assert (reading.application is None) == bool(reading.errors)
        assert all(error.column in layout.headers for error in reading.errors)
        if reading.application is not None:
            repr(reading.application).encode()


@given(st.lists(st.lists(st.text(max_size=8), max_size=5).map(tuple), max_size=8))
def test_any_table_has_a_head_and_rows(table):
    listing = applicant_list(table)
    mapping = match_columns(listing.layout)

    assert len(mapping.roles) == len(listing.layout.headers)
    reader = RowReader(listing, mapping, TODAY)
    for row in listing.rows:
        reader.read(row)


def test_the_heads_of_the_invented_lists_are_all_understood():
    assert None not in match_columns(Layout(1, HEAD)).roles
