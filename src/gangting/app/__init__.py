"""The composition root of the window: settings → booth → services → devices → screens."""

from gangting.app.main import run


__all__ = ["run"]
