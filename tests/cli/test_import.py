"""Lists of applicants from files of every kind."""

import json
import sqlite3

import pytest
from tests.applicants import PLANTED, as_csv, as_xls, as_xlsx, faulty_list, good_list

from gangting.exchange.reading import read_rows


@pytest.fixture
def table():
    return faulty_list(120)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("名单.xlsx", as_xlsx),
        ("名单.xls", as_xls),
        ("名单.csv", as_csv),
        ("bom.csv", lambda path, table: as_csv(path, table, "utf-8-sig")),
        ("gb.csv", lambda path, table: as_csv(path, table, "gb18030")),
    ],
)
def test_every_kind_of_file_says_the_same(ask, tmp_path, table, name, write):
    rows, wanted = table
    write(tmp_path / name, rows)

    body = ask("people", "import", tmp_path / name)

    assert set(body) == {"created", "updated", "unchanged", "rejected"}
    assert (body["created"], body["updated"], body["unchanged"]) == (80, 0, 0)
    assert [(one["row"], one["column"]) for one in body["rejected"]] == [w[:2] for w in wanted]
    assert all(len(one["message"]) > 5 for one in body["rejected"])

    again = ask("people", "import", tmp_path / name)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 80)


def test_an_export_of_a_questionnaire(ask, tmp_path, booth):
    head = (
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的姓名：,2、手机号码：,3、您的住址："
    )
    lines = [
        "1,2026/11/20 19:03:22,53秒,微信,N/A,203.0.113.7(北京-北京),沈青,13812345678,3号楼2单元501",
        "2,2026/11/20 19:05:01,71秒,链接,,203.0.113.8(北京-北京),何平,(跳过),3-2-502",
        "3,2026/11/20 19:06:11,20秒,链接,,203.0.113.9(北京-北京),康宁,123,5-1-301",
    ]
    file, bad = tmp_path / "问卷.csv", tmp_path / "bad.xlsx"
    file.write_bytes("\r\n".join([head, *lines]).encode("gb18030"))

    body = ask("people", "import", file, "--bad-rows", bad)

    assert body["created"] == 2
    assert [(one["row"], one["column"]) for one in body["rejected"]] == [(4, "2、手机号码：")]
    assert "203.0.113" not in str(read_rows(bad).cells)
    with sqlite3.connect(booth / "gangting.db") as database:
        assert "203.0.113" not in "\n".join(database.iterdump())


@pytest.mark.parametrize("name", ["bad.xlsx", "bad.csv"])
def test_the_bad_rows_are_mended_and_imported_again(ask, tmp_path, table, name):
    rows, wanted = table
    as_xlsx(tmp_path / "all.xlsx", rows)
    ask("people", "import", tmp_path / "all.xlsx", "--bad-rows", tmp_path / name)

    bad = read_rows(tmp_path / name).cells
    assert bad[0] == (*rows[0], "问题")
    assert len(bad) == 1 + len(PLANTED)
    assert bad[1][-1] == "姓名：没有姓名，请填写"
    good = good_list(120)
    mended = [bad[0], *((*good[number - 1], "") for number, _, _ in wanted)]
    as_xlsx(tmp_path / "mended.xlsx", mended)

    body = ask("people", "import", tmp_path / "mended.xlsx")

    assert (body["created"], body["rejected"]) == (40, [])
    body = ask("people", "import", tmp_path / "all.xlsx")
    assert (body["created"], body["updated"], body["unchanged"]) == (0, 0, 80)


def test_nobody_is_taken_in_where_the_bad_rows_have_no_place(ask, gangting, tmp_path, table):
    as_csv(tmp_path / "all.csv", table[0])
    bad = tmp_path / "gone" / "bad.csv"

    said = gangting("people", "import", tmp_path / "all.csv", "--bad-rows", bad, "--json")

    assert said.error == "file_not_written"
    assert ask("people", "import", tmp_path / "all.csv")["created"] == 80


