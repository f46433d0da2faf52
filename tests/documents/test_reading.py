"""What was printed is read back, by our reader and by an independent one (zbar)."""

import random
import shutil
import subprocess

import pytest
from PIL import Image
from tests.devices import pictures
from tests.documents.conftest import RESIDENT_CODE, VEHICLE_CODE

from gangting.devices.image_reader import read_codes
from gangting.documents.output import write_pdf, write_pngs
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.passes import Category


pytestmark = pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")),
    reason="needs zbar-tools and poppler-utils",
)

TABLE = 70


def zbar(path):
    """Return every code that zbarimg sees in a picture."""
    found = subprocess.run(["zbarimg", "-q", "--raw", str(path)], capture_output=True, check=False)
    return sorted(found.stdout.decode().split())


def ours(path):
    return sorted(read_codes(path))


def rasterised(pdf, dpi, kind="png"):
    """Return the pages of a PDF as pictures, made by poppler; "ppm" is the same, not packed."""
    target = pdf.with_name(f"{pdf.stem}-{dpi}")
    packed = ["-png"] if kind == "png" else []
    subprocess.run(["pdftoppm", "-r", str(dpi), *packed, str(pdf), str(target)], check=True)
    return sorted(pdf.parent.glob(f"{target.name}-*.{kind}"))


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("layout", Layout)
def test_every_layout_is_read_from_picture_and_pdf(card, tmp_path, layout, dpi):
    visitor = card(category=Category.VISITOR, code=VEHICLE_CODE, phone="010-5550 1234")
    document = pass_document([card(), visitor], layout)
    sheet = layout in {Layout.SHEET8, Layout.SHEET10}
    expected = [[RESIDENT_CODE, VEHICLE_CODE]] if sheet else [[RESIDENT_CODE], [VEHICLE_CODE]]

    drawn = write_pngs(document, tmp_path / "passes.png", dpi)
    write_pdf(document, tmp_path / "passes.pdf", "passes")
    printed = rasterised(tmp_path / "passes.pdf", dpi)

    for reader in (ours, zbar):
        assert [reader(path) for path in drawn] == expected
        assert [reader(path) for path in printed] == expected


def test_full_sheets_give_back_every_pass(card, tmp_path):
    codes = [f"{number:053d}" for number in range(10**40, 10**40 + 25)]
    document = pass_document([card(code=code) for code in codes], Layout.SHEET10)

    write_pdf(document, tmp_path / "sheets.pdf", "sheets")
    pages = rasterised(tmp_path / "sheets.pdf", 150, "ppm")

    assert len(pages) == 3
    for page, path in enumerate(pages):
        expected = sorted(codes[page * 10 : page * 10 + 10])
        assert zbar(path) == expected


@pytest.mark.slow
def test_five_hundred_cards_of_one_file_are_all_read_and_all_different(card, tmp_path):
    dice = random.Random(500)
    codes = [f"{dice.getrandbits(176):053d}" for _ in range(500)]
    cards = [
        card(code=code, holder=f"住户{number}", category=dice.choice(list(Category)))
        for number, code in enumerate(codes)
    ]
    write_pdf(pass_document(cards, Layout.SHEET10), tmp_path / "five.pdf", "passes")

    pages = rasterised(tmp_path / "five.pdf", 150, "ppm")

    assert len(pages) == 50
    found = [code for path in pages for code in zbar(path)]
    for path in pages:
        path.unlink()  # 300 MB
    assert len(found) == len(set(found)) == 500
    assert set(found) == set(codes)


def turned(degrees):
    return lambda picture: pictures.rotated(pictures.on_table(picture), degrees)


def leaning(degrees):
    return lambda picture: pictures.in_perspective(pictures.on_table(picture), degrees)


def leaning_back(picture):
    upright = pictures.on_table(picture).transpose(Image.Transpose.ROTATE_90)
    return pictures.in_perspective(upright, 20)


HARM = {
    "turned 15": turned(15),
    "turned -15": turned(-15),
    "turned 90": turned(90),
    "turned 180": turned(180),
    "turned 270": turned(270),
    "leaning 20": leaning(20),
    "leaning -20": leaning(-20),
    "leaning back 20": leaning_back,
    "blurred 1.5": pictures.blurred,
    "darkened to 25 %": pictures.darkened,
    "in a shadow": pictures.shadowed,
    "turned, leaning, blurred": lambda p: pictures.blurred(leaning(20)(turned(15)(p))),
    "turned in the dark": lambda p: pictures.darkened(turned(-15)(p)),
    "blurred in the dark": lambda p: pictures.darkened(pictures.blurred(p)),
}


@pytest.fixture(scope="module")
def printed_cards(tmp_path_factory, qapp):
    """Return cards printed to PDF, as grey pictures at 150 and 300 dpi."""
    from tests.documents.conftest import SHEN_QING  # noqa: PLC0415  beside its fixtures

    folder = tmp_path_factory.mktemp("printed")
    write_pdf(pass_document([SHEN_QING], Layout.CARD), folder / "card.pdf", "card")
    return {dpi: Image.open(rasterised(folder / "card.pdf", dpi)[0]).convert("L") for dpi in DPI}


DPI = (150, 300)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", DPI)
@pytest.mark.parametrize("harm", HARM)
def test_a_card_is_read_through_every_harm(printed_cards, tmp_path, dpi, harm):
    path = tmp_path / "seen.png"
    HARM[harm](printed_cards[dpi]).save(path)

    assert ours(path) == [RESIDENT_CODE]
    assert zbar(path) == [RESIDENT_CODE]


@pytest.mark.slow
def test_a_noisy_card_is_read_at_both_resolutions(printed_cards, tmp_path):
    """zbar looks for edges dot by dot, so it misses some cards in noise with 9 dots a module.

    Over many symbols it read 30 of 30 with 8 dots, about 9 of 10 with 9, and 4 of 10 with 10:
    one reason why a card takes the fewest whole dots that make 28 mm.
    """
    seen = dict.fromkeys(DPI, 0)
    for dpi in DPI:
        for seed in range(10):
            path = tmp_path / f"noisy-{dpi}-{seed}.png"
            pictures.noisy(printed_cards[dpi], 25, seed).save(path)
            assert ours(path) == [RESIDENT_CODE]
            seen[dpi] += zbar(path) == [RESIDENT_CODE]

    assert seen[150] == 10
    assert seen[300] >= 7
