"""Categories are told apart by colour, icon and word; none looks like an approval."""

import colorsys
from itertools import combinations

import pytest

from gangting.documents.categories import contrast, default_styles, read_styles
from gangting.documents.drawing import Box
from gangting.documents.icons import icon_path
from gangting.documents.output import page_image
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.host.paths import resources_dir


SHIPPED = resources_dir() / "styles" / "categories.toml"


@pytest.fixture(params=Category)
def style(request):
    return default_styles().style(request.param, "zh_CN")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#1c5dbb", "#1c5dbb", 1.0)],
)
def test_contrast_is_the_ratio_of_the_web_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_words_on_a_head_can_be_read(style):
    assert contrast(style.colour, style.ink) >= 4.5


def test_no_head_is_green_like_a_verdict(style):
    parts = [int(style.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    hue, _, saturation = colorsys.rgb_to_hls(*parts)
    assert not (80 <= hue * 360 <= 170 and saturation > 0.15)
    assert "check" not in style.icon


def test_no_two_categories_share_colour_icon_or_word():
    for language in ("zh_CN", "en"):
        styles = [default_styles().style(category, language) for category in Category]
        for one, other in combinations(styles, 2):
            assert one.colour != other.colour
            assert one.icon != other.icon
            assert one.word != other.word


def test_a_card_printed_in_black_and_white_shows_icon_and_word(card):
    """Icon and word take their place on the head in the ink, whatever the colour becomes."""
    heads = set()
    for category in Category:
        image = page_image(pass_document([card(category=category)], Layout.CARD), 0, 8)
        corner = image.copy(500, 8, 160, 64).convertToFormat(image.Format.Format_Mono)
        heads.add(bytes(corner.constBits()))

    assert len(heads) == len(Category)


def test_every_icon_is_a_shape_in_the_unit_square(style):
    bounds = icon_path(style.icon).boundingRect()

    assert bounds.left() >= -0.01
    assert bounds.top() >= -0.01
    assert bounds.right() <= 1.01
    assert bounds.bottom() <= 1.01
    assert min(bounds.width(), bounds.height()) > 0.4


def test_a_site_can_have_its_own_colours(tmp_path, card):
    path = tmp_path / "categories.toml"
    text = SHIPPED.read_text(encoding="utf-8").replace("#1c5dbb", "#7a1f1f")
    path.write_text(text, encoding="utf-8")

    document = pass_document([card()], Layout.CARD, read_styles(path))

    assert page_image(document, 0, 8).pixelColor(4, 4).name() == "#7a1f1f"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("#1c5dbb", "#9fb9e0", "style_contrast"),
        ("#1c5dbb", "blue", "style_file_broken"),
        ("[categories.tenant]", "[categories.lodger]", "style_file_broken"),
        ('icon = "home"', 'icon = "no-such-icon"', "unknown_icon"),
        ('icon = "home"', "icon = 7", "unknown_icon"),
        ('valid_until = "有效至"', 'valid = "有效至"', "style_file_broken"),
        ("{gate}挂失", "{door}挂失", "style_file_broken"),
        ("{gate}挂失", "{gate挂失", "style_file_broken"),
        ("[words.en]", "[words.en", "style_file_broken"),
        ('ink = "#ffffff"', "ink = 1", "style_file_broken"),
    ],
)
def test_a_broken_file_says_so(tmp_path, old, new, code):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "categories.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(KnownError) as caught:
        read_styles(path)

    assert caught.value.code == code


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(KnownError) as caught:
        read_styles(tmp_path / "none.toml")

    assert caught.value.code == "style_file_broken"


def test_boxes_know_their_edges():
    assert (Box(1, 2, 3, 4).right, Box(1, 2, 3, 4).bottom) == (4, 6)
