"""Whole names on request, and the journal that keeps it."""

import pytest

from gangting.booth import BoothRef, NewBooth, Where, create_booth
from gangting.domain.actors import Officer, Role
from gangting.domain.errors import KnownError
from gangting.services.disclosures import Disclosures
from gangting.services.officers import CLI_NAME


@pytest.fixture
def services(tmp_path, clock):
    booth = create_booth(Where(tmp_path), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0), clock)
    yield booth.services
    booth.close()


def test_it_is_written_down_without_the_names(services):
    Disclosures(services.database, services.hands).note(
        "gate.log", 3, services.officers.command_line()
    )

    with services.database.read() as work:
        assert work.journal.broken_at(1) is None
        assert work.newest_recorded_at == services.hands.clock.now()


def test_it_needs_the_right(services):
    volunteer = Officer(services.hands.new_id(), "周岚", Role.VOLUNTEER)

    with pytest.raises(KnownError) as refused:
        Disclosures(services.database, services.hands).note("gate.log", 3, volunteer)

    assert refused.value.code == "not_allowed"


def test_the_reserved_officer_is_one_and_nobody_takes_its_name(services):
    first = services.officers.command_line()

    with pytest.raises(KnownError) as refused:
        services.officers.add(CLI_NAME, Role.VOLUNTEER, "2580", None)

    assert refused.value.code == "name_taken"
    assert services.officers.command_line() == first
    assert services.officers.names() == {first.id: CLI_NAME}
    assert services.officers.active() == ()


def test_the_name_is_kept_before_the_first_command(services):
    with pytest.raises(KnownError):
        services.officers.add(CLI_NAME, Role.LEADER, "2580", None)
