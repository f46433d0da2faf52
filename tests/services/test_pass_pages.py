"""Pages of passes, how many stand where, and what a card says."""

from datetime import date, timedelta

import pytest

from gangting.booth import BoothRef, NewBooth, Where, create_booth
from gangting.domain.passes import Category, PassAction, PassState
from gangting.services.pass_values import IssueRequest


@pytest.fixture
def services(tmp_path, clock):
    booth = create_booth(
        Where(tmp_path / "data"), NewBooth("晴川里小区", "南门岗"), BoothRef(4660, 3), clock
    )
    yield booth.services
    booth.close()


@pytest.fixture
def officer(services):
    return services.officers.command_line()


def issued(services, officer, name, until=None, category=Category.RESIDENT, **more):
    request = IssueRequest(name, "3-2-501", category, until=until, **more)
    return services.passes.issue(request, officer).entry_pass


def test_expired_passes_have_pages_and_counts_of_their_own(services, officer, clock):
    old = issued(services, officer, "沈青", date(2026, 11, 30))
    new = issued(services, officer, "冯可", date(2027, 11, 30))
    for one in (old, new):
        services.passes.act(one.serial, PassAction.COLLECT, officer)
    clock.advance(timedelta(days=30))
    waiting = issued(services, officer, "顾平")

    def serials(expired):
        page = services.passes.page((PassState.ACTIVE,), expired=expired)
        return [view.entry_pass.serial for view in page]

    assert serials(expired=True) == [old.serial]
    assert serials(expired=False) == [new.serial]
    assert serials(expired=None) == [new.serial, old.serial]
    assert services.passes.counts() == {PassState.ACTIVE: 2, PassState.APPLIED: 1}
    assert services.passes.expired_counts() == {PassState.ACTIVE: 1}
    assert services.passes.show(waiting.serial).entry_pass.state is PassState.APPLIED


def test_a_pass_is_good_through_its_last_day(services, officer, clock):
    one = issued(services, officer, "沈青", date(2026, 11, 22))
    services.passes.act(one.serial, PassAction.COLLECT, officer)

    clock.advance(timedelta(days=1))
    assert services.passes.expired_counts() == {}

    clock.advance(timedelta(days=1))
    assert services.passes.expired_counts() == {PassState.ACTIVE: 1}


def test_the_card_of_a_car_shows_the_plate_as_it_is_painted(services, officer):
    car = issued(services, officer, "", category=Category.VEHICLE, plate="京ad12345")

    [card] = services.passes.printables((car.serial,))

    assert card.holder == "京A·D12345"
