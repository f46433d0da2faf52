"""The back of the cards as a leader writes it, on each kind of database."""

import pytest

from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.errors import KnownError


BACK = CardBack((("lost", "丢失请打居委会电话"),), "居委会 010-5550 1234", 30)


def test_it_is_the_usual_one_until_a_leader_writes_another(post):
    assert post.s.card_back.current() == USUAL
    assert post.s.card_back.save(BACK, post.leader) == BACK
    assert post.s.card_back.current() == BACK
    [printable] = post.s.passes.printables((post.issue().serial,))
    assert printable.back == BACK
    assert post.count("journal", "action = 'card_back.changed'") == 1


def test_only_a_leader_writes_it(post):
    for act in (
        lambda: post.s.card_back.save(BACK, post.volunteer),
        lambda: post.s.card_back.note_seal(post.volunteer, present=True),
    ):
        with pytest.raises(KnownError, match="not_allowed"):
            act()
    assert post.s.card_back.current() == USUAL


def test_the_second_of_two_leaders_is_told(post):
    post.s.card_back.save(BACK, post.leader, USUAL)
    with pytest.raises(KnownError, match="rules_changed"):
        post.s.card_back.save(CardBack(keep_days=7), post.leader, USUAL)
    assert post.s.card_back.current() == BACK


@pytest.mark.parametrize(
    "value",
    [
        {"lines": "x", "contact": 3, "keep_days": "many"},
        {"lines": {"lost": "字" * 90}},
        {"keep_days": True},
        {},
    ],
)
def test_what_is_unreadable_is_the_usual_one(post, value):
    with post.s.database.write() as work:
        work.site.save_setting("card_back", value)
    assert post.s.card_back.current() == USUAL


def test_who_changed_the_seal_is_noted(post):
    post.s.card_back.note_seal(post.leader, present=True)
    assert post.count("journal", "action = 'seal.changed'") == 1
    assert post.journal_break() is None
