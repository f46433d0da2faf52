"""Setting a booth up."""

import json
import sqlite3
import stat

import pytest


NAMES = ("--compound", "晴川里小区", "--gate", "南门岗")


def test_a_new_booth_says_its_numbers(command, folder):
    said = command("--data", folder, "init", *NAMES, "--json")

    assert said.status == 0
    assert said.err == ""
    body = said.body
    assert list(body) == ["compound", "gate", "booth", "people"]
    assert 1 <= body.pop("compound") <= 65535
    assert body == {"gate": "南门岗", "booth": 0, "people": 0}


def test_numbers_can_be_given(command, folder):
    said = command(
        "--data", folder, "init", *NAMES, "--compound-number", 7, "--booth", 12, "--json"
    )

    assert said.body == {"compound": 7, "gate": "南门岗", "booth": 12, "people": 0}


def test_numbers_differ_from_booth_to_booth(command, tmp_path):
    numbers = {
        command("--data", tmp_path / str(n), "init", *NAMES, "--json").body["compound"]
        for n in range(4)
    }

    assert len(numbers) > 1


def test_people_read_a_sentence(command, folder):
    said = command("--data", folder, "init", *NAMES, "--compound-number", 7)

    assert "晴川里小区" in said.out
    assert "7" in said.out
    assert str(folder) in said.out


def test_the_folder_is_private(command, folder):
    command("--data", folder, "init", *NAMES)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "keys.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "gangting.db").stat().st_mode) == 0o600


def test_a_second_time_is_refused_and_changes_nothing(gangting, booth):
    before = (booth / "keys.json").read_text()

    assert gangting("init", *NAMES, "--json").error == "already_initialised"
    assert (booth / "keys.json").read_text() == before


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--compound", "晴川里小区"),
        ("--gate", "南门岗"),
        ("--compound", "", "--gate", "南门岗"),
        (*NAMES, "--compound-number", 0),
        (*NAMES, "--compound-number", 65536),
        (*NAMES, "--compound-number", "many"),
        (*NAMES, "--booth", -1),
        (*NAMES, "--booth", 100),
        (*NAMES, "--demo", -1),
        (*NAMES, "--demo", 5, "--compound-number", 5),
        (*NAMES, "--unheard-of"),
        (*NAMES, "more"),
    ],
)
def test_wrong_use(command, folder, options):
    said = command("--data", folder, "init", *options, "--json")

    assert said.status == 2
    assert said.out == ""
    assert said.err
    assert not folder.exists()


def test_names_of_blanks_are_refused(command, folder):
    said = command("--data", folder, "init", "--compound", " ", "--gate", " ", "--json")

    assert said.error == "site_name_missing"


def test_after_a_failure_it_can_be_done_right(command, folder):
    command("--data", folder, "init", "--compound", " ", "--gate", " ")

    assert command("--data", folder, "init", *NAMES, "--json").status == 0


def test_a_file_in_the_way(command, tmp_path):
    (tmp_path / "file").write_text("")

    said = command("--data", tmp_path / "file", "init", *NAMES, "--json")

    assert said.error == "folder_unusable"


