"""Crossings and their log."""

import sqlite3
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from gangting.host.clock import SystemClock


CROSSED = ["attempt_id", "passed", "decision", "reasons", "message", "recorded_at"]
LINE = [
    "attempt_id",
    "at",
    "direction",
    "serial",
    "holder",
    "decision",
    "reasons",
    "passed",
    "temperature",
    "officer",
]
ENTRY = ("--direction", "entry")
EXIT = ("--direction", "exit")
NORMAL = ("--temperature", "36.4")


@pytest.fixture
def cross(ask):
    """Cross once."""

    def run(*arguments):
        return ask("gate", "cross", *arguments)

    return run


def judged(body):
    return body["decision"], body["reasons"], body["passed"]


def test_a_resident_comes_home(cross, issue):
    before = SystemClock().now() - timedelta(seconds=1)

    body = cross(issue()["code"], *ENTRY, *NORMAL)

    assert list(body) == CROSSED
    assert str(uuid.UUID(body["attempt_id"])) == body["attempt_id"]
    assert judged(body) == ("admit", [], True)
    assert body["message"] == "可以通行"
    recorded_at = datetime.fromisoformat(body["recorded_at"])
    assert recorded_at.utcoffset() == timedelta(hours=8)
    assert before <= recorded_at <= SystemClock().now()


def test_twice_is_twice(cross, ask, issue):
    made = issue()

    first = cross(made["code"], *ENTRY, *NORMAL)
    second = cross(made["code"], *ENTRY, *NORMAL)

    assert first["attempt_id"] != second["attempt_id"]
    assert judged(second) == ("attention", ["already_inside"], False)
    assert len(ask("gate", "log")["attempts"]) == 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ("attention", ["temperature_missing"], False)),
        (("--confirm",), ("attention", ["temperature_missing"], False)),
        (("--override", "没带温度计"), ("attention", ["temperature_missing"], True)),
        (("--temperature", "36"), ("admit", [], True)),
        (("--temperature", "37.2"), ("admit", [], True)),
        (("--temperature", "37.24"), ("admit", [], True)),
        (("--temperature", "37.25"), ("refuse", ["temperature_high"], False)),
        (("--temperature", "37.3"), ("refuse", ["temperature_high"], False)),
        (("--temperature", "37.3", "--confirm"), ("refuse", ["temperature_high"], False)),
        (("--temperature", "39", "--override", "急"), ("refuse", ["temperature_high"], False)),
        (("--temperature", "33.8"), ("attention", ["temperature_low"], False)),
        (("--temperature", "33.8", "--confirm"), ("attention", ["temperature_low"], False)),
        (("--temperature", "33.8", "--override", "天冷"), ("attention", ["temperature_low"], True)),
        (("--temperature", "29.9"), ("attention", ["temperature_implausible"], False)),
        (("--temperature", "364"), ("attention", ["temperature_implausible"], False)),
        (("--temperature", "-5"), ("attention", ["temperature_implausible"], False)),
        (("--temperature", "36.4", "--at", "wrist"), ("admit", [], True)),
        (("--temperature", "36.4", "--at", "axillary"), ("admit", [], True)),
    ],
)
def test_temperatures(cross, issue, options, expected):
    assert judged(cross(issue()["code"], *ENTRY, *options)) == expected


def test_a_fever_names_value_and_limit_and_stays_open(cross, issue):
    made = issue()

    fever = cross(made["code"], *ENTRY, "--temperature", "37.6")
    again = cross(made["code"], *ENTRY, *NORMAL)

    assert "37.6" in fever["message"]
    assert "37.3" in fever["message"]
    assert judged(again) == ("refuse", ["recheck_open"], False)


def test_leaving_needs_no_temperature(cross, issue):
    assert judged(cross(issue()["code"], *EXIT)) == ("admit", [], True)


