"""The site, its settings, and half-filled forms."""

import json
from dataclasses import replace

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site, TemperaturePolicy
from gangting.domain.verdict.facts import Reason
from gangting.services.policies import GatePolicy
from gangting.services.setup import LARGEST_COMPOUND, NewBooth, random_compound


class TestSite:
    def test_it_says_where_the_booth_stands(self, post):
        site = post.s.setup.site()
        assert (site.name, site.gate, site.zone) == ("晴川里小区", "南门岗", "Asia/Shanghai")
        assert (site.booth, site.epoch) == (0, 1)

    def test_it_is_set_up_once(self, post):
        with pytest.raises(KnownError) as raised:
            post.s.setup.init(NewBooth("别处", "北门"))
        assert raised.value.code == "already_initialised"

    @pytest.mark.parametrize(
        ("new", "error"),
        [
            (NewBooth(" ", "南门岗"), "site_name_missing"),
            (NewBooth("晴川里", ""), "site_name_missing"),
            (NewBooth("晴川里", "南门岗", zone="Mars/Base"), "zone_unknown"),
            (NewBooth("晴川里", "南门岗", zone=""), "zone_unknown"),
            (NewBooth("晴川里", "南门岗", zone="../etc/passwd"), "zone_unknown"),
        ],
        ids=str,
    )
    def test_what_is_wrong_is_said(self, post, new, error):
        with pytest.raises(KnownError) as raised:
            post.s.setup.init(new)
        assert raised.value.code == error

    def test_a_compound_number_is_drawn_from_the_real_ones(self, post):
        drawn = {random_compound(post.s.hands.random_below) for _ in range(200)}
        assert drawn <= set(range(1, LARGEST_COMPOUND + 1))
        assert len(drawn) > 150

    def test_days_are_the_compounds(self, post):
        """23:30 in the booth is half past three in the afternoon in UTC."""
        from datetime import UTC, date, datetime  # noqa: PLC0415

        shen = post.issue(until=date(2026, 11, 21))
        post.clock.set(datetime(2026, 11, 21, 15, 30, tzinfo=UTC))
        post.reopened()
        assert post.enter(shen).passed
        post.clock.advance(1800)
        post.reopened()
        assert Reason.EXPIRED in post.leave(shen).verdict.reasons


class TestSettings:
    def test_the_defaults(self, post):
        policy = post.s.policies.current()
        assert policy.temperature == TemperaturePolicy(thresholds=dict.fromkeys(Site, 373))
        assert policy.zone == "Asia/Shanghai"

    def test_they_hold_from_the_next_scan_on_and_after_a_restart(self, post):
        policy = post.s.policies.current()
        limits = replace(policy.temperature, threshold_counts=False)
        changed = replace(policy, verdict=replace(policy.verdict, temperature=limits))
        post.s.policies.save(changed, post.leader)
        assert post.enter(post.issue(), 373).passed
        post.reopened()
        assert post.enter(post.issue("陆一鸣", "3-2-502"), 373).passed
        assert not post.enter(post.issue("唐晓", "3-2-503"), 374).passed

    @pytest.mark.parametrize(
        "limits",
        [
            {"thresholds": dict.fromkeys(Site, 430)},
            {"thresholds": dict.fromkeys(Site, 349)},
            {"alert_from": 369},
            {"rest_minutes": 0},
            {"rest_minutes": 61},
        ],
        ids=str,
    )
    def test_out_of_range_they_are_refused_not_silently_forgotten(self, post, limits):
        policy = post.s.policies.current()
        bad = replace(policy.temperature, **limits)
        changed = replace(policy, verdict=replace(policy.verdict, temperature=bad))
        with pytest.raises(KnownError) as raised:
            post.s.policies.save(changed, post.leader)
        assert raised.value.code == "invalid_number"
        assert post.s.policies.current() == policy

    def test_two_leaders_change_what_they_touched_and_nothing_else(self, post):
        seen = post.s.policies.current()
        limits = replace(seen.temperature, rest_minutes=8)
        one = replace(seen, verdict=replace(seen.verdict, temperature=limits))
        other = replace(seen, visitor_hours=8)
        post.s.policies.save(one, post.leader, seen)
        kept = post.s.policies.save(other, post.leader, seen)
        assert (kept.temperature.rest_minutes, kept.visitor_hours) == (8, 8)
        assert post.s.policies.current() == kept
        *_, (last,) = post.sql(
            "select detail from journal where action = 'rules.changed' and compound = :c "
            "order by sequence",
            c=post.booth.ref.compound,
        )
        assert (json.loads(last) if isinstance(last, str) else last) == {"visitor_hours": 8}

    def test_of_one_setting_the_last_word_counts(self, post):
        seen = post.s.policies.current()
        post.s.policies.save(replace(seen, visitor_hours=8), post.leader, seen)
        kept = post.s.policies.save(replace(seen, visitor_hours=12), post.leader, seen)
        assert kept.visitor_hours == 12

    def test_bad_ones_in_the_database_fall_back_to_the_defaults(self, post):
        with post.s.database.write() as work:
            work.site.save_setting(
                "gate", {"threshold_forehead": "hot", "rest_minutes": -5, "visitor_hours": True}
            )
        post.reopened()
        policy = post.s.policies.current()
        assert policy.temperature.threshold(Site.FOREHEAD) == 373
        assert policy.temperature.rest_minutes == 5
        assert policy.visitor_hours == GatePolicy().visitor_hours


class TestDrafts:
    def test_a_half_filled_form_survives_a_restart(self, post):
        body = {"name": "陆一鸣", "phone": "139", "party": 2, "asked": [True, None]}
        post.s.drafts.save("visitor", body)
        post.reopened()
        assert post.s.drafts.load("visitor") == body
        assert post.s.drafts.load("vehicle") is None

    def test_the_last_one_counts_and_an_empty_one_is_none(self, post):
        post.s.drafts.save("visitor", {"name": "陆"})
        post.s.drafts.save("visitor", {"name": "陆一"})
        assert post.s.drafts.load("visitor") == {"name": "陆一"}
        post.s.drafts.save("visitor", {})
        assert post.s.drafts.load("visitor") is None

    def test_a_finished_form_is_forgotten(self, post):
        post.s.drafts.save("visitor", {"name": "陆"})
        post.s.drafts.drop("visitor")
        post.s.drafts.drop("visitor")
        assert post.s.drafts.load("visitor") is None

    def test_each_booth_has_its_own(self, post, tmp_path):
        post.s.drafts.save("visitor", {"name": "陆"})
        with post.second_booth(tmp_path / "north") as north:
            assert north.s.drafts.load("visitor") is None
            north.s.drafts.save("visitor", {"name": "唐"})
        assert post.s.drafts.load("visitor") == {"name": "陆"}
