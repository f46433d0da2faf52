"""A card that lies at a pick-up desk, and what is done to its pass somewhere else meanwhile."""

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState
from gangting.domain.pickup import PointDay
from gangting.services.person_records import PersonEdit
from gangting.wording.words import Words


ELSEWHERE = (
    (PassAction.VOID, PassState.VOID),
    (PassAction.REPORT_LOST, PassState.LOST),
    (PassAction.COLLECT, PassState.ACTIVE),
    (PassAction.REISSUE, PassState.APPLIED),
)


@pytest.fixture
def waiting(post):
    """A printed card whose holder stands at point 1 since twenty seconds."""
    card = post.issue(phone="19900004821", collected=False)
    post.act(card.serial, PassAction.PRINT_DONE)
    post.s.pickup.open(card.serial, "1", post.volunteer)
    post.clock.advance(20)
    return card


def is_over(post, serial) -> None:
    """The turn has ended without a hand-over, and nothing of it stays open."""
    desk = post.s.pickup
    assert desk.running("1") is None
    assert desk.today("1") == (PointDay("1", 0, None, 1),)
    assert desk.handed_over(serial) is None
    assert post.count("pickup", "running") == 0
    for end in (desk.hand_over, desk.give_up):
        with pytest.raises(KnownError, match="pickup_not_open"):
            end(serial, post.volunteer)
    assert not desk.hide_point("1", post.leader, hidden=False).hidden
    assert desk.hide_point("1", post.leader).hidden  # not busy
    assert post.journal_break() is None


@pytest.mark.parametrize(("action", "after"), ELSEWHERE)
def test_from_the_page_of_the_pass(post, waiting, action, after):
    view = post.act(waiting.serial, action, "另有原因")

    assert view.entry_pass.state is after
    is_over(post, waiting.serial)


@pytest.mark.parametrize(("action", "after"), ELSEWHERE)
def test_at_another_booth(post, waiting, tmp_path, action, after):
    with post.second_booth(tmp_path / "north") as north:
        officer = north.officers.get("周岚") or post.leader
        north.s.passes.act(waiting.serial, action, officer, "另有原因")
        assert north.s.pickup.running("1") is None

    assert post.s.passes.show(waiting.serial).entry_pass.state is after
    is_over(post, waiting.serial)


def test_with_its_holder_who_leaves_the_compound(post, waiting):
    post.s.records.leave(waiting.ref.id, post.leader, "搬走")

    assert post.s.passes.show(waiting.serial).entry_pass.state is PassState.VOID
    is_over(post, waiting.serial)


def test_by_crossing_the_gate_with_it(post, waiting):
    outcome = post.enter(waiting, confirm=True)

    assert outcome.passed
    assert post.s.passes.show(waiting.serial).entry_pass.state is PassState.ACTIVE
    is_over(post, waiting.serial)


def test_what_leaves_the_card_where_it_is_lets_the_clock_run(post, waiting):
    post.act(waiting.serial, PassAction.EXTEND)
    post.act(waiting.serial, PassAction.PRINT_DONE)
    post.s.records.edit(waiting.ref.id, PersonEdit(phone="19900001234"), post.leader)

    turn, view = post.s.pickup.hand_over(waiting.serial, post.volunteer)

    assert (turn.seconds, view.entry_pass.state) == (20, PassState.ACTIVE)
    assert post.s.pickup.today("1") == (PointDay("1", 1, 20, 0),)


def test_the_median_is_of_hand_overs_alone(post, waiting):
    post.clock.advance(3000)
    post.act(waiting.serial, PassAction.VOID, "重复")
    other = post.issue("陆远", collected=False)
    post.s.pickup.open(other.serial, "1", post.volunteer)
    post.clock.advance(50)
    post.s.pickup.hand_over(other.serial, post.volunteer)

    assert post.s.pickup.today("1") == (PointDay("1", 1, 50, 1),)


def test_the_desk_is_told_what_became_of_it(post, waiting, checkout):
    post.act(waiting.serial, PassAction.REPORT_LOST, "掉了")

    with pytest.raises(KnownError) as raised:
        post.s.pickup.hand_over(waiting.serial, post.volunteer)

    error, words = raised.value, checkout / "resources" / "wording"
    assert error.params == {"state": "lost"}
    assert "已挂失" in Words("zh_CN", words).error(error.code, **error.params)
    assert '"Lost" elsewhere' in Words("en", words).error(error.code, **error.params)
