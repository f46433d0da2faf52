"""The booth: its folder, its keys, its first start and every later one."""

import json
import os
import sqlite3
import stat
import sys

import pytest

from gangting.booth import BoothRef, NewBooth, Where, create_booth, is_set_up, open_booth
from gangting.domain.errors import KnownError
from gangting.domain.verdict.facts import Reason
from gangting.host.keys import KeyFile


NEW = NewBooth("晴川里小区", "南门岗")
posix = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")


def error_of(act) -> KnownError:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value


@pytest.fixture
def made(tmp_path, clock):
    booth = create_booth(Where(tmp_path / "岗亭 data"), NEW, BoothRef(7, 3), clock)
    yield booth
    booth.close()


class TestFirstStart:
    def test_it_can_be_opened_again(self, made, clock):
        made.close()
        booth = open_booth(Where(made.folder), clock)
        assert booth.ref == BoothRef(7, 3)
        assert booth.services.setup.site().name == "晴川里小区"
        assert not booth.practice
        booth.close()

    @posix
    def test_nobody_else_can_read_it(self, made):
        assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
        private = {"gangting.db", "keys.json"}
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in made.folder.iterdir()}
        assert private <= set(modes)
        assert {mode for name, mode in modes.items() if name != "booth.json"} == {0o600}

    def test_not_twice(self, made, clock):
        error = error_of(lambda: create_booth(Where(made.folder), NEW, BoothRef(7, 3), clock))
        assert error.code == "already_initialised"

    def test_not_before_it_was_set_up(self, tmp_path, clock):
        assert not is_set_up(tmp_path)
        assert error_of(lambda: open_booth(Where(tmp_path), clock)).code == "not_initialised"

    def test_cut_off_half_way_it_can_be_done_again(self, tmp_path, clock):
        def cut_off(_booth):
            raise KeyboardInterrupt

        where = Where(tmp_path / "booth")
        with pytest.raises(KeyboardInterrupt):
            create_booth(where, NEW, BoothRef(7, 0), clock, cut_off)
        assert not is_set_up(where.folder)
        keys = KeyFile(where.folder / "keys.json").load()
        booth = create_booth(where, NEW, BoothRef(7, 0), clock)
        ring = booth.services.hands.keys()
        assert [k.secret for k in ring] == [k.secret for k in keys]
        booth.close()

    def test_what_is_wrong_leaves_no_booth(self, tmp_path, clock):
        where = Where(tmp_path / "booth")
        bad = NewBooth("", "南门岗")
        error = error_of(lambda: create_booth(where, bad, BoothRef(7, 0), clock))
        assert error.code == "site_name_missing"
        assert not is_set_up(where.folder)

    def test_compound_zero_is_for_practice(self, tmp_path, clock):
        booth = create_booth(Where(tmp_path / "practice"), NEW, BoothRef(0, 0), clock)
        assert booth.practice
        booth.close()


class TestDamage:
    @pytest.mark.parametrize("text", ["", "{}", "[]", '{"compound": "x", "booth": 0}', "\0"])
    def test_a_broken_booth_file_is_known(self, made, clock, text):
        made.close()
        (made.folder / "booth.json").write_text(text)
        error = error_of(lambda: open_booth(Where(made.folder), clock))
        assert error.code == "booth_file_unreadable"

    @pytest.mark.parametrize(
        "junk", [b"this is no database at all" * 200, b"SQLite format 3\0junk"]
    )
    def test_a_damaged_database_is_known(self, made, clock, junk):
        made.close()
        (made.folder / "gangting.db").write_bytes(junk)
        error = error_of(lambda: open_booth(Where(made.folder), clock))
        assert error.code == "database_unreadable"

    def test_a_page_overwritten_inside_is_known(self, made, clock):
        made.close()
        path = made.folder / "gangting.db"
        content = bytearray(path.read_bytes())
        content[4096 : len(content) // 2] = os.urandom(len(content) // 2 - 4096)
        path.write_bytes(bytes(content))

        def use():
            booth = open_booth(Where(made.folder), clock)
            try:
                booth.services.setup.site()
                booth.services.book.recent()
            finally:
                booth.close()

        assert error_of(use).code == "database_unreadable"

    def test_somebody_elses_database_is_left_alone(self, made, clock):
        path = made.folder / "gangting.db"
        made.close()
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute("create table setting (a)")
        other.close()
        error = error_of(lambda: open_booth(Where(made.folder), clock))
        assert error.code == "database_unreadable"
        with sqlite3.connect(path) as other:
            assert other.execute("select name from sqlite_master").fetchall() == [("setting",)]
        other.close()

    def test_a_server_that_is_not_there_is_known(self, made, clock):
        made.close()
        url = "postgresql+psycopg://nobody@127.0.0.1:1/nothing?connect_timeout=2"
        error = error_of(lambda: open_booth(Where(made.folder, url), clock))
        assert error.code == "database_unreachable"

    def test_a_broken_key_file_is_never_written_over(self, made, clock):
        made.close()
        path = made.folder / "keys.json"
        path.write_text("{")
        assert error_of(lambda: open_booth(Where(made.folder), clock)).code == "keys_unreadable"
        assert path.read_text() == "{"

    @pytest.mark.skipif(
        sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
        reason="the superuser may write anywhere",
    )
    def test_a_folder_nobody_may_write_is_known(self, tmp_path, clock):
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o500)
        where = Where(folder / "booth")
        error = error_of(lambda: create_booth(where, NEW, BoothRef(7, 0), clock))
        assert error.code == "folder_unusable"


class TestKeysUnderAnOpenBooth:
    def test_gone_the_gate_goes_on_with_what_it_had(self, make_post, expect_log):
        expect_log("the key file is gone")
        post = make_post("sqlite")
        shen = post.issue()
        (post.where.folder / "keys.json").unlink()
        assert post.enter(shen).passed

    def test_damaged_too_and_mended_it_is_read_again(self, make_post, expect_log):
        expect_log("keys_unreadable; the booth goes on")
        post = make_post("sqlite")
        shen = post.issue()
        path = post.where.folder / "keys.json"
        whole = path.read_text()
        path.write_text("{")
        assert post.enter(shen).passed
        body = json.loads(whole)
        body["keys"][0]["retired"] = True
        path.write_text(json.dumps(body, indent=2))
        assert Reason.RETIRED_KEY in post.leave(shen).verdict.reasons

    def test_without_a_live_key_nothing_is_issued_and_old_cards_are_told(self, make_post):
        post = make_post("sqlite")
        shen = post.issue()
        post.booth.keys.retire(7, 0)
        error = error_of(lambda: post.issue("陆一鸣", "3-2-502"))
        assert error.code == "no_signing_key"
        assert Reason.RETIRED_KEY in post.enter(shen).verdict.reasons


class TestPractice:
    def test_it_can_never_mix_with_the_real_one(self, make_post, tmp_path, clock):
        real = make_post("sqlite")
        practice = create_booth(Where(tmp_path / "practice"), NEW, BoothRef(0, 0), clock)
        cli = practice.services.officers.command_line()
        from gangting.domain.passes import Category  # noqa: PLC0415
        from gangting.services.passes import IssueRequest  # noqa: PLC0415

        request = IssueRequest("沈青", "3-2-501", Category.RESIDENT)
        view = practice.services.passes.issue(request, cli)
        code = practice.services.passes.code(view.entry_pass)
        practice.close()
        assert real.scan(code, 364).verdict.main.reason is Reason.OTHER_COMPOUND
