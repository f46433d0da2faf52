"""Every table there is, for migrations and for tests that compare them."""

from gangting.storage.rows import gate, handover, passes, people, printing, site, supplies
from gangting.storage.rows.base import Base


metadata = Base.metadata

__all__ = ["gate", "handover", "metadata", "passes", "people", "printing", "site", "supplies"]
