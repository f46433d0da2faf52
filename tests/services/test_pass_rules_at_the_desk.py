"""How many passes there may be, cars among them, and many passes extended at once."""

from datetime import date

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.services.passes import IssueRequest


def error_of(act) -> KnownError:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value


def request(name="沈青", room="3-2-501", category=Category.RESIDENT, **more) -> IssueRequest:
    return IssueRequest(name, room, category, **more)


def issue(post, *args, **more):
    return post.s.passes.issue(request(*args, **more), post.leader)


def actions(post) -> list[str]:
    rows = post.sql(
        "select action from journal where compound = :here order by sequence",
        here=post.booth.ref.compound,
    )
    return [action for (action,) in rows]


class TestRules:
    def test_by_default_the_second_is_pointed_out(self, post):
        assert issue(post).others == 0
        assert issue(post).others == 1
        assert post.s.passes.in_the_way(request()) == ()

    def test_two_leaders_at_once_overwrite_nothing(self, post):
        seen = post.s.pass_rules.current()
        first = post.s.pass_rules.save(PassRules(OnePer.PERSON), post.leader, seen)
        second = PassRules(most_per_household=3)
        assert error_of(lambda: post.s.pass_rules.save(second, post.leader, seen)).code == (
            "rules_changed"
        )
        assert post.s.pass_rules.current() == first
        assert post.s.pass_rules.save(second, post.leader, first) == second

    def test_one_per_person(self, post):
        first = issue(post)
        post.s.pass_rules.save(PassRules(OnePer.PERSON), post.leader)
        error = error_of(lambda: issue(post))
        assert error.code == "one_per_person"
        assert error.params["serials"] == first.entry_pass.serial_text
        [held] = post.s.passes.in_the_way(request())
        assert (held.entry_pass.serial, held.holder.name) == (first.entry_pass.serial, "沈青")
        issue(post, "陆远")
        issue(post, category=Category.WORKER)  # a helper's card is no outing
        assert post.count("entry_pass") == 3

    def test_one_per_household_and_a_limit(self, post):
        post.s.pass_rules.save(PassRules(OnePer.HOUSEHOLD), post.leader)
        issue(post)
        assert post.s.passes.in_the_way(request("陆远"))
        assert error_of(lambda: issue(post, "陆远")).code == "one_per_household"
        assert post.count("person") == 1  # what is refused leaves no trace
        issue(post, "陆远", "3-2-502")
        post.s.pass_rules.save(PassRules(most_per_household=2), post.leader)
        issue(post, "陆远")
        error = error_of(lambda: issue(post, "欧阳锦"))
        assert (error.code, error.params["most"]) == ("household_limit", 2)

    def test_a_reason_overrides_and_is_kept(self, post):
        post.s.pass_rules.save(PassRules(OnePer.PERSON), post.leader)
        issue(post)
        view = issue(post, despite="老人另需一张")
        assert view.events[0].reason == view.entry_pass.reason == "老人另需一张"
        assert "pass.rule_overridden" in actions(post)
        plain = issue(post, "陆远", despite="没有必要")
        assert plain.entry_pass.reason == ""
        assert post.journal_break() is None

    def test_what_is_out_of_use_does_not_count_until_it_is_back(self, post):
        lost = issue(post).entry_pass.serial
        post.act(lost, PassAction.COLLECT)
        post.act(lost, PassAction.REPORT_LOST)
        post.s.pass_rules.save(PassRules(OnePer.PERSON), post.leader)
        issue(post)
        assert error_of(lambda: post.act(lost, PassAction.REISSUE, "找回")).code == "one_per_person"
        view = post.act(lost, PassAction.REISSUE, "找回", despite_rules=True)
        assert view.entry_pass.state is PassState.APPLIED
        again = post.act(lost, PassAction.REISSUE, "换卡")  # its own card is not in its way
        assert again.entry_pass.edition == 2

    def test_an_expired_pass_is_in_nobodys_way(self, post):
        issue(post, until=date(2026, 11, 22))
        post.s.pass_rules.save(PassRules(OnePer.PERSON), post.leader)
        post.clock.advance(2 * 86_400)
        issue(post)


