"""Identity and chance: ids made by this booth, numbers nobody can guess."""

import secrets
import uuid

import uuid_utils.compat


def new_id() -> uuid.UUID:
    """Make an id (UUIDv7): unique across booths, later ones greater within the process."""
    return uuid_utils.compat.uuid7()


def random_below(limit: int) -> int:
    """Return an unpredictable whole number from 0 up to, not including, the limit."""
    return secrets.randbelow(limit)