def test_the_list_is_not_replaced_by_its_bad_rows(ask, gangting, tmp_path, table):
    file, link = tmp_path / "all.csv", tmp_path / "link.csv"
    as_csv(file, table[0])
    link.symlink_to(file)
    before = file.read_bytes()

    for bad in (file, link):
        said = gangting("people", "import", file, "--bad-rows", bad, "--json")
        assert said.error == "file_not_written"
        assert file.read_bytes() == before
    assert ask("people", "import", file)["created"] == 80


def test_columns_by_a_file(ask, gangting, tmp_path):
    as_csv(tmp_path / "a.csv", [("谁", "住在", "电话"), ("沈青", "3-2-501", "问他妈妈")])
    columns = tmp_path / "columns.json"
    told = {"columns": {"谁": "name", "住在": "address", "电话": None}, "category": "tenant"}
    columns.write_text(json.dumps(told), encoding="utf-8")

    assert gangting("people", "import", tmp_path / "a.csv", "--json").error == "name_column_missing"
    assert ask("people", "import", tmp_path / "a.csv", "--map", columns)["created"] == 1
    [person] = ask("people", "find", "沈青")["people"]
    assert person["standing"] == "tenant"
    # Remembered for the next list with these heads.
    assert ask("people", "import", tmp_path / "a.csv")["unchanged"] == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "columns_file_unreadable"),
        ("[]", "columns_file_unreadable"),
        ('{"columns": {"姓名": "soul"}}', "columns_file_unreadable"),
        ('{"category": "king"}', "columns_file_unreadable"),
        ('{"电话": "phone"}', "columns_file_unreadable"),
        ('{"columns": {"年纪": "age"}}', "column_unknown"),
    ],
)
def test_a_wrong_file_of_columns(gangting, tmp_path, text, code):
    as_csv(tmp_path / "a.csv", [("姓名", "住址"), ("沈青", "3-2-501")])
    (tmp_path / "columns.json").write_text(text, encoding="utf-8")

    said = gangting(
        "people", "import", tmp_path / "a.csv", "--map", tmp_path / "columns.json", "--json"
    )

    assert said.error == code


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "nothing_to_import"), (b"\0\1\2", "file_unreadable"), (None, "file_unreadable")],
)
def test_files_that_hold_nothing(gangting, tmp_path, content, code):
    if content is not None:
        (tmp_path / "a.csv").write_bytes(content)

    assert gangting("people", "import", tmp_path / "a.csv", "--json").error == code


def test_without_passes(ask, tmp_path):
    as_csv(tmp_path / "a.csv", [("姓名", "住址"), ("沈青", "3-2-501")])

    assert ask("people", "import", tmp_path / "a.csv", "--no-passes")["created"] == 1
    assert ask("people", "find", "沈青")["people"][0]["passes"] == []


def test_passes_of_a_list(ask, gangting, tmp_path):
    as_csv(tmp_path / "a.csv", [("姓名", "住址"), ("沈青", "3-2-501"), ("何平", "3-2-502")])

    body = ask("pass", "issue", "--from", tmp_path / "a.csv")

    assert [one["row"] for one in body["passes"]] == [2, 3]
    assert body["rejected"] == []
    for one in body["passes"]:
        assert ask("pass", "show", one["serial"])["code"] == one["code"]
    assert ask("pass", "issue", "--from", tmp_path / "a.csv")["passes"] == []


def test_lines_for_people(gangting, tmp_path):
    as_csv(tmp_path / "a.csv", [("姓名", "住址"), ("沈青", "3-2-501"), ("何平", "楼上")])

    said = gangting("people", "import", tmp_path / "a.csv", "--bad-rows", tmp_path / "b.xlsx")

    assert said.out.splitlines() == [
        "新增 1，更新 0，没有变化 0，要修改 1",
        "第 3 行 住址：住处看不懂，请写成 3-2-501 或 3号楼2单元501 这样",
        f"要修改的行已存到 {tmp_path / 'b.xlsx'}，改好后可再导入",
    ]


@pytest.mark.parametrize(
    "options",
    [
        ("people", "import"),
        ("pass", "issue", "--from", "a.csv", "--name", "沈青"),
        ("pass", "issue", "--name", "沈青"),
        ("pass", "issue"),
    ],
)
def test_wrong_use(gangting, options):
    said = gangting(*options, "--json")

    assert said.status == 2
    assert said.out == ""