class TestCars:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("京A12345", "京A12345"),
            ("京a·d1234５", "京AD12345"),
            ("沪AD12345", "沪AD12345"),  # a small new-energy car: eight characters
            ("粤B12345D", "粤B12345D"),  # a large one: the letter stands last
            ("京A1234学", "京A1234学"),
            ("使123456", "使123456"),
        ],
    )
    def test_plates_of_ga_36(self, post, typed, kept):
        view = issue(post, "", category=Category.VEHICLE, plate=typed)
        assert view.entry_pass.holder.kind is HolderKind.VEHICLE
        assert view.holder.name == kept
        assert view.holder.lives_here

    def test_one_plate_is_one_car_however_it_is_typed(self, post):
        first = issue(post, "", category=Category.VEHICLE, plate="京AD12345")
        second = issue(post, "", "3-2-502", category=Category.VEHICLE, plate="京a·d１2345")
        assert second.entry_pass.holder == first.entry_pass.holder
        assert second.others == 1
        assert post.count("vehicle") == 1

    def test_one_pass_per_plate_where_that_is_the_rule(self, post):
        first = issue(post, "", category=Category.VEHICLE, plate="京A12345")
        post.s.pass_rules.save(PassRules(OnePer.HOUSEHOLD), post.leader)
        car = {"category": Category.VEHICLE, "plate": "京A·12345"}
        assert error_of(lambda: issue(post, "", **car)).code == "one_per_plate"
        [held] = post.s.passes.in_the_way(request("", **car))
        assert held.entry_pass.serial == first.entry_pass.serial
        issue(post, "", category=Category.VEHICLE, plate="京A54321")  # the family's second car
        issue(post, "沈青")  # and its people


class TestExtendingMany:
    def test_all_in_one_go(self, post):
        serials = [issue(post, name).entry_pass.serial for name in ("沈青", "陆远", "欧阳锦")]
        until = date(2028, 2, 29)
        extended = post.s.passes.extend_many(serials, until, post.leader, " 年审 ")
        assert [one.serial for one in extended] == serials
        for serial in serials:
            view = post.s.passes.show(serial)
            assert view.entry_pass.valid_until == until
            last = view.events[-1]
            assert (last.action, last.officer_id, last.reason) == (
                PassAction.EXTEND,
                post.leader.id,
                "年审",
            )
            assert last.before is last.after is PassState.APPLIED
        assert actions(post).count("pass.extended_many") == 1
        assert post.journal_break() is None

    def test_one_that_cannot_be_holds_back_all(self, post):
        good, void = (issue(post, name).entry_pass for name in ("沈青", "陆远"))
        post.act(void.serial, PassAction.VOID)
        extend, until = post.s.passes.extend_many, date(2028, 2, 29)
        both = [good.serial, void.serial]
        error = error_of(lambda: extend(both, until, post.leader))
        assert (error.code, error.params["serial"]) == ("cannot_extend", void.serial_text)
        assert post.s.passes.show(good.serial).entry_pass.valid_until == good.valid_until
        one = [good.serial]
        assert error_of(lambda: extend([], until, post.leader)).code == "nothing_chosen"
        assert error_of(lambda: extend([1], until, post.leader)).code == "not_found"
        past = date(2026, 11, 20)
        assert error_of(lambda: extend(one, past, post.leader)).code == "dates_out_of_order"
        far = date(2100, 1, 1)
        assert error_of(lambda: extend(one, far, post.leader)).code == "date_out_of_range"
        assert error_of(lambda: extend(one, until, post.volunteer)).code == "not_allowed"


class TestWhatEnds:
    def test_the_soonest_are_offered_where_there_are_more_than_can_be_extended(
        self, post, monkeypatch
    ):
        """Whoever was issued a pass last is not whoever needs a longer one first."""
        monkeypatch.setattr("gangting.services.passes.MOST_AT_ONCE", 2)
        days = {"沈青": date(2027, 1, 1), "陆远": date(2027, 3, 1), "欧阳锦": date(2027, 2, 1)}
        for name, until in days.items():
            issue(post, name, until=until)
        visitor = issue(post, "何田", category=Category.VISITOR).entry_pass
        assert visitor.serial not in {one.serial for one in post.s.passes.ending()}

        assert [one.valid_until for one in post.s.passes.ending()] == [
            days["沈青"],
            days["欧阳锦"],
        ]
        assert [one.valid_until for one in post.s.passes.ending(date(2027, 2, 1))] == [
            days["沈青"],
            days["欧阳锦"],
        ]
        assert [one.valid_until for one in post.s.passes.ending(date(2027, 1, 31))] == [
            days["沈青"]
        ]
