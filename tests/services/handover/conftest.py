"""A booth whose shifts are handed over, on each kind of database in turn."""

import pytest
from tests.crew import Crew


@pytest.fixture
def crew(post, clock):
    return Crew(post, clock)


@pytest.fixture
def crew_of(clock):
    """Return a maker of crews for a test that needs many posts."""
    return lambda post: Crew(post, clock)