class TestDemo:
    def test_it_invents_as_many_as_asked_for(self, command, folder):
        said = command("--data", folder, "init", *NAMES, "--demo", 40, "--json")

        assert said.body == {"compound": 0, "gate": "南门岗", "booth": 0, "people": 40}

    def test_it_has_names_of_its_own(self, command, folder):
        body = command("--data", folder, "init", "--demo", 6, "--json").body

        assert body["gate"] == "南门岗"
        assert body["people"] == 6

    def test_nobody_at_all(self, command, folder):
        assert command("--data", folder, "init", "--demo", 0, "--json").body["people"] == 0

    def test_its_passes_can_be_read_and_cross(self, command, folder):
        command("--data", folder, "init", "--demo", 40)
        found = command("--data", folder, "people", "find", "4821", "--json").body["people"]
        serial = found[0]["passes"][0]
        code = command("--data", folder, "pass", "show", serial, "--json").body["code"]

        read = command("--data", folder, "pass", "read", code, "--json").body["results"][0]
        log = command("--data", folder, "gate", "log", "--limit", 500, "--json").body["attempts"]

        assert read["decision"] == "admit"
        assert read["fields"]["compound"] == 0
        assert len(log) > 50
        assert [line["at"] for line in log] == sorted((line["at"] for line in log), reverse=True)

    def test_without_a_folder_it_goes_into_the_practice_folder(self, command, tmp_path):
        environment = {"XDG_DATA_HOME": str(tmp_path)}

        said = command("init", "--demo", 6, "--json", **environment)

        assert said.status == 0
        assert [path.name for path in tmp_path.iterdir()] == ["gangting-practice"]
        assert command("gate", "log", "--json", **environment).error == "not_initialised"
        practice = command("--practice", "gate", "log", "--json", **environment)
        assert practice.status == 0

    def test_the_practice_folder_keeps_away_from_the_shared_database(self, command, tmp_path):
        environment = {
            "XDG_DATA_HOME": str(tmp_path),
            "GANGTING_DATABASE": f"sqlite:///{tmp_path / 'shared.db'}",
        }

        assert command("init", "--demo", 6, **environment).status == 0
        assert not (tmp_path / "shared.db").exists()


class TestSharedDatabase:
    @pytest.fixture
    def url(self, tmp_path):
        return f"sqlite:///{tmp_path / 'shared.db'}"

    def test_by_option_and_by_environment(self, command, folder, url, tmp_path):
        made = command("--data", folder, "--database", url, "init", *NAMES, "--json")
        asked = command("--data", folder, "gate", "log", "--json", GANGTING_DATABASE=url)
        elsewhere = command("--data", folder, "gate", "log", "--json")

        assert made.status == 0
        assert (tmp_path / "shared.db").is_file()
        assert asked.body == {"attempts": []}
        assert elsewhere.status == 1

    def test_two_compounds_live_side_by_side(self, command, tmp_path, url):
        for number in (7, 8):
            options = ("init", *NAMES, "--compound-number", number, "--json")
            said = command("--data", tmp_path / str(number), "--database", url, *options)
            assert said.body["compound"] == number

    def test_one_compound_set_up_twice_would_have_two_keys(self, command, tmp_path, url):
        options = ("--database", url, "init", *NAMES, "--compound-number", 7, "--json")
        command("--data", tmp_path / "first", *options)

        said = command("--data", tmp_path / "second", *options)

        assert said.error == "compound_number_taken"
        again = command("--data", tmp_path / "second", *options)
        assert again.error == "compound_number_taken"

    @pytest.mark.parametrize(
        "url", ["nonsense", "nosuch://host/db", "sqlite:////no/such/folder/x.db"]
    )
    def test_an_address_that_is_none(self, command, folder, url):
        said = command("--data", folder, "--database", url, "init", *NAMES, "--json")

        assert said.error in {"database_url_wrong", "database_unreadable"}

    def test_a_server_that_is_not_there(self, command, folder):
        url = "postgresql+psycopg://nobody@127.0.0.1:1/none"

        said = command("--data", folder, "--database", url, "init", *NAMES, "--json")

        assert said.error == "database_unreachable"


def test_a_damaged_booth_file_is_said(gangting, booth):
    (booth / "booth.json").write_text("{")

    assert gangting("gate", "log", "--json").error == "booth_file_unreadable"


def test_a_damaged_database_is_said(gangting, booth):
    for path in booth.glob("gangting.db*"):
        path.write_bytes(b"not a database, but long enough to be taken for one" * 100)

    assert gangting("gate", "log", "--json").error == "database_unreadable"


def test_a_newer_database_is_left_alone(gangting, booth):
    with sqlite3.connect(booth / "gangting.db") as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")

    assert gangting("gate", "log", "--json").error == "database_newer"


def test_keys_that_cannot_be_read_are_said(gangting, booth):
    (booth / "keys.json").write_text(json.dumps({"format": 99}))

    assert gangting("gate", "log", "--json").error == "keys_unreadable"
