"""Issuing a pass and its life."""

import re
from datetime import date, timedelta

import pytest

from gangting.booth import Where, open_booth


PASS = ["serial", "short_number", "code", "category", "valid_from", "valid_until", "state"]


def test_an_issued_pass(issue):
    made = issue(state="applied")

    assert list(made) == PASS
    assert re.fullmatch(r"03\d{6}", made["serial"])
    assert re.fullmatch(r"\d{3} \d{3} \d{3}", made["short_number"])
    assert made["short_number"].replace(" ", "")[:8] == made["serial"]
    assert re.fullmatch(r"\d{53}", made["code"])
    assert made["category"] == "resident"
    assert made["state"] == "applied"
    first, last = (date.fromisoformat(made[key]) for key in ("valid_from", "valid_until"))
    assert timedelta(days=364) < last - first < timedelta(days=367)


@pytest.mark.parametrize(
    ("category", "options"),
    [
        ("resident", ()),
        ("tenant", ("--phone", "138 1234 4821")),
        ("worker", ("--room", "物业")),
        ("service", ("--room", "家政")),
        ("delivery", ("--room", "快递")),
        ("visitor", ("--phone", "13812344821")),
        ("vehicle", ("--plate", "京A·D12345")),
        ("vehicle", ("--plate", "京AD12345", "--name", "")),
    ],
)
def test_every_category(issue, category, options):
    assert issue(*options, category=category, state="applied")["category"] == category


def test_until_a_day(issue):
    assert issue("--until", "2030-02-28")["valid_until"] == "2030-02-28"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--name", ""), "invalid_name"),
        (("--name", "1"), "invalid_name"),
        (("--phone", "123"), "invalid_phone"),
        (("--room", "somewhere"), "invalid_address"),
        (("--room", ""), "invalid_address"),
        (("--until", "2020-02-02"), "dates_out_of_order"),
        (("--until", "2999-01-01"), "date_out_of_range"),
        (("--category", "vehicle"), "invalid_plate"),
        (("--category", "vehicle", "--plate", "4821"), "invalid_plate"),
    ],
)
def test_what_cannot_be_issued(gangting, ask, options, code):
    given = {"--name": "沈青", "--room": "3-2-501", "--category": "resident"}
    given |= dict(zip(options[::2], options[1::2], strict=True))
    flat = [part for pair in given.items() for part in pair]

    assert gangting("pass", "issue", *flat, "--json").error == code
    assert ask("people", "find", "沈青") == {"people": []}


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--name", "沈青", "--room", "3-2-501"),
        ("--name", "沈青", "--room", "3-2-501", "--category", "neighbour"),
        ("--name", "沈青", "--room", "3-2-501", "--category", "resident", "--until", "tomorrow"),
        ("--name", "沈青", "--room", "3-2-501", "--category", "resident", "--until", "2026-13-01"),
        ("--name", "沈青", "--room", "3-2-501", "--category", "resident", "extra"),
    ],
)
def test_wrong_use(gangting, options):
    said = gangting("pass", "issue", *options, "--json")

    assert said.status == 2
    assert said.out == ""
    assert said.err


def test_a_second_pass_is_pointed_out(gangting, issue):
    issue()
    options = ("--name", "沈青", "--room", "3-2-501", "--category", "resident")

    said = gangting("pass", "issue", *options)

    assert said.status == 0
    assert "还有 1 张证" in said.out


def test_the_same_serial_is_shown(ask, issue):
    made = issue()

    assert ask("pass", "show", made["serial"]) == made
    assert ask("pass", "show", made["short_number"]) == made
    assert ask("pass", "show", made["short_number"].replace(" ", "-")) == made


@pytest.mark.parametrize(
    ("serial", "code"),
    [
        ("00000001", "not_found"),
        ("1", "bad_serial"),
        ("", "bad_serial"),
        ("abcdefgh", "bad_serial"),
        ("１２３", "bad_serial"),
        ("000 000 011", "bad_short_number"),
        ("9" * 53, "bad_serial"),
    ],
)
@pytest.mark.parametrize("verb", ["show", "void", "extend"])
def test_what_is_no_pass_here(gangting, verb, serial, code):
    assert gangting("pass", verb, serial, "--json").error == code


LIFE = [
    ("print-done", "applied", "printed"),
    ("print-done", "printed", "printed"),
    ("collect", "applied", "active"),
    ("collect", "printed", "active"),
    ("void", "applied", "void"),
    ("void", "active", "void"),
    ("lost", "active", "lost"),
    ("lost", "suspended", "lost"),
    ("reissue", "active", "applied"),
    ("reissue", "lost", "applied"),
    ("reissue", "void", "applied"),
    ("suspend", "active", "suspended"),
    ("resume", "suspended", "active"),
    ("extend", "active", "active"),
    ("extend", "suspended", "suspended"),
    ("return", "active", "returned"),
]


