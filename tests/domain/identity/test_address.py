import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.identity.address import (
    Address,
    AddressFlaw,
    UnparsedAddress,
    address_from_key,
    mask_address,
    read_address,
)


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3号楼2单元501",
        "3号楼 2单元 501",
        "3#2-501室",
        "3#-2-501",
        "3#楼2单元501",
        "3#楼-2-501室",
        "3楼2门501",
        "3栋2单元501室",
        "3幢2门501号",
        "3座2单元501",
        "3号2单元501",
        "三号楼二单元五零一",
        "三号楼二单元五〇一室",
        "３－２－５０１",
        "3—2—501",
        "3/2/501",
        "3 2 501",
        " 03-02-0501 ",
        "晴川里小区3-2-501",
        "晴川里小区 3号楼2单元501室",
    ],
)
def test_one_address_however_it_is_written(text):
    found = read_address(text, "晴川里小区")
    assert found == Address("", "3", "2", "501")
    assert found.key == "/3/2/501"
    assert found.short == "3-2-501"
    assert found.spoken == "3号楼 2单元 501"
    assert found.masked == "3-2-5**"
    assert found.floor == "5"


@pytest.mark.parametrize(
    ("text", "key", "short", "spoken", "masked"),
    [
        ("3栋501", "/3//501", "3-501", "3号楼 501", "3-5**"),
        ("3-501", "/3//501", "3-501", "3号楼 501", "3-5**"),
        ("A座1201", "/A//1201", "A-1201", "A座 1201", "A-12**"),
        ("12A号楼1门302", "/12A/1/302", "12A-1-302", "12A号楼 1单元 302", "12A-1-3**"),
        ("甲3号楼101", "/甲3//101", "甲3-101", "甲3号楼 101", "甲3-1**"),
        ("外贸六号楼204", "/外贸6//204", "外贸6-204", "外贸6号楼 204", "外贸6-2**"),
        ("外贸六号楼 204", "/外贸6//204", "外贸6-204", "外贸6号楼 204", "外贸6-2**"),
        ("五里店一号楼2单元302", "/五里店1/2/302", "五里店1-2-302", "五里店1号楼 2单元 302",
         "五里店1-2-3**"),
        ("八一楼204", "/八一楼//204", "八一楼-204", "八一楼 204", "八一楼-2**"),
        ("东配楼2单元204", "/东配楼/2/204", "东配楼-2-204", "东配楼 2单元 204", "东配楼-2-2**"),
        ("平房12号", "/平房//12", "平房12号", "平房12号", "平房**号"),
        ("平房 十二 号", "/平房//12", "平房12号", "平房12号", "平房**号"),
        ("12号平房", "/平房//12", "平房12号", "平房12号", "平房**号"),
        ("14号院", "14号院///", "14号院", "14号院", "**号院"),
        ("十四号院", "14号院///", "14号院", "14号院", "**号院"),
        ("14号院3号", "14号院///3", "14号院3号", "14号院 3号", "14号院*号"),
        ("14号院5号楼2单元501", "14号院/5/2/501", "14号院5-2-501", "14号院 5号楼 2单元 501",
         "14号院5-2-5**"),
        ("北大地西区一里3号楼2单元501", "北大地西区一里/3/2/501", "北大地西区一里3-2-501",
         "北大地西区一里 3号楼 2单元 501", "北大地西区一里3-2-5**"),
        ("北大地西区1里3-2-501", "北大地西区一里/3/2/501", "北大地西区一里3-2-501",
         "北大地西区一里 3号楼 2单元 501", "北大地西区一里3-2-5**"),
        ("3-2-B101", "/3/2/B101", "3-2-B101", "3号楼 2单元 B101", "3-2-B1**"),
        ("3-2-5", "/3/2/5", "3-2-5", "3号楼 2单元 5", "3-2-*"),
    ],
)  # fmt: skip
def test_words_bungalows_courtyards_and_areas(text, key, short, spoken, masked):
    found = read_address(text)
    assert isinstance(found, Address)
    assert (found.key, found.short, found.spoken, found.masked) == (key, short, spoken, masked)
    assert read_address(found.short) == read_address(found.spoken) == found
    assert address_from_key(found.key) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", AddressFlaw.EMPTY),
        ("  ", AddressFlaw.EMPTY),
        ("3号楼", AddressFlaw.NO_ROOM),
        ("外贸六号楼", AddressFlaw.NO_ROOM),
        ("3号楼2单元", AddressFlaw.NO_ROOM),
        ("南横胡同", AddressFlaw.NO_ROOM),
        ("501室", AddressFlaw.NO_BUILDING),
        ("32501", AddressFlaw.NO_BUILDING),
        ("2单元501", AddressFlaw.NO_BUILDING),
        ("物业", AddressFlaw.UNCLEAR),
        ("3号501", AddressFlaw.UNCLEAR),
        ("2-3-1-501", AddressFlaw.UNCLEAR),
        ("3--501", AddressFlaw.UNCLEAR),
        ("0-2-501", AddressFlaw.UNCLEAR),
        ("3-2-000", AddressFlaw.UNCLEAR),
        ("3-2-0B", AddressFlaw.UNCLEAR),
        ("楼1楼1", AddressFlaw.UNCLEAR),
        ("外贸楼1楼2单元3", AddressFlaw.UNCLEAR),
        ("!3-2-501", AddressFlaw.UNCLEAR),
        ("3-2-501" * 20, AddressFlaw.UNCLEAR),
    ],
)
def test_what_is_not_certain_is_asked(text, why):
    assert read_address(text) == UnparsedAddress(text, why)


