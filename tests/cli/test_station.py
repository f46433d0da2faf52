"""The warm station and the stock count at the command line."""

import uuid

import pytest

from gangting.booth import Where, open_booth
from gangting.domain.actors import Role


ITEM = [
    "code", "name", "unit", "kind", "on_hand", "usable", "lent", "overdue",
    "bottom", "target", "low", "days", "lots",
]  # fmt: skip
ACT = ["act_id", "kind", "quantity", "worker", "at", "item"]
FAR = ("--expiry", "2060-01-01")


@pytest.fixture
def station(ask):
    return lambda *arguments: ask("station", *arguments)


@pytest.fixture
def failed(gangting):
    """Type a command that cannot be done, and return its error's code."""
    return lambda *arguments: gangting(*arguments, "--json").error


@pytest.fixture
def second(booth):
    """Add the officer who verifies a count."""
    there = open_booth(Where(booth))
    there.services.officers.add("周岚", Role.LEADER, "2468", None)
    there.close()
    return "周岚"


def item_of(body, code="mask"):
    return next(item for item in body["items"] if item["code"] == code)


class TestStation:
    def test_a_new_booth_lists_the_eight_items(self, station):
        body = station("list")
        assert list(body) == ["items", "low", "served"]
        assert (len(body["items"]), body["low"], body["served"]) == (8, 8, {})
        assert list(item_of(body)) == ITEM

    def test_in_and_out(self, station):
        station("receive", "mask", "--quantity", 30, "--expiry", "2059-01-01", "--lot", "A7")
        got = station("receive", "防护口罩", "--quantity", 50, *FAR, "--source", "purchased")
        assert list(got) == ACT
        assert (got["kind"], got["item"]["on_hand"]) == ("receive", 80)
        assert got["item"]["lots"] == [
            {"expiry": "2059-01-01", "quantity": 30},
            {"expiry": "2060-01-01", "quantity": 50},
        ]
        assert not got["item"]["low"]

        given = station("give", "Face mask", "--worker", "rider", "--quantity", 2)
        assert (given["kind"], given["quantity"], given["worker"]) == ("give", 2, "rider")
        assert given["item"]["lots"][0]["quantity"] == 28
        assert str(uuid.UUID(given["act_id"])) == given["act_id"]
        assert given["at"].endswith("+08:00")

        gone = station("discard", "mask", "--quantity", 8, "--reason", "lost", "--note", "进水")
        assert gone["item"]["on_hand"] == 70
        assert station("list")["served"] == {"rider": 1}
        low = station("list", "--low")["items"]
        assert "mask" not in [item["code"] for item in low]
        assert len(low) == 7

    def test_out_and_back_by_tag(self, station):
        tags = ("--tag", "U1", "--tag", "u2")
        station("receive", "umbrella", "--quantity", 2, *tags)
        lent = station("lend", "--tag", "u1", "--worker", "courier", "--phone-tail", "5678")
        assert list(lent) == [*ACT, "tag", "due_at"]
        assert (lent["tag"], lent["item"]["on_hand"], lent["item"]["lent"]) == ("U1", 1, 1)
        assert station("return", "--tag", "U1")["item"]["lent"] == 0
        later = station("lend", "--tag", "U2", "--worker", "other", "--due", "2060-01-01T08:00")
        assert later["due_at"] == "2060-01-01T08:00:00.000+08:00"
        lost = station("return", "--tag", "U2", "--reason", "lost")
        assert (lost["item"]["on_hand"], lost["item"]["lent"]) == (1, 0)

    def test_what_cannot_be_done_says_so(self, failed, station, gangting):
        station("receive", "mask", "--quantity", 3, *FAR)
        for arguments, code in (
            (("give", "nothing", "--worker", "rider"), "unknown_item"),
            (("give", "mask", "--worker", "rider", "--quantity", 4), "shortage"),
            (("give", "umbrella", "--worker", "rider"), "not_given"),
            (("give", "ginger_tea", "--worker", "rider"), "item_not_in_use"),
            (("receive", "mask", "--quantity", 1), "expiry_missing"),
            (("receive", "mask", "--quantity", 1, "--expiry", "2020-01-01"), "already_expired"),
            (("receive", "mask", "--quantity", 1, *FAR, "--source", "donated"), "donor_missing"),
            (("receive", "mask", "--quantity", 1, *FAR, "--tag", "M1"), "not_lent"),
            (("lend", "--tag", "U9", "--worker", "rider"), "unknown_tag"),
            (("return", "--tag", "U9"), "unknown_tag"),
            (("discard", "mask", "--quantity", 1, "--reason", "expired"), "nothing_expired"),
        ):
            assert failed("station", *arguments) == code
        said = gangting("station", "give", "mask", "--worker", "rider", "--quantity", 4)
        assert said.status == 1
        assert said.out == ""
        assert "防护口罩能用的只剩 3，不够 4" in said.err

    @pytest.mark.parametrize(
        "arguments",
        [
            ("give", "mask"),
            ("give", "mask", "--worker", "nobody"),
            ("give", "mask", "--worker", "rider", "--quantity", 0),
            ("receive", "mask", "--quantity", 1, "--expiry", "soon"),
            ("lend", "--tag", "U1", "--worker", "rider", "--due", "soon"),
            ("discard", "mask", "--quantity", 1, "--reason", "boredom"),
        ],
    )
    def test_wrong_use_is_status_2(self, gangting, arguments):
        said = gangting("station", *arguments, "--json")
        assert (said.status, said.out) == (2, "")

    def test_for_people_it_says_what_is_left(self, gangting, station):
        station("receive", "mask", "--quantity", 3, *FAR)
        said = gangting("station", "give", "mask", "--worker", "rider")
        assert (said.status, said.out) == (0, "防护口罩还有 2 个\n")
        assert "防护口罩还有 2 个" in gangting("station", "list").out