@pytest.mark.parametrize(("verb", "before", "after"), LIFE)
def test_the_life_of_a_pass(ask, issue, verb, before, after):
    made = issue(state=before)

    moved = ask("pass", verb, made["serial"], "--reason", "试一下")

    assert list(moved) == PASS
    assert moved["state"] == after
    assert moved["serial"] == made["serial"]
    assert ask("pass", "show", made["serial"]) == moved


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("print-done", "active"),
        ("collect", "active"),
        ("collect", "lost"),
        ("void", "void"),
        ("lost", "applied"),
        ("reissue", "returned"),
        ("suspend", "applied"),
        ("resume", "active"),
        ("extend", "lost"),
        ("return", "printed"),
    ],
)
def test_what_its_life_does_not_allow(gangting, ask, issue, verb, state):
    made = issue(state=state)

    assert gangting("pass", verb, made["serial"], "--json").error == "wrong_state"
    assert ask("pass", "show", made["serial"])["state"] == state


def test_a_reissue_changes_the_code_and_keeps_the_serial(ask, issue):
    made = issue()
    again = ask("pass", "reissue", made["serial"])

    read = ask("pass", "read", made["code"], again["code"])["results"]

    assert again["serial"] == made["serial"]
    assert [result["fields"]["edition"] for result in read] == [0, 1]
    assert "older_edition" in read[0]["reasons"]
    assert read[1]["reasons"] == ["not_collected"]


def test_an_extension_keeps_the_code_readable(ask, issue):
    made = issue()

    moved = ask("pass", "extend", made["serial"], "--until", "2031-01-01")

    assert moved["valid_until"] == "2031-01-01"
    assert ask("pass", "read", made["code"])["results"][0]["decision"] == "admit"


def test_a_reissue_can_bring_a_new_last_day(ask, issue):
    made = issue()

    assert ask("pass", "reissue", made["serial"], "--until", "2031-01-01")["valid_until"] == (
        "2031-01-01"
    )


def test_an_extension_into_the_past_is_refused(gangting, issue):
    made = issue()

    said = gangting("pass", "extend", made["serial"], "--until", "2020-01-01", "--json")

    assert said.error == "dates_out_of_order"


def test_a_day_makes_sense_for_some_verbs_only(gangting, issue):
    made = issue()

    assert gangting("pass", "void", made["serial"], "--until", "2031-01-01").status == 2


def test_lines_for_people_name_nobody(gangting, issue):
    made = issue("--phone", "13812344821")

    said = gangting("pass", "show", made["serial"])

    assert made["serial"] in said.out
    assert made["code"] in said.out
    assert "已领取" in said.out
    assert "沈青" not in said.out
    assert "4821" not in said.out.replace(made["code"], "").replace(made["serial"], "")


def test_commands_act_as_the_reserved_officer(gangting, ask, issue):
    made = issue()
    ask("pass", "lost", made["serial"])

    message = ask("pass", "read", made["code"])["results"][0]["message"]
    ask("pass", "void", made["serial"])
    voided = ask("pass", "read", made["code"])["results"][0]["message"]

    assert "今天挂失" in message
    assert "命令行作废" in voided


def test_english_where_it_is_asked_for(gangting):
    said = gangting("pass", "show", "00000001", GANGTING_LANGUAGE="en")

    assert said.status == 1
    assert said.out == ""
    assert "found" in said.err


def test_several_are_extended_at_once_or_none(gangting, ask, issue):
    first, second, third = (issue("--name", name)["serial"] for name in ("沈青", "陆远", "唐晓"))
    answer = ask("pass", "extend", first, second, "--until", "2030-02-28", "--reason", "年审")
    assert [one["serial"] for one in answer["passes"]] == [first, second]
    assert {one["valid_until"] for one in answer["passes"]} == {"2030-02-28"}
    assert list(answer["passes"][0]) == PASS

    ask("pass", "void", second)
    refused = gangting("pass", "extend", third, second, "--until", "2031-02-28", "--json")
    assert refused.status == 1
    assert refused.error == "cannot_extend"
    assert ask("pass", "show", third)["valid_until"] != "2031-02-28"


def test_a_second_pass_of_a_plate_is_pointed_out(gangting, issue):
    issue("--name", "", "--plate", "沪AD12345", category="vehicle")

    again = gangting(
        *("pass", "issue", "--name", "", "--room", "3-2-501"),
        *("--category", "vehicle", "--plate", "沪a·d12345"),
    )

    assert again.status == 0
    assert "还有 1 张证" in again.out


def test_a_lost_pass_beside_another_is_reissued_with_a_reason_only(gangting, ask, issue, booth):
    lost = issue()
    ask("pass", "lost", lost["serial"])
    issue()
    made = open_booth(Where(booth))
    with made.services.database.write() as work:
        work.site.save_setting("pass_rules", {"one_per": "person", "most_per_household": 0})
    made.close()

    said = gangting("pass", "reissue", lost["serial"], "--reason", "丢了", "--json")
    assert said.error == "one_per_person"
    both = ("--reason", "丢了", "--override", "两处住房各一张")
    again = ask("pass", "reissue", lost["serial"], *both)
    assert (again["serial"], again["state"]) == (lost["serial"], "applied")
    assert again["code"] != lost["code"]
    [old] = ask("pass", "read", lost["code"])["results"]
    assert old["reasons"] == ["older_edition", "not_collected"]
    assert "旧证" in old["message"]
    made = open_booth(Where(booth))
    life = made.services.passes.show(int(lost["serial"])).events
    made.close()
    assert life[-1].reason == "丢了 · 两处住房各一张"