NUMBER = st.integers(1, 99).map(str)
NUMBERED = NUMBER | st.sampled_from(["A", "B", "12A", "甲3"])
NAMED = st.sampled_from(["外贸6", "东配楼", "八一楼"])
AREAS = st.sampled_from(["", "14号院", "北大地西区一里", "东区", "三里屯南里"])
OPEN_AREAS = st.sampled_from(["", "14号院"])
UNITS = NUMBER | st.just("")
ROOMS = st.integers(1, 3299).map(str) | st.sampled_from(["B101", "501A"])
ADDRESSES = st.builds(Address, AREAS, NUMBERED, UNITS, ROOMS) | st.builds(
    Address, OPEN_AREAS, NAMED, UNITS, ROOMS
)


@given(ADDRESSES)
def test_what_is_shown_is_read_back(address):
    assert read_address(address.short) == address
    assert read_address(address.spoken) == address
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in address.short)
    assert read_address(wide) == address
    assert address_from_key(address.key) == address


@given(ADDRESSES)
def test_a_mask_never_shows_the_door(address):
    masked = address.masked
    assert masked.endswith("*")
    assert not masked.endswith(address.room)
    assert masked.count("*") == min(len(address.room), 2)


@given(st.text(max_size=30) | st.text("0123456789-#号楼单元门室平房院区里一二十 A", max_size=20))
def test_any_text_is_answered(text):
    found = read_address(text)
    if isinstance(found, Address):
        assert read_address(found.short) == found
        assert "*" in found.masked
    else:
        assert found.text == text


@given(st.text(min_size=1, max_size=30))
def test_a_text_that_is_no_address_is_masked_too(text):
    if text.strip():
        assert "*" in mask_address(text)


def test_masks_of_stored_text():
    assert mask_address("3-2-501") == "3-2-5**"
    assert mask_address("物业") == "物*"


@pytest.mark.parametrize("compound", ["晴川里", "晴川里小区"])
@pytest.mark.parametrize(
    "text", ["晴川里3-2-501", "晴川里小区3-2-501", "晴川里 小区 3号楼2单元501", "小区3-2-501"]
)
def test_the_compounds_name_is_no_area_with_and_without_its_last_word(text, compound):
    assert read_address(text, compound).key == "/3/2/501"


@pytest.mark.parametrize(
    "around",
    [
        "丰台区",
        "北京市丰台区",
        "北京市 丰台区 ",
        "河北省廊坊市",
        "北京市丰台区莲花池西路",
        "丰台区莲花池西路12号",
    ],
)
@pytest.mark.parametrize("name", ["晴川里", "晴川里小区"])
def test_city_district_and_street_before_the_compounds_name_are_no_area(around, name):
    assert read_address(f"{around}{name}3号楼2单元501", "晴川里小区").key == "/3/2/501"
    assert read_address(f"{around}{name}东区3-2-501", "晴川里").key == "东区/3/2/501"


def test_what_else_stands_before_the_compounds_name_is_no_district():
    assert read_address("西区晴川里3-2-501", "晴川里").key == "西区晴川里/3/2/501"
    assert read_address("东晴川里3-2-501", "晴川里").area == "东晴川里"
    assert read_address("3-2-501", "小区").key == "/3/2/501"


def test_a_compound_of_one_character_is_known_by_its_whole_name():
    assert read_address("东小区3-2-501", "东小区").key == "/3/2/501"
    assert read_address("东3-2-501", "东小区") == read_address("东3-2-501")


def test_an_area_that_begins_like_the_compound_stays():
    assert read_address("晴川里东区3-2-501", "晴川里").key == "东区/3/2/501"
    assert read_address("小区路3号", "晴川里").area == "小区路"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("B栋2-1502", "/B/2/1502"),
        ("A座2-1203", "/A/2/1203"),
        ("外贸楼2-501", "/外贸楼/2/501"),
        ("外贸6-501", "/外贸6//501"),
        ("3号楼甲单元501", "/3/甲/501"),
        ("3-甲-501", "/3/甲/501"),
        ("3号楼2A单元501", "/3/2A/501"),
        ("3-2A-501", "/3/2A/501"),
    ],
)
def test_after_a_building_that_is_named_comes_its_unit(text, key):
    assert read_address(text).key == key


@pytest.mark.parametrize(
    "text", ["公寓2-301", "青年公寓2-301", "国贸大厦二-301", "青年公寓2A-301", "北区青年公寓2-301"]
)
def test_what_may_be_a_building_or_a_unit_is_asked(text):
    asked = read_address(text, "晴川里")
    assert isinstance(asked, UnparsedAddress)
    assert asked.why is AddressFlaw.UNCLEAR
    assert isinstance(read_address(f"晴川里{text}", "晴川里"), UnparsedAddress)


@pytest.mark.parametrize(
    ("text", "key", "short"),
    [
        ("青年公寓2号楼301", "/青年公寓2//301", "青年公寓2号楼301"),
        ("青年公寓2#301", "/青年公寓2//301", "青年公寓2号楼301"),
        ("青年公寓二号楼301室", "/青年公寓2//301", "青年公寓2号楼301"),
        ("青年公寓2-1-301", "/青年公寓2/1/301", "青年公寓2-1-301"),
        ("青年公寓2单元301", "/青年公寓/2/301", "青年公寓-2-301"),
        ("青年公寓-2-301", "/青年公寓/2/301", "青年公寓-2-301"),
        ("国贸大厦1203", "/国贸大厦//1203", "国贸大厦-1203"),
        ("国贸大厦A座1203", "/国贸大厦A座//1203", "国贸大厦A座-1203"),
    ],
)
def test_one_building_of_several_is_told_from_one_that_stands_alone(text, key, short):
    address = read_address(text)
    assert (address.key, address.short) == (key, short)
    assert read_address(address.short).key == key
    assert read_address(address.spoken).key == key
    assert "301" not in address.masked
