"""The station on a file and on a server."""

import pytest
from tests.shop import Shop


@pytest.fixture
def shop(post):
    return Shop(post)


@pytest.fixture
def quick(make_post):
    """Return a shop on a file only: for what does not depend on the database."""
    return Shop(make_post("sqlite"))