@pytest.mark.parametrize(
    ("state", "entry", "leaving"),
    [
        ("lost", ("refuse", False), ("attention", True)),
        ("void", ("refuse", False), ("attention", True)),
        ("suspended", ("attention", True), ("refuse", False)),
        ("applied", ("admit", True), ("attention", True)),
    ],
)
def test_confirming_what_says_to_look(cross, issue, state, entry, leaving):
    made = issue(state=state)

    out = cross(made["code"], *EXIT, "--confirm")
    back = cross(made["code"], *ENTRY, *NORMAL, "--confirm")

    assert (back["decision"], back["passed"]) == entry
    assert (out["decision"], out["passed"]) == leaving


def test_a_refused_card_is_overridden_with_a_reason(cross, ask, issue):
    made = issue(state="void")

    body = cross(made["code"], *ENTRY, *NORMAL, "--override", "本人已核对")

    assert judged(body) == ("refuse", ["void"], True)
    assert ask("gate", "log")["attempts"][0]["passed"] is True


def test_a_refused_card_moves_nobody(cross, ask, issue):
    made = issue(state="lost")
    cross(made["code"], *ENTRY, *NORMAL)

    (line,) = ask("gate", "log")["attempts"]
    at_home = cross("--identified", made["serial"], *ENTRY, *NORMAL, "--confirm")

    assert line["holder"] is None
    assert line["serial"] == made["serial"]
    assert judged(at_home) == ("attention", ["identified_by_guard"], True)


def test_who_is_identified_is_compared_first(cross, issue):
    made = issue()

    asked = cross("--identified", made["short_number"], *ENTRY, *NORMAL)
    let_in = cross("--identified", made["serial"], *ENTRY, *NORMAL, "--confirm")

    assert judged(asked) == ("attention", ["identified_by_guard"], False)
    assert judged(let_in)[2] is True


def test_a_short_number_is_typed(cross, issue):
    made = issue()

    body = cross(made["short_number"], *ENTRY, *NORMAL, "--confirm")

    assert judged(body) == ("attention", ["short_number_only"], True)


@pytest.mark.parametrize("code", ["hello", "", "6901234567892", "9" * 53])
def test_an_unknown_scan_is_recorded_too(cross, ask, code):
    body = cross(code, *ENTRY)

    assert body["decision"] == "refuse"
    assert body["passed"] is False
    assert [a["attempt_id"] for a in ask("gate", "log")["attempts"]] == [body["attempt_id"]]


def test_an_unknown_text_is_kept_as_a_hash_only(cross, booth):
    cross("11010519491231002X", *ENTRY)

    with sqlite3.connect(booth / "gangting.db") as file:
        rows = file.execute("SELECT raw, raw_hash FROM attempt").fetchall()
    assert rows[0][0] == ""
    assert len(rows[0][1]) == 64


def test_what_was_scanned_instead_is_named(cross):
    assert "商品条码" in cross("6901234567892", *ENTRY)["message"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("123",),
        ("123", "--direction", "sideways"),
        ENTRY,
        ("123", "--identified", "00000001", *ENTRY),
        ("123", *ENTRY, "--temperature", "warm"),
        ("123", *ENTRY, "--temperature", "nan"),
        ("123", *ENTRY, "--temperature", "36.4", "--at", "elbow"),
        ("123", *ENTRY, "--at", "wrist"),
        ("123", "456", *ENTRY),
    ],
)
def test_wrong_use(gangting, ask, arguments):
    said = gangting("gate", "cross", *arguments, "--json")

    assert said.status == 2
    assert said.out == ""
    assert said.err
    assert ask("gate", "log") == {"attempts": []}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("123", *ENTRY, "--override", " "), "reason_missing"),
        (("--identified", "00000001", *ENTRY), "not_found"),
        (("--identified", "nobody", *ENTRY), "bad_serial"),
    ],
)
def test_what_cannot_be_done_is_not_recorded(gangting, ask, arguments, code):
    assert gangting("gate", "cross", *arguments, "--json").error == code
    assert ask("gate", "log") == {"attempts": []}


def test_without_a_booth(command, folder):
    said = command("--data", folder, "gate", "cross", "1", *ENTRY, "--json")

    assert said.error == "not_initialised"
    assert not folder.exists()


