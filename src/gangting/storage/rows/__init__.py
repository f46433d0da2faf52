"""Typed rows; they never leave storage."""

from gangting.storage.rows import gate, passes, people, site
from gangting.storage.rows.base import Base


metadata = Base.metadata

__all__ = ["gate", "metadata", "passes", "people", "site"]
