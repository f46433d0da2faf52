"""A card that was made void says who did it and when, in everyday words, wherever it is scanned."""

from datetime import timedelta

import pytest

from gangting.cli.jobs.sentences import verdict_message
from gangting.domain.actors import Role
from gangting.domain.passes import PassAction
from gangting.domain.verdict.facts import Direction, Reason
from gangting.services.hands import local_day
from gangting.wording import LANGUAGES, Words


@pytest.fixture
def said(post, checkout):
    """Say a verdict as `pass read` and `gate cross` do; the panel has the same sentence."""

    def say(outcome) -> dict[str, str]:
        policy = post.s.policies.current()
        today = local_day(post.clock.now(), policy.zone)
        folder = checkout / "resources" / "wording"
        return {
            language: verdict_message(outcome, Words(language, folder), today, policy.temperature)
            for language in LANGUAGES
        }

    return say


def everywhere(post, code: str):
    """Every way a card meets the booth: in, out, looked at, locked, by its short number."""
    yield post.scan(code, 364, Direction.ENTRY)
    yield post.scan(code, None, Direction.EXIT)
    yield post.s.gate.look(code)
    yield post.s.gate.defer(code)


@pytest.mark.parametrize(
    ("days", "near"), [(0, ("今天", "today")), (1, ("昨天", "yesterday")), (40, ())]
)
def test_who_and_when(post, said, days, near):
    card = post.issue()
    post.act(card.serial, PassAction.VOID, "搬走了")
    day = local_day(post.clock.now(), "Asia/Shanghai")
    chinese, english = near or (f"{day.month}月{day.day}日", f"on {day.day} ")
    post.clock.advance(timedelta(days=days))

    for outcome in everywhere(post, card.code):
        told = said(outcome)
        assert told["zh_CN"].startswith(f"这张证{chinese}由周岚作废了")
        assert told["en"].startswith(f"This pass was made void {english}")
        assert "by 周岚" in told["en"]
        assert "搬走了" not in "".join(told.values())  # why stands on the page of the pass


def test_by_one_who_no_longer_serves(post, said):
    clerk = post.s.officers.add("许清", Role.PASS_CLERK, "482913", post.leader)
    card = post.issue()
    post.s.passes.act(card.serial, PassAction.VOID, clerk, "重复")
    post.s.officers.change(clerk.id, post.leader, active=False)
    post.reopened()

    assert "今天由许清作废了" in said(post.s.gate.look(card.code))["zh_CN"]


def test_at_another_booth_by_somebody_this_one_has_never_heard_of(post, said, tmp_path):
    card = post.issue()
    said_before = post.s.gate.look(card.code)  # the names are known by now
    assert Reason.VOID not in said_before.verdict.reasons
    with post.second_booth(tmp_path / "north") as north:
        clerk = north.s.officers.add("许清", Role.PASS_CLERK, "482913", post.leader)
        north.s.passes.act(card.serial, PassAction.VOID, clerk, "重复")

    told = said(post.s.gate.look(card.code))
    assert "今天由许清作废了" in told["zh_CN"]
    assert told["en"].startswith("This pass was made void today by 许清")


def test_by_a_command(post, said):
    card = post.issue()
    post.s.passes.act(card.serial, PassAction.VOID, post.s.officers.command_line())

    told = said(post.s.gate.look(card.code))
    assert "由命令行作废了" in told["zh_CN"]
    assert "today by the command line" in told["en"]


def test_of_a_card_that_was_replaced_before(post, said):
    card = post.issue()
    newer = post.card(post.act(card.serial, PassAction.REISSUE, "丢了"))
    post.act(card.serial, PassAction.VOID, "搬走了")

    for code in (card.code, newer.code):
        outcome = post.s.gate.look(code)
        assert Reason.VOID in outcome.verdict.reasons
        assert "由周岚作废了" in said(outcome)["zh_CN"]


def test_once_it_was_left_behind_by_its_holder(post, said):
    card = post.issue()
    post.s.records.leave(card.ref.id, post.leader, "搬走了")

    assert "今天由周岚作废了" in said(post.s.gate.look(card.code))["zh_CN"]
