"""Every table there is, for migrations and for tests that compare them."""

from gangting.storage.rows import gate, passes, people, site, supplies
from gangting.storage.rows.base import Base


metadata = Base.metadata

__all__ = ["gate", "metadata", "passes", "people", "site", "supplies"]
