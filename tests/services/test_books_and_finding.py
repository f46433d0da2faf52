"""The lists and figures of the gate, and finding somebody as the officer types."""

from datetime import timedelta

import pytest

from gangting.domain.passes import Category, HolderKind
from gangting.domain.people import Standing
from gangting.domain.verdict.facts import Direction


class TestBook:
    def test_the_newest_first_in_pages(self, post):
        shen = post.issue()
        ids = []
        for _ in range(5):
            ids.append(post.scan(shen.code, 364, confirm=True).attempt_id)
            post.clock.advance(5)
        first = post.s.book.recent(2)
        second = post.s.book.recent(2, first[-1].attempt)
        third = post.s.book.recent(2, second[-1].attempt)
        assert [line.attempt.id for line in (*first, *second, *third)] == ids[::-1]
        assert post.s.book.recent(2, third[-1].attempt) == ()

    def test_in_the_same_moment_the_later_is_the_newer(self, post):
        shen = post.issue()
        ids = [post.scan(shen.code, 364).attempt_id for _ in range(4)]
        assert [line.attempt.id for line in post.s.book.recent(4)] == ids[::-1]

    def test_two_booths_in_one_list(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            north.officers = post.officers
            ids = []
            for turn in range(6):
                at = (post, north)[turn % 2]
                ids.append(at.scan(shen.code, 364, confirm=True).attempt_id)
                post.clock.advance(61)
            first = post.s.book.recent(4)
            rest = post.s.book.recent(4, first[-1].attempt)
            assert [line.attempt.id for line in (*first, *rest)] == ids[::-1]

    def test_the_log_since_a_moment(self, post):
        shen = post.issue()
        post.scan(shen.code)
        post.clock.advance(600)
        since = post.clock.now()
        later = post.scan(shen.code)
        assert [line.attempt.id for line in post.s.book.log(since, 10)] == [later.attempt_id]
        assert len(post.s.book.log(None, 10)) == 2
        assert len(post.s.book.log(None, 1)) == 1

    def test_a_line_says_who_and_where(self, post):
        shen = post.issue("沈青", "3-2-501", phone="13812344821")
        post.enter(shen)
        [line] = post.s.book.recent(1)
        assert (line.holder_name, line.place_short, line.serial, line.phone) == (
            "沈青",
            "3-2-501",
            shen.serial,
            "13812344821",
        )
        assert line.attempt.tenths == 364

    def test_figures_are_the_days(self, post):
        shen, lu = post.issue(), post.issue("陆一鸣", "3-2-502")
        post.enter(shen)
        post.enter(lu, children=2)
        post.clock.advance(60)
        post.leave(shen)
        post.enter(post.issue("唐晓", "3-2-503"), 378)
        figures = post.s.book.counters()
        assert (figures.entries, figures.exits, figures.abnormal) == (4, 1, 1)
        post.clock.set(post.clock.now() + timedelta(hours=10))  # past midnight in the compound
        figures = post.s.book.counters()
        assert (figures.entries, figures.exits, figures.abnormal) == (0, 0, 0)

    def test_compounds_on_one_server_know_nothing_of_each_other(self, make_post):
        one, two = make_post("postgresql", "one"), make_post("postgresql", "two")
        shen = one.issue()
        one.enter(shen)
        assert two.s.book.recent() == ()
        assert two.s.people.find("沈") == ()
        assert two.s.passes.counts() == {}
        assert two.s.book.counters().entries == 0


class TestFinding:
    @pytest.fixture
    def street(self, post):
        for name, room, phone in (
            ("沈青", "3-2-501", "13812344821"),
            ("单雄信", "3-2-502", "13912344822"),
            ("欧阳娜娜", "13-2-501", "13712344823"),
            ("阿依努尔·买买提", "5-1-302", ""),
        ):
            post.issue(name, room, phone=phone)
        post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
        return post

    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            ("sq", ["沈青"]),
            ("SQ", ["沈青"]),
            ("shen", ["沈青"]),
            ("s", ["单雄信", "沈青"]),
            ("sxx", ["单雄信"]),
            ("oynn", ["欧阳娜娜"]),
            ("沈", ["沈青"]),
            ("4821", ["沈青"]),
            ("138", ["沈青"]),
            ("13812344821", ["沈青"]),
            ("３-２-５０１", ["沈青"]),
            ("3号楼2单元501", ["沈青"]),
            ("3-2", ["单雄信", "沈青"]),
            ("5-1-302", ["阿依努尔·买买提"]),
            ("京A1", ["京A12345"]),
            ("京a12345", ["京A12345"]),
            ("zzz", []),
            ("", []),
            ("   ", []),
            ("%", []),
            ("_", []),
            ("'; drop table person; --", []),
            ("\U0010ffff", []),
            ("\ud800", []),
        ],
    )
    def test_as_the_officer_types(self, street, typed, names):
        assert sorted(found.name for found in street.s.people.find(typed)) == sorted(names)

    def test_by_the_short_number(self, street):
        card = street.issue("唐晓", "7-1-101")
        [found] = street.s.people.find(card.view.entry_pass.short_number)
        assert found.ref == card.ref

    def test_never_more_than_asked_for(self, street):
        assert len(street.s.people.find("s", limit=1)) == 1

    def test_who_moved_away_is_not_found(self, street):
        [found] = street.s.people.find("sq")
        with street.s.database.write() as work:
            work.people.update(found.ref.id, left_on=street.clock.now().date())
        assert street.s.people.find("sq") == ()

    def test_what_is_found_says_who_it_is(self, street):
        [found] = street.s.people.find("oynn")
        assert found.ref.kind is HolderKind.PERSON
        assert (found.place, found.standing) == ("13-2-501", Standing.RESIDENT)
        host = street.s.visits.host(street.s.people.household_of(found.ref).address_short)
        assert [p.name for p in host.people] == ["欧阳娜娜"]
        [entry_pass] = street.s.people.passes_of(found.ref)
        assert entry_pass.category is Category.RESIDENT

    def test_found_and_identified(self, street):
        [found] = street.s.people.find("4821")
        outcome = street.s.gate.identify(found.ref, street.say(364, confirm=True), Direction.ENTRY)
        assert outcome.passed
        assert outcome.holder.name == "沈青"
