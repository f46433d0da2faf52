"""The content of a sheet: one text, one hash, nothing but text and whole numbers."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.handover import Condition, EquipmentCheck
from gangting.domain.handover_sheet import (
    Header,
    Quantity,
    SheetFacts,
    ShiftSummary,
    build_content,
    canonical,
    closing_of,
    digest,
    opening_lines,
    read_content,
    signed_digest,
)


ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 21, 8, 0, 1, 999_999, tzinfo=UTC)
HEADER = Header(
    sheet_id=UUID(int=1),
    compound=7,
    site="晴川里小区",
    booth=0,
    gate="南门岗",
    shift="day",
    shift_names=(("zh_CN", "白班"), ("en", "Day shift")),
    day=date(2026, 11, 21),
    planned_start=None,
    planned_end=NOW,
    began_at=NOW,
    ended_at=NOW,
    outgoing="何平",
    incoming="康宁",
)
FACTS = SheetFacts(HEADER, ShiftSummary(entries=3, supplies=(("rider", 2),)))


def leaves(value):
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def test_the_content_is_plain_and_in_local_time():
    content = build_content(FACTS, ZONE)
    assert content["header"]["ended_at"] == "2026-11-21T16:00:01+08:00"
    assert content["header"]["planned_start"] is None
    assert content["header"]["shift_names"]["zh_CN"] == "白班"
    assert content["numbers"]["supplies"] == {"rider": 2}
    assert {type(leaf) for leaf in leaves(content)} <= {str, int, bool, type(None)}


def test_the_text_comes_back_and_its_hash_is_known():
    content = build_content(FACTS, ZONE)
    text = canonical(content)
    assert canonical(read_content(text)) == text
    assert canonical(dict(reversed(content.items()))) == text
    known = "8458e79b0a3f2a02066e5cd0565a7141281adc60095f0fca2bc8be87d8109bc4"
    assert digest(canonical({"b": 1, "a": "岗亭"})) == known


@given(st.text(max_size=30), st.text(max_size=30))
def test_another_word_is_another_hash(orders, incidents):
    plain = canonical(build_content(FACTS, ZONE))
    said = canonical(build_content(replace(FACTS, orders=orders, incidents=incidents), ZONE))
    assert (digest(said) == digest(plain)) is (orders == incidents == "")
    assert json.loads(said)["remarks"]["orders"] == orders


def test_a_signature_stands_for_counts_equipment_and_remarks():
    checks = (EquipmentCheck("radio", 1), EquipmentCheck("torch", 1))
    base = signed_digest([("a", 1, 1, ""), ("b", 2, 3, "lost")], checks, "令", "")
    assert signed_digest([("b", 2, 3, "lost"), ("a", 1, 1, "")], checks[::-1], "令", "") == base
    others = {
        signed_digest([("a", 1, 1, "")], checks, "令", ""),
        signed_digest([("a", 1, 1, ""), ("b", 2, 9, "lost")], checks, "令", ""),
        signed_digest([("a", 1, 1, ""), ("b", 2, 3, "found")], checks, "令", ""),
        signed_digest([("a", 1, 1, ""), ("b", 2, 3, "lost")], checks[:1], "令", ""),
        signed_digest(
            [("a", 1, 1, ""), ("b", 2, 3, "lost")],
            (EquipmentCheck("radio", 1, Condition.DAMAGED), checks[1]),
            "令",
            "",
        ),
        signed_digest([("a", 1, 1, ""), ("b", 2, 3, "lost")], checks, "", "令"),
    }
    assert len(others | {base}) == 7


def test_only_what_differs_is_listed_and_nothing_new():
    closing = [Quantity(i, i, "口罩", "只", q) for i, q in (("a", 5), ("b", 3))]
    known = closing_of(build_content(replace(FACTS, closing=closing), ZONE))
    opening = [Quantity(i, i, "口罩", "只", q) for i, q in (("a", 4), ("b", 3), ("new", 9))]
    [line] = opening_lines(opening, known)
    assert (line.item_id, line.closing, line.opening, line.difference) == ("a", 5, 4, -1)
