"""A long list is planned and laid beside the books piece by piece: to nobody does that show."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.applicants import faulty_list

from gangting.domain import packed
from gangting.domain.applications.columns import applicant_list, match_columns
from gangting.domain.applications.values import RowFault
from gangting.domain.pass_rules import OnePer, PassRules


HEAD = ("姓名", "电话", "地址", "类别", "车牌", "孩子人数", "年龄", "身份证号")
KNOWN = (
    ("沈青", "13812345678", "3-2-501", "", "京A12345", "1", "", ""),
    ("何平", "13912345678", "", "物业", "", "", "", ""),
)
_CELLS = st.tuples(
    st.sampled_from(["沈青", "何平", "康宁", ""]),
    st.sampled_from(["13812345678", "13912345678", "1381234567", ""]),
    st.sampled_from(["3-2-501", "3号楼2单元501", "3-2-502", "楼上", ""]),
    st.sampled_from(["居民", "租户", "物业", "车辆", ""]),
    st.sampled_from(["京A12345", "京B12345", ""]),
    st.sampled_from(["0", "2", "3", ""]),
    st.sampled_from(["9", "40", ""]),
    st.sampled_from(["11010619800229001X", "110106198503071238", ""]),
)


def take(post, rows, *, apply=False):
    listing = applicant_list([HEAD, *rows])
    mapping = match_columns(listing.layout)
    if apply:
        return post.s.applications.apply(listing, mapping, post.leader)
    return post.s.applications.preview(listing, mapping)


@pytest.fixture
def post(make_post):
    return make_post("sqlite")


@pytest.fixture
def pieces_of(monkeypatch):
    return lambda size: monkeypatch.setattr(packed, "PIECE", size)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_CELLS, min_size=1, max_size=12), limit=st.sampled_from([0, 1, 2]))
def test_the_answer_is_the_same_in_pieces_of_any_size(make_one_post, pieces_of, rows, limit):
    post = make_one_post()
    if not post.count("person"):
        pieces_of(1000)
        take(post, KNOWN, apply=True)
    post.s.pass_rules.save(PassRules(most_per_household=limit), post.leader)
    answers = []
    for size in (1000, 1, 2, 5):
        pieces_of(size)
        if any(map(any, rows)):
            answers.append(take(post, rows))
    assert all(answer == answers[0] for answer in answers)


@pytest.fixture
def make_one_post(make_post):
    made = []

    def make():
        if not made:
            made.append(make_post("sqlite"))
        return made[0]

    return make


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_what_is_written_is_the_same_too(post, pieces_of, size):
    pieces_of(size)
    rows = [
        ("沈青", "13812345678", "3-2-501", "", "京A12345", "2", "", ""),
        ("康宁", "", "3-2-502", "", "", "1", "", ""),
        ("何平", "13912345678", "", "物业", "", "", "", "11010619800229001X"),
        ("康小宁", "", "3-2-502", "", "", "", "9", ""),
        ("乔远", "", "3-2-501", "", "京A12345", "3", "", ""),
        ("沈青", "", "3号楼2单元501", "", "", "", "", ""),
        ("康小一", "", "3-2-502", "", "", "", "8", ""),
        ("陆远", "", "5-1-101", "", "京A12345", "", "", ""),
        ("陆远", "", "5-1-101", "", "", "", "", "11010619800229001X"),
        ("陆小远", "", "5-1-102", "", "", "", "7", ""),
    ]
    applied = take(post, rows, apply=True)

    assert [(e.row, e.code, dict(e.params).get("first")) for e in applied.errors] == [
        (5, RowFault.CHILD_COUNTED, None),
        (7, RowFault.DUPLICATE_ROW, 2),
        (8, RowFault.CHILD_COUNTED, None),
        (9, RowFault.PLATE_TWICE, 2),
        (10, RowFault.DUPLICATE_ID, 4),
        (11, RowFault.CHILD_COUNTED, None),
    ]
    compound = post.booth.ref.compound
    doors = post.sql(f"select short, children from household where compound = {compound}")
    assert sorted(doors) == [("3-2-501", 3), ("3-2-502", 2), ("5-1-102", 1)]
    assert [one.row for one in applied.passes] == [2, 3, 4, 6]
    serials = [one.entry_pass.serial for one in applied.passes]
    for one in applied.passes:
        assert post.s.passes.show(one.entry_pass.serial).entry_pass == one.entry_pass
    assert len(set(serials)) == 4
    again = take(post, rows, apply=True)
    assert (again.created, again.updated, len(again.passes)) == (0, 0, 0)


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_household_is_full_whatever_piece_its_rows_are_in(post, pieces_of, size):
    take(post, [("沈青", "13812345678", "3-2-501", *[""] * 5)], apply=True)
    post.s.pass_rules.save(PassRules(OnePer.HOUSEHOLD), post.leader)
    pieces_of(size)

    told = [("何平", "3-2-501"), ("乔远", "3-2-502"), ("康宁", "5-1-101"), ("陆远", "3-2-502")]
    answer = take(post, [(name, "", room, *[""] * 5) for name, room in told])

    full = RowFault.HOUSEHOLD_FULL
    assert [(error.row, error.code) for error in answer.errors] == [(2, full), (5, full)]


def test_a_long_list_in_two_pieces_or_in_many_has_the_same_faults(post, pieces_of):
    table, wanted = faulty_list(1200)
    answers = []
    for size in (1000, 11):
        pieces_of(size)
        listing = applicant_list(table)
        answers.append(post.s.applications.preview(listing, match_columns(listing.layout)))
    assert answers[0] == answers[1]
    assert answers[0].rejected == len(wanted)
