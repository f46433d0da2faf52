"""The symbol: its version, its modules, and whole dots for each of them."""

import pytest
import zxingcpp
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from tests.documents.conftest import RESIDENT_CODE, VEHICLE_CODE

from gangting.documents.output import page_image
from gangting.documents.pass_document import pass_document
from gangting.documents.qr import MODULES, QUIET_ZONE, SIDE, paint_qr, qr_image, qr_matrix
from gangting.documents.values import Layout


FINDER = [
    "1111111",
    "1000001",
    "1011101",
    "1011101",
    "1011101",
    "1000001",
    "1111111",
]


def rows_of(image):
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height())]


def painted(side, box, least, corner=None, paper=300):
    image = QImage(paper, paper, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    with QPainter(image) as painter:
        painter.scale(side, side)
        paint_qr(painter, RESIDENT_CODE, QRectF(*box), least, corner)
    return image


def extent(image):
    """Return left, top, right, bottom of what is dark, the last two exclusive."""
    rows = rows_of(image)
    dark_rows = [y for y, row in enumerate(rows) if min(row) < 100]
    dark_columns = [x for row in rows for x, level in enumerate(row) if level < 100]
    return min(dark_columns), dark_rows[0], max(dark_columns) + 1, dark_rows[-1] + 1


def test_the_symbol_is_version_3_with_its_three_finders():
    text = ["".join("01"[dark] for dark in row) for row in qr_matrix(RESIDENT_CODE)]

    assert len(text) == MODULES == 29
    assert {len(row) for row in text} == {29}
    assert [row[:7] for row in text[:7]] == FINDER
    assert [row[-7:] for row in text[:7]] == FINDER
    assert [row[:7] for row in text[-7:]] == FINDER


@pytest.mark.parametrize("code", [RESIDENT_CODE, VEHICLE_CODE, "0" * 53, "9" * 53])
def test_the_symbol_says_the_digits_at_level_h(code):
    image = qr_image(code).scaled(SIDE * 4, SIDE * 4)

    (found,) = zxingcpp.read_barcodes(image)

    assert found.text == code
    assert found.ec_level == "H"


@pytest.mark.parametrize(
    "code",
    ["", "1" * 52, "1" * 54, "1" * 52 + "x", "1" * 52 + " ", "１" * 53, "²" * 53, "-" + "1" * 52],
)
def test_anything_but_53_digits_is_refused(code):
    with pytest.raises(ValueError, match="53 digits"):
        qr_matrix(code)


def test_the_picture_has_one_pixel_per_module_and_a_quiet_zone():
    image = qr_image(RESIDENT_CODE)
    rows = rows_of(image)

    assert (image.width(), image.height()) == (37, 37)
    assert image.format() == QImage.Format.Format_Grayscale8
    assert {level for row in rows for level in row} == {0, 255}
    quiet = [*rows[:QUIET_ZONE], *rows[-QUIET_ZONE:]]
    assert {level for row in quiet for level in row} == {255}
    assert {level for row in rows for level in (*row[:QUIET_ZONE], *row[-QUIET_ZONE:])} == {255}


@pytest.mark.parametrize("layout", sorted(set(Layout) - {Layout.SHEET8}))
@pytest.mark.parametrize("dots_per_mm", [150 / 25.4, 200 / 25.4, 8, 300 / 25.4, 600 / 25.4])
def test_a_printed_module_is_a_whole_number_of_dots(card, layout, dots_per_mm):
    if layout is Layout.SHEET10 and dots_per_mm > 12:
        pytest.skip("a sheet of 35 million dots shows nothing new")
    document = pass_document([card()], layout)
    image = page_image(document, 0, dots_per_mm)

    (found,) = zxingcpp.read_barcodes(image)
    corner, opposite = found.position.top_left, found.position.bottom_right
    dots = round((opposite.x - corner.x) / MODULES)
    rows = rows_of(image)
    left, top = _exact_corner(rows, corner, dots)
    seen = [
        {level for row in rows[y : y + dots] for level in row[x : x + dots]}
        for y in range(top, top + MODULES * dots, dots)
        for x in range(left, left + MODULES * dots, dots)
    ]

    expected = [{0} if dark else {255} for row in qr_matrix(RESIDENT_CODE) for dark in row]
    assert seen == expected
    assert dots * SIDE / dots_per_mm >= 28.0
    edge = QUIET_ZONE * dots
    assert left >= edge
    assert top >= edge
    around = rows[top - edge : top + MODULES * dots + edge]
    width = slice(left - edge, left + MODULES * dots + edge)
    assert min(level for row in (*around[:edge], *around[-edge:]) for level in row[width]) == 255
    assert min(level for row in around for level in row[left - edge : left]) == 255


def _exact_corner(rows, near, dots):
    """Return the first dark dot near where the reader saw the symbol's corner."""
    for y in range(near.y - dots, near.y + dots):
        for x in range(near.x - dots, near.x + dots):
            if all(row[x : x + 7 * dots] == bytes(7 * dots) for row in rows[y : y + dots]):
                return x, y
    raise AssertionError("the finder was not seen")


def test_it_takes_the_fewest_whole_dots_that_are_large_enough():
    image = painted(1, (0, 0, 300, 300), least=200)

    left, top, right, bottom = extent(image)
    assert right - left == bottom - top == 29 * 6
    assert left == top == (300 - 37 * 6) / 2 + 4 * 6


def test_it_stays_inside_the_square_even_if_it_is_asked_to_be_larger():
    left, _, right, bottom = extent(painted(1, (0, 0, 150, 150), least=200))

    assert right - left == 29 * 4
    assert right <= 150
    assert bottom <= 150


def test_the_dark_modules_end_where_they_should():
    image = painted(2, (10, 10, 120, 120), least=90, corner=QPointF(115, 120))

    assert extent(image)[2:] == (230, 240)


def test_a_thumbnail_is_scaled_to_the_square():
    image = painted(1, (20, 20, 30, 30), least=30, paper=60)

    rows = rows_of(image)
    assert rows[35][35] != rows[5][5]
    assert rows[21][21] == 255
