"""QR codes in picture files and PDFs, as phones and printers make them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageDraw, ImageOps
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from gangting.devices import image_reader
from gangting.devices.image_reader import read_codes
from gangting.domain.errors import KnownError


@pytest.fixture(scope="module")
def cards(pictures):
    return {dpi: pictures.on_table(pictures.card(dpi)) for dpi in (150, 300)}


def saved(picture, folder, name="picture.png", **options):
    path = folder / name
    picture.save(path, **options)
    return path


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("lean", [0, 20, -20])
@pytest.mark.parametrize("turn", [0, 15, -15, 90, 180, 270])
def test_a_card_turned_and_leaning(cards, pictures, tmp_path, dpi, lean, turn):
    picture = pictures.rotated(pictures.in_perspective(cards[dpi], lean), turn)

    assert read_codes(saved(picture, tmp_path)) == (pictures.CODE,)


HARM = {
    "blur": ["blurred"],
    "dark": ["darkened"],
    "noise": ["noisy"],
    "shadow": ["shadowed"],
    "dark blur in a shadow": ["blurred", "shadowed", "darkened"],
    "noisy blur in a shadow": ["blurred", "shadowed", "noisy"],
    "all of it": ["shadowed", "blurred", "noisy", "darkened"],
}


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("turn", [0, 15, -15, 90])
@pytest.mark.parametrize("harm", HARM)
def test_a_bad_picture_of_a_card(cards, pictures, tmp_path, dpi, turn, harm):
    picture = pictures.rotated(pictures.in_perspective(cards[dpi], 20), turn)
    for step in HARM[harm]:
        picture = getattr(pictures, step)(picture)

    assert read_codes(saved(picture, tmp_path)) == (pictures.CODE,)


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.bmp", "p.webp", "no-suffix.jpeg"])
def test_every_kind_of_picture(cards, pictures, tmp_path, name):
    path = saved(cards[150].convert("RGB"), tmp_path, name)

    assert read_codes(path) == (pictures.CODE,)


def test_the_kind_is_told_by_content_not_by_name(cards, pictures, tmp_path):
    path = saved(cards[150], tmp_path, "p.png")
    path = path.rename(tmp_path / "照片 1.jpg")

    assert read_codes(path) == (pictures.CODE,)


def test_a_picture_stored_on_its_side(cards, pictures, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 5
    stored = cards[150].transpose(Image.Transpose.TRANSPOSE)

    assert read_codes(saved(stored, tmp_path, "p.jpg", exif=exif)) == (pictures.CODE,)


def test_a_code_on_nothing_is_read_as_on_white(pictures, tmp_path):
    square = pictures.qr_modules(pictures.CODE).resize((185, 185), Image.Resampling.NEAREST)
    clear = Image.new("RGBA", square.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=square.point(lambda value: 255 - value))

    assert read_codes(saved(clear, tmp_path)) == (pictures.CODE,)


def test_every_code_of_a_picture_is_read(pictures, tmp_path):
    other = pictures.CODE[::-1]
    sheet = Image.new("L", (1200, 500), 255)
    sheet.paste(pictures.card(150), (20, 50))
    sheet.paste(pictures.card(150, other), (600, 50))

    assert sorted(read_codes(saved(sheet, tmp_path))) == sorted((pictures.CODE, other))


def test_a_picture_without_a_code(tmp_path):
    picture = Image.new("L", (640, 480), 200)
    ImageDraw.Draw(picture).ellipse((100, 100, 400, 300), fill=30)

    assert read_codes(saved(picture, tmp_path)) == ()


def write_pdf(path, pages, side_mm=28.0, page_mm=(210, 297)):
    """Write a PDF with one code a page, as the documents of the app do."""
    writer = QPdfWriter(str(path))
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QSizeF(*page_mm), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for i, page in enumerate(pages):
        if i:
            writer.newPage()
        if page is not None:
            side = round(side_mm * 300 / 25.4)
            grey = page.convert("L")
            image = QImage(
                grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8
            )
            painter.drawImage(300, 400, image.scaled(side, side))
    painter.end()
    return path


def test_every_page_of_a_pdf(qapp, pictures, tmp_path):
    codes = (pictures.CODE, pictures.CODE[::-1])
    pages = [pictures.qr_modules(codes[0]), None, pictures.qr_modules(codes[1])]

    assert read_codes(write_pdf(tmp_path / "p.pdf", pages)) == codes


def test_a_small_code_in_a_pdf_is_looked_at_closer(qapp, pictures, tmp_path):
    path = write_pdf(tmp_path / "p.pdf", [pictures.qr_modules(pictures.CODE)], side_mm=8.5)

    assert read_codes(path) == (pictures.CODE,)


def test_a_pdf_is_read_where_no_application_runs(pictures, qapp, tmp_path):
    path = write_pdf(tmp_path / "p.pdf", [pictures.qr_modules(pictures.CODE)])
    program = (
        "import sys; from pathlib import Path;"
        "from gangting.devices.image_reader import read_codes;"
        "sys.stdout.write(','.join(read_codes(Path(sys.argv[1]))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )

    assert done.stdout == pictures.CODE


def test_a_pdf_is_read_off_the_gui_thread(qapp, pictures, tmp_path):
    path = write_pdf(tmp_path / "p.pdf", [pictures.qr_modules(pictures.CODE)])

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(read_codes, path).result(30) == (pictures.CODE,)


def refusal(path):
    with pytest.raises(KnownError) as caught:
        read_codes(path)
    assert caught.value.code == "image_unreadable"
    return caught.value.params["reason"]


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "none.png") == "missing"
    assert refusal(tmp_path) == "missing"


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(40), b"%PDF-1.7 nothing", b"GIF89a" + bytes(50)],
)
def test_a_file_that_is_no_picture(tmp_path, qapp, content):
    path = tmp_path / "p.png"
    path.write_bytes(content)

    assert refusal(path) == "damaged"


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.webp", "p.bmp"])
def test_half_a_picture(cards, tmp_path, name):
    path = saved(cards[150], tmp_path, name)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])

    assert refusal(path) == "damaged"


def test_a_large_file_is_refused_unread(tmp_path):
    path = tmp_path / "p.png"
    with path.open("wb") as file:
        file.truncate(image_reader.MAX_BYTES + 1)

    assert refusal(path) == "too_large"


@pytest.mark.parametrize("side", [7_100, 9_700, 14_000])
def test_a_decompression_bomb_is_refused_unread(tmp_path, side):
    path = saved(Image.new("1", (side, side)), tmp_path)

    assert path.stat().st_size < 100_000
    assert refusal(path) == "too_large"


def test_a_long_pdf_is_refused(qapp, pictures, tmp_path):
    assert refusal(write_pdf(tmp_path / "p.pdf", [None] * 21)) == "too_large"


def test_a_giant_page_is_refused(qapp, tmp_path):
    assert refusal(write_pdf(tmp_path / "p.pdf", [None], page_mm=(3000, 3000))) == "too_large"


def large(cards, mode):
    """Put a card of 300 dpi on a picture of 36 megapixels."""
    wide = Image.new(mode, (6000, 5990), (255, 255, 255, 255)[: len(mode)])
    wide.paste(cards[300].convert("RGB"), (2500, 2600))
    return wide


@pytest.mark.parametrize(
    ("mode", "name", "options"),
    [("RGBA", "p.png", {"compress_level": 1}), ("RGB", "p.jpg", {"quality": 90})],
)
def test_a_very_large_picture_is_read_small(
    cards, pictures, tmp_path, monkeypatch, mode, name, options
):
    path = saved(large(cards, mode), tmp_path, name, **options)
    monkeypatch.setattr(image_reader, "READ_PIXELS", 4_000_000)
    seen = []
    read = image_reader.zxingcpp.read_barcodes
    monkeypatch.setattr(
        image_reader.zxingcpp,
        "read_barcodes",
        lambda picture, **how: seen.append((picture.mode, picture.size)) or read(picture, **how),
    )

    assert read_codes(path) == (pictures.CODE,)
    assert {mode for mode, _ in seen} == {"L"}
    assert max(width * height for _, (width, height) in seen) <= 9_000_000


_PEAK = """
import resource, sys
from pathlib import Path
from gangting.devices.image_reader import read_codes
read_codes(Path(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_codes(Path(sys.argv[2]))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told in kilobytes on Linux only")
def test_its_colours_are_in_memory_once(cards, tmp_path):
    small = saved(cards[150], tmp_path, "small.png")
    big = saved(large(cards, "RGBA"), tmp_path, "big.png", compress_level=1)
    command = [sys.executable, "-c", _PEAK, str(small), str(big)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert int(done.stdout) < 144 + 110, "four bytes a pixel once, and what is made of the grey"


def test_what_would_take_too_much_is_said_to_be_too_large(tmp_path):
    path = saved(Image.new("RGB", (6100, 6000)), tmp_path, compress_level=1)
    assert refusal(path) == "too_large"


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_as_the_camera_was_held(cards, pictures, tmp_path, turn):
    exif = Image.Exif()
    exif[0x0112] = turn
    path = saved(cards[150].convert("RGB"), tmp_path, "held.jpg", exif=exif)

    with Image.open(path) as held:
        upright = ImageOps.exif_transpose(held).size
    assert image_reader._open(path).size == upright
    assert read_codes(path) == (pictures.CODE,)
