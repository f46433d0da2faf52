"""The main job from an empty folder, by command alone."""

from datetime import datetime


def test_from_an_empty_folder_to_a_recorded_crossing(command, folder, tmp_path):
    def ask(*arguments):
        said = command("--data", folder, *arguments, "--json")
        assert said.status == 0, said
        assert said.err == ""
        return said.body

    booth = ask("init", "--compound", "晴川里小区", "--gate", "南门岗")
    card = ask("pass", "issue", "--name", "沈青", "--room", "3-2-501", "--category", "resident",
               "--phone", "13812344821")  # fmt: skip
    (picture,) = ask("pass", "render", card["serial"], "--out", tmp_path / "card.png")["files"]
    (paper,) = ask("pass", "render", card["serial"], "--out", tmp_path / "card.pdf")["files"]
    assert ask("pass", "print-done", card["serial"])["state"] == "printed"
    assert ask("pass", "collect", card["serial"])["state"] == "active"

    read = ask("pass", "read", picture, paper)["results"]
    assert [r["text"] for r in read] == [card["code"]] * 2
    assert {r["decision"] for r in read} == {"admit"}
    assert {r["fields"]["compound"] for r in read} == {booth["compound"]}
    assert {r["holder"] for r in read} == {"沈青"}
    assert ask("gate", "log") == {"attempts": []}

    crossed = ask("gate", "cross", read[0]["text"], "--direction", "entry", "--temperature", "36.4")
    assert (crossed["decision"], crossed["passed"]) == ("admit", True)

    (line,) = ask("gate", "log")["attempts"]
    assert line["attempt_id"] == crossed["attempt_id"]
    assert line["serial"] == card["serial"]
    assert line["temperature"] == 36.4
    assert line["passed"] is True
    assert datetime.fromisoformat(line["at"]).tzinfo is not None

    new = ask("pass", "reissue", card["serial"], "--reason", "丢了")
    old, again = ask("pass", "read", card["code"], new["code"])["results"]
    assert (old["decision"], old["reasons"][0]) == ("refuse", "older_edition")
    assert (again["decision"], again["reasons"]) == ("attention", ["not_collected"])
    assert ask("people", "find", "sq")["people"][0]["passes"] == [card["serial"]]
