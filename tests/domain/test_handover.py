"""The rules of a handover without any books: states, steps, signatures."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    FROZEN,
    MOVES,
    Acknowledged,
    Condition,
    EquipmentCheck,
    EquipmentItem,
    EquipmentLine,
    Handover,
    HandoverMove,
    HandoverState,
    LeaderReason,
    OpenGroup,
    OpenItems,
    OpenLine,
    Progress,
    Signature,
    Step,
    leader_reasons,
    must_follow,
    next_state,
    with_check,
)


NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
HE, KANG = UUID(int=1), UUID(int=2)
RADIO = EquipmentItem("radio", (("zh_CN", "对讲机"), ("en", "Radio")), 2)


def sheet(**changes) -> Handover:
    return Handover(UUID(int=9), UUID(int=8), HE, NOW, **changes)


@pytest.mark.parametrize(("state", "move"), list(product(HandoverState, HandoverMove)))
def test_every_move_of_every_state(state, move):
    sources, target = MOVES[move]
    if state in sources:
        assert next_state(state, move) is target
    else:
        with pytest.raises(KnownError, match="handover_wrong_state"):
            next_state(state, move)


def test_a_frozen_sheet_never_thaws_and_every_state_is_reached():
    thawed = [m for m, (sources, to) in MOVES.items() if sources & FROZEN and to not in FROZEN]
    assert thawed == []
    assert {target for _, target in MOVES.values()} == set(HandoverState)


class TestSteps:
    def progress(self, handover: Handover, **changes) -> Progress:
        given = {
            "groups": (),
            "equipment": (EquipmentLine(RADIO, EquipmentCheck("radio", 2)),),
            "leader_reasons": frozenset(),
            "signed_digest": "d",
        } | changes
        return Progress(handover, **given)

    def test_in_their_order(self):
        seen = {"summary_seen_at": NOW}
        counted = seen | {"state": HandoverState.COUNTED}
        signed = counted | {"outgoing_signed": Signature(HE, NOW, "d")}
        waiting = OpenItems(OpenGroup.LOANS, (OpenLine("1", "雨伞"),))
        leads = frozenset({LeaderReason.OVER_TOLERANCE})
        unchecked = (EquipmentLine(RADIO),)
        for handover, changes, step in (
            (sheet(), {}, Step.SUMMARY),
            (sheet(**seen), {}, Step.COUNT),
            (sheet(**seen, state=HandoverState.DISPUTED), {}, Step.DISPUTE),
            (sheet(**counted), {"groups": (waiting,)}, Step.OPEN_ITEMS),
            (sheet(**counted), {"equipment": unchecked}, Step.EQUIPMENT),
            (sheet(**counted), {}, Step.SIGN),
            (sheet(**signed), {"signed_digest": "changed"}, Step.SIGN),
            (sheet(**signed), {"leader_reasons": leads}, Step.LEADER),
            (sheet(**signed), {}, Step.ACCEPT),
            (sheet(**signed | {"state": HandoverState.ACCEPTED}), {}, Step.DONE),
            (sheet(state=HandoverState.CLOSED), {}, Step.DONE),
        ):
            assert self.progress(handover, **changes).next_step is step

    def test_a_leader_signs_for_what_it_says_now(self):
        signed = sheet(
            summary_seen_at=NOW,
            state=HandoverState.COUNTED,
            outgoing_signed=Signature(HE, NOW, "d"),
            leader_signed=Signature(KANG, NOW, "before"),
        )
        leads = {"leader_reasons": frozenset({LeaderReason.EQUIPMENT_MISSING})}
        assert self.progress(signed, **leads).next_step is Step.LEADER
        again = replace(signed, leader_signed=Signature(KANG, NOW, "d"))
        assert self.progress(again, **leads).next_step is Step.ACCEPT


def test_open_items_tell_what_is_new():
    lines = (OpenLine("1", "陆**"), OpenLine("2", "钱*"))
    assert OpenItems(OpenGroup.LOANS, ()).settled
    unseen = OpenItems(OpenGroup.LOANS, lines)
    assert (unseen.settled, unseen.new, unseen.count) == (False, {"1", "2"}, 2)
    seen = replace(unseen, acknowledged=Acknowledged(OpenGroup.LOANS, ("1", "0"), NOW, KANG))
    assert (seen.settled, seen.new) == (True, {"2"})


def test_what_is_not_all_there_is_not_all_good():
    items = {"radio": RADIO}
    [one] = with_check((), EquipmentCheck("radio", 1), items)
    assert one.condition is Condition.MISSING
    [damaged] = with_check((one,), EquipmentCheck("radio", 1, Condition.DAMAGED), items)
    assert damaged.condition is Condition.DAMAGED
    assert EquipmentLine(RADIO, damaged).missing
    assert not EquipmentLine(RADIO, EquipmentCheck("radio", 2, Condition.DAMAGED)).missing
    assert EquipmentLine(RADIO, EquipmentCheck("radio", 2, Condition.MISSING)).missing
    with pytest.raises(KnownError, match="equipment_unknown"):
        with_check((), EquipmentCheck("piano", 1), items)


def test_when_a_leader_signs_and_who_follows_whom():
    short = (EquipmentLine(RADIO, EquipmentCheck("radio", 1)),)
    assert leader_reasons(over_tolerance=False, equipment=()) == frozenset()
    assert leader_reasons(over_tolerance=True, equipment=short) == set(LeaderReason)
    must_follow(HE, KANG, countersigned=False)
    must_follow(HE, HE, countersigned=True)
    with pytest.raises(KnownError, match="same_officer"):
        must_follow(HE, HE, countersigned=False)
