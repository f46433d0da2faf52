"""Reading codes and pictures."""

import random
import sqlite3

import pytest
import qrcode
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from gangting.booth import Where, open_booth
from gangting.cli.asked import Asked
from gangting.cli.jobs.read import read


RESULT = ["input", "text", "code", "decision", "reasons", "message", "fields", "holder"]
VECTOR = "05986312647070341096492321563115614655210922138434586"


def test_one_of_ours(ask, issue):
    made = issue()

    body = ask("pass", "read", made["code"])

    assert list(body) == ["results"]
    (result,) = body["results"]
    assert list(result) == RESULT
    assert result == {
        "input": made["code"],
        "text": made["code"],
        "code": made["code"],
        "decision": "admit",
        "reasons": [],
        "message": "可以通行",
        "fields": {
            "version": 1,
            "key_id": 0,
            "compound": 4660,
            "serial": made["serial"],
            "category": "resident",
            "valid_from": made["valid_from"],
            "valid_until": made["valid_until"],
            "edition": 0,
        },
        "holder": "沈青",
    }


@pytest.mark.parametrize(
    ("state", "decision", "reason"),
    [
        ("applied", "attention", "not_collected"),
        ("printed", "attention", "not_collected"),
        ("suspended", "attention", "suspended"),
        ("lost", "refuse", "lost"),
        ("void", "refuse", "void"),
        ("returned", "refuse", "returned"),
    ],
)
def test_every_state(ask, issue, state, decision, reason):
    (result,) = ask("pass", "read", issue(state=state)["code"])["results"]

    assert (result["decision"], result["reasons"]) == (decision, [reason])
    assert result["message"].endswith("。")


def test_a_short_number_proves_nothing(ask, issue):
    made = issue()

    (result,) = ask("pass", "read", made["short_number"])["results"]

    assert result["decision"] == "attention"
    assert result["reasons"] == ["short_number_only"]
    assert result["code"] is None
    assert result["fields"] == {}
    assert result["holder"] == "沈青"


@pytest.mark.parametrize(
    ("text", "reason", "code"),
    [
        (VECTOR, "other_compound", VECTOR),
        ("9" * 53, "malformed", "9" * 53),
        ("0" * 53, "unknown_version", "0" * 53),
        ("hello", "malformed", None),
        ("", "malformed", None),
        ("not-there.png", "malformed", None),
        ("6901234567892", "malformed", None),
        ("36.4", "malformed", None),
        ("123456789", "malformed", None),
    ],
)
def test_what_is_not_ours(ask, text, reason, code):
    (result,) = ask("pass", "read", text)["results"]

    assert list(result) == RESULT
    assert (result["input"], result["text"], result["code"]) == (text, text, code)
    assert (result["decision"], result["reasons"]) == ("refuse", [reason])
    assert result["fields"] == {}
    assert result["holder"] is None
    assert result["message"]


def test_what_a_scanner_adds_is_taken_off(ask, issue):
    made = issue()
    wide = made["code"].translate({ord("0") + n: 0xFF10 + n for n in range(10)})

    results = ask("pass", "read", f" {made['code']}\r\n", f"\\000026{made['code']}", wide)[
        "results"
    ]

    assert [r["text"] for r in results] == [made["code"]] * 3
    assert {r["decision"] for r in results} == {"admit"}


def test_one_wrong_digit_is_never_green(ask, issue):
    made = issue()
    codes = []
    for place, digit in enumerate(made["code"]):
        other = random.choice([d for d in "0123456789" if d != digit])
        codes.append(made["code"][:place] + other + made["code"][place + 1 :])

    results = ask("pass", "read", *codes)["results"]

    assert len(results) == 53
    assert {r["decision"] for r in results} == {"refuse"}


def test_an_expired_resident_may_come_home(ask, issue, booth):
    made = issue()
    with sqlite3.connect(booth / "gangting.db") as file:
        file.execute("UPDATE entry_pass SET valid_from='2025-01-01', valid_until='2025-12-31'")

    (result,) = ask("pass", "read", made["code"])["results"]

    assert (result["decision"], result["reasons"]) == ("attention", ["expired"])


def test_two_dashes_end_the_options(gangting):
    said = gangting("pass", "read", "--json", "--", "--json", "-1")

    assert [r["input"] for r in said.body["results"]] == ["--json", "-1"]


def test_nothing_is_recorded(ask, issue, booth):
    made = issue()
    before = ask("gate", "log")

    ask("pass", "read", made["code"], "nonsense", made["short_number"])

    assert ask("gate", "log") == before == {"attempts": []}


@pytest.mark.parametrize(
    "content", [b"", b"plain text", b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\n broken"]
)
def test_a_file_that_is_no_picture(ask, tmp_path, content):
    path = tmp_path / "file.png"
    path.write_bytes(content)

    (result,) = ask("pass", "read", path)["results"]

    assert (result["decision"], result["reasons"]) == ("refuse", ["malformed"])
    assert (result["text"], result["code"]) == ("", None)
    assert "图片" in result["message"]


def test_a_picture_without_a_code(ask, tmp_path):
    Image.new("L", (200, 200), 255).save(tmp_path / "white.png")

    (result,) = ask("pass", "read", tmp_path / "white.png")["results"]

    assert result["reasons"] == ["malformed"]
    assert "没找到" in result["message"]


def test_a_picture_of_something_else(ask, tmp_path):
    qrcode.make("https://example.invalid/menu").save(tmp_path / "menu.png")

    (result,) = ask("pass", "read", tmp_path / "menu.png")["results"]

    assert result["text"] == "https://example.invalid/menu"
    assert result["code"] is None
    assert result["reasons"] == ["malformed"]


def test_a_folder_is_no_picture(ask, tmp_path):
    (result,) = ask("pass", "read", tmp_path)["results"]

    assert result["reasons"] == ["malformed"]


def test_every_input_has_its_result_in_order(ask, issue):
    made = issue()
    inputs = ["a", made["code"], "b", made["code"]]

    assert [r["input"] for r in ask("pass", "read", *inputs)["results"]] == inputs


def test_wrong_use(gangting):
    assert gangting("pass", "read", "--json").status == 2
    assert gangting("pass", "read", "--json").out == ""


def test_without_a_booth(command, folder):
    assert command("--data", folder, "pass", "read", VECTOR, "--json").error == "not_initialised"


def test_lines_for_people(gangting, issue):
    made = issue()

    said = gangting("pass", "read", made["code"], "abc")

    assert said.status == 0
    assert said.out.splitlines()[0] == f"{made['code']}: 可以通行 · 可以通行"
    assert "请勿放行" in said.out.splitlines()[1]


@given(text=st.text(max_size=600) | st.from_regex(r"[0-9 \-]{0,60}", fullmatch=True))
@example(text="\0")
@example(text="\ud800")
@example(text="٣" * 53)
@example(text="x" * 5000)
@hypothesis_settings(max_examples=200)
def test_whatever_is_read_is_answered(fresh, text):
    answer = read(Asked(fresh), (text,))

    (result,) = answer.body["results"]
    assert list(result) == RESULT
    assert result["decision"] != "admit"
    assert result["input"] == text
    assert len(answer.lines) == 1


def test_the_log_stayed_empty_all_the_while(fresh):
    booth = open_booth(Where(fresh))

    assert booth.services.book.log(None, 10) == ()
    booth.close()
