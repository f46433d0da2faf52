"""A reason or a remark is kept whole or refused whole, wherever it is given."""

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.free_text import LONGEST_NAME, LONGEST_REASON
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction
from gangting.domain.pickup import Proxy
from gangting.services.pass_values import IssueRequest
from gangting.services.person_records import PersonEdit


FULL = "因" * LONGEST_REASON
TOO_LONG = f"{FULL}由"


def refused(act) -> None:
    with pytest.raises(KnownError, match="text_too_long") as raised:
        act()
    assert raised.value.params["most"] in {LONGEST_REASON, LONGEST_NAME}


STEPS = (
    PassAction.SUSPEND,
    PassAction.RESUME,
    PassAction.EXTEND,
    PassAction.REPORT_LOST,
    PassAction.REISSUE,
    PassAction.PRINT_DONE,
    PassAction.COLLECT,
    PassAction.RETURN,
    PassAction.VOID,
)


def test_of_every_step_in_the_life_of_a_pass(post):
    serial = post.issue().serial
    for action in STEPS:
        if action is PassAction.VOID:
            serial = post.issue("陆远").serial
        before = post.s.passes.show(serial)
        refused(lambda a=action, s=serial: post.act(s, a, TOO_LONG))
        assert post.s.passes.show(serial) == before
        after = post.act(serial, action, f" {FULL}\n")
        assert after.entry_pass.reason == after.events[-1].reason == FULL


def test_where_many_are_extended(post):
    card = post.issue()
    until = card.view.entry_pass.valid_until

    refused(lambda: post.s.passes.extend_many([card.serial], until, post.leader, TOO_LONG))
    [after] = post.s.passes.extend_many([card.serial], until, post.leader, FULL)

    assert after.reason == FULL


def test_of_a_pass_against_the_rules(post):
    post.s.pass_rules.save(PassRules(one_per=OnePer.PERSON), post.leader)
    card = post.issue()

    def ask(reason):
        return IssueRequest("沈青", "3-2-501", Category.RESIDENT, despite=reason)

    refused(lambda: post.s.passes.issue(ask(TOO_LONG), post.leader))
    assert post.count("entry_pass") == 1
    assert post.s.passes.issue(ask(FULL), post.leader).events[0].reason == FULL
    post.act(card.serial, PassAction.VOID, "重复")
    refused(
        lambda: post.act(card.serial, PassAction.REISSUE, TOO_LONG, despite_rules=True),
    )


def test_of_what_is_changed_of_a_person(post):
    records, who = post.s.records, post.issue().ref.id
    other = post.issue("沈清").ref.id
    acts = (
        lambda why: records.edit(who, PersonEdit(phone="19900004821"), post.leader, why),
        lambda why: records.move_house(who, "5-1-302", post.leader, why),
        lambda why: records.merge(who, other, post.leader, why),
        lambda why: records.separate(other, post.leader, why),
        lambda why: records.leave(who, post.leader, why),
        lambda why: records.come_back(who, post.leader, why),
    )
    for act in acts:
        before = records.history(who)
        refused(lambda a=act: a(TOO_LONG))
        assert records.history(who) == before
        act(FULL)
        assert records.history(who)[0].reason == FULL


def test_of_a_print_run(post):
    batches = post.s.batches
    batch_id = batches.begin([post.issue(collected=False).serial], "card", post.leader).batch.id
    for act in (batches.halt, batches.cancel):
        refused(lambda a=act: a(batch_id, TOO_LONG, post.leader))
        assert act(batch_id, FULL, post.leader).batch.why == FULL


def test_of_who_comes_instead(post):
    serial = post.issue(collected=False).serial
    post.act(serial, PassAction.PRINT_DONE)
    post.s.pickup.open(serial, "1", post.volunteer)
    name = "名" * LONGEST_NAME

    refused(lambda: post.s.pickup.hand_over(serial, post.volunteer, Proxy(f"{name}名", "家人")))
    turn, _ = post.s.pickup.hand_over(serial, post.volunteer, Proxy(name, "家人"))

    assert turn.proxy == Proxy(name, "家人")


def test_of_what_is_decided_at_the_gate(post):
    card = post.issue()
    post.act(card.serial, PassAction.SUSPEND, "返京观察")
    stopped = post.leave(card)
    attempt = stopped.attempt_id

    refused(lambda: post.s.gate.override(attempt, TOO_LONG, post.leader))
    assert post.s.gate.override(attempt, FULL, post.leader).passed
    refused(lambda: post.s.corrections.correct(attempt, post.leader, TOO_LONG))
    post.s.corrections.correct(attempt, post.leader, FULL)
    assert post.s.gate.outcome(attempt).correction_reason == FULL
