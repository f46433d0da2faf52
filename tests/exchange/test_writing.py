"""Tables in files: nothing is executed, nothing is lost, nothing is left half."""

import csv
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from gangting.domain.errors import KnownError
from gangting.exchange.spreadsheet import LONGEST_TEXT, write_csv, write_table, write_xlsx
from gangting.exchange.values import Sheet


FORMULAS = ("=1+1", "+86 10 5555", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', " =1+1")
SHEET = Sheet(
    "采购清单",
    ("物品", "数量", "日期", "备注"),
    (
        ("防护口罩", 120, date(2026, 12, 1), "=1+1"),
        ("雨伞", 2.5, None, "http://例子"),
        ("", 0, None, ""),
    ),
)


def read(path, sheet=0):
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def test_a_workbook_keeps_numbers_dates_and_texts(tmp_path):
    path = tmp_path / "list.xlsx"

    write_table(SHEET, path)

    assert read(path)[:3] == [
        ["物品", "数量", "日期", "备注"],
        ["防护口罩", 120.0, date(2026, 12, 1), "=1+1"],
        ["雨伞", 2.5, "", "http://例子"],
    ]
    assert CalamineWorkbook.from_path(path).sheet_names == ["采购清单"]
    assert [file.name for file in tmp_path.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_in_a_workbook_is_a_formula_or_a_link(tmp_path, text):
    path = tmp_path / "a.xlsx"

    write_xlsx([Sheet("a", (text,), ((text,),))], path)

    with zipfile.ZipFile(path) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    assert read(path) == [[text], [text]]


@pytest.mark.parametrize("text", FORMULAS)
def test_in_a_csv_file_a_formula_is_quoted(tmp_path, text):
    path = tmp_path / "a.csv"

    write_table(Sheet("a", ("x", "y"), ((text, -1),)), path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["x", "y"], [f"'{text}", "-1"]]


def test_a_csv_file_is_what_excel_opens_in_chinese(tmp_path):
    path = tmp_path / "a.csv"

    write_csv(Sheet("a", ("物品", "备注"), (("雨伞", '逗号,"引号"\n两行'), ("口罩", None))), path)

    assert path.read_bytes() == (
        b"\xef\xbb\xbf" + '物品,备注\r\n雨伞,"逗号,""引号""\n两行"\r\n口罩,\r\n'.encode()
    )


def test_two_sheets_never_have_one_name(tmp_path):
    path = tmp_path / "a.xlsx"
    titles = ("志愿:时长/[十月]*", "x" * 40, "X" * 40, "", "History", "'quoted'")

    write_xlsx([Sheet(title, ("a",), ()) for title in titles], path)

    names = CalamineWorkbook.from_path(path).sheet_names
    assert len({name.casefold() for name in names}) == len(titles)
    assert names[0] == "志愿 时长  十月"
    assert all(len(name) <= 31 for name in names)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "gone" / "list.xlsx"

    for write in (write_table, write_csv):
        with pytest.raises(KnownError) as raised:
            write(SHEET, path)
        assert (raised.value.code, raised.value.params) == (
            "file_not_written",
            {"file": "list.xlsx", "why": "folder_missing"},
        )


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))

    with pytest.raises(KnownError) as raised:
        write_table(SHEET, tmp_path / "list.xlsx")

    assert raised.value.code == "file_not_written"
    assert list(tmp_path.iterdir()) == []


def test_what_a_workbook_cannot_hold_is_refused_and_not_cut(tmp_path):
    path = tmp_path / "a.xlsx"

    with pytest.raises(KnownError) as raised:
        write_xlsx([Sheet("a", ("x",), (("y" * (LONGEST_TEXT + 1),),))], path)

    assert raised.value.code == "file_too_large"
    assert not path.exists()


def test_a_moment_is_a_bug(tmp_path):
    with pytest.raises(AssertionError):
        write_xlsx([Sheet("a", ("x",), ((datetime(2026, 1, 1),),))], tmp_path / "a.xlsx")  # noqa: DTZ001


PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(PRINTABLE, st.integers(-(10**9), 10**9)), max_size=5))
def test_whatever_is_written_is_read_again(tmp_path, rows):
    path = tmp_path / "a.xlsx"
    write_xlsx([Sheet("a", ("x", "y"), tuple(rows))], path)

    found = [(text, number) for text, number in read(path)[1:]]

    assert found == rows
