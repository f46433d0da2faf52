"""Tables out of files that other people made."""

import random
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from gangting.domain.errors import KnownError
from gangting.exchange import reading
from gangting.exchange.reading import read_rows
from gangting.exchange.spreadsheet import write_csv, write_xlsx
from gangting.exchange.values import Sheet


def workbook(path, rows, start=0):
    """Write cells as Excel holds them."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("名单")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, row in enumerate(rows, start=start):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(number, place, cell, moment)
                elif isinstance(cell, date):
                    page.write_datetime(number, place, cell, day)
                elif cell is not None:
                    page.write(number, place, cell)


def refused(path):
    with pytest.raises(KnownError) as raised:
        read_rows(path)
    assert raised.value.params == {"file": path.name}
    return raised.value.code


def test_a_workbook_is_read_as_people_see_it(tmp_path):
    path = tmp_path / "a.xlsx"
    moment = datetime(2026, 12, 1, 14, 5)  # noqa: DTZ001  a spreadsheet knows no zones
    workbook(path, [("房号", "人数"), (501, 2.5), (True, date(2026, 12, 1)), (" 沈青 ", moment)])

    rows = read_rows(path)

    assert rows.sheet == "名单"
    assert rows.cells == (
        ("房号", "人数"),
        ("501", "2.5"),
        ("TRUE", "2026-12-01"),
        ("沈青", "2026-12-01 14:05:00"),
    )


def test_empty_rows_are_kept_so_that_a_row_has_its_number(tmp_path):
    path = tmp_path / "a.xlsx"
    workbook(path, [("房号",), (), (13800001234,), (None,)], start=2)

    rows = read_rows(path)

    assert rows.cells == ((("",)), ("",), ("房号",), ("",), ("13800001234",))
    assert list(rows.numbered()) == [(3, ("房号",)), (5, ("13800001234",))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_is_read_however_it_was_saved(tmp_path, encoding, mark):
    path = tmp_path / "a.txt"
    path.write_bytes(f'房号{mark}姓名\r\n\r\n501{mark}"沈{mark}青\r\n䶮"\r\n'.encode(encoding))

    rows = read_rows(path)

    assert rows.cells == (("房号", "姓名"), (), ("501", f"沈{mark}青\r\n䶮"))
    assert [number for number, _ in rows.numbered()] == [1, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_long_text_is_read_whole_wherever_it_is_cut(tmp_path, encoding):
    path = tmp_path / "a.csv"
    wanted = [("姓名", "备注"), *((f"𬭎{number}", "䶮" * (number % 7)) for number in range(5000))]
    path.write_bytes("\r\n".join(map(",".join, wanted)).encode(encoding))

    assert read_rows(path).cells == wanted


def test_cells_that_begin_further_right_keep_their_columns(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write(1, 2, "姓名")
        page.write_formula(3, 3, "=A9", None, "#REF!")

    rows = read_rows(path)

    assert [(number, row) for number, row in rows.numbered()] == [
        (2, ("", "", "姓名", "")),
        (4, ("", "", "", "#REF!")),
    ]


def test_what_we_write_we_read(tmp_path):
    sheet = Sheet(
        "表", ("物品", "数量", "日期"), (("雨伞", 3, date(2026, 12, 1)), ("", None, None))
    )
    write_xlsx([sheet], tmp_path / "a.xlsx")
    write_csv(sheet, tmp_path / "a.csv")

    wanted = (("物品", "数量", "日期"), ("雨伞", "3", "2026-12-01"))
    assert read_rows(tmp_path / "a.xlsx").cells == wanted
    assert read_rows(tmp_path / "a.csv").cells == wanted


def test_times_and_large_numbers(tmp_path):
    assert reading._worded(time(9, 5)) == "09:05:00"
    assert reading._worded(110101199003070011.0) == "110101199003070016", "as Excel rounded it"
    assert reading._worded(-0.0) == "0"


def test_an_empty_file_holds_no_rows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    assert read_rows(path).cells == ()
    workbook(tmp_path / "a.xlsx", [])
    assert read_rows(tmp_path / "a.xlsx").cells == ()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
        b"\xff\xfe\x00",
        b'"never closed ' + b"x" * 140_000,
    ],
)
def test_what_is_no_table_is_told(tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    assert refused(path) == "file_unreadable"


def test_a_zip_of_something_else_is_told(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("photo.txt", "x")

    assert refused(path) == "file_unreadable"


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    assert refused(tmp_path / "gone.xlsx") == "file_unreadable"
    assert refused(tmp_path) == "file_unreadable"


def test_a_large_file_is_not_even_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    (tmp_path / "a.csv").write_text("a,b,c,d,e,f\n")

    assert refused(tmp_path / "a.csv") == "file_too_large"


def test_many_rows_and_many_cells_are_too_much(tmp_path, monkeypatch):
    (tmp_path / "rows.csv").write_text("a\n" * 20)
    (tmp_path / "cells.csv").write_text("a,b,c,d\n" * 4)
    monkeypatch.setattr(reading, "MOST_ROWS", 19)
    assert refused(tmp_path / "rows.csv") == "file_too_large"
    monkeypatch.setattr(reading, "MOST_CELLS", 15)
    assert refused(tmp_path / "cells.csv") == "file_too_large"


def test_one_cell_far_away_is_refused_before_it_takes_all_memory(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write(0, 0, "here")
        page.write(99_000, 16_383, "there")

    assert path.stat().st_size < 10_000
    assert refused(path) == "file_too_large"


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    workbook(path, [("x" * 100,)] * 10)
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)

    assert refused(path) == "file_too_large"


def test_a_damaged_workbook_is_told_and_never_a_bug(tmp_path):
    whole, path = tmp_path / "whole.xlsx", tmp_path / "a.xlsx"
    workbook(whole, [("房号", number, date(2026, 12, 1)) for number in range(20)])
    content, chance = whole.read_bytes(), random.Random(20200208)
    told = set()
    for _ in range(200):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        try:
            read_rows(path)
        except KnownError as error:
            told.add(error.code)
    assert "file_unreadable" in told
    assert told <= {"file_unreadable", "file_too_large"}


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_far_cell_is_seen_however_its_place_is_quoted(tmp_path, quote):
    near, path = tmp_path / "near.xlsx", tmp_path / "a.xlsx"
    workbook(near, [("here",)])
    with zipfile.ZipFile(near) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            far = f"r={quote}XFD99999{quote}".encode()
            target.writestr(name, source.read(name).replace(b'r="A1"', far))

    assert refused(path) == "file_too_large"


def test_a_formula_that_failed_is_no_empty_cell(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("名单")
        other = book.add_worksheet("别的")
        other.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        page.write_row(0, 0, ["姓名", "电话", "房号"])
        for row in range(1, 3000):
            page.write_row(row, 0, ["沈青", str(row), "501"])
        page.write_formula(1, 1, "=VLOOKUP(A2,别的!A:B,2,0)", None, "#N/A")
        page.write_formula(2998, 2, "=别的!Z9", None, "#REF!")
        page.write_formula(2997, 2, "=1+1", None, 2)

    cells = read_rows(path).cells

    assert cells[1] == ("沈青", "#N/A", "501")
    assert cells[2998] == ("沈青", "2998", "#REF!")
    assert cells[2997] == ("沈青", "2997", "2")
    assert sum(cell.startswith("#") for row in cells for cell in row) == 2


def test_what_is_hidden_or_a_chart_is_not_the_list(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=名单!$B$2:$B$3"})
        book.add_chartsheet("图").set_chart(chart)
        notes = book.add_worksheet("选项")
        notes.write(0, 0, "居民")
        notes.hide()
        page = book.add_worksheet("名单")
        page.write(0, 0, "姓名")
        page.write_formula(1, 0, "=A9", None, "#REF!")
        page.activate()
        page.set_first_sheet()

    rows = read_rows(path)

    assert (rows.sheet, rows.cells) == ("名单", (("姓名",), ("#REF!",)))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without end here")
def test_a_file_without_end_is_too_large():
    assert refused(Path("/dev/zero")) == "file_too_large"
