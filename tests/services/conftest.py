"""The services are tried through a real database: a file, and a server."""

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def post(request, make_post):
    """Return a booth with officers, on each kind of database in turn."""
    return make_post(request.param)
