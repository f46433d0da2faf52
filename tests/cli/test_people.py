"""Finding people."""

import sqlite3

import pytest


@pytest.fixture
def known(issue):
    return issue("--phone", "13812344821")


@pytest.mark.parametrize(
    "text", ["沈青", "沈", "sq", "shenq", "SQ", "4821", "138123", "3-2-501", "3-2", "3号楼2单元501"]
)
def test_by_whatever_is_remembered(ask, known, text):
    assert ask("people", "find", text) == {
        "people": [
            {
                "kind": "person",
                "name": "沈*",
                "room": "3-2-5**",
                "phone": "138****4821",
                "standing": "resident",
                "passes": [known["serial"]],
            }
        ]
    }


def test_by_the_short_number(ask, known):
    (person,) = ask("people", "find", known["short_number"])["people"]

    assert person["passes"] == [known["serial"]]


def test_a_vehicle_by_its_plate(ask, issue):
    made = issue("--plate", "京A·D12345", category="vehicle")

    (vehicle,) = ask("people", "find", "京AD1")["people"]

    assert vehicle["kind"] == "vehicle"
    assert vehicle["name"] == "京A·***345"
    assert vehicle["standing"] is None
    assert vehicle["passes"] == [made["serial"]]


@pytest.mark.parametrize("text", ["", " ", "nobody", "9999", "%", "京", "x" * 500])
def test_nobody(gangting, ask, known, text):
    assert ask("people", "find", text) == {"people": []}

    said = gangting("people", "find", text)
    assert said.status == 0
    assert "没有找到" in said.out


def test_the_found_can_be_identified(ask, known):
    (person,) = ask("people", "find", "沈青")["people"]

    crossed = ask("gate", "cross", "--identified", person["passes"][0], "--direction", "exit")

    assert crossed["decision"] == "attention"


def test_full_is_full_and_journalled(ask, known, booth):
    (person,) = ask("people", "find", "沈青", "--full")["people"]

    assert (person["name"], person["room"], person["phone"]) == ("沈青", "3-2-501", "13812344821")
    with sqlite3.connect(booth / "gangting.db") as file:
        noted = file.execute("SELECT detail FROM journal WHERE action = 'names.shown'").fetchall()
    assert noted == [('{"where": "people.find", "count": 1}',)]


def test_limit(ask, issue):
    for room in ("3-2-501", "3-2-502", "3-2-503"):
        issue(room=room)

    assert len(ask("people", "find", "3-2", "--limit", 2)["people"]) == 2


def test_lines_for_people(gangting, known):
    said = gangting("people", "find", "沈青")

    assert said.out == f"沈*  3-2-5**  138****4821  {known['serial']}\n"


@pytest.mark.parametrize(
    "options", [(), ("a", "b"), ("\ud800",), ("a", "--limit", 0), ("a", "--limit", "x")]
)
def test_wrong_use(gangting, options):
    said = gangting("people", "find", *options, "--json")

    assert said.status == 2
    assert said.out == ""


def test_who_left_is_listed_where_wanted(ask, gangting, known, booth):
    from gangting.booth import Where, open_booth  # noqa: PLC0415  the commands come first

    opened = open_booth(Where(booth))
    services = opened.services
    [found] = services.people.find("沈青")
    services.records.leave(found.ref.id, services.officers.command_line(), "搬走")
    opened.close()

    assert ask("people", "find", "沈青") == {"people": []}
    (person,) = ask("people", "find", "沈青", "--left")["people"]
    assert person["left"] is True
    assert "已搬走" in gangting("people", "find", "沈青", "--left").out