def test_lines_for_people(gangting, issue):
    made = issue("--phone", "13812344821")
    passed = gangting("gate", "cross", made["code"], *ENTRY, *NORMAL)
    refused = gangting("gate", "cross", "hello", *ENTRY)
    log = gangting("gate", "log")

    assert passed.out == "通行 · 可以通行\n"
    assert refused.out.startswith("请勿放行 · ")
    assert len(log.out.splitlines()) == 2
    assert "36.4℃" in log.out
    assert "沈*" in log.out
    assert "沈青" not in passed.out + refused.out + log.out


class TestLog:
    def test_the_newest_first(self, cross, ask, issue):
        made = issue()
        crossed = [cross(made["code"], *ENTRY, *NORMAL), cross("hello", *ENTRY)]

        attempts = ask("gate", "log")["attempts"]

        assert [list(a) for a in attempts] == [LINE, LINE]
        assert attempts[0] == {
            "attempt_id": crossed[1]["attempt_id"],
            "at": crossed[1]["recorded_at"],
            "direction": "entry",
            "serial": None,
            "holder": None,
            "decision": "refuse",
            "reasons": ["malformed", "temperature_missing"],
            "passed": False,
            "temperature": None,
            "officer": "cli",
        }
        assert attempts[1] == {
            "attempt_id": crossed[0]["attempt_id"],
            "at": crossed[0]["recorded_at"],
            "direction": "entry",
            "serial": made["serial"],
            "holder": "沈*",
            "decision": "admit",
            "reasons": [],
            "passed": True,
            "temperature": 36.4,
            "officer": "cli",
        }

    def test_limit(self, cross, ask):
        ids = [cross(str(n), *ENTRY)["attempt_id"] for n in range(4)]

        log = ask("gate", "log", "--limit", 2)["attempts"]

        assert [a["attempt_id"] for a in log] == [ids[3], ids[2]]

    def test_since(self, cross, ask):
        first = cross("1", *ENTRY)
        second = cross("2", *ENTRY)

        def found(since):
            return len(ask("gate", "log", "--since", since)["attempts"])

        local = datetime.fromisoformat(second["recorded_at"])
        assert found(second["recorded_at"]) == 1
        assert found(local.astimezone(UTC).isoformat()) == 1
        assert found(local.replace(tzinfo=None).isoformat()) == 1
        assert found(local.date().isoformat()) == 2 - (
            datetime.fromisoformat(first["recorded_at"]).date() != local.date()
        )
        assert found("2999-01-01") == 0
        assert found("2020-02-02T20:20") == 2

    @pytest.mark.parametrize(
        "options",
        [
            ("--limit", 0),
            ("--limit", -1),
            ("--limit", 10_001),
            ("--limit", "all"),
            ("--since", "yesterday"),
            ("more",),
        ],
    )
    def test_wrong_use(self, gangting, options):
        said = gangting("gate", "log", *options, "--json")

        assert said.status == 2
        assert said.out == ""

    def test_whole_names_are_shown_on_request_and_journalled(self, cross, ask, issue, booth):
        cross(issue()["code"], *ENTRY, *NORMAL)

        (line,) = ask("gate", "log", "--full")["attempts"]

        assert line["holder"] == "沈青"
        with sqlite3.connect(booth / "gangting.db") as file:
            noted = file.execute(
                "SELECT detail FROM journal WHERE action = 'names.shown'"
            ).fetchall()
        assert noted == [('{"where": "gate.log", "count": 1}',)]

    def test_a_plate_and_a_company_are_masked_as_they_are(self, command, folder):
        command("--data", folder, "init", "--demo", 60)

        attempts = command("--data", folder, "gate", "log", "--limit", 5000, "--json").body
        whole = command("--data", folder, "gate", "log", "--limit", 5000, "--full", "--json").body

        pairs = {
            (shown["holder"], full["holder"])
            for shown, full in zip(attempts["attempts"], whole["attempts"], strict=True)
        }
        assert ("京A·***345", "京AD12345") in pairs
        companies = {full for shown, full in pairs if shown == full}
        assert companies <= {None, "快递", "外卖", "买菜送货", "邮政", "燃气", "电力"}
        assert len(companies) > 1
