"""What may be done to a pass and what not; every change is kept with who, when and why."""

import pytest

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import MOVES, Category, PassAction, PassState, next_state
from gangting.services.pass_values import IssueRequest
from gangting.wording import LANGUAGES, Words


S, A = PassState, PassAction
WAYS = {
    S.APPLIED: (),
    S.PRINTED: (A.PRINT_DONE,),
    S.ACTIVE: (A.COLLECT,),
    S.SUSPENDED: (A.COLLECT, A.SUSPEND),
    S.LOST: (A.COLLECT, A.REPORT_LOST),
    S.VOID: (A.VOID,),
    S.RETURNED: (A.COLLECT, A.RETURN),
}
#: Undoing belongs to the pick-up desk, where its turn is undone with it.
ACTIONS = tuple(action for action in MOVES if action is not A.UNDO_COLLECT)


@pytest.fixture
def tellers(checkout):
    return [Words(language, checkout / "resources" / "wording") for language in LANGUAGES]


def brought_to(post, state: PassState) -> int:
    serial = post.issue(collected=False).serial
    for action in WAYS[state]:
        post.act(serial, action)
    return serial


@pytest.mark.parametrize("state", PassState)
def test_everything_that_can_be_asked_of_a_pass_in_this_state(post, state, tellers):
    for action in ACTIONS:
        serial = brought_to(post, state)
        before, entries = post.s.passes.show(serial), post.count("journal")
        post.clock.advance(60)
        if state in MOVES[action][0]:
            after = post.act(serial, action, "说明原因")
            event = after.events[-1]
            assert after.events[:-1] == before.events
            assert (event.action, event.before) == (action, state)
            assert event.after is after.entry_pass.state is next_state(state, action)
            assert (event.officer_id, event.at) == (post.leader.id, post.clock.now())
            assert (event.reason, event.edition) == ("说明原因", after.entry_pass.edition)
            assert post.count("journal") == entries + 1
        else:
            refused(post, serial, action, tellers)
            assert post.s.passes.show(serial) == before
            assert post.count("journal") == entries
    refused(post, brought_to(post, state), A.UNDO_COLLECT, tellers)
    assert post.journal_break() is None


def refused(post, serial, action, tellers) -> None:
    state = post.s.passes.show(serial).entry_pass.state
    with pytest.raises(KnownError, match="wrong_state") as raised:
        post.act(serial, action)
    assert raised.value.params == {"state": state.value, "action": action.value}
    for words in tellers:
        said = words.error("wrong_state", **raised.value.params)
        assert words.state(state) in said
        assert words.sentence(f"action.{action}") in said


def test_a_hand_over_and_what_takes_it_back(post):
    serial = brought_to(post, S.PRINTED)
    post.s.pickup.open(serial, "1", post.volunteer)
    post.s.pickup.hand_over(serial, post.volunteer)
    post.clock.advance(5)
    _, view = post.s.pickup.undo(serial, post.leader)

    given, taken = view.events[-2:]
    assert (given.action, given.officer_id) == (A.COLLECT, post.volunteer.id)
    assert (taken.action, taken.officer_id) == (A.UNDO_COLLECT, post.leader.id)
    assert (taken.before, taken.after) == (S.ACTIVE, S.PRINTED)
    assert taken.at == post.clock.now()


def test_many_at_once_are_each_written_down(post):
    serials = [brought_to(post, state) for state in (S.APPLIED, S.ACTIVE, S.SUSPENDED)]
    until = post.s.passes.show(serials[0]).entry_pass.valid_until
    post.clock.advance(60)

    post.s.passes.extend_many(serials, until, post.leader, "年审")

    for serial in serials:
        event = post.s.passes.show(serial).events[-1]
        assert (event.action, event.reason) == (A.EXTEND, "年审")
        assert (event.officer_id, event.at) == (post.leader.id, post.clock.now())


def test_why_it_was_done_against_the_rules(post):
    post.s.pass_rules.save(PassRules(one_per=OnePer.PERSON), post.leader)
    first = brought_to(post, S.VOID)
    request = IssueRequest("沈青", "3-2-501", Category.RESIDENT)
    second = post.s.passes.issue(request, post.leader)
    again = IssueRequest("沈青", "3-2-501", Category.RESIDENT, despite="行动不便，家人代用")
    third = post.s.passes.issue(again, post.leader)
    reissued = post.act(first, A.REISSUE, "原证找到了", despite_rules=True)

    assert second.events[0].reason == ""
    assert (third.events[0].reason, third.events[0].officer_id) == (
        "行动不便，家人代用",
        post.leader.id,
    )
    assert reissued.events[-1].reason == "原证找到了"
    assert post.count("journal", "action = 'pass.rule_overridden'") == 2


def test_who_it_was_is_known_when_they_no_longer_serve(post):
    serial = brought_to(post, S.ACTIVE)
    clerk = post.s.officers.add("许清", Role.PASS_CLERK, "482913", post.leader)
    view = post.s.passes.act(serial, A.VOID, clerk, "重复")
    post.s.officers.change(clerk.id, post.leader, active=False)

    assert post.s.officers.names()[view.events[-1].officer_id] == "许清"
