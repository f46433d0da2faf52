"""The composition root of the window: settings → booth → services → devices → screens."""

from gangting.app import bare_qt  # first of all
from gangting.app.main import run


__all__ = ["bare_qt", "run"]
