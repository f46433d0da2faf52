"""The pass code: the format's page, its test vectors, and attacks on it."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.pass_code import (
    DIGITS,
    EPOCH_DAY,
    LAST_DAY,
    KeyRing,
    PassFields,
    ReadPass,
    SiteKey,
    Unreadable,
    read,
    write,
)
from gangting.domain.passes import Category, category_of
from gangting.domain.scan_text import classify
from gangting.domain.short_number import SERIALS


ASCENDING = SiteKey(1, 0, bytes(range(32)))
DESCENDING = SiteKey(4660, 5, bytes(range(255, 223, -1)))
SHEN = PassFields(0, 1, 48271936, Category.RESIDENT, date(2026, 11, 21), date(2027, 12, 31), 0)
WIDEST = PassFields(5, 4660, SERIALS - 1, Category.VEHICLE, EPOCH_DAY, LAST_DAY, 15)
SHEN_CODE = "05986312647070341096492321563115614655210922138434586"
WIDEST_CODE = "06460643268083667041666487897767430383544674088443569"

days = st.integers(0, 2**14 - 1)
secrets = st.binary(min_size=32, max_size=32)


@st.composite
def any_fields(draw: st.DrawFn) -> PassFields:
    first, last = sorted((draw(days), draw(days)))
    return PassFields(
        draw(st.integers(0, 63)),
        draw(st.integers(0, 2**16 - 1)),
        draw(st.integers(0, SERIALS - 1)),
        draw(st.sampled_from(Category)),
        EPOCH_DAY + timedelta(days=first),
        EPOCH_DAY + timedelta(days=last),
        draw(st.integers(0, 15)),
    )


def bits_of(code: str) -> int:
    return int(code)


def code_of(number: int) -> str:
    return f"{number:0{DIGITS}d}"


def signed(head: int, key: SiteKey) -> str:
    """Sign any 96 bits, also those that ``write`` would never make."""
    import hashlib  # noqa: PLC0415  an independent reading of the format's page
    import hmac  # noqa: PLC0415

    message = b"gangting-pass-v1" + head.to_bytes(12, "big")
    tag = hmac.new(key.secret, message, hashlib.sha256).digest()[:10]
    return code_of(head << 80 | int.from_bytes(tag, "big"))


class TestVectors:
    @pytest.mark.parametrize(
        ("fields", "key", "code"),
        [(SHEN, ASCENDING, SHEN_CODE), (WIDEST, DESCENDING, WIDEST_CODE)],
        ids=["ascending key", "descending key, widest fields"],
    )
    def test_the_page_and_the_program_agree(self, fields, key, code):
        assert write(fields, key) == code
        assert read(code, KeyRing([key]), key.compound) == ReadPass(fields, key_retired=False)

    def test_the_days_of_the_first_vector_are_2516_to_2921(self):
        assert (SHEN.valid_from - EPOCH_DAY).days == 2516
        assert (SHEN.valid_until - EPOCH_DAY).days == 2921

    def test_categories_keep_their_numbers(self):
        names = ["resident", "tenant", "worker", "service", "delivery", "visitor", "vehicle"]
        assert [Category(name).number for name in names] == list(range(7))
        assert [category_of(number) for number in range(7)] == [Category(name) for name in names]
        assert [category_of(number) for number in (-1, *range(7, 16))] == [None] * 10


class TestRoundTrip:
    @given(any_fields(), secrets)
    def test_what_is_written_is_read(self, fields, secret):
        key = SiteKey(fields.compound, fields.key_id, secret)
        code = write(fields, key)

        assert len(code) == DIGITS
        assert code.isascii()
        assert code.isdecimal()
        assert read(code, KeyRing([key]), fields.compound) == ReadPass(fields, key_retired=False)

    def test_an_edition_counts_modulo_sixteen(self):
        assert write(replace(SHEN, edition=16), ASCENDING) == SHEN_CODE

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"valid_until": date(2026, 11, 20)}, "dates_out_of_order"),
            ({"valid_until": LAST_DAY + timedelta(days=1)}, "date_out_of_range"),
            ({"valid_from": EPOCH_DAY - timedelta(days=1)}, "date_out_of_range"),
            ({"serial": SERIALS}, "bad_serial"),
            ({"serial": -1}, "bad_serial"),
        ],
    )
    def test_what_does_not_fit_is_not_written(self, changes, error):
        with pytest.raises(KnownError) as raised:
            write(replace(SHEN, **changes), ASCENDING)
        assert raised.value.code == error

    @pytest.mark.parametrize("key", [DESCENDING, replace(ASCENDING, key_id=1)])
    def test_a_key_signs_only_under_its_own_name(self, key):
        with pytest.raises(ValueError, match="key"):
            write(SHEN, key)


class TestOrderOfReading:
    """Shape, version, compound, key, tag, fields: the first that fails is the answer."""

    ring = KeyRing([ASCENDING, replace(DESCENDING, compound=1)])

    @pytest.mark.parametrize(
        "code",
        [
            "",
            "0",
            SHEN_CODE[:-1],
            SHEN_CODE + "0",
            " " + SHEN_CODE[1:],
            SHEN_CODE[:-1] + "x",
            SHEN_CODE[:-1] + "６",
            SHEN_CODE[:-1] + "٣",
            "+" + SHEN_CODE[1:],
            "_" + SHEN_CODE[1:],
            str(1 << 176),
            "9" * DIGITS,
        ],
    )
    def test_shape_is_first(self, code):
        assert read(code, self.ring, 1) is Unreadable.MALFORMED

    def test_the_largest_number_has_the_right_shape(self):
        assert read(str((1 << 176) - 1), self.ring, 1) is Unreadable.UNKNOWN_VERSION

    @pytest.mark.parametrize("version", [0, 2, 15])
    def test_version_before_compound_key_and_tag(self, version):
        head = bits_of(SHEN_CODE) >> 80
        other = head & ~(0xF << 92) | version << 92
        assert read(signed(other, ASCENDING), self.ring, 77) is Unreadable.UNKNOWN_VERSION

    def test_compound_before_key_and_tag(self):
        fields = replace(SHEN, key_id=9)
        code = write(fields, replace(ASCENDING, key_id=9))
        assert read(code, self.ring, 2) is Unreadable.OTHER_COMPOUND
        assert read(code[:-1] + "0", self.ring, 2) is Unreadable.OTHER_COMPOUND

    def test_key_before_tag(self):
        code = write(replace(SHEN, key_id=9), replace(ASCENDING, key_id=9))
        assert read(code, self.ring, 1) is Unreadable.UNKNOWN_KEY
        assert read(code[:-1] + "0", self.ring, 1) is Unreadable.UNKNOWN_KEY

    def test_tag_before_fields(self):
        head = bits_of(SHEN_CODE) >> 80 | 1  # a reserved bit is set, the tag is the old one
        tag = bits_of(SHEN_CODE) & (1 << 80) - 1
        assert read(code_of(head << 80 | tag), self.ring, 1) is Unreadable.FORGED

    @pytest.mark.parametrize(
        ("mask", "value"),
        [
            pytest.param(0x7F, 1, id="reserved bits"),
            pytest.param(0x7F, 0x40, id="highest reserved bit"),
            pytest.param(0xF << 39, 7 << 39, id="category 7"),
            pytest.param(0xF << 39, 15 << 39, id="category 15"),
            pytest.param(0x7FFFFFF << 43, SERIALS << 43, id="serial one too many"),
            pytest.param(0x7FFFFFF << 43, 0x7FFFFFF << 43, id="serial all ones"),
            pytest.param(0x3FFF << 25, 2922 << 25, id="first day after the last"),
        ],
    )
    def test_fields_last_even_when_the_tag_is_right(self, mask, value):
        head = bits_of(SHEN_CODE) >> 80
        code = signed(head & ~mask | value, ASCENDING)
        assert read(code, self.ring, 1) is Unreadable.MALFORMED

    def test_a_one_day_pass_is_right(self):
        fields = replace(SHEN, valid_until=SHEN.valid_from)
        assert read(write(fields, ASCENDING), self.ring, 1) == ReadPass(fields, key_retired=False)


class TestAttacks:
    ring = KeyRing([ASCENDING])

    def test_every_change_of_one_digit_is_refused(self):
        changed = [
            SHEN_CODE[:place] + digit + SHEN_CODE[place + 1 :]
            for place in range(DIGITS)
            for digit in "0123456789"
            if digit != SHEN_CODE[place]
        ]
        assert len(changed) == 53 * 9
        assert [c for c in changed if isinstance(read(c, self.ring, 1), ReadPass)] == []

    def test_every_swap_of_two_digits_is_refused(self):
        for place in range(DIGITS - 1):
            a, b = SHEN_CODE[place : place + 2]
            swapped = SHEN_CODE[:place] + b + a + SHEN_CODE[place + 2 :]
            assert a == b or not isinstance(read(swapped, self.ring, 1), ReadPass)

    @pytest.mark.parametrize(
        "changes",
        [
            {"serial": 48271937},
            {"category": Category.WORKER},
            {"valid_from": date(2026, 11, 20)},
            {"valid_until": date(2028, 12, 31)},
            {"edition": 1},
        ],
        ids=str,
    )
    def test_a_changed_field_with_the_old_tag_is_forged(self, changes):
        theirs = bits_of(write(replace(SHEN, **changes), ASCENDING)) >> 80
        tag = bits_of(SHEN_CODE) & (1 << 80) - 1
        assert read(code_of(theirs << 80 | tag), self.ring, 1) is Unreadable.FORGED

    @given(st.integers(0, 95))
    def test_any_flipped_bit_of_the_fields_is_refused(self, place):
        flipped = bits_of(SHEN_CODE) ^ 1 << 80 + place
        reading = read(code_of(flipped), self.ring, 1)
        assert isinstance(reading, Unreadable)

    @given(st.integers(0, 79))
    def test_any_flipped_bit_of_the_tag_is_forged(self, place):
        flipped = bits_of(SHEN_CODE) ^ 1 << place
        assert read(code_of(flipped), self.ring, 1) is Unreadable.FORGED

    def test_another_compounds_key_under_our_number_is_forged(self):
        theirs = SiteKey(1, 0, DESCENDING.secret)
        assert read(write(SHEN, theirs), self.ring, 1) is Unreadable.FORGED

    def test_another_compounds_card_is_told_apart_even_if_its_key_is_known(self):
        assert read(WIDEST_CODE, KeyRing([ASCENDING, DESCENDING]), 1) is Unreadable.OTHER_COMPOUND

    def test_a_practice_card_is_never_ours(self):
        practice = SiteKey(0, 0, ASCENDING.secret)
        code = write(replace(SHEN, compound=0), practice)
        assert read(code, KeyRing([ASCENDING, practice]), 1) is Unreadable.OTHER_COMPOUND

    def test_a_retired_key_reads_and_says_so(self):
        ring = KeyRing([replace(ASCENDING, retired=True)])
        assert read(SHEN_CODE, ring, 1) == ReadPass(SHEN, key_retired=True)

    def test_a_retired_key_does_not_excuse_a_wrong_tag(self):
        ring = KeyRing([replace(ASCENDING, retired=True)])
        assert read(SHEN_CODE[:-1] + "0", ring, 1) is Unreadable.FORGED

    def test_a_hundred_thousand_random_and_mutated_inputs_are_refused(self):
        """None accepted, none crashes; deterministic."""
        chance = random.Random(20200208)
        ring = KeyRing([ASCENDING, replace(DESCENDING, compound=1)])
        genuine = [write(replace(SHEN, serial=s), ASCENDING) for s in range(0, SERIALS, 4_999_999)]
        makers = (_digits, _near, _mixed, _spliced, _numbers)
        assert all(isinstance(read(code, ring, 1), ReadPass) for code in genuine)
        accepted = []
        for turn in range(100_000):
            text = makers[turn % len(makers)](chance, genuine)
            scan = classify(text)
            code = getattr(scan, "code", text)
            if code not in genuine and isinstance(read(code, ring, 1), ReadPass):
                accepted.append(text)
        assert accepted == []


def _digits(chance: random.Random, genuine: list[str]) -> str:
    return code_of(chance.randrange(10**53))


def _near(chance: random.Random, genuine: list[str]) -> str:
    code = list(chance.choice(genuine))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(DIGITS)
        code[place] = str((int(code[place]) + chance.randint(1, 9)) % 10)
    return "".join(code)


def _mixed(chance: random.Random, genuine: list[str]) -> str:
    letters = (
        "0123456789 -.\t\r\n\0０１２３４５６７８９]Q1\\000026ABCxyz京出入证：？\u202e\ufeff\ud7ff"
    )
    return "".join(chance.choices(letters, k=chance.randrange(0, 90)))


def _spliced(chance: random.Random, genuine: list[str]) -> str:
    one, two, cut = chance.choice(genuine), chance.choice(genuine), chance.randrange(1, DIGITS)
    return chance.choice([one[:cut] + two[cut:], one[cut:], one + two[:cut], two[:cut] + one])


def _numbers(chance: random.Random, genuine: list[str]) -> str:
    head = bits_of(chance.choice(genuine)) >> 80
    return code_of(head << 80 | chance.getrandbits(80))


class TestKeys:
    @pytest.mark.parametrize(
        ("compound", "key_id", "secret"),
        [
            (-1, 0, bytes(32)),
            (2**16, 0, bytes(32)),
            (1, 64, bytes(32)),
            (1, -1, bytes(32)),
            (1, 0, bytes(31)),
            (1, 0, bytes(33)),
        ],
    )
    def test_a_key_out_of_range_cannot_be_made(self, compound, key_id, secret):
        with pytest.raises(ValueError):
            SiteKey(compound, key_id, secret)

    def test_a_key_never_shows_its_secret(self):
        assert ASCENDING.secret.hex() not in repr(ASCENDING)
        assert "\\x01" not in repr(ASCENDING)

    def test_the_newest_live_key_signs_and_every_one_reads(self):
        first, second = ASCENDING, SiteKey(1, 1, DESCENDING.secret)
        ring = KeyRing([first, second])

        assert ring.signing(1) == second
        assert isinstance(read(SHEN_CODE, ring, 1), ReadPass)
        assert KeyRing([first, replace(second, retired=True)]).signing(1) == first

    @pytest.mark.parametrize("keys", [[], [replace(ASCENDING, retired=True)], [DESCENDING]])
    def test_without_a_live_key_of_the_compound_nothing_is_signed(self, keys):
        with pytest.raises(KnownError) as raised:
            KeyRing(keys).signing(1)
        assert raised.value.code == "no_signing_key"


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_reading_never_crashes(text):
    assert isinstance(read(text, KeyRing([ASCENDING]), 1), Unreadable)
