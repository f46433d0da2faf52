"""What a scan is, by its shape, after it was cleaned in the order of the format's page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.scan_text import (
    PassScan,
    ProductScan,
    ShortNumberScan,
    ThermometerScan,
    UnknownScan,
    classify,
    clean,
)


CODE = "05986312647070341096492321563115614655210922138434586"
FULL_WIDTH = CODE.translate({ord("0") + d: 0xFF10 + d for d in range(10)})


class TestCleaning:
    @pytest.mark.parametrize(
        "text",
        [
            CODE,
            f"{CODE}\r\n",
            f"\t{CODE}\n",
            f"  {CODE}  ",
            f"\u3000{CODE}\u3000",
            f"\x02{CODE}\x03",
            f"\x1d{CODE[:20]}\x1d{CODE[20:]}",
            f"\ufeff{CODE}",
            f"\\000026{CODE}",
            f"]Q1{CODE}",
            f"]Q2\\000026{CODE}\r",
            FULL_WIDTH,
            f"\u3000{FULL_WIDTH}\r\n",
        ],
    )
    def test_what_scanners_add_is_taken_off(self, text):
        assert classify(text) == PassScan(CODE)

    @pytest.mark.parametrize(
        ("text", "prefix", "suffix"),
        [
            (f"SCN{CODE}#", "SCN", "#"),
            (f"\x02SCN{CODE}#\r", "SCN", "#"),
            (f"\\000026SCN{CODE}", "SCN", ""),
            (f"99{CODE}88", "99", "88"),
            (f"~ {CODE} ~", "~", "~"),
        ],
    )
    def test_its_own_prefix_and_suffix_come_off_after_the_control_characters(
        self, text, prefix, suffix
    ):
        assert classify(text, prefix, suffix) == PassScan(CODE)

    def test_a_prefix_comes_off_once(self):
        assert clean("aab", "a") == "ab"
        assert clean("baa", "", "a") == "ba"

    def test_white_space_before_the_prefix_is_not_its_own(self):
        """The order of the page: prefix and suffix, then outer white space."""
        assert clean(" SCN1", "SCN") == "SCN1"

    def test_inner_white_space_stays(self):
        assert clean(" 1 2 ") == "1 2"

    @given(st.text(max_size=80))
    def test_cleaning_never_crashes_and_leaves_no_control_characters(self, text):
        assert not set(clean(text)) & set(map(chr, [*range(32), *range(127, 160)]))


class TestShape:
    def test_fifty_three_digits_are_a_pass_whatever_they_say(self):
        assert classify("9" * 53) == PassScan("9" * 53)

    @pytest.mark.parametrize(
        "text",
        ["482719368", "482 719 368", "482-719-368", "４８２　７１９　３６８", "482 719-368 "],
    )
    def test_nine_digits_with_a_right_check_digit_are_a_short_number(self, text):
        assert classify(text) == ShortNumberScan(48271936)

    @pytest.mark.parametrize(
        "text", ["482719367", "482.719.368", "-482719368", "482719368-", "48271935 "]
    )
    def test_other_nine_digits_are_unknown(self, text):
        assert isinstance(classify(text), UnknownScan)

    @pytest.mark.parametrize(
        "gtin",
        ["6901234567892", "96385074", "036000291452", "16901234567899", "4006381333931"],
    )
    def test_products(self, gtin):
        assert classify(gtin) == ProductScan(gtin)

    @pytest.mark.parametrize(
        "text", ["6901234567893", "96385075", "036000291453", "6901234 567892", "690123456789"]
    )
    def test_a_wrong_check_digit_is_no_product(self, text):
        assert isinstance(classify(text), UnknownScan)

    @pytest.mark.parametrize("text", ["36.4", "36.45", "37.25\r", "３６．４", "36。4", "99.9"])
    def test_thermometers(self, text):
        found = classify(text)
        assert isinstance(found, ThermometerScan)
        assert found.celsius.isascii()

    @pytest.mark.parametrize("text", ["364", "6.4", "36.", "36.444", "136.4", "36,4", "+36.4", ""])
    def test_other_numbers_are_no_reading(self, text):
        assert isinstance(classify(text), UnknownScan)

    @pytest.mark.parametrize(
        "text", ["https://example.org/a?b=1", "京A12345", "1" * 52, "1" * 54, "٣" * 53, "①" * 53]
    )
    def test_anything_else_is_unknown_and_keeps_its_text(self, text):
        assert classify(text) == UnknownScan(text)

    def test_a_flood_is_cut_and_never_a_pass(self):
        assert classify("x" * 100_000) == UnknownScan("x" * 512)
        assert isinstance(classify(CODE + " " * 2000 + "junk"), UnknownScan)
        assert isinstance(classify(CODE + " " * 2000), UnknownScan | PassScan)

    @given(st.text(max_size=120))
    def test_shape_never_crashes(self, text):
        assert classify(text) == classify(text)

    @given(st.text(alphabet="0123456789 -.０１２\r\n\\", max_size=70))
    def test_only_fifty_three_digits_are_a_pass(self, text):
        found = classify(text)
        if isinstance(found, PassScan):
            assert len(found.code) == 53
            assert found.code.isascii()
            assert found.code.isdecimal()
