"""Workbooks made to take all the memory of the booth: told, and never opened."""

import io
import struct
import zipfile

import pytest

from gangting.domain.errors import KnownError
from gangting.exchange import reach
from gangting.exchange.reach import cells_of_xls, reach_of_part
from gangting.exchange.reading import read_rows


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'


def book(path, rows, part="worksheets/sheet1.xml"):
    """Write the least that is a workbook."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACK}"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}"><Relationship Id="rId1" '
        f'Type="{_REL}/worksheet" Target="{part}"/></Relationships>',
        f"xl/{part}": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return path


def refused(path):
    with pytest.raises(KnownError) as raised:
        read_rows(path)
    return raised.value.code


def test_a_small_book_is_read(tmp_path):
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>'

    assert read_rows(book(tmp_path / "a.xlsx", rows)).cells == (("1", "2"), ("", "3"))


@pytest.mark.parametrize(
    "far",
    [
        '<row r="99999"><c r="xfd99999"><v>1</v></c></row>',
        '<row r="99999"><c r = "XFD99999"><v>1</v></c></row>',
        '<row r="99999"><c r\n=\t"XFD99999"><v>1</v></c></row>',
        '<row r="00000099999"><c r="XFD00000099999"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/></row><row r="99999"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/></row><row x=">" r="99999"><c><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 40 + '</row><row r="99999"><c><v>1</v></c></row>',
        f'<row r="1"><c r="XFD1"/></row>{"<row><c><v>1</v></c></row>" * 190}',
    ],
)
def test_a_far_cell_is_seen_however_its_place_is_written(tmp_path, far):
    assert refused(book(tmp_path / "a.xlsx", FIRST + far)) == "file_too_large"


@pytest.mark.parametrize("part", ["worksheets/sharedStrings.xml", "worksheets/s.dat", "theme.bin"])
def test_a_far_cell_is_seen_in_whatever_part_it_is(tmp_path, part):
    far = FIRST + '<row r="99999"><c r="XFD99999"><v>1</v></c></row>'

    assert refused(book(tmp_path / "a.xlsx", far, part)) == "file_too_large"


def test_a_tag_without_end_is_no_book(tmp_path):
    rows = f'{FIRST}<row r{" " * (2 << 20)}="99999"><c r="XFD99999"><v>1</v></c></row>'

    assert refused(book(tmp_path / "a.xlsx", rows)) == "file_unreadable"


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin", "XL/Workbook.BIN"])
def test_books_of_other_kinds_are_not_opened(tmp_path, part):
    path = book(tmp_path / "a.xlsx", FIRST)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(part, "x")

    assert refused(path) == "file_unreadable"


def test_what_a_drawing_says_is_no_place():
    drawing = b'<x:wsDr><x:row>3</x:row><a:fillToRect r="999999999"/></x:wsDr>'

    assert reach_of_part(io.BytesIO(drawing)) == (0, 0)


def test_a_place_cut_by_a_chunk_is_still_seen(monkeypatch):
    text = b'<sheetData><row r="7"><c r="A7"/><c/><c r="ABC1234"/></row><row/></sheetData>'
    for chunk in range(1, len(text) + 1):
        monkeypatch.setattr(reach, "_CHUNK", chunk)
        assert reach_of_part(io.BytesIO(text)) == (1235, 732), chunk


# -- xls


def records(*cells):
    """Return a stream of records: one sheet with a number in each of these cells."""
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x10, 0, 0, 0, 0)
    numbers = b"".join(struct.pack("<HHHHHd", 0x0203, 14, *cell, 0, 1.0) for cell in cells)
    return begin + numbers + struct.pack("<HH", 0x000A, 0)


def xls(stream, *, loop=False):
    """Return a file whose only stream is a book: small ones lie among the small sectors."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    small = len(stream) < 4096
    data = stream + bytes(-len(stream) % 512)
    last = len(data) // 512
    following = [*range(3, last + 2), 2 if loop else end]
    table = [0xFFFFFFFD, end, *following]
    if small:
        table.append(end)
    table += [free] * (128 - len(table))
    numbers = (1, 1, 0, 4096, last + 2 if small else end, int(small), end, 0)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHH", 62, 3, 0xFFFE, 9)
    head += struct.pack("<H", 6) + bytes(10) + struct.pack("<8I", *numbers)
    head += struct.pack("<109I", 0, *[free] * 108)

    def entry(name, kind, start, length):
        text = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII36sIII",
            text,
            len(text) + 2,
            kind,
            1,
            free,
            free,
            free,
            b"",
            start,
            length,
            0,
        )

    root = entry("Root Entry", 5, 2 if small else end, len(data) if small else 0)
    folder = root + entry("Workbook", 2, 0 if small else 2, len(stream)) + bytes(256)
    minis = -(-len(stream) // 64)
    chain = [*range(1, minis), end, *[free] * (128 - minis)]
    tail = struct.pack("<128I", *chain) if small else b""
    return head + struct.pack("<128I", *table) + folder + data + tail


@pytest.mark.parametrize("many", [1, 400])
def test_the_cells_of_an_xls_file_are_counted_without_opening_it(many):
    stream = records(*[(number, 3) for number in range(many)]) + records((0, 0), (9, 255))

    assert cells_of_xls(xls(stream)) == many * 4 + 2560


def test_far_cells_of_an_xls_file_are_too_much(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(xls(records((0, 0), (65535, 255))))

    assert refused(path) == "file_too_large"


def test_many_sheets_of_an_xls_file_count_together(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(xls(records((11_000, 255)) + records((11_000, 255))))

    assert refused(path) == "file_too_large"


@pytest.mark.parametrize("cut", [3, 8, 40, 600, 1000])
def test_an_xls_file_that_is_cut_or_bites_its_tail_is_told(tmp_path, cut):
    path = tmp_path / "a.xls"
    stream = records(*[(number, 3) for number in range(400)])
    for content in (xls(stream, loop=True), xls(stream)[:-cut], xls(stream)[:cut]):
        if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            path.write_bytes(content)
            assert refused(path) == "file_unreadable"
