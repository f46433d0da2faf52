"""What an unlucky or a mean hand brings about: texts nobody sees, a card reissued meanwhile."""

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.pickup import Proxy


@pytest.mark.parametrize("text", ["\0", "\x1b", "\u202e", "\u200b", "\ud800"])
class TestUnseen:
    def test_it_finds_nobody_and_hides_nobody(self, post, text):
        post.issue("沈青", "3-2-501")
        serial = post.issue("陆一鸣", "3-2-502", collected=False).serial
        post.act(serial, PassAction.PRINT_DONE)

        assert post.s.people.find(text, left_too=True) == ()
        assert [one.name for one in post.s.people.find(f"{text}沈{text}青")] == ["沈青"]
        assert len(post.s.pickup.queue(f"陆一鸣{text}", post.volunteer).lines) == 1

    def test_it_is_not_stored(self, post, text):
        card = post.issue("沈青", f"东门{text}  岗亭", Category.WORKER)
        view = post.act(card.serial, PassAction.VOID, f"丢{text}了\n 两次")

        assert view.holder.place_short == view.holder.place_spoken == "东门 岗亭"
        assert view.entry_pass.reason == view.events[-1].reason == "丢了 两次"

    def test_nor_where_many_are_extended(self, post, text):
        card = post.issue("沈青", "3-2-501")
        [after] = post.s.passes.extend_many(
            [card.serial], card.view.entry_pass.valid_until, post.leader, f"续{text}期"
        )

        assert after.reason == post.s.passes.show(card.serial).events[-1].reason == "续期"


def test_a_card_that_is_reissued_while_it_lies_at_the_desk_is_not_handed_over(post):
    desk, officer = post.s.pickup, post.volunteer
    serial = post.issue(collected=False).serial
    post.act(serial, PassAction.PRINT_DONE)
    desk.open(serial, "1", officer)

    post.act(serial, PassAction.REISSUE, "印坏了")

    assert desk.running("1") is None
    with pytest.raises(KnownError, match="pickup_not_open"):
        desk.hand_over(serial, officer)
    assert post.s.passes.show(serial).entry_pass.state is PassState.APPLIED
    [day] = desk.today("1")
    assert (day.handed_over, day.given_up) == (0, 1)
    post.act(serial, PassAction.PRINT_DONE)
    desk.open(serial, "2", officer)
    _, view = desk.hand_over(serial, officer)
    assert (view.entry_pass.state, view.entry_pass.edition) == (PassState.ACTIVE, 1)


def test_a_place_that_no_card_can_show_is_refused_as_in_a_list(post):
    post.issue("沈青", "楼" * 60, Category.WORKER)

    with pytest.raises(KnownError, match="card_line_too_long") as raised:
        post.issue("沈青", "楼" * 61, Category.WORKER)

    assert raised.value.params == {"most": 60}


def test_who_came_instead_is_kept_without_what_nobody_sees():
    assert Proxy("\u202e李\0梅", "家\ud800人").checked() == Proxy("李梅", "家人")
    with pytest.raises(KnownError, match="proxy_missing"):
        Proxy("\0", "家人").checked()
