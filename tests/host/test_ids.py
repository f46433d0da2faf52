import uuid
from itertools import pairwise

from gangting.host.ids import new_id, random_below


def test_ids_are_standard_uuids_of_version_7():
    made = new_id()

    assert type(made) is uuid.UUID
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_every_id_is_greater_than_the_one_before():
    made = [new_id() for _ in range(20_000)]

    assert all(earlier < later for earlier, later in pairwise(made))


def test_random_numbers_stay_below_the_limit_and_reach_every_value():
    assert {random_below(6) for _ in range(1000)} == set(range(6))
