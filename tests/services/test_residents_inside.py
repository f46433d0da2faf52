"""Who of those who live here is inside, by their last passage."""

import pytest

from gangting.domain.passes import Category


@pytest.fixture
def day(post):
    """Let three residents and a worker in, an hour apart; the first goes out again."""
    cards = [
        post.issue("沈青", "3-2-501"),
        post.issue("陆一鸣", "3-2-502", Category.TENANT),
        post.issue("欧阳建国", "5-1-302"),
        post.issue("唐晓", "物业", Category.WORKER),
    ]
    for card in cards:
        post.enter(card)
        post.clock.advance(3600)
    post.leave(cards[0])
    post.issue("韦雪梅", "5-1-303")
    post.household_pass("6-1-101")
    return post


def names(residents):
    return [one.found.name for one in residents.shown]


def test_the_newest_first_and_neither_workers_nor_who_has_not_passed(day):
    residents = day.s.people.at_home()
    assert (residents.inside, residents.outside) == (2, 1)
    assert names(residents) == ["欧阳建国", "陆一鸣"]
    newest = residents.shown[0]
    assert (newest.found.place, (day.clock.now() - newest.since).total_seconds()) == (
        "5-1-302",
        7200,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("oyjg", ["欧阳建国"]),
        ("陆", ["陆一鸣"]),
        ("3-2-50", ["陆一鸣"]),
        ("sq", []),
        ("tx", []),
        ("  ", ["欧阳建国", "陆一鸣"]),
    ],
)
def test_found_as_the_officer_types(day, text, found):
    residents = day.s.people.at_home(text)
    assert names(residents) == found
    assert (residents.inside, residents.outside) == (2, 1)


def test_no_more_than_asked_for(day):
    assert names(day.s.people.at_home(limit=1)) == ["欧阳建国"]


def test_who_moved_away_is_not_here(day):
    lu = next(one for one in day.s.people.at_home().shown if one.found.name == "陆一鸣")
    with day.s.database.write() as work:
        work.people.update(lu.found.ref.id, left_on=day.clock.now().date())
    residents = day.s.people.at_home()
    assert (residents.inside, residents.outside) == (1, 1)
    assert names(residents) == ["欧阳建国"]
