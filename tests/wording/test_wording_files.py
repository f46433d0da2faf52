"""Both languages say the same things, and everything the program can say has its words."""

import ast
import re
import tomllib
from itertools import pairwise

import pytest

from gangting.domain.actors import Right, Role
from gangting.domain.applications.values import ColumnRole, Notice, RowFault
from gangting.domain.duty import DutyEnd, DutyRole
from gangting.domain.handover import (
    Condition,
    HandoverMove,
    HandoverState,
    LeaderReason,
    OpenGroup,
    Step,
)
from gangting.domain.identity.address import AddressFlaw
from gangting.domain.identity.id_number import DocumentKind, IdFlaw, Sex
from gangting.domain.identity.names import NameFlaw
from gangting.domain.identity.phone import PhoneFlaw
from gangting.domain.identity.plate import PlateKind
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.people import Standing
from gangting.domain.recheck import CaseDecision
from gangting.domain.stocktake import CountScope, CountState, DifferenceReason, LineState
from gangting.domain.supplies import loans, movements
from gangting.domain.supplies.catalogue import Caution, ItemCategory, ItemKind
from gangting.domain.supplies.foresight import ExpiryBand
from gangting.domain.supplies.opened import OpenedEnd
from gangting.domain.temperature import Band, Site, Source
from gangting.domain.verdict.facts import Decision, Direction, HealthCode, Presence, Reason
from gangting.domain.visits import Consent, VisitKind, VisitReason
from gangting.services.applications.values import RowOutcome
from gangting.wording import LANGUAGES, Words
from gangting.wording.template import load


GROUPS = {
    "decision": Decision,
    "reason": Reason,
    "category": Category,
    "pass_name": Category,
    "state": PassState,
    "action": PassAction,
    "standing": Standing,
    "direction": Direction,
    "presence": Presence,
    "site": Site,
    "source": Source,
    "band": Band,
    "role": Role,
    "right": Right,
    "visit_kind": VisitKind,
    "visit_reason": VisitReason,
    "consent": Consent,
    "health_code": HealthCode,
    "case_decision": CaseDecision,
    "document": DocumentKind,
    "sex": Sex,
    "plate_kind": PlateKind,
    "name_flaw": NameFlaw,
    "phone_flaw": PhoneFlaw,
    "id_flaw": IdFlaw,
    "address_flaw": AddressFlaw,
    "column_role": ColumnRole,
    "row_error": RowFault,
    "row_notice": Notice,
    "row_outcome": RowOutcome,
    "handover_state": HandoverState,
    "handover_move": HandoverMove,
    "handover_step": Step,
    "open_group": OpenGroup,
    "equipment_condition": Condition,
    "leader_reason": LeaderReason,
    "duty_role": DutyRole,
    "duty_end": DutyEnd,
    "item_kind": ItemKind,
    "item_category": ItemCategory,
    "caution": Caution,
    "movement": movements.MovementKind,
    "supply_source": movements.Source,
    "discard_reason": movements.DiscardReason,
    "worker": movements.Worker,
    "loan_end": loans.LoanEnd,
    "tag_state": loans.TagState,
    "opened_end": OpenedEnd,
    "expiry_band": ExpiryBand,
    "count_scope": CountScope,
    "count_state": CountState,
    "difference_reason": DifferenceReason,
    "line_state": LineState,
}
#: Codes that reach `Words.error` by a variable.
BY_VARIABLE = {
    "internal_error",
    "database_busy",
    "database_readonly",
    "database_unreadable",
    "database_unreachable",
    "disk_full",
    "case_needs_reading",
    "case_decision_not_allowed",
    "nothing_expired",
}
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def folder(checkout):
    return checkout / "resources" / "wording"


@pytest.fixture(scope="module")
def tables(folder):
    return {
        language: tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def source(checkout):
    files = sorted((checkout / "src" / "gangting").rglob("*.py"))
    assert len(files) > 15, "the tree was not seen"
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


def texts(tables, language):
    for group, codes in tables[language].items():
        for code, value in codes.items():
            for form in [value] if isinstance(value, str) else value:
                yield f"{group}.{code}", form


def test_the_languages_have_the_same_codes_and_gaps(folder):
    shapes = [
        {key: [form.gaps for form in forms] for key, forms in load(folder / f"{lang}.toml").items()}
        for lang in LANGUAGES
    ]

    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_or_padded(tables, language):
    said = list(texts(tables, language))

    assert [key for key, text in said if not text.strip()] == []
    wrong = [key for key, text in said if text != text.strip() or "  " in text]
    assert wrong == []


def test_chinese_is_chinese_and_english_is_not(tables):
    bare = [(k, re.sub(r"\{[^}]*\}", "", text)) for k, text in texts(tables, "zh_CN")]
    no_han = [k for k, text in bare if not HAN.search(text) and not k.startswith("layout.")]
    assert no_han == []
    assert [k for k, text in texts(tables, "en") if HAN.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_are_stable_lower_case(tables, language):
    keys = [f"{group}.{code}" for group, codes in tables[language].items() for code in codes]

    assert [key for key in keys if not re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_is_worded_by_a_table_that_exists(folder, tables, language):
    manners = {
        piece.manner
        for forms in load(folder / f"{language}.toml").values()
        for form in forms
        for piece in form.pieces
        if piece.manner
    }

    assert manners - {"day", "on"} <= set(tables[language])


@pytest.mark.parametrize("group", ["reason", "step", "override", "prompt", "error", "spoken"])
def test_what_may_be_said_without_knowing_more_has_a_plain_form(folder, group):
    forms = load(folder / "zh_CN.toml")

    of_group = [key for key in forms if key.startswith(f"{group}.")]
    assert of_group
    assert [key for key in of_group if forms[key][-1].gaps] == []
    # A poorer form never asks for more than a richer one.
    assert [k for k in of_group if any(b.gaps >= a.gaps for a, b in pairwise(forms[k]))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_code_of_the_rules_has_its_words(folder, language, group):
    words = Words(language, folder)

    assert [code.value for code in GROUPS[group] if not words.has(f"{group}.{code}")] == []


def test_every_next_step_of_the_table_has_its_words(folder, source):
    [table] = [tree for path, tree in source.items() if path.parts[-2:] == ("verdict", "table.py")]
    steps = {
        node.value
        for node in ast.walk(table)
        if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z_]+", str(node.value))
    }

    assert len(steps) > 25
    words = Words("zh_CN", folder)
    assert sorted(step for step in steps if not words.has(f"step.{step}")) == []


def test_every_error_of_the_program_has_its_words(folder, source):
    words = Words("zh_CN", folder)
    codes = {
        constant.value: path.name
        for path, tree in source.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "KnownError" and call.args
        for constant in ast.walk(call.args[0])
        if isinstance(constant, ast.Constant)
    }

    assert len(codes) > 10
    codes |= dict.fromkeys(BY_VARIABLE, "by variable")
    assert {code: file for code, file in codes.items() if not words.has(f"error.{code}")} == {}


def test_every_sentence_of_an_error_can_be_said(tables, source):
    """A code that stands nowhere in the program is raised by nobody."""
    written = {
        node.value
        for tree in source.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert [code for code in tables["zh_CN"]["error"] if code not in written] == []


def test_what_the_station_writes_into_the_journal_has_its_words(folder, source):
    actions = {
        node.value
        for path, tree in source.items()
        if "services" in path.parts and ("station" in path.parts or path.name == "counts.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(node.value))
    }

    assert len(actions) >= 5
    words = Words("zh_CN", folder)
    missing = {act for act in actions if not words.has(f"journal.{act.replace('.', '_')}")}
    assert missing == set()