class TestCount:
    @pytest.fixture(autouse=True)
    def _stock(self, station):
        station("receive", "mask", "--quantity", 10, *FAR)

    @pytest.fixture
    def count(self, ask):
        return lambda *arguments: ask("count", *arguments)

    def test_from_start_to_end(self, count, second, station, failed):
        begun = count("start", "--scope", "partial", "--item", "mask", "--item", "umbrella")
        assert [(one["code"], one["state"], one["book"]) for one in begun["lines"]] == [
            ("mask", "not_counted", None),
            ("umbrella", "not_counted", None),
        ]
        first = count("line", "mask", "--quantity", 8)
        assert (first["state"], first["book"], first["difference"]) == ("reason_missing", 10, -2)
        assert count("line", "mask", "--reason", "lost", "--note", "找过")["state"] == "different"
        assert count("line", "umbrella", "--quantity", 0)["state"] == "verified"
        assert failed("count", "finish") == "verifier_must_differ"
        assert failed("count", "finish", "--verified-by", "某人") == "not_found"
        done = count("finish", "--verified-by", second)
        assert (done["count_id"], done["state"]) == (begun["count_id"], "accepted")
        assert done["verified_by"] == second
        assert not done["over_tolerance"]
        assert [(one["expected"], one["actual"], one["reason"]) for one in done["lines"]] == [
            (10, 8, "lost"),
            (0, 0, None),
        ]
        assert item_of(station("list"))["on_hand"] == 8
        assert failed("count", "finish") == "no_open_count"

    def test_what_moved_meanwhile_is_kept_or_left_out(self, count, station):
        count("start")
        count("line", "mask", "--quantity", 10)
        station("give", "mask", "--worker", "rider")
        kept = count("line", "mask", "--keep")
        assert kept["state"] == "verified"
        done = count("finish")
        assert [one["counted"] for one in done["lines"]] == [True] + [False] * 7
        assert item_of(station("list"))["on_hand"] == 9

    def test_several_counts_and_one_thrown_away(self, count, failed):
        first = count("start", "--scope", "moved")
        second = count("start")
        assert failed("count", "line", "mask", "--quantity", 1) == "count_unclear"
        thrown = count("finish", "--cancel", "--count", second["count_id"])
        assert thrown["state"] == "cancelled"
        assert count("line", "mask", "--quantity", 10)["count_id"] == first["count_id"]
        closed = second["count_id"]
        assert failed("count", "line", "mask", "--quantity", 1, "--count", closed) == (
            "count_is_closed"
        )

    @pytest.mark.parametrize(
        "arguments",
        [
            ("start", "--scope", "partial"),
            ("start", "--item", "mask"),
            ("line", "mask"),
            ("line", "mask", "--quantity", -1),
            ("line", "mask", "--quantity", 1, "--reason", "boredom"),
            ("finish", "--count", "7"),
        ],
    )
    def test_wrong_use_is_status_2(self, gangting, arguments):
        said = gangting("count", *arguments, "--json")
        assert (said.status, said.out) == (2, "")

    def test_for_people(self, gangting):
        assert "防护口罩  未数" in gangting("count", "start").out
        assert (
            gangting("count", "line", "mask", "--quantity", 9).out == "防护口罩  请选原因  9/10\n"
        )
        gangting("count", "line", "mask", "--quantity", 10)
        assert "防护口罩  10/10" in gangting("count", "finish").out
